#include "formats/epub/container.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/formats/epub/unpack.h"

using namespace octavo::epub;

TEST_CASE(
    "container: the first entry is stored at its fixed place, without extra field") {
  const auto book = pack({{.name = "mimetype",
                           .bytes = "application/epub+zip",
                           .method = Entry::Method::store},
                          {.name = "a", .bytes = "b"}});
  REQUIRE(book);
  // EPUB Open Container Format 3.3, 4.3.
  CHECK(book->substr(0, 4) == "PK\x03\x04");
  CHECK(book->substr(8, 2) == std::string("\0\0", 2));
  CHECK(book->substr(26, 4) == std::string("\x08\0\0\0", 4));
  CHECK(book->substr(30, 28) == "mimetypeapplication/epub+zip");
}

TEST_CASE("container: what was packed is unpacked") {
  const std::vector<Entry> entries = {
      {.name = "mimetype", .bytes = "x", .method = Entry::Method::store},
      {.name = "b/c.txt", .bytes = std::string(100'000, 'a')},
      {.name = "empty", .method = Entry::Method::store}};
  const auto book = pack(entries);
  REQUIRE(book);
  CHECK(book->size() < 2000);
  CHECK(octavo::test::unpack(*book) == entries);
}

TEST_CASE("container: every entry has the same fixed time") {
  const auto book = pack({{.name = "a", .bytes = "b"}});
  REQUIRE(book);
  // 0:00 on 1 January 2000.
  CHECK(book->substr(10, 4) == std::string("\0\0\x21\x28", 4));
}
