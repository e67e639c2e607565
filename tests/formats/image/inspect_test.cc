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

TEST_CASE("inspect: a picture whose data cannot be decoded is refused") {
  std::string jpeg = test::jpeg();
  // The counts of codes of the first Huffman table: more than can be.
  const std::size_t table = jpeg.find("\xFF\xC4");
  REQUIRE(table != std::string::npos);
  jpeg.replace(table + 5, 2, "\x09\x09");
  CHECK(inspect(jpeg).error == "has damaged data");
  std::string png = test::png();
  png[png.find("IDAT") + 4] = 'x';
  CHECK(inspect(png).error == "has damaged data");
  std::string webp = test::lossless_webp();
  webp.replace(26, 12, 12, '\xFF');
  CHECK(inspect(webp).error == "has damaged data");
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
  CHECK(inspect(test::svg(use_bomb())).error == "has too much to draw");
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

TEST_CASE("inspect: a drawing with more in it than a page can use is refused") {
  const auto many = [](std::string_view part, int count) {
    std::string content;
    for (int i = 0; i < count; ++i) {
      content += part;
    }
    return content;
  };
  const std::string blur =
      "<filter id=\"f\"><feGaussianBlur stdDeviation=\"3\"/></filter>";
  const std::string marker =
      "<marker id=\"m\">" + many("<circle r=\"3\"/>", 10) + "</marker>";
  const std::string corners = many("1 2 3 4 ", 5'000);
  const std::string drawings[] = {
      many("<circle r=\"3\"/>", 200'000),
      "<path d=\"M" + many(corners, 12) + "\"/>",
      "<text>" + many("word ", 2'000) + "</text>",
      marker + "<path marker-mid=\"url(#m)\" d=\"M" + corners + corners + "\"/>",
      blur + many("<rect filter=\"url(#f)\"/>", 3'000),
      blur + "<g id=\"a\"><rect style=\"fill:red; filter: url(#f)\"/></g>" +
          many("<use href=\"#a\"/>", 3'000),
      blur + "<style>/* ; */ g rect.b:hover, .c {filter:url(#f)}</style>" +
          many("<rect class=\"a c\"/>", 3'000),
      "<rect style=\"filter:" + many("blur(3px) ", 3'000) + "\"/>",
      "<style>" + many(".a b c d{fill:red}", 10'000) + "</style>" + many("<g/>", 5'000),
      "<filter id=\"f\"><feMorphology radius=\"20\"/></filter>" +
          many("<rect filter=\"url(#f)\"/>", 200)};
  for (const std::string& content : drawings) {
    CAPTURE(content.substr(0, 80));
    CHECK(inspect(test::svg(content)).error == "has too much to draw");
  }
}

TEST_CASE("inspect: a drawing as editors and plotters write it is no heavy one") {
  const auto many = [](std::string_view part, int count) {
    std::string content;
    for (int i = 0; i < count; ++i) {
      content += part;
    }
    return content;
  };
  const std::string shadow =
      "<filter id=\"f\"><feGaussianBlur stdDeviation=\"2\"/><feOffset dx=\"3\"/>"
      "<feMerge><feMergeNode/><feMergeNode in=\"SourceGraphic\"/></feMerge></filter>";
  const std::string drawings[] = {
      // A series of 40,000 measurements, and a map.
      "<path d=\"M" + many("123.456 78.901 ", 40'000) + "\"/>",
      many("<path d=\"M" + many("123.456 78.901 ", 100) + "\"/>", 2'000),
      // A cloud of half transparent points.
      "<path id=\"p\" d=\"M0 0C1 1 2 2 3 3\"/>" +
          many("<use href=\"#p\" style=\"opacity:.5\"/>", 10'000),
      shadow + many("<rect filter=\"url(#f)\"/>", 100),
      "<style>.a{filter:url(#f)} .b{fill:red}</style>" + shadow +
          many("<rect class=\"b\"/>", 10'000) + "<g class=\"a\"/>",
      "<marker id=\"m\"><path d=\"M0 0L1 1L0 2z\"/></marker>" +
          many("<path marker-end=\"url(#m)\" d=\"M0 0L1 1\"/>", 2'000),
      many("<text x=\"1\">A label of a diagram</text>", 1'000)};
  for (const std::string& content : drawings) {
    CAPTURE(content.substr(0, 80));
    CHECK(inspect(test::svg(content)).picture);
  }
}

TEST_CASE("inspect: what librsvg cannot draw in bounded time is left out of a drawing") {
  const auto found = inspect(test::svg(
      "<filter id=\"f\"><feConvolveMatrix order=\"21\" kernelUnitLength=\"0.001\" "
      "divisor=\"2\"/><feTile/><feTurbulence numOctaves=\"1e5\" baseFrequency=\"0.1\"/>"
      "<feOffset dx=\"1e400\" dy=\"-3\"/></filter>"
      "<linearGradient spreadMethod=\"reflect\"/><text font-size=\"1e9\">a</text>"));
  REQUIRE(found.picture);
  CHECK(found.picture->bytes ==
        "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><filter id=\"f\">"
        "<feConvolveMatrix divisor=\"2\"></feConvolveMatrix>"
        "<feTurbulence baseFrequency=\"0.1\"></feTurbulence>"
        "<feOffset dy=\"-3\"></feOffset></filter>"
        "<linearGradient></linearGradient><text>a</text></svg>");
  CHECK(found.left_out.size() == 5);
}

TEST_CASE("inspect: filters and masks are counted as passes over the pixels") {
  const auto passes = [](std::string_view content) {
    const auto found = inspect(test::svg(content));
    REQUIRE(found.picture);
    return found.picture->passes;
  };
  const std::string filter =
      "<defs><filter id=\"f\"><feOffset/><feOffset/></filter></defs>";
  const std::uint32_t unused = passes(filter);
  CHECK(passes("<rect/>") == 0);
  CHECK(passes(filter + "<g filter=\"url(#f)\"><rect/><rect/></g>") == unused + 2);
  CHECK(passes(filter + "<g id=\"a\" filter=\"url(#f)\"/><use href=\"#a\"/>") ==
        unused + 4);
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
