#include "fonts/font.h"

#include <doctest/doctest.h>

#include "fonts/library.h"

using octavo::Font;
using octavo::FontLibrary;

TEST_CASE("font: what is no font does not open") {
  CHECK(Font::open("") == nullptr);
  CHECK(Font::open("This is a sentence, not a font.") == nullptr);
}

TEST_CASE("font: a face of a collection beyond its last does not open") {
  const FontLibrary library;
  const Font& serif = library.font(library.face({}));
  CHECK(Font::open(serif.bytes(), 0) != nullptr);
  CHECK(Font::open(serif.bytes(), 1) == nullptr);
}

TEST_CASE("font: a face cut short does not crash") {
  const FontLibrary library;
  const std::string_view bytes = library.font(library.face({})).bytes();
  for (std::size_t size = 1; size < bytes.size(); size = size * 3 + 1) {
    CAPTURE(size);
    const std::unique_ptr<Font> font = Font::open(bytes.substr(0, size));
    if (font != nullptr) {
      CHECK(font->advance(font->glyph_for(U'A')) >= 0);
    }
  }
}

TEST_CASE("font: the serif's measures are those of a book face") {
  const FontLibrary library;
  const Font& font = library.font(library.face({}));
  const octavo::FontMetrics& metrics = font.metrics();
  CHECK(metrics.units_per_em >= 1000);
  CHECK(metrics.ascender > metrics.cap_height);
  CHECK(metrics.cap_height > metrics.x_height);
  CHECK(metrics.x_height > 0);
  CHECK(metrics.descender < 0);
  CHECK(metrics.underline_position < 0);
  CHECK(metrics.underline_thickness > 0);
  CHECK(metrics.strikeout_position > 0);
  CHECK(metrics.italic_angle == 0);
  CHECK(metrics.bounding_box.top >= metrics.cap_height);
  CHECK_FALSE(font.is_italic());
  CHECK_FALSE(font.is_monospaced());
  CHECK(font.weight() == 400);
  CHECK_FALSE(font.postscript_name().empty());
}

TEST_CASE("font: a character that the face lacks has no glyph") {
  const FontLibrary library;
  const Font& font = library.font(library.face({}));
  CHECK(font.glyph_for(U'H') != 0);
  CHECK(font.glyph_for(0x10FFFD) == 0);
}
