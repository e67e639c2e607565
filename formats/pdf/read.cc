#include "formats/pdf/read.h"

#include <array>
#include <charconv>
#include <exception>
#include <map>
#include <string_view>
#include <utility>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

std::string bytes_of(const Buffer& buffer) {
  return {reinterpret_cast<const char*>(buffer.getBuffer()), buffer.getSize()};
}

// Copies objects of another file, each once, with everything that they refer to.
class Importer {
 public:
  explicit Importer(ObjectFile& file) : file_(file) {}

  // Recursion is as deep as direct objects nest, which the other file's reader limits.
  std::string import_value(QPDFObjectHandle object) {
    if (object.isIndirect()) {
      return reference(import_object(object));
    }
    if (object.isArray()) {
      std::string out = "[";
      for (const QPDFObjectHandle& item : object.aitems()) {
        out += (out.size() == 1 ? "" : " ") + import_value(item);
      }
      return out + "]";
    }
    return object.isDictionary() ? dictionary(import_entries(object)) : object.unparse();
  }

  void finish() {
    while (!waiting_.empty()) {
      auto [object, id] = std::move(waiting_.back());
      waiting_.pop_back();
      put(object, id);
    }
  }

 private:
  ObjectId import_object(const QPDFObjectHandle& object) {
    const auto [place, is_new] = ids_.try_emplace(object.getObjGen());
    if (is_new) {
      place->second = file_.reserve();
      waiting_.emplace_back(object, place->second);
    }
    return place->second;
  }

  Entries import_entries(QPDFObjectHandle& object) {
    Entries entries;
    for (const auto& [key, value] : object.ditems()) {
      if (key != "/Length") {
        entries.emplace_back(key.substr(1), import_value(value));
      }
    }
    return entries;
  }

  void put(QPDFObjectHandle& object, ObjectId id) {
    if (object.isStream()) {
      QPDFObjectHandle entries = object.getDict();
      file_.put_stream(id, import_entries(entries), bytes_of(*object.getRawStreamData()));
    } else if (object.isArray() || object.isDictionary()) {
      QPDFObjectHandle direct = object.shallowCopy();
      file_.put(id, import_value(direct));
    } else {
      file_.put(id, object.unparseResolved());
    }
  }

  ObjectFile& file_;
  std::map<QPDFObjGen, ObjectId> ids_{};
  std::vector<std::pair<QPDFObjectHandle, ObjectId>> waiting_{};
};

// A page of thousands of points needs more places than lengths do.
std::string inverse(double length) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), 1 / length,
                                 std::chars_format::fixed, 10)
                       .ptr;
  return {buffer.data(), end};
}

std::string page_content(QPDFPageObjectHelper& page) {
  std::string content;
  for (QPDFObjectHandle& stream : page.getPageContents()) {
    content += bytes_of(*stream.getStreamData(qpdf_dl_generalized)) + "\n";
  }
  return content;
}

}  // namespace

bool put_page_as_form(ObjectFile& file, ObjectId id, const std::string& pdf) {
  try {
    QPDF other;
    other.setSuppressWarnings(true);
    other.processMemoryFile("drawing.pdf", pdf.data(), pdf.size());
    QPDFPageObjectHelper page = QPDFPageDocumentHelper(other).getAllPages().at(0);
    const auto box = page.getMediaBox().getArrayAsRectangle();
    const double width = box.urx - box.llx;
    const double height = box.ury - box.lly;
    if (width <= 0 || height <= 0) {
      return false;
    }
    Importer importer(file);
    Entries entries{
        {"Type", "/XObject"},
        {"Subtype", "/Form"},
        {"BBox", "[0 0 " + number(width) + " " + number(height) + "]"},
        {"Matrix", "[" + inverse(width) + " 0 0 " + inverse(height) + " 0 0]"},
        {"Resources", importer.import_value(page.getAttribute("/Resources", true))}};
    if (page.getObjectHandle().hasKey("/Group")) {
      entries.emplace_back(
          "Group", importer.import_value(page.getObjectHandle().getKey("/Group")));
    }
    file.put_deflated(id, std::move(entries), page_content(page));
    importer.finish();
    return true;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace octavo::pdf
