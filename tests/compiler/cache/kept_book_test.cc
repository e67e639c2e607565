#include "compiler/cache/kept_book.h"

#include <string>

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::cache;

namespace {

KeptBook full_book() {
  return {.files = {{.name = "a \"b\"\xFF\n.md",
                     .most_bytes = 9,
                     .digest = "d1",
                     .state = FileState{.bytes = 1,
                                        .modified = -2,
                                        .changed = 3,
                                        .inode = 0xFFFF'FFFF'FFFF'FFFF},
                     .is_settled = true},
                    {.root = "in", .name = "é.png", .error = FileError::missing}},
          .system_fonts = "fonts",
          .has_errors = true,
          .diagnostics = {{.code = "c", .message = "m", .group = "g"}},
          .outputs = {{.format = "epub",
                       .digest = "d2",
                       .bytes = 5,
                       .path = "out/\xFE.epub",
                       .state = FileState{.bytes = 5}},
                      {.format = "pdf", .digest = "d3"}}};
}

}  // namespace

TEST_CASE("kept book: what is written of it is read again, whatever its names hold") {
  const std::vector<KeptBook> books = {full_book(), {}};
  CHECK(read_kept_books(print_kept_books(books)) == books);
}

TEST_CASE("kept book: what is cut short or another's is none") {
  const std::string text = print_kept_books({full_book()});
  for (std::size_t size = 0; size < text.size(); ++size) {
    CHECK(read_kept_books(text.substr(0, size)).empty());
  }
  for (const char* other : {"{}", "[1]", "[{\"files\": 1}]", "null", "[[]]"}) {
    CHECK(read_kept_books(other).empty());
  }
}
