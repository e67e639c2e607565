#include <array>
#include <string>

#include <doctest/doctest.h>

#include "fonts/instance.h"
#include "fonts/library.h"
#include "fonts/subset.h"
#include "tests/support.h"

using namespace octavo;

namespace {

std::string boxes() {
  return tests::read_file(tests::source_folder() / "tests/fonts/faces/boxes.ttf");
}

double advance_of(const Font& font, char32_t character) {
  return font.advance(font.glyph_for(character));
}

}  // namespace

TEST_CASE("instance: a variable font at a position is a font of its own") {
  const std::string bytes = boxes();
  const auto font = Font::open(bytes);
  REQUIRE(font);
  REQUIRE(font->axes().size() == 2);
  CHECK(font->axes()[0].tag == "wght");
  CHECK(font->axes()[0].most == 900);
  const std::array position = {AxisPosition{.tag = "wght", .value = 900}};
  const auto made = make_instance(*font, position);
  REQUIRE(made);
  const auto bold = Font::open(*made);
  REQUIRE(bold);
  CHECK(bold->axes().empty());
  CHECK(bold->glyph_count() == font->glyph_count());
  CHECK(bold->glyph_for(U'A') == font->glyph_for(U'A'));
  CHECK(advance_of(*font, U'A') == 500);
  CHECK(advance_of(*bold, U'A') == 900);
  CHECK(advance_of(*bold, U'B') == 600);
  CHECK(make_instance(*font, position) == made);
  // What lies outside the axis is at its end.
  const std::array beyond = {AxisPosition{.tag = "wght", .value = 5000}};
  CHECK(make_instance(*font, beyond) == made);
}

TEST_CASE("library: a declared face is found by its family, weight and slant") {
  const std::string bytes = boxes();
  FontLibrary library;
  const auto gentium = library.own_font("Gentium Plus Italic");
  REQUIRE(gentium);
  CHECK(library.declare({.family = "Mine", .font = {.bytes = bytes}}));
  CHECK(library.declare({.family = "mine", .font = *gentium, .slant = Slant::italic}));
  CHECK_FALSE(library.declare({.family = "Mine", .font = {.bytes = "no font"}}));
  const auto family = [&](const FaceRequest& request) {
    return library.font(library.face(request)).family();
  };
  CHECK(family({.family = "MINE"}) == "Octavo Boxes");
  CHECK(family({.family = "Mine", .weight = 700}) == "Octavo Boxes");
  CHECK(family({.family = "Mine", .slant = Slant::italic}) == "Gentium Plus");
  CHECK(family({.family = "Other"}) == "Gentium Plus");
  CHECK(library.own_font("gentiumplus-bold")->bytes ==
        library.font(library.face({.weight = 700})).bytes());
  CHECK_FALSE(library.own_font("Octavo Boxes"));
}

TEST_CASE("library: what themes ask for travels along, under its name") {
  FontLibrary library;
  CHECK(library.has_family("eb garamond"));
  CHECK_FALSE(library.has_family("No Such Family"));
  const Font& italic =
      library.font(library.face({.family = "EB Garamond", .slant = Slant::italic}));
  CHECK(italic.full_name() == "EB Garamond 12 Italic");
  CHECK(library.own_font("EB Garamond 12 Regular"));
}

TEST_CASE("library: faces of a family share its characters out, later ones first") {
  const std::string bytes = boxes();
  FontLibrary library;
  const auto serif = library.own_font("GentiumPlus");
  const auto mono = library.own_font("DejaVuSansMono");
  REQUIRE(serif);
  REQUIRE(mono);
  library.declare({.family = "Mix", .font = *serif});
  library.declare({.family = "Mix", .font = *mono, .ranges = {{U'A', U'A'}}});
  const FaceRequest request{.family = "Mix"};
  CHECK(library.font(library.face(request)).family() == "Gentium Plus");
  const auto shown_in = [&](std::u32string_view cluster) {
    return library.font(library.fallback(cluster, "Latn", "en", request)).family();
  };
  CHECK(shown_in(U"A") == "DejaVu Sans Mono");
  CHECK(shown_in(U"B") == "Gentium Plus");
}

TEST_CASE("library: what a family lacks may be drawn") {
  const std::string bytes = boxes();
  FontLibrary library;
  const auto light = library.own_font("GentiumPlus");
  const auto italic = library.own_font("GentiumPlus-Italic");
  REQUIRE(light);
  REQUIRE(italic);
  library.declare({.family = "One", .font = *light});
  library.declare({.family = "Two", .font = *light});
  library.declare({.family = "Two", .font = *italic, .slant = Slant::italic});
  library.declare({.family = "Medium", .font = *light, .weights = {500, 500}});
  library.declare({.family = "Boxes",
                   .font = {.bytes = bytes},
                   .weights = {.least = 100, .most = 500}});
  const auto drawn = [&](const FaceRequest& request) {
    library.prepare(request);
    return library.synthesis(library.face(request), request);
  };
  const Synthesis none;
  const Synthesis slanted{.slanted = true};
  const Synthesis emboldened{.emboldened = true};
  CHECK(drawn({.family = "One"}) == none);
  CHECK(drawn({.family = "One", .slant = Slant::italic}) == slanted);
  CHECK(drawn({.family = "One", .weight = 600}) == emboldened);
  CHECK(drawn({.family = "One", .weight = 500}) == none);
  CHECK(drawn({.family = "Two", .weight = 700, .slant = Slant::italic}) == emboldened);
  CHECK(drawn({.family = "Medium", .weight = 600}) == none);
  CHECK(drawn({.family = "Medium", .weight = 700}) == emboldened);
  // An instance of a variable font is as heavy as that may be.
  CHECK(drawn({.family = "Boxes", .weight = 700, .slant = Slant::italic}) ==
        Synthesis{.slanted = true, .emboldened = true});
  CHECK(drawn({.family = "One",
               .weight = 700,
               .slant = Slant::italic,
               .synthesis = {.slanted = true}}) == slanted);
  // The program's own faces are whole.
  for (const GenericFamily generic :
       {GenericFamily::serif, GenericFamily::sans, GenericFamily::mono}) {
    CHECK(drawn({.generic = generic, .weight = 700, .slant = Slant::italic}) == none);
  }
}

TEST_CASE("library: a request to a variable font has its own face once it is prepared") {
  const std::string bytes = boxes();
  FontLibrary library;
  library.declare({.family = "Boxes",
                   .font = {.bytes = bytes},
                   .weights = {.least = 100, .most = 900},
                   .stretches = {.least = 100, .most = 200}});
  const FaceRequest bold{.family = "Boxes", .weight = 900};
  const FaceRequest wide{.family = "Boxes", .stretch = 200};
  const FaceRequest settings{.family = "Boxes", .axes = {{.tag = "wght", .value = 650}}};
  const auto advance = [&](const FaceRequest& request, char32_t character) {
    return advance_of(library.font(library.face(request)), character);
  };
  CHECK(advance(bold, U'A') == 500);
  for (const FaceRequest* request : {&bold, &wide, &settings, &bold}) {
    library.prepare(*request);
  }
  CHECK(advance(bold, U'A') == 900);
  CHECK(advance(bold, U'B') == 600);
  CHECK(advance(wide, U'B') == 1200);
  CHECK(advance(settings, U'A') == 700);
  CHECK(advance({.family = "Boxes"}, U'A') == 500);
}

TEST_CASE("library: a declared weight is the most that a variable font is made of") {
  const std::string bytes = boxes();
  FontLibrary library;
  library.declare({.family = "Boxes", .font = {.bytes = bytes}});
  const FaceRequest bold{.family = "Boxes", .weight = 900};
  library.prepare(bold);
  CHECK(advance_of(library.font(library.face(bold)), U'A') == 500);
}

TEST_CASE("subset: the characters of a book keep their glyphs and their features") {
  const FontLibrary library;
  const Font& whole = library.font(library.face({}));
  const std::u32string characters = U"Café 123";
  const auto bytes = subset_characters(whole, characters);
  REQUIRE(bytes);
  CHECK(bytes->size() < whole.bytes().size() / 4);
  CHECK(subset_characters(whole, characters) == bytes);
  const auto cut = Font::open(*bytes);
  REQUIRE(cut);
  CHECK(cut->family() == whole.family());
  for (const char32_t character : characters) {
    CHECK(cut->glyph_for(character) != 0);
    CHECK(advance_of(*cut, character) == advance_of(whole, character));
  }
  CHECK(cut->glyph_for(U'Z') == 0);
  // Small capitals come from a feature: their glyphs have no characters.
  CHECK(cut->glyph_count() > characters.size() + 5);
}
