#include "formats/image/drawing.h"

#include <optional>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "formats/pdf/read.h"
#include "tests/formats/pdf/normal_form.h"

namespace octavo::pdf {

namespace {

Picture drawing(const std::string& content) {
  return {
      .kind = PictureKind::svg,
      .bytes = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\">" +
               content + "</svg>",
      .width = 40,
      .height = 30};
}

std::optional<std::string> draw_svg(const Picture& picture, const FontLibrary& fonts) {
  std::optional<std::string> drawn;
  image::draw_svgs(
      {&picture}, image::Drawn::page, fonts,
      [&](std::size_t, std::optional<std::string> page) { drawn = std::move(page); });
  return drawn;
}

// A book of one page with a drawing on it, as text.
std::string book_with(const Picture& picture) {
  const FontLibrary fonts;
  const auto drawn = draw_svg(picture, fonts);
  REQUIRE(drawn);
  ObjectFile file;
  const ObjectId catalog = file.reserve();
  const ObjectId pages = file.reserve();
  const ObjectId form = file.reserve();
  REQUIRE(put_page_as_form(file, form, *drawn));
  const ObjectId page = file.add("<</Type/Page/Parent " + reference(pages) +
                                 "/MediaBox[0 0 9 9]/Resources<</XObject<</P0 " +
                                 reference(form) + ">>>>>>");
  file.put(pages, "<</Type/Pages/Count 1/Kids[" + reference(page) + "]>>");
  file.put(catalog, "<</Type/Catalog/Pages " + reference(pages) + ">>");
  Diagnostics diagnostics;
  const auto bytes = file.save(catalog, {}, diagnostics);
  REQUIRE(bytes);
  CHECK(tests::check_pdf(*bytes).empty());
  return tests::normal_form(*bytes);
}

}  // namespace

TEST_CASE("drawing: lines stay lines and fill the unit square") {
  const std::string form = book_with(drawing("<path d=\"M1 2L30 20\" stroke=\"red\"/>"));
  CHECK(form.find("/Matrix [ 0.0250000000 0 0 0.0333333333 0 0 ]") != std::string::npos);
  CHECK(form.find(" l") != std::string::npos);
  CHECK(form.find("/Image") == std::string::npos);
}

TEST_CASE("drawing: words are set in octavo's own faces") {
  const std::string form =
      book_with(drawing("<text x=\"1\" y=\"20\" font-family=\"serif\">Word</text>"));
  const FontLibrary fonts;
  const std::string name = fonts.font(fonts.face({})).postscript_name();
  CHECK(form.find("+" + name) != std::string::npos);
}

TEST_CASE("drawing: the same drawing gives the same bytes but for cairo's own date") {
  CHECK(book_with(drawing("<rect width=\"9\" height=\"9\" opacity=\".5\"/>")) ==
        book_with(drawing("<rect width=\"9\" height=\"9\" opacity=\".5\"/>")));
}

TEST_CASE("drawing: what librsvg panics on is refused") {
  std::string numbers;
  for (int i = 0; i < 21 * 21; ++i) {
    numbers += "1 ";
  }
  const std::string matrix =
      "<filter id=\"f\"><feConvolveMatrix order=\"21\" kernelMatrix=\"" + numbers +
      "\"/></filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>";
  const FontLibrary fonts;
  CHECK_FALSE(draw_svg(drawing(matrix), fonts));
  CHECK_FALSE(draw_svg(drawing("<text y=\"9\" font-size=\"1e9\">hello</text>"), fonts));
}

TEST_CASE("drawing: a large one is drawn on a canvas of a bounded size") {
  Picture large = drawing("<rect width=\"9\" height=\"9\"/>");
  large.width = 10'000;
  large.height = 10'000;
  const FontLibrary fonts;
  const auto width = [&] {
    const auto drawn = draw_svg(large, fonts);
    REQUIRE(drawn);
    const std::size_t box = drawn->find("/MediaBox [ 0 0 ");
    REQUIRE(box != std::string::npos);
    return std::stod(drawn->substr(box + 16));
  };
  CHECK(width() == doctest::Approx(1414.2).epsilon(0.001));
  large.passes = 200;
  CHECK(width() == doctest::Approx(316.2).epsilon(0.001));
}

TEST_CASE("drawing: what is no drawing is refused") {
  const FontLibrary fonts;
  Picture broken = drawing("");
  broken.bytes = "<svg";
  CHECK_FALSE(draw_svg(broken, fonts));
  ObjectFile file;
  CHECK_FALSE(put_page_as_form(file, file.reserve(), "no PDF"));
}

}  // namespace octavo::pdf
