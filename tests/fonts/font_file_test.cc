#include "fonts/font_file.h"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "fonts/font.h"
#include "fonts/font_inspect.h"
#include "fonts/subset.h"
#include "tests/support.h"

using namespace octavo;

namespace {

std::string face_file(const std::string& name) {
  return tests::read_file(tests::source_folder() / "tests/fonts/faces" / name);
}

}  // namespace

TEST_CASE("font file: WOFF and WOFF2 are unpacked to the font that they hold") {
  const std::string plain = face_file("boxes.ttf");
  const auto original = Font::open(plain);
  REQUIRE(original);
  for (const char* name : {"boxes.woff", "boxes.woff2"}) {
    CAPTURE(name);
    const auto unpacked = unpack_font(face_file(name));
    REQUIRE(unpacked);
    const auto font = Font::open(*unpacked);
    REQUIRE(font);
    CHECK(font->full_name() == "Octavo Boxes Regular");
    CHECK(font->glyph_count() == original->glyph_count());
    CHECK(font->axes().size() == 2);
    for (const char32_t character : {U' ', U'A', U'B', U'\u017A'}) {
      const std::uint32_t glyph = original->glyph_for(character);
      CHECK(font->glyph_for(character) == glyph);
      CHECK(font->advance(glyph) == original->advance(glyph));
    }
  }
  CHECK(unpack_font(plain) == plain);
}

TEST_CASE("font file: what is cut short anywhere is none") {
  for (const char* name : {"boxes.woff", "boxes.woff2"}) {
    CAPTURE(name);
    const std::string whole = face_file(name);
    for (std::size_t size = 4; size < whole.size(); size += 7) {
      const FontInspection inspected = inspect_font(whole.substr(0, size));
      CHECK(inspected.bytes.empty());
    }
  }
}

TEST_CASE("font file: a table that says it is larger than the font may be is none") {
  std::string bytes = face_file("boxes.woff");
  // The length of the first table, and what it would unpack to.
  constexpr std::size_t unpacked_size = 44 + 12;
  bytes[unpacked_size] = '\x7F';
  CHECK_FALSE(unpack_font(bytes));
}

TEST_CASE("font file: what its maker forbids is not put into a book") {
  CHECK(inspect_font(face_file("kept.ttf")).error ==
        "may not be put into documents, as its maker says");
  CHECK(inspect_font("no font").error == "is no OpenType font that octavo can use");
  CHECK(inspect_font(face_file("boxes.ttf")).error.empty());
}

TEST_CASE("font file: one that may not be cut goes whole into a book") {
  std::string bytes = face_file("boxes.ttf");
  const std::size_t record = bytes.find("OS/2");
  REQUIRE(record != std::string::npos);
  const auto byte = [&](std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at]));
  };
  const std::size_t table = byte(record + 10) << 8U | byte(record + 11);
  const std::vector<std::uint32_t> one = {1};
  const auto glyphs_left = [&] {
    const auto font = Font::open(bytes);
    REQUIRE(font);
    const auto subset = subset_glyphs(*font, one);
    REQUIRE(subset);
    return subset->glyphs.size();
  };
  CHECK(glyphs_left() == 2);
  // fsType: no subsetting.
  bytes[table + 8] = 1;
  CHECK(glyphs_left() == Font::open(bytes)->glyph_count());
}
