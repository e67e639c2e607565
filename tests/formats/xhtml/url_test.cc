#include "formats/xhtml/url.h"

#include <doctest/doctest.h>

using namespace octavo::xhtml;

TEST_CASE("url: what no URL may hold is percent-encoded, what is encoded stays") {
  CHECK(encode_url("foo%20b\u00E4") == "foo%20b%C3%A4");
  CHECK(encode_url("a b\"c\\d[e]`") == "a%20b%22c%5Cd%5Be%5D%60");
  CHECK(encode_url("http://a.b/?q=1&r=~2#x") == "http://a.b/?q=1&r=~2#x");
  CHECK(encode_url("http://[::1]:8/[x]") == "http://[::1]:8/%5Bx%5D");
}

TEST_CASE("url: a fragment keeps every script and encodes what would end it") {
  CHECK(encode_fragment("القسم-中") == "القسم-中");
  CHECK(encode_fragment("a%b\"c") == "a%25b%22c");
}
