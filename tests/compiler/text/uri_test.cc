#include "compiler/text/uri.h"

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("uri: a scheme is letters before a colon") {
  CHECK(uri_scheme("HTTPS://a") == "https");
  CHECK(uri_scheme("a/b:c").empty());
  CHECK(uri_scheme(":x").empty());
  CHECK(uri_scheme("1a:x").empty());
}

TEST_CASE("uri: escapes are decoded once and what is none stays") {
  CHECK(percent_decode("a%20b%2520c%zz%4") == "a b%20c%zz%4");
  CHECK(percent_decode("%C3%A9") == "é");
}

TEST_CASE("uri: a path is brought to its shortest form") {
  CHECK(normal_path("./a//b/../c.md") == "a/c.md");
  CHECK(normal_path("../a") == "../a");
  CHECK(normal_path("/../a") == "/a");
  CHECK(normal_path("a/..") == ".");
}
