#include "fonts/shape.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string>

#include <doctest/doctest.h>

#include "fonts/library.h"
#include "fonts/shape_run.h"
#include "tests/shared.h"

using octavo::Direction;
using octavo::Font;
using octavo::FontLibrary;
using octavo::GenericFamily;
using octavo::shape;
using octavo::ShapedGlyph;
using octavo::ShapeRequest;

namespace {

const FontLibrary& library() {
  static const FontLibrary the_library;
  return the_library;
}

const Font& face_for(std::string_view script, std::string_view language) {
  return library().font(library().script_face({}, script, language));
}

std::vector<ShapedGlyph> shape_whole(const Font& font,
                                     std::string_view text,
                                     std::string_view script,
                                     std::string_view language,
                                     std::vector<octavo::FontFeature> features = {}) {
  const bool reversed = script == "Arab" || script == "Hebr";
  return shape(
      font, {.text = text,
             .begin = 0,
             .end = static_cast<std::uint32_t>(text.size()),
             .direction = reversed ? Direction::right_to_left : Direction::left_to_right,
             .script = script,
             .language = language,
             .features = std::move(features)});
}

std::vector<ShapedGlyph> shape_in(std::string_view script,
                                  std::string_view language,
                                  std::string_view text) {
  return shape_whole(face_for(script, language), text, script, language);
}

/// "cluster:" of each glyph, in visual order.
std::string clusters(const std::vector<ShapedGlyph>& glyphs) {
  std::string list;
  for (const ShapedGlyph& glyph : glyphs) {
    list += (list.empty() ? "" : " ") + std::to_string(glyph.cluster);
  }
  return list;
}

std::vector<std::uint32_t> glyph_ids(const std::vector<ShapedGlyph>& glyphs) {
  std::vector<std::uint32_t> ids(glyphs.size());
  std::ranges::transform(glyphs, ids.begin(), &ShapedGlyph::glyph);
  return ids;
}

std::int32_t width(const std::vector<ShapedGlyph>& glyphs) {
  return std::accumulate(
      glyphs.begin(), glyphs.end(), 0,
      [](std::int32_t sum, const ShapedGlyph& glyph) { return sum + glyph.advance; });
}

bool same(const std::vector<ShapedGlyph>& a, const std::vector<ShapedGlyph>& b) {
  return std::ranges::equal(a, b, [](const ShapedGlyph& x, const ShapedGlyph& y) {
    return x.glyph == y.glyph && x.cluster == y.cluster && x.advance == y.advance &&
           x.x_offset == y.x_offset && x.y_offset == y.y_offset &&
           x.unsafe_to_break == y.unsafe_to_break;
  });
}

bool all_drawn(const std::vector<ShapedGlyph>& glyphs) {
  return std::ranges::none_of(glyphs, [](const ShapedGlyph& g) { return g.glyph == 0; });
}

}  // namespace

TEST_CASE("shape: Latin letters are kerned") {
  const auto pair = shape_in("Latn", "en", "To");
  const auto first = shape_in("Latn", "en", "T");
  const auto second = shape_in("Latn", "en", "o");
  CHECK(width(pair) < width(first) + width(second));
}

TEST_CASE("shape: a ligature is one glyph of its first letter's cluster") {
  const auto glyphs = shape_in("Latn", "en", "office");
  CHECK(clusters(glyphs) == "0 1 4 5");
}

TEST_CASE("shape: a feature turned off is off") {
  const auto glyphs = shape_whole(face_for("Latn", "en"), "office", "Latn", "en",
                                  {{.tag = "liga", .value = 0}});
  CHECK(clusters(glyphs) == "0 1 2 3 4 5");
}

TEST_CASE("shape: a face says which features it has for a script") {
  const Font& serif = face_for("Latn", "en");
  CHECK(has_feature(serif, "smcp", "Latn", "en"));
  CHECK(has_feature(serif, "smcp", "Latn", "vi"));
  CHECK_FALSE(has_feature(serif, "pcap", "Latn", "en"));
  const Font& mono = library().font(library().face({.generic = GenericFamily::mono}));
  CHECK_FALSE(has_feature(mono, "smcp", "Latn", "en"));
}

TEST_CASE("shape: the serif has small capitals") {
  for (const int weight : {400, 700}) {
    for (const octavo::Slant slant : {octavo::Slant::upright, octavo::Slant::italic}) {
      const Font& font =
          library().font(library().face({.weight = weight, .slant = slant}));
      const auto plain = shape_whole(font, "small", "Latn", "en");
      const auto small = shape_whole(font, "small", "Latn", "en", {{.tag = "smcp"}});
      REQUIRE(small.size() == 5);
      for (std::size_t i = 0; i < 5; ++i) {
        CHECK(plain[i].glyph != small[i].glyph);
      }
    }
  }
}

TEST_CASE("shape: letters with marks are one cluster") {
  const auto glyphs = shape_in("Latn", "vi", "e\u0302\u0301n");
  CHECK(clusters(glyphs).starts_with("0 "));
  CHECK(glyphs.back().cluster == 5);
  CHECK(all_drawn(glyphs));
}

TEST_CASE("shape: only the run asked for is shaped, with clusters of the whole text") {
  const auto glyphs = shape(face_for("Latn", "en"), {.text = "one two three",
                                                     .begin = 4,
                                                     .end = 7,
                                                     .script = "Latn",
                                                     .language = "en"});
  CHECK(clusters(glyphs) == "4 5 6");
}

TEST_CASE("shape: Serbian italics differ from Russian ones") {
  const Font& italic = library().font(library().face({.slant = octavo::Slant::italic}));
  const auto russian = shape_whole(italic, "бгдпт", "Cyrl", "ru");
  const auto serbian = shape_whole(italic, "бгдпт", "Cyrl", "sr");
  CHECK(glyph_ids(russian) != glyph_ids(serbian));
}

TEST_CASE("shape: Arabic letters join, in visual order") {
  const auto word = shape_in("Arab", "ar", "ببب");
  REQUIRE(word.size() >= 3);
  CHECK(word.front().cluster == 4);
  CHECK(word.back().cluster == 0);
  const auto alone = shape_in("Arab", "ar", "ب");
  CHECK(glyph_ids(word) != std::vector<std::uint32_t>(3, alone[0].glyph));
  CHECK(all_drawn(word));
}

TEST_CASE("shape: Arabic letters join across the ends of a run") {
  const std::string text = "ببب";
  const Font& font = face_for("Arab", "ar");
  const auto whole = shape_in("Arab", "ar", text);
  const auto middle = shape(font, {.text = text,
                                   .begin = 2,
                                   .end = 4,
                                   .direction = Direction::right_to_left,
                                   .script = "Arab",
                                   .language = "ar"});
  const auto alone = shape_in("Arab", "ar", "ب");
  CHECK(glyph_ids(middle) != glyph_ids(alone));
}

TEST_CASE("shape: lam and alef are one ligature") {
  CHECK(shape_in("Arab", "ar", "لا").size() < 3);
  CHECK(clusters(shape_in("Arab", "ar", "سلا")).ends_with("0"));
}

TEST_CASE("shape: Hebrew points sit on their letters") {
  const auto glyphs = shape_in("Hebr", "he", "שָׁלוֹם");
  CHECK(all_drawn(glyphs));
  CHECK(glyphs.back().cluster == 0);
  const auto points = std::ranges::count_if(
      glyphs, [](const ShapedGlyph& glyph) { return glyph.advance == 0; });
  CHECK(points >= 2);
}

TEST_CASE("shape: the Devanagari sign i goes before its consonant") {
  const auto plain = shape_in("Deva", "hi", "क");
  const auto glyphs = shape_in("Deva", "hi", "कि");
  REQUIRE(glyphs.size() == 2);
  CHECK(clusters(glyphs) == "0 0");
  CHECK(glyphs[1].glyph == plain[0].glyph);
}

TEST_CASE("shape: Devanagari conjuncts form") {
  CHECK(shape_in("Deva", "hi", "क्ष").size() == 1);
  CHECK(all_drawn(shape_in("Deva", "hi", "श्रीमद्भगवद्गीता")));
}

TEST_CASE("shape: the Bengali and Tamil vowels stand around their consonant") {
  const auto bengali = shape_in("Beng", "bn", "কো");
  CHECK(clusters(bengali) == "0 0 0");
  const auto tamil = shape_in("Taml", "ta", "கொ");
  CHECK(clusters(tamil) == "0 0 0");
  CHECK(tamil[1].glyph == shape_in("Taml", "ta", "க")[0].glyph);
}

TEST_CASE("shape: Thai marks take no room of their own") {
  CHECK(width(shape_in("Thai", "th", "กี่")) == width(shape_in("Thai", "th", "ก")));
  CHECK(all_drawn(shape_in("Thai", "th", "น้ำ")));
}

TEST_CASE("shape: Korean jamo compose") {
  if (!library().has_cjk()) {
    MESSAGE("skipped: the Chinese, Japanese and Korean set is not here");
    return;
  }
  CHECK(glyph_ids(shape_in("Hang", "ko", "한")) ==
        glyph_ids(shape_in("Hang", "ko", "한")));
}

TEST_CASE("shape: text broken where it is safe has the same glyphs") {
  struct Sample {
    std::string_view script, language, text;
  };
  for (const Sample& sample :
       {Sample{"Latn", "en", "AVATAR To Wave, difficult waffles. Type fjord"},
        Sample{"Arab", "ar", "الحمد لله رب العالمين"},
        Sample{"Deva", "hi", "धर्मक्षेत्रे कुरुक्षेत्रे समवेता युयुत्सवः"}}) {
    const Font& font = face_for(sample.script, sample.language);
    const auto whole = shape_in(sample.script, sample.language, sample.text);
    std::size_t tried = 0;
    for (const ShapedGlyph& glyph : whole) {
      if (glyph.unsafe_to_break || glyph.cluster == 0) {
        continue;
      }
      const auto head = shape_whole(font, sample.text.substr(0, glyph.cluster),
                                    sample.script, sample.language);
      const auto tail = shape_whole(font, sample.text.substr(glyph.cluster),
                                    sample.script, sample.language);
      CAPTURE(glyph.cluster);
      CHECK(width(head) + width(tail) == width(whole));
      CHECK(head.size() + tail.size() == whole.size());
      ++tried;
    }
    CHECK(tried > 3);
  }
}

TEST_CASE("shape: letters that kern or join are unsafe to break") {
  CHECK(shape_in("Latn", "en", "To")[1].unsafe_to_break);
  const auto joined = shape_in("Arab", "ar", "بب");
  CHECK(joined.front().unsafe_to_break);
}

TEST_CASE("shape: a heap of marks is shaped in pieces, none lost") {
  for (const std::string_view script : {"Latn", "Hebr"}) {
    std::string text = script == "Latn" ? "a" : "א";
    const std::string_view mark = script == "Latn" ? "\u0301" : "\u05B8";
    const std::size_t count = 20'000;
    for (std::size_t i = 0; i < count; ++i) {
      text += mark;
    }
    const auto glyphs = shape_in(script, "en", text);
    CHECK(glyphs.size() >= count);
    CHECK(std::ranges::is_sorted(glyphs, {}, [&](const ShapedGlyph& glyph) {
      const auto cluster = static_cast<std::int64_t>(glyph.cluster);
      return script == "Latn" ? cluster : -cluster;
    }));
  }
}

TEST_CASE("shape: what is not drawn keeps its place") {
  const auto glyphs = shape_in("Latn", "en", "a\u200Bb");
  REQUIRE(glyphs.size() == 3);
  CHECK(glyphs[1].advance == 0);
  CHECK(glyphs[1].glyph != 0);
}

TEST_CASE("shape: words shaped before give the glyphs of the whole run") {
  const std::vector<std::string_view> paragraphs = {
      "AVATAR To Wave, difficult waffles. Type fjord; “Ty” — Wo r T. Y, V. fi fl ffi Ta",
      "“Whenever I find myself” L’ A’ ‘T Pa. P. F, r. w, y. kerning T o V a f ) ( f’",
      "Às vezes, à noite, “coração” São Tomé. Łódź Việt ễ x\u0301y q\u0301 w",
      "Ὦ ξεῖν᾽, ἀγγέλλειν Λακεδαιμονίοις ὅτι τῇδε. Толстой Гамлет У. Т. бгд",
      "one  two",
      " lead",
      "trail ",
      "x",
      "a b c d e f g A V A T o",
  };
  for (const GenericFamily generic :
       {GenericFamily::serif, GenericFamily::sans, GenericFamily::mono}) {
    for (const int weight : {400, 700}) {
      for (const octavo::Slant slant : {octavo::Slant::upright, octavo::Slant::italic}) {
        const Font& font = library().font(
            library().face({.generic = generic, .weight = weight, .slant = slant}));
        for (const std::string_view script : {"Latn", "Grek", "Cyrl"}) {
          for (const std::string_view text : paragraphs) {
            CAPTURE(text);
            const ShapeRequest request{
                .text = text,
                .begin = 0,
                .end = static_cast<std::uint32_t>(text.size()),
                .script = script,
                .language = "sr",
                .features = {{.tag = "smcp", .value = script == "Grek" ? 1U : 0U}}};
            const auto whole = octavo::shape_run(font, request);
            CHECK(same(shape(font, request), whole));
            CHECK(same(shape(font, request), whole));
          }
        }
      }
    }
  }
}

TEST_CASE("shape: all of a book shaped by words is the same as by paragraphs") {
  const auto folder = octavo::shared_folder();
  if (!folder) {
    MESSAGE("skipped: the books for tests are not here");
    return;
  }
  std::ifstream file(*folder / "corpora/prose/moby-dick.txt", std::ios::binary);
  const std::string book((std::istreambuf_iterator<char>(file)), {});
  for (const octavo::Slant slant : {octavo::Slant::upright, octavo::Slant::italic}) {
    const Font& font = library().font(library().face({.slant = slant}));
    std::size_t begin = 0;
    while (begin < book.size()) {
      const std::size_t end = std::min(book.find("\n\n", begin), book.size());
      std::string text = book.substr(begin, end - begin);
      std::ranges::replace(text, '\n', ' ');
      const ShapeRequest request{.text = text,
                                 .begin = 0,
                                 .end = static_cast<std::uint32_t>(text.size()),
                                 .script = "Latn",
                                 .language = "en"};
      REQUIRE(same(shape(font, request), octavo::shape_run(font, request)));
      begin = end + 2;
    }
  }
}

TEST_CASE("shape: an empty run has no glyphs") {
  CHECK(shape(face_for("Latn", "en"), {.text = "abc", .begin = 2, .end = 2}).empty());
  CHECK(shape(face_for("Latn", "en"), {.text = "abc", .begin = 0, .end = 9}).empty());
}
