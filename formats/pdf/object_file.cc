#include "formats/pdf/object_file.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include <podofo/podofo.h>

#include "compiler/deflate.h"

namespace octavo::pdf {

namespace {

/// How many objects share a stream: few enough to be found fast in it (7.5.7).
constexpr std::size_t objects_a_stream = 200;

/// Where an object stands, as the cross-reference stream says it (7.5.8.3).
struct Place {
  enum class Kind : std::uint8_t { free, at_offset, in_stream } kind = Kind::free;
  /// Bytes from the beginning of the file, or the number of the stream.
  std::uint64_t where = 0;
  std::uint16_t index = 0;
};

void append_big_endian(std::string& out, std::uint64_t number, unsigned bytes) {
  for (unsigned byte = bytes; byte > 0; --byte) {
    out += static_cast<char>((number >> (8 * (byte - 1))) & 0xFFU);
  }
}

/// FNV-1a over 64 bits: two files of unlike bytes need unlike identifiers, no secrets.
std::uint64_t digest(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = 0xCBF29CE484222325U ^ seed;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  }
  return hash;
}

std::string identifier(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string sum;
  append_big_endian(sum, digest(bytes, 0), 8);
  append_big_endian(sum, digest(bytes, 0x9E3779B97F4A7C15U), 8);
  std::string hex = "<";
  for (const char byte : sum) {
    hex += digits[static_cast<unsigned char>(byte) >> 4U];
    hex += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return hex + ">";
}

/// The bytes of a file as they grow, and where its objects stand in them. Throws what
/// PoDoFo throws.
class FileBytes {
 public:
  explicit FileBytes(std::size_t objects) : places_(objects + 1) {
    // Bytes above 127 tell programs that move files that this one is binary (7.5.2).
    constexpr std::string_view head = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    device_.Write(head.data(), head.size());
  }

  void add_stream(std::size_t number, const Entries& entries, std::string_view data) {
    places_.resize(std::max(places_.size(), number + 1));
    places_[number] = {.kind = Place::Kind::at_offset, .where = device_.Tell()};
    PoDoFo::PdfVecObjects owner;
    owner.SetAutoDelete(true);
    PoDoFo::PdfObject* const stream =
        std::make_unique<PoDoFo::PdfObject>(
            PoDoFo::PdfReference(static_cast<PoDoFo::pdf_objnum>(number), 0),
            PoDoFo::PdfVariant(PoDoFo::PdfDictionary()))
            .release();
    owner.push_back(stream);
    for (const auto& [key, value] : entries) {
      stream->GetDictionary().AddKey(PoDoFo::PdfName(key),
                                     PoDoFo::PdfObject(PoDoFo::PdfVariant(
                                         PoDoFo::PdfData(value.data(), value.size()))));
    }
    const auto size = static_cast<PoDoFo::pdf_long>(data.size());
    PoDoFo::PdfMemoryInputStream input(data.data(), size);
    stream->GetStream()->SetRawData(&input, size);
    stream->WriteObject(&device_, PoDoFo::ePdfWriteMode_Clean, nullptr);
  }

  /// Objects that are no streams, together in one.
  void add_packed(std::size_t number,
                  const std::vector<std::pair<std::size_t, std::string>>& objects) {
    std::string head;
    std::string values;
    std::uint16_t index = 0;
    for (const auto& [member, value] : objects) {
      head += std::to_string(member) + " " + std::to_string(values.size()) + " ";
      values += value + "\n";
      places_[member] = {
          .kind = Place::Kind::in_stream, .where = number, .index = index++};
    }
    add_stream(number,
               {{"Type", "/ObjStm"},
                {"N", std::to_string(objects.size())},
                {"First", std::to_string(head.size())},
                {"Filter", "/FlateDecode"}},
               deflate_zlib(head + values));
  }

  std::string finish(std::size_t number, Entries entries) {
    const std::uint64_t start = device_.Tell();
    const std::string sum = identifier({buffer_.GetBuffer(), buffer_.GetSize()});
    places_.resize(number + 1);
    places_[number] = {.kind = Place::Kind::at_offset, .where = start};
    std::string table;
    for (const Place& place : places_) {
      append_big_endian(table, static_cast<std::uint8_t>(place.kind), 1);
      append_big_endian(table, place.where, 5);
      append_big_endian(table, place.index, 2);
    }
    entries.insert(entries.begin(), {{"Type", "/XRef"},
                                     {"Size", std::to_string(places_.size())},
                                     {"W", "[1 5 2]"},
                                     {"ID", "[" + sum + sum + "]"},
                                     {"Filter", "/FlateDecode"}});
    add_stream(number, entries, deflate_zlib(table));
    const std::string tail = "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    device_.Write(tail.data(), tail.size());
    return {buffer_.GetBuffer(), buffer_.GetSize()};
  }

 private:
  PoDoFo::PdfRefCountedBuffer buffer_{};
  PoDoFo::PdfOutputDevice device_{&buffer_};
  std::vector<Place> places_;
};

}  // namespace

ObjectId ObjectFile::reserve() {
  objects_.emplace_back();
  return static_cast<ObjectId>(objects_.size());
}

void ObjectFile::put(ObjectId id, std::string value) {
  objects_[static_cast<std::uint32_t>(id) - 1].value = std::move(value);
}

ObjectId ObjectFile::add(std::string value) {
  const ObjectId id = reserve();
  put(id, std::move(value));
  return id;
}

void ObjectFile::put_stream(ObjectId id, Entries entries, std::string data) {
  Object& object = objects_[static_cast<std::uint32_t>(id) - 1];
  object.is_stream = true;
  object.entries = std::move(entries);
  object.data = std::move(data);
}

ObjectId ObjectFile::add_stream(Entries entries, std::string data) {
  const ObjectId id = reserve();
  put_stream(id, std::move(entries), std::move(data));
  return id;
}

void ObjectFile::put_deflated(ObjectId id, Entries entries, std::string_view data) {
  entries.emplace_back("Filter", "/FlateDecode");
  put_stream(id, std::move(entries), deflate_zlib(data));
}

ObjectId ObjectFile::add_deflated(Entries entries, std::string_view data) {
  const ObjectId id = reserve();
  put_deflated(id, std::move(entries), data);
  return id;
}

std::optional<std::string> ObjectFile::save(ObjectId catalog,
                                            const Entries& information,
                                            Diagnostics& diagnostics) {
  const ObjectId information_id = add(dictionary(information));
  const std::size_t count = objects_.size();
  // Beside them stand those that pack them, and the table.
  if (count + count / objects_a_stream + 2 > most_objects_) {
    diagnostics.error("pdf-not-written", {},
                      "the PDF would have " + std::to_string(count) +
                          " objects, more than readers must bear",
                      {{.message = "make two books of it"}});
    return std::nullopt;
  }
  try {
    return write(catalog, information_id);
  } catch (const PoDoFo::PdfError& error) {
    diagnostics.error("pdf-not-written", {},
                      std::string("the PDF could not be written: ") + error.what());
    return std::nullopt;
  }
}

std::string ObjectFile::write(ObjectId catalog, ObjectId information) {
  const std::size_t count = objects_.size();
  FileBytes file(count);
  std::size_t next = count + 1;
  std::vector<std::pair<std::size_t, std::string>> packed;
  for (std::size_t i = 0; i < count; ++i) {
    Object object = std::exchange(objects_[i], {});
    if (object.is_stream) {
      file.add_stream(i + 1, object.entries, object.data);
    } else if (!object.value.empty()) {
      packed.emplace_back(i + 1, std::move(object.value));
    }
    const bool is_full = packed.size() == objects_a_stream || i + 1 == count;
    if (is_full && !packed.empty()) {
      file.add_packed(next++, packed);
      packed.clear();
    }
  }
  objects_.clear();
  return file.finish(next,
                     {{"Root", reference(catalog)}, {"Info", reference(information)}});
}

}  // namespace octavo::pdf
