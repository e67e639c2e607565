#include "formats/xhtml/xml.h"

#include <string>

#include <doctest/doctest.h>

using octavo::xhtml::Xml;
using octavo::xhtml::xml_text;

TEST_CASE("xml: no white space is added between inline elements") {
  Xml xml;
  xml.open("p");
  xml.element("b", "a");
  xml.element("i", "b");
  CHECK(xml.take() == "<p><b>a</b><i>b</i></p>");
}

TEST_CASE("xml: an empty element has an end tag unless it is void") {
  Xml xml;
  xml.open("p");
  xml.open("a");
  xml.attribute("href", "");
  xml.close();
  xml.open("br");
  xml.close_void();
  CHECK(xml.take() == "<p><a href=\"\"></a><br/></p>");
}

TEST_CASE("xml: text and attributes are escaped") {
  Xml xml;
  xml.open("p");
  xml.attribute("title", "\"a\" & <b>");
  xml.text("a < b & \"c\"]]>");
  CHECK(xml.take() ==
        "<p title=\"&quot;a&quot; &amp; &lt;b&gt;\">a &lt; b &amp; \"c\"]]&gt;</p>");
}

TEST_CASE("xml: a character that XML forbids is shown as U+FFFD") {
  CHECK(xml_text("a\x01"
                 "b") == "a\uFFFDb");
  CHECK(xml_text("a\uFFFE\uFFFF") == "a\uFFFD\uFFFD");
  CHECK(xml_text(std::string("\0", 1)) == "\uFFFD");
  CHECK(xml_text("\xFF") == "\uFFFD");
  CHECK(xml_text("tab\tline\n é 中 😀") == "tab\tline\n é 中 😀");
}

TEST_CASE(
    "xml: elements nested beyond any reader's limit are left out, their text kept") {
  Xml xml;
  for (int i = 0; i < 100'000; ++i) {
    xml.open("i");
  }
  xml.text("deep");
  const std::string printed = xml.take();
  CHECK(printed.find("deep") != std::string::npos);
  CHECK(printed.size() < 6000);
}
