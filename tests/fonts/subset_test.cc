#include "fonts/subset.h"

#include <array>
#include <vector>

#include <doctest/doctest.h>

#include "fonts/library.h"

using octavo::Font;
using octavo::FontLibrary;
using octavo::FontSubset;
using octavo::subset_glyphs;

namespace {

std::vector<std::uint32_t> glyphs_of(const Font& font, std::u32string_view characters) {
  std::vector<std::uint32_t> glyphs;
  for (const char32_t character : characters) {
    glyphs.push_back(font.glyph_for(character));
  }
  return glyphs;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (const char byte : bytes.substr(at, size)) {
    value = value * 256 + static_cast<unsigned char>(byte);
  }
  return value;
}

/// The bytes of a table of an sfnt; empty when it has none such.
std::string_view table(std::string_view sfnt, std::string_view tag) {
  for (std::uint32_t i = 0; i < number_at(sfnt, 4, 2); ++i) {
    const std::size_t record = 12 + std::size_t{i} * 16;
    if (sfnt.substr(record, 4) == tag) {
      return sfnt.substr(number_at(sfnt, record + 8, 4), number_at(sfnt, record + 12, 4));
    }
  }
  return {};
}

}  // namespace

TEST_CASE("subset: a TrueType face keeps what a PDF needs and nothing else") {
  const FontLibrary library;
  const Font& font = library.font(library.face({}));
  const auto subset = subset_glyphs(font, glyphs_of(font, U"octavo"));
  REQUIRE(subset);
  CHECK(subset->bytes.size() < 40'000);
  for (const std::string_view tag : {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}) {
    CAPTURE(tag);
    CHECK_FALSE(table(subset->bytes, tag).empty());
  }
  for (const std::string_view tag : {"cmap", "GSUB", "GPOS", "name", "post", "OS/2"}) {
    CAPTURE(tag);
    CHECK(table(subset->bytes, tag).empty());
  }
}

TEST_CASE("subset: glyphs are numbered densely in their old order") {
  const FontLibrary library;
  const Font& font = library.font(library.face({}));
  const auto subset = subset_glyphs(font, glyphs_of(font, U"zebraÅé"));
  REQUIRE(subset);
  std::uint32_t next = 0;
  for (const auto& [old_number, number] : subset->glyphs) {
    CHECK(number == next++);
  }
  CHECK(subset->glyphs.at(0) == 0);
  CHECK(number_at(table(subset->bytes, "maxp"), 4, 2) == next);
}

TEST_CASE("subset: a subset's glyph has the advance of the face's") {
  const FontLibrary library;
  const Font& font = library.font(library.face({}));
  const auto subset = subset_glyphs(font, glyphs_of(font, U"Wi"));
  REQUIRE(subset);
  const std::string_view metrics = table(subset->bytes, "hmtx");
  const std::uint32_t wide = font.glyph_for(U'W');
  CHECK(number_at(metrics, std::size_t{subset->glyphs.at(wide)} * 4, 2) ==
        font.advance(wide));
}

TEST_CASE("subset: the same glyphs give the same bytes in any order") {
  const FontLibrary library;
  const Font& font = library.font(library.face({}));
  const auto one = subset_glyphs(font, glyphs_of(font, U"abcdef"));
  const auto other = subset_glyphs(font, glyphs_of(font, U"fedcbaabc"));
  REQUIRE(one);
  REQUIRE(other);
  CHECK(one->bytes == other->bytes);
  CHECK(one->glyphs == other->glyphs);
}

TEST_CASE("subset: a glyph that the face lacks is left out") {
  const FontLibrary library;
  const Font& font = library.font(library.face({}));
  const std::array<std::uint32_t, 1> glyphs = {0xFFFF};
  const auto subset = subset_glyphs(font, glyphs);
  REQUIRE(subset);
  CHECK(subset->glyphs.size() == 1);
}

TEST_CASE("subset: a CFF face gives a bare table whose CIDs are its glyph numbers") {
  const FontLibrary library;
  if (!library.has_cjk()) {
    MESSAGE("skipped: the Chinese, Japanese and Korean set is not here");
    return;
  }
  const Font& font = library.font(library.script_face({}, "Hani", "ja"));
  REQUIRE(font.outlines() == octavo::Outlines::cff);
  for (const std::u32string_view text :
       {U"直", U"直言", U"吾輩は猫である。名前はまだ無い。"}) {
    const auto subset = subset_glyphs(font, glyphs_of(font, text));
    REQUIRE(subset);
    const std::string& bytes = subset->bytes;
    CHECK(bytes[0] == 1);
    const std::uint32_t left = static_cast<std::uint32_t>(subset->glyphs.size()) - 2;
    const std::string range = {1, 0, 1, static_cast<char>(left)};
    const std::string single = {0, 0, 1};
    CHECK((bytes.find(range) != std::string::npos ||
           (left == 0 && bytes.find(single) != std::string::npos)));
  }
}
