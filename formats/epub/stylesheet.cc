#include "formats/epub/stylesheet.h"

#include <cstddef>

// The bytes of book.css; the build puts them between these symbols.
extern "C" {
extern const char octavo_book_css_0[];
extern const char octavo_book_css_0_end[];
}

namespace octavo::epub {

std::string_view stylesheet() {
  return {octavo_book_css_0,
          static_cast<std::size_t>(octavo_book_css_0_end - octavo_book_css_0)};
}

}  // namespace octavo::epub
