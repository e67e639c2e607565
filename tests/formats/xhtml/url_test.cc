#include "formats/xhtml/url.h"

#include <doctest/doctest.h>

using namespace octavo::xhtml;

TEST_CASE("url: what no URL may hold is percent-encoded, what is encoded stays") {
  CHECK(encode_url("foo%20b\u00E4") == "foo%20b%C3%A4");
  CHECK(encode_url("a b\"c\\d[e]`") == "a%20b%22c%5Cd%5Be%5D%60");
  CHECK(encode_url("http://a.b/?q=1&r=~2#x") == "http://a.b/?q=1&r=~2#x");
}

TEST_CASE("url: a fragment keeps every script and encodes what would end it") {
  CHECK(encode_fragment("القسم-中") == "القسم-中");
  CHECK(encode_fragment("a%b\"c") == "a%25b%22c");
}

TEST_CASE("url: only harmless absolute addresses lead out of a book") {
  for (const char* target :
       {"http://a.b", "https://a.b:80/c", "HTTPS://a.b", "mailto:a@b", "tel:+1",
        "https://é.example/", "ftp://a/b", "urn:isbn:1"}) {
    CAPTURE(target);
    CHECK(is_external_url(target));
  }
  for (const char* target :
       {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "other.md", "#a",
        "//a.b/c", "http:", "http://", "http://a b/", "http://a:99999/", "https://a/%zz",
        "mailto:", "", "/etc/passwd", "vbscript:x"}) {
    CAPTURE(target);
    CHECK_FALSE(is_external_url(target));
  }
}
