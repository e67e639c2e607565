#include "formats/pdf/read.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// The C interface: clang 16 cannot read the C++ one's headers as C++20.
#include <qpdf/qpdf-c.h>

#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

struct CloseBook {
  void operator()(qpdf_data file) const { qpdf_cleanup(&file); }
};
using Book = std::unique_ptr<std::remove_pointer_t<qpdf_data>, CloseBook>;

struct Free {
  void operator()(unsigned char* bytes) const { std::free(bytes); }
};

std::string take(unsigned char* bytes, std::size_t size) {
  const std::unique_ptr<unsigned char, Free> owned(bytes);
  return {reinterpret_cast<const char*>(bytes), size};
}

// Copies objects of another file, each once, with everything that they refer to.
class Importer {
 public:
  Importer(ObjectFile& file, qpdf_data other) : file_(file), other_(other) {}

  // Recursion is as deep as direct objects nest, which libqpdf limits.
  std::string import_value(qpdf_oh object) {
    if (qpdf_oh_is_indirect(other_, object) != QPDF_FALSE) {
      return reference(import_object(object));
    }
    return import_direct(object);
  }

  void finish() {
    while (!waiting_.empty()) {
      const auto [object, id] = waiting_.back();
      waiting_.pop_back();
      put(object, id);
    }
  }

 private:
  ObjectId import_object(qpdf_oh object) {
    const auto [place, is_new] =
        ids_.try_emplace(qpdf_oh_get_object_id(other_, object), ObjectId::none);
    if (is_new) {
      place->second = file_.reserve();
      waiting_.emplace_back(object, place->second);
    }
    return place->second;
  }

  std::string import_direct(qpdf_oh object) {
    if (qpdf_oh_is_array(other_, object) != QPDF_FALSE) {
      std::string out = "[";
      const int size = qpdf_oh_get_array_n_items(other_, object);
      for (int i = 0; i < size; ++i) {
        out +=
            (i == 0 ? "" : " ") + import_value(qpdf_oh_get_array_item(other_, object, i));
      }
      return out + "]";
    }
    if (qpdf_oh_is_dictionary(other_, object) != QPDF_FALSE) {
      return dictionary(import_entries(object));
    }
    return qpdf_oh_unparse_resolved(other_, object);
  }

  Entries import_entries(qpdf_oh object) {
    std::vector<std::string> keys;
    qpdf_oh_begin_dict_key_iter(other_, object);
    while (qpdf_oh_dict_more_keys(other_) != QPDF_FALSE) {
      keys.emplace_back(qpdf_oh_dict_next_key(other_));
    }
    Entries entries;
    for (const std::string& key : keys) {
      if (key != "/Length") {
        entries.emplace_back(key.substr(1),
                             import_value(qpdf_oh_get_key(other_, object, key.c_str())));
      }
    }
    return entries;
  }

  void put(qpdf_oh object, ObjectId id) {
    if (qpdf_oh_is_stream(other_, object) == QPDF_FALSE) {
      file_.put(id, import_direct(object));
      return;
    }
    unsigned char* bytes = nullptr;
    std::size_t size = 0;
    if ((qpdf_oh_get_stream_data(other_, object, qpdf_dl_none, nullptr, &bytes, &size) &
         QPDF_ERRORS) == 0) {
      file_.put_stream(id, import_entries(qpdf_oh_get_dict(other_, object)),
                       take(bytes, size));
    }
  }

  ObjectFile& file_;
  qpdf_data other_;
  std::map<int, ObjectId> ids_{};
  std::vector<std::pair<qpdf_oh, ObjectId>> waiting_{};
};

// A page of thousands of points needs more places than lengths do.
std::string inverse(double length) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), 1 / length,
                                 std::chars_format::fixed, 10)
                       .ptr;
  return {buffer.data(), end};
}

// An error that nobody has asked for is printed when the file is closed.
void forget_error(qpdf_data book) {
  static_cast<void>(qpdf_get_error(book));
}

Book open(const std::string& pdf) {
  Book book(qpdf_init());
  qpdf_silence_errors(book.get());
  qpdf_set_suppress_warnings(book.get(), QPDF_TRUE);
  const QPDF_ERROR_CODE result =
      qpdf_read_memory(book.get(), "drawing.pdf", pdf.data(), pdf.size(), nullptr);
  if ((result & QPDF_ERRORS) == 0) {
    return book;
  }
  forget_error(book.get());
  return nullptr;
}

std::optional<std::string> page_content(qpdf_data book, qpdf_oh page) {
  unsigned char* bytes = nullptr;
  std::size_t size = 0;
  if ((qpdf_oh_get_page_content_data(book, page, &bytes, &size) & QPDF_ERRORS) != 0) {
    forget_error(book);
    return std::nullopt;
  }
  return take(bytes, size);
}

double side(qpdf_data book, qpdf_oh box, int from) {
  const auto value = [&](int i) {
    return qpdf_oh_get_numeric_value(book, qpdf_oh_get_array_item(book, box, i));
  };
  return value(from + 2) - value(from);
}

}  // namespace

bool put_page_as_form(ObjectFile& file, ObjectId id, const std::string& pdf) {
  const Book book = open(pdf);
  if (book == nullptr || qpdf_get_num_pages(book.get()) < 1) {
    return false;
  }
  qpdf_push_inherited_attributes_to_page(book.get());
  const qpdf_oh page = qpdf_get_page_n(book.get(), 0);
  const qpdf_oh box = qpdf_oh_get_key(book.get(), page, "/MediaBox");
  const double width = side(book.get(), box, 0);
  const double height = side(book.get(), box, 1);
  const std::optional<std::string> content = page_content(book.get(), page);
  if (!content || width <= 0 || height <= 0) {
    return false;
  }
  Importer importer(file, book.get());
  Entries entries{{"Type", "/XObject"},
                  {"Subtype", "/Form"},
                  {"BBox", "[0 0 " + number(width) + " " + number(height) + "]"},
                  {"Matrix", "[" + inverse(width) + " 0 0 " + inverse(height) + " 0 0]"},
                  {"Resources", importer.import_value(
                                    qpdf_oh_get_key(book.get(), page, "/Resources"))}};
  if (qpdf_oh_has_key(book.get(), page, "/Group") != QPDF_FALSE) {
    entries.emplace_back(
        "Group", importer.import_value(qpdf_oh_get_key(book.get(), page, "/Group")));
  }
  file.put_deflated(id, std::move(entries), *content);
  importer.finish();
  return true;
}

std::optional<std::string> linearized(const std::string& pdf, Diagnostics& diagnostics) {
  const Book book = open(pdf);
  if (book != nullptr && qpdf_init_write_memory(book.get()) == QPDF_SUCCESS) {
    qpdf_set_linearization(book.get(), QPDF_TRUE);
    qpdf_set_object_stream_mode(book.get(), qpdf_o_generate);
    qpdf_set_stream_data_mode(book.get(), qpdf_s_preserve);
    // ISO 19005-2, 6.1.7.1.
    qpdf_set_newline_before_endstream(book.get(), QPDF_TRUE);
    qpdf_set_deterministic_ID(book.get(), QPDF_TRUE);
    if (qpdf_write(book.get()) == QPDF_SUCCESS) {
      return std::string(reinterpret_cast<const char*>(qpdf_get_buffer(book.get())),
                         qpdf_get_buffer_length(book.get()));
    }
    forget_error(book.get());
  }
  diagnostics.error("pdf-not-written", {}, "the PDF could not be linearized");
  return std::nullopt;
}

}  // namespace octavo::pdf
