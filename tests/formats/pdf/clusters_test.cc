#include "formats/pdf/clusters.h"

#include <doctest/doctest.h>

#include "tests/formats/pdf/hand_pages.h"

namespace octavo::pdf {

namespace {

std::string join_texts(const RunReading& reading) {
  std::string all;
  for (const std::string_view text : reading.glyph_texts) {
    all += text;
  }
  return all;
}

}  // namespace

TEST_CASE("clusters: a ligature's one glyph has the text of its letters") {
  const FontLibrary fonts;
  const paged::TextRun run = tests::set_run(fonts, {.text = "office"});
  const RunReading reading = read_run(run, fonts.font(run.font));
  CHECK(join_texts(reading) == "office");
  for (const Cluster& cluster : reading.clusters) {
    CHECK_FALSE(cluster.needs_actual_text);
  }
}

TEST_CASE("clusters: what is reordered is read through its replacement") {
  const FontLibrary fonts;
  const paged::TextRun run =
      tests::set_run(fonts, {.text = "कि", .script = "Deva", .language = "hi"});
  const RunReading reading = read_run(run, fonts.font(run.font));
  REQUIRE(reading.clusters.size() == 1);
  CHECK(reading.clusters[0].needs_actual_text);
  CHECK(reading.clusters[0].text == "कि");
  CHECK(reading.glyph_texts[0] == "कि");
}

TEST_CASE("clusters: right to left, marks are read glyph by glyph and never replaced") {
  const FontLibrary fonts;
  const paged::TextRun run = tests::set_run(
      fonts, {.text = "שָׁלוֹם", .script = "Hebr", .language = "he", .right_to_left = true});
  const RunReading reading = read_run(run, fonts.font(run.font));
  CHECK(join_texts(reading) == run.text);
  for (const Cluster& cluster : reading.clusters) {
    CHECK_FALSE(cluster.needs_actual_text);
  }
}

TEST_CASE("clusters: right to left, one character of several glyphs is replaced") {
  const FontLibrary fonts;
  const paged::TextRun run = tests::set_run(
      fonts, {.text = "الگو", .script = "Arab", .language = "fa", .right_to_left = true});
  const RunReading reading = read_run(run, fonts.font(run.font));
  CHECK(join_texts(reading) == run.text);
  std::size_t replaced = 0;
  for (const Cluster& cluster : reading.clusters) {
    for (std::uint32_t i = cluster.first; i < cluster.last; ++i) {
      CHECK((cluster.needs_actual_text || !reading.glyph_texts[i].empty()));
    }
    replaced += cluster.needs_actual_text ? 1U : 0U;
  }
  CHECK(replaced == 1);
}

TEST_CASE("clusters: a missing glyph is painted as a space") {
  const FontLibrary fonts;
  const Font& font = fonts.font(fonts.face({}));
  CHECK(painted_glyph(0, font) == font.glyph_for(U' '));
  CHECK(painted_glyph(7, font) == 7);
}

}  // namespace octavo::pdf
