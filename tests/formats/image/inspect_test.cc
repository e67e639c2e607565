#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "formats/image/image.h"
#include "tests/formats/image/samples.h"

using namespace octavo;
using image::inspect;

namespace {

std::string use_bomb() {
  std::string content = "<defs><g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>";
  for (int level = 1; level < 12; ++level) {
    content += "<g id=\"a" + std::to_string(level) + "\">";
    for (int i = 0; i < 10; ++i) {
      content += "<use href=\"#a" + std::to_string(level - 1) + "\"/>";
    }
    content += "</g>";
  }
  return content + "</defs><use href=\"#a11\"/>";
}

}  // namespace

TEST_CASE(
    "inspect: a drawing leads to nothing that is not in it, and its style is whole") {
  const auto dead =
      inspect(test::svg("<use href=\"#none\"/><use href=\"#r\"/><g id=\"r\"/>"));
  REQUIRE(dead.picture);
  CHECK(dead.picture->bytes.find("#none") == std::string::npos);
  CHECK(dead.picture->bytes.find("#r") != std::string::npos);
  for (const char* style :
       {"rect{fill:blue}/*", "rect{fill:blue", "rect{content:\"}", "}"}) {
    CAPTURE(style);
    const auto found = inspect(test::svg("<style>" + std::string(style) + "</style>"));
    REQUIRE(found.picture);
    CHECK(found.picture->bytes.find("rect") == std::string::npos);
  }
}

TEST_CASE("inspect: kind, size, resolution and orientation are read from the bytes") {
  const auto png = inspect(test::png());
  REQUIRE(png.picture);
  CHECK(png.picture->kind == PictureKind::png);
  CHECK(png.picture->width == 4);
  CHECK(png.picture->height == 2);
  CHECK(png.picture->resolution == doctest::Approx(300).epsilon(0.001));

  const auto jpeg = inspect(test::jpeg());
  REQUIRE(jpeg.picture);
  CHECK(jpeg.picture->kind == PictureKind::jpeg);
  CHECK(jpeg.picture->orientation == 6);
  CHECK(jpeg.picture->width == 8);
  CHECK(jpeg.picture->height == 16);
  CHECK(jpeg.picture->resolution == doctest::Approx(300));

  const auto gif = inspect(test::gif());
  REQUIRE(gif.picture);
  CHECK(gif.picture->kind == PictureKind::gif);
  CHECK(gif.picture->width == 4);

  for (const std::string& bytes : {test::lossless_webp(), test::lossy_webp()}) {
    const auto webp = inspect(bytes);
    REQUIRE(webp.picture);
    CHECK(webp.picture->kind == PictureKind::webp);
    CHECK(webp.picture->width == 16);
    CHECK(webp.picture->height == 8);
  }
}

TEST_CASE("inspect: a picture that ends anywhere too early is refused, never read past") {
  for (const std::string& whole : {test::png(), test::jpeg(), test::gif(),
                                   test::lossless_webp(), test::lossy_webp()}) {
    // The last byte of a GIF only says that it ends.
    for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
      CAPTURE(size);
      CHECK_FALSE(inspect(whole.substr(0, size)).picture);
    }
  }
}

TEST_CASE("inspect: what is no picture, has no area or too many pixels is refused") {
  CHECK(inspect("").error == "is an empty file");
  CHECK(inspect("<html><script>x</script>").error == "is no PNG, JPEG, GIF, WebP or SVG");
  CHECK(inspect("RIFF").error == "is no PNG, JPEG, GIF, WebP or SVG");
  std::string bytes = test::png();
  bytes.replace(16, 8, std::string(8, '\0'));
  CHECK(inspect(bytes).error == "has no width or no height");
  bytes.replace(16, 8, "\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF");
  CHECK(inspect(bytes).error ==
        "has more than 100 million pixels (2147483647 × 2147483647)");
  bytes.replace(16, 8, std::string("\0\0\x27\0\0\0\x27\0", 8));
  CHECK(inspect(bytes).error == "is cut short");
}

TEST_CASE("inspect: a drawing has its own size in CSS pixels") {
  const auto size = [](std::string_view attributes) {
    const auto found = inspect(test::svg("", attributes));
    REQUIRE(found.picture);
    return std::pair(found.picture->width, found.picture->height);
  };
  CHECK(size("width=\"2in\" height=\"72pt\"") == std::pair(192U, 96U));
  CHECK(size("viewBox=\"0 0 40 30\"") == std::pair(40U, 30U));
  CHECK(size("width=\"80\" viewBox=\"0,0,40,30\"") == std::pair(80U, 60U));
  CHECK(size("width=\"100%\" height=\"100%\" viewBox=\"0 0 40 30\"") ==
        std::pair(40U, 30U));
  CHECK(size("") == std::pair(300U, 150U));
  CHECK(size("width=\"nan\" height=\"inf\"") == std::pair(300U, 150U));
  CHECK(size("width=\"1e8\" height=\"5e7\"") == std::pair(10'000U, 5'000U));
}

TEST_CASE("inspect: nothing in a drawing runs, moves or reads anything outside") {
  const auto found = inspect(test::svg(
      "<script>alert(1)</script><image href=\"file:///etc/passwd\"/>"
      "<style>@import 'http://a.b/';</style><foreignObject><p>x</p></foreignObject>"
      "<rect width='1' fill=\"url(http://a.b/c)\" style='fill: url( \"#p\" )'/>"
      "<a href=\"http://a.b\"><path id=\"p\" d=\"M0 0\"/></a><use href=\"#p\"/>",
      "onload=\"x()\""));
  REQUIRE(found.picture);
  CHECK(found.picture->bytes ==
        "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image></image><style></style>"
        "<rect width=\"1\" style=\"fill: url( &quot;#p&quot; )\"></rect>"
        "<g><path id=\"p\" d=\"M0 0\"></path></g><use xlink:href=\"#p\"></use></svg>");
  CHECK(found.left_out == std::vector<std::string>{"onload", "script",
                                                   "file:///etc/passwd", "style",
                                                   "foreignObject"});
}

TEST_CASE("inspect: a drawing keeps text, styles, embedded pictures and prefixed names") {
  const auto found = inspect(
      "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"a\" \"b\"><!-- c -->"
      "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" "
      "xmlns:x=\"http://www.w3.org/1999/xlink\" xmlns:i=\"urn:i\" i:v=\"1\">"
      "<i:data>no</i:data><s:style><![CDATA[a > b {fill: url(#p)}]]></s:style>"
      "<s:text xml:space=\"preserve\"><s:tspan>a</s:tspan> &amp; &#xE9;</s:text>"
      "<s:image x:href=\"data:image/gif;base64,"
      "R0lGODlhBAACAIAAAP8AAAAA/yH5BAAAAAAALAAAAAAEAAIAAAIDhG8FADs=\"/></s:svg>");
  REQUIRE(found.picture);
  const std::string& bytes = found.picture->bytes;
  CHECK(bytes.find("<style>a &gt; b {fill: url(#p)}</style>") != std::string::npos);
  CHECK(bytes.find("<text xml:space=\"preserve\"><tspan>a</tspan> &amp; é</text>") !=
        std::string::npos);
  CHECK(bytes.find("xlink:href=\"data:image/gif") != std::string::npos);
  CHECK(bytes.find("i:") == std::string::npos);
  CHECK(bytes.find(">no<") == std::string::npos);
  CHECK(found.left_out.empty());
}

TEST_CASE("inspect: a drawing that grows out of bounds is refused") {
  CHECK(inspect(test::svg(use_bomb())).error == "draws itself over and over");
  CHECK(inspect(test::svg("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use "
                          "href=\"#a\"/></g>"))
            .error == "draws itself over and over");
  CHECK(inspect(test::svg("<g id=\"a\" fill=\"url(#a)\"/>")).error ==
        "draws itself over and over");
  CHECK(inspect("<!DOCTYPE svg [<!ENTITY a \"b\">]>" + test::svg("&a;")).error ==
        "declares entities of its own");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<g>";
  }
  CHECK(inspect(test::svg(deep)).error == "nests elements too deeply");
}

TEST_CASE("inspect: a drawing that is no well-formed XML is refused") {
  for (const char* content : {"<g>", "</g>", "<g a=1/>", "<g a='<'/>", "&nbsp;", "&#0;",
                              "<g></h>", "<", "<![CDATA[", "<!--", "\x01"}) {
    CAPTURE(content);
    CHECK_FALSE(inspect(test::svg(content)).picture);
  }
  CHECK(inspect("<svg/>").error == "is no SVG");
  CHECK(inspect(test::svg("") + test::svg("")).error == "is no well-formed XML");
}

TEST_CASE("inspect: the attributes of a drawing's element take the time of their number" *
          doctest::timeout(20)) {
  std::string attributes;
  for (int i = 0; i < 250'000; ++i) {
    attributes += "a" + std::to_string(i) + "=\"\" ";
  }
  CHECK(inspect(test::svg("", attributes)).picture);
}
