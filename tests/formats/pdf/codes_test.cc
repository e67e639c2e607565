#include "formats/pdf/codes.h"

#include <doctest/doctest.h>

#include "fonts/library.h"

namespace octavo::pdf {

namespace {

struct Made {
  FontLibrary library{};
  const Font& font = library.font(library.face({}));
  std::uint32_t hyphen = font.glyph_for(U'-');
  std::uint32_t letter = font.glyph_for(U'a');

  FontCodes codes(const ShownGlyphs& shown) const {
    const std::vector<std::uint32_t> glyphs{std::min(hyphen, letter),
                                            std::max(hyphen, letter)};
    return {shown, font, *subset_glyphs(font, glyphs)};
  }
};

}  // namespace

TEST_CASE("codes: a glyph that stands for one text has its own number as its code") {
  const Made made;
  const FontCodes codes = made.codes({{made.hyphen, {"-"}}, {made.letter, {"a"}}});
  CHECK(codes.are_glyphs());
  CHECK(codes.find(made.hyphen, "-").code == 1);
  CHECK(codes.find(made.letter, "a").code == 2);
  CHECK(cid_to_gid_map(codes) == std::string("\0\0\0\1\0\2", 6));
}

TEST_CASE("codes: the hyphen at a line end and the hyphen in a word read apart") {
  const Made made;
  const FontCodes codes =
      made.codes({{made.hyphen, {"-", "\u00AD"}}, {made.letter, {"a"}}});
  CHECK_FALSE(codes.are_glyphs());
  const GlyphCode soft = codes.find(made.hyphen, "\u00AD");
  CHECK(soft.reads_as_asked);
  CHECK(soft.code == 3);
  CHECK(codes.find(made.hyphen, "-").code == 1);
  const std::string unicode = to_unicode(codes);
  CHECK(unicode.find("<0001> <002D>\n") != std::string::npos);
  CHECK(unicode.find("<0003> <00AD>\n") != std::string::npos);
  CHECK(cid_to_gid_map(codes) == std::string("\0\0\0\1\0\2\0\1", 8));
}

TEST_CASE("codes: a text that was not collected is said not to read as asked") {
  const Made made;
  const FontCodes codes = made.codes({{made.hyphen, {"-"}}});
  CHECK_FALSE(codes.find(made.hyphen, "x").reads_as_asked);
}

TEST_CASE("codes: a ligature reads as all of its letters, beyond the BMP as surrogates") {
  const Made made;
  const FontCodes codes = made.codes({{made.hyphen, {"ffi"}}, {made.letter, {"𝒜"}}});
  const std::string unicode = to_unicode(codes);
  CHECK(unicode.find("<0001> <006600660069>\n") != std::string::npos);
  CHECK(unicode.find("<0002> <D835DC9C>\n") != std::string::npos);
}

TEST_CASE("codes: a text too long for the map is left to stand beside the glyph") {
  const Made made;
  const FontCodes codes = made.codes({{made.letter, {"a", std::string(300, 'a')}}});
  CHECK(codes.find(made.letter, "a").reads_as_asked);
  CHECK_FALSE(codes.find(made.letter, std::string(300, 'a')).reads_as_asked);
  CHECK(codes.entries().size() == 1);
}

TEST_CASE("codes: a glyph without text reads as a word joiner") {
  const Made made;
  const FontCodes codes = made.codes({{made.hyphen, {""}}});
  CHECK(to_unicode(codes).find("<0001> <2060>\n") != std::string::npos);
}

TEST_CASE("codes: widths are listed by stretches of codes, in thousandths of the em") {
  const Made made;
  const FontCodes codes = made.codes({{made.letter, {"a"}}});
  const std::string widths = widths_array(codes, made.font);
  CHECK(widths.starts_with("[2["));
  CHECK(widths.ends_with("]]"));
  CHECK(declared_width(made.font, made.letter) ==
        doctest::Approx(made.font.advance(made.letter) * 1000 /
                        made.font.metrics().units_per_em)
            .epsilon(0.001));
}

}  // namespace octavo::pdf
