#include "formats/paged/paragraph.h"

#include <doctest/doctest.h>

#include "tests/formats/paged/set_text.h"

namespace octavo::paged {
namespace {

constexpr std::string_view prose =
    "Call me Ishmael. Some years ago—never mind how long precisely—having little or no "
    "money in my purse, and nothing particular to interest me on shore, I thought I "
    "would "
    "sail about a little and see the watery part of the world. It is a way I have of "
    "driving off the spleen and regulating the circulation.";

bool reaches(const Line& line, double left, double right) {
  return line.left == doctest::Approx(left) && line.right == doctest::Approx(right);
}

}  // namespace

TEST_CASE("paragraph: no text gives no line") {
  CHECK(set(plain(""), justified(200)).empty());
  CHECK(set({}, justified(200)).empty());
}

TEST_CASE("paragraph: lines of justified text fill the measure, the last one not") {
  const std::vector<Line> lines = set(plain(prose), justified(200));
  REQUIRE(lines.size() > 4);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    CHECK(reaches(lines[i], 0, 200));
    CHECK_FALSE(lines[i].overfull);
  }
  CHECK(lines.back().left == doctest::Approx(0));
  CHECK(lines.back().right < 199);
}

TEST_CASE("paragraph: a run's width is where its last glyph ends") {
  for (const Line& line : set(plain(prose), justified(200))) {
    for (const TextRun& run : text_runs(line)) {
      // The space that parts it from the next line has no width.
      const bool has_space = run.text.ends_with(' ');
      const std::size_t last = run.glyphs.size() - (has_space ? 2 : 1);
      const Font& font = test_fonts().font(run.font);
      const double own =
          font.advance(run.glyphs[last].glyph) * run.size / font.metrics().units_per_em;
      CHECK(run.glyphs[last].x + own == doctest::Approx(run.width));
    }
  }
}

TEST_CASE("paragraph: a line takes the memory of its glyphs and little more") {
  static_assert(sizeof(PlacedGlyph) <= 24);
  for (const Line& line : set(plain(prose), justified(200))) {
    for (const PlacedItem& item : line.items) {
      const auto& run = std::get<TextRun>(item);
      CHECK(run.glyphs.capacity() <= run.glyphs.size() + 2);
      CHECK(run.text.capacity() <= run.text.size() + 3);
    }
  }
}

TEST_CASE("paragraph: indents are of the first line and of the turnovers") {
  ParagraphStyle style = justified(200);
  style.first_line_indent = 12;
  style.turnover_indent = 20;
  const std::vector<Line> lines = set(plain(prose), style);
  REQUIRE(lines.size() > 3);
  CHECK(reaches(lines[0], 12, 200));
  CHECK(reaches(lines[1], 20, 200));
}

TEST_CASE("paragraph: ragged, centred and flush right lines keep their word spaces") {
  ParagraphStyle style = ragged(200);
  const std::vector<Line> start = set(plain(prose), style);
  style.align = TextAlign::end;
  const std::vector<Line> end = set(plain(prose), style);
  style.align = TextAlign::center;
  const std::vector<Line> center = set(plain(prose), style);
  REQUIRE(start.size() == end.size());
  for (std::size_t i = 0; i < start.size(); ++i) {
    const double width = start[i].right - start[i].left;
    CHECK(reaches(start[i], 0, width));
    CHECK(reaches(end[i], 200 - width, 200));
    CHECK(reaches(center[i], 100 - width / 2, 100 + width / 2));
  }
}

TEST_CASE("paragraph: a divided word ends in a hyphen that reads as U+00AD") {
  constexpr std::string_view text =
      "the characteristic circumnavigation of incomprehensible archipelagos, described "
      "systematically";
  bool found = false;
  const std::vector<Line> lines = set(plain(text), justified(80));
  for (const Line& line : lines) {
    const std::string said = text_of(line);
    CHECK(line.hyphenated == said.ends_with("\u00AD"));
    found = found || line.hyphenated;
  }
  CHECK(found);
  CHECK(squeezed(text_of(lines)) == squeezed(text));
  CHECK(flaw_of(lines) == "");
}

TEST_CASE("paragraph: both parts of a ligature that a division cuts are shaped anew") {
  // The faces join "ffi" in one glyph, which cannot be cut.
  const std::vector<Line> lines =
      set(plain("of\u00ADfice ef\u00ADficient"), justified(20));
  CHECK(flaw_of(lines) == "");
  CHECK(squeezed(text_of(lines)) == "officeefficient");
  CHECK(text_of(lines[0]) == "of\u00AD");
}

TEST_CASE("paragraph: words of two lines are parted by a space without width") {
  const std::vector<Line> lines = set(plain("one two"), justified(22));
  REQUIRE(lines.size() == 2);
  CHECK(text_of(lines[0]) == "one ");
  const TextRun first = text_runs(lines[0])[0];
  CHECK(advance_of(first, first.glyphs.size() - 1) == doctest::Approx(0));
  CHECK(text_of(lines[1]) == "two");
  const std::vector<Line> forced = set(plain("one\u2028two"), justified(100));
  REQUIRE(forced.size() == 2);
  CHECK(text_of(forced[0]) == "one ");
}

TEST_CASE("paragraph: two line ends in a row leave an empty line with a height") {
  const std::vector<Line> lines = set(plain("one\u2028\u2028two"), justified(100));
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].items.empty());
  CHECK(lines[1].ascent == doctest::Approx(lines[0].ascent));
}

TEST_CASE("paragraph: right to left text stands at the right, its glyphs in order") {
  const std::vector<Line> lines =
      set(plain("שלום עולם, זה טקסט קצר לבדיקה של שורות ארוכות יותר", "he"),
          justified(120, "he"));
  REQUIRE(lines.size() > 1);
  CHECK(lines.back().right == doctest::Approx(120));
  CHECK(lines.back().left > 1);
  for (const Line& line : lines) {
    for (const TextRun& run : text_runs(line)) {
      CHECK(run.right_to_left);
      for (std::size_t i = 1; i < run.glyphs.size(); ++i) {
        CHECK(run.glyphs[i].x <= run.glyphs[i - 1].x + 0.001);
      }
      CHECK(run.glyphs.front().x < run.width);
      CHECK(run.glyphs.back().x > -0.001);
    }
  }
}

TEST_CASE("paragraph: runs of two directions stand in visual order, read in logical") {
  const std::vector<Line> lines = set(plain("one שלום עולם two"), justified(300));
  REQUIRE(lines.size() == 1);
  CHECK(text_of(lines[0]) == "one שלום עולם two");
  const std::vector<TextRun> runs = text_runs(lines[0]);
  REQUIRE(runs.size() >= 3);
  CHECK(runs[1].right_to_left);
  CHECK(runs[0].origin.x < runs[1].origin.x);
  CHECK(runs[1].origin.x < runs.back().origin.x);
  const std::vector<Line> turned = set(plain("אחת one two שתיים", "he"), justified(300));
  const std::vector<TextRun> back = text_runs(turned[0]);
  REQUIRE(back.size() >= 3);
  CHECK(back.front().origin.x > back[1].origin.x);
  CHECK(back[1].origin.x > back.back().origin.x);
}

TEST_CASE("paragraph: underlines and strokes are artifacts as wide as their words") {
  ParagraphText paragraph = plain("some ");
  add_run(paragraph, "words")
      .style.rare.set(
          {.decorations = {{.lines = {.underline = true, .line_through = true}}}});
  const std::vector<Line> lines = set(paragraph, justified(200));
  std::vector<Rule> rules;
  for (const PlacedItem& item : lines[0].items) {
    if (const auto* rule = std::get_if<Rule>(&item)) {
      rules.push_back(*rule);
    }
  }
  REQUIRE(rules.size() == 2);
  const TextRun words = text_runs(lines[0])[1];
  for (const Rule& rule : rules) {
    CHECK(rule.role == Role::artifact);
    CHECK(rule.area.left == doctest::Approx(words.origin.x));
    CHECK(rule.area.width == doctest::Approx(words.width));
    CHECK(rule.area.height > 0);
  }
  CHECK(rules[0].area.top > 0);
  CHECK(rules[1].area.top < 0);
}

TEST_CASE("paragraph: superscripts are raised and their notes named") {
  ParagraphText paragraph = plain("word");
  StyleRun& mark = add_run(paragraph, "1");
  mark.note = NodeId{77};
  mark.style.size = 7;
  mark.style.baseline_shift = 4;
  const std::vector<Line> lines = set(paragraph, justified(200));
  CHECK(text_runs(lines[0])[1].origin.y == doctest::Approx(-4));
  CHECK(lines[0].notes == std::vector<NodeId>{NodeId{77}});
}

TEST_CASE("paragraph: a picture stands on the baseline in its place") {
  ParagraphText paragraph = plain("see ");
  StyleRun& picture = add_run(paragraph, "\uFFFC");
  picture.picture = PictureId{3};
  picture.picture_width = 30;
  picture.picture_height = 40;
  add_run(paragraph, " there");
  const std::vector<Line> lines = set(paragraph, justified(200));
  REQUIRE(lines.size() == 1);
  const auto& placed = std::get<PlacedPicture>(lines[0].items[1]);
  CHECK(placed.area.top == doctest::Approx(-40));
  CHECK(placed.area.width == doctest::Approx(30));
  CHECK(lines[0].ascent == doctest::Approx(40));
  CHECK(text_runs(lines[0])[1].origin.x == doctest::Approx(placed.area.left + 30));
}

TEST_CASE("paragraph: a character that no face has is a box with its code") {
  Diagnostics diagnostics;
  const std::vector<Line> lines = set_paragraph(
      plain("a \uE000 b \uE000"), justified(200), test_fonts(), diagnostics);
  const auto& missing = std::get<MissingGlyph>(lines[0].items[1]);
  CHECK(missing.text == "\uE000");
  CHECK(missing.owner == NodeId{1});
  REQUIRE(missing.code_runs.size() == 2);
  CHECK(missing.code_runs[0].text == "E0");
  CHECK(missing.code_runs[1].text == "00");
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "missing-glyph");
  CHECK(diagnostics.list()[0].message == "no face has the character U+E000");
}

TEST_CASE("paragraph: what cannot be divided sticks out and is reported") {
  ParagraphText paragraph = plain("see ");
  StyleRun& picture = add_run(paragraph, "\uFFFC");
  picture.picture = PictureId{3};
  picture.picture_width = 130;
  Diagnostics diagnostics;
  const std::vector<Line> lines =
      set_paragraph(paragraph, justified(100), test_fonts(), diagnostics);
  CHECK(lines.back().overfull);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "overfull-line");
  CHECK(diagnostics.list()[0].message == "a line is 30.0 pt wider than the room it has");
}

TEST_CASE(
    "paragraph: a word longer than the measure is cut rather than left to stick out") {
  const std::string word(300, 'x');
  const std::vector<Line> lines = set(plain("a " + word + " b"), justified(100));
  CHECK(lines.size() > 10);
  for (const Line& line : lines) {
    CHECK_FALSE(line.overfull);
  }
  CHECK(squeezed(text_of(lines)) == "a" + word + "b");
}

TEST_CASE("paragraph: code keeps its spaces and turns over at the measure") {
  ParagraphText paragraph =
      plain("  if (a)  b;\u2028    return some_function(argument);");
  paragraph.runs[0].style.face.generic = GenericFamily::mono;
  paragraph.runs[0].style.white_space = WhiteSpace::preserved;
  paragraph.runs[0].style.hyphenation = Hyphenation::none;
  ParagraphStyle style = ragged(150);
  style.turnover_indent = 20;
  const std::vector<Line> lines = set(paragraph, style);
  REQUIRE(lines.size() >= 3);
  CHECK(text_of(lines[0]) == "  if (a)  b; ");
  CHECK(text_of(lines[1]).starts_with("    return"));
  CHECK(lines[2].left == doctest::Approx(20));
  for (const Line& line : lines) {
    CHECK_FALSE(line.overfull);
    CHECK_FALSE(line.hyphenated);
  }
}

TEST_CASE("paragraph: a deep indent of code leaves what follows it a measure") {
  const auto set_code = [](const std::string& code) {
    ParagraphText paragraph = plain(code);
    paragraph.runs[0].style.face.generic = GenericFamily::mono;
    paragraph.runs[0].style.white_space = WhiteSpace::preserved;
    paragraph.runs[0].style.hyphenation = Hyphenation::none;
    ParagraphStyle style = ragged(300);
    style.turnover_indent = 12;
    return set(paragraph, style);
  };
  const std::string indent(44, ' ');
  const std::vector<Line> lone = set_code(indent + "+------+");
  CHECK(lone.size() == 1);
  CHECK(lone[0].right <= 300.01);
  const std::vector<Line> fits = set_code(std::string(30, ' ') + "x");
  CHECK(fits[0].right == doctest::Approx(set_code(std::string(31, 'x'))[0].right));
  for (const std::size_t letters : {40U, 90U, 300U}) {
    const std::string code = indent + std::string(letters, 'x');
    const std::vector<Line> lines = set_code(code);
    CAPTURE(letters);
    for (const Line& line : lines) {
      CHECK_FALSE(line.overfull);
    }
    CHECK(text_of(lines).find_first_not_of(' ') == indent.size());
    CHECK(squeezed(text_of(lines)) == std::string(letters, 'x'));
  }
}

TEST_CASE("paragraph: words too long for their measure are set ragged, not torn apart") {
  constexpr std::string_view tamil =
      "மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் "
      "மதிப்பிலும், உரிமைகளிலும் சமமானவர்கள், அவர்கள் நியாயத்தையும் "
      "மனச்சாட்சியையும் இயற்பண்பாகப் பெற்றவர்கள். அவர்கள் ஒருவருடனொருவர் சகோதர "
      "உணர்வுப் பாங்கில் நடந்துகொள்ளல் வேண்டும். மனிதப் பிறிவியினர் சகலரும் "
      "சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் நியாயத்தையும் மனச்சாட்சியையும் "
      "இயற்பண்பாகப் பெற்றவர்கள்.";
  const std::vector<Line> lines = set(plain(tamil, "ta"), justified(297.57, "ta"));
  REQUIRE(lines.size() > 4);
  for (const Line& line : lines) {
    CHECK_FALSE(line.overfull);
    CHECK(line.looseness == 0);
  }
  // Prose that has room is justified as ever, also where two lines have few words.
  CHECK(reaches(set(plain(prose), justified(200))[0], 0, 200));
  constexpr std::string_view loose =
      "Grandmother stones about who such even not lighthouses. Everything her before "
      "everything although childhood about such spoke a, storm childhood winters about "
      "she boat winters her even. Grandmother she extraordinarily those childhood the "
      "although lighthouses in.";
  const auto few = set(plain(loose, "en-GB"), justified(297.57, "en-GB"));
  CHECK(few[0].looseness > 3);
  CHECK(reaches(few[0], 0, 297.57));
}

TEST_CASE("paragraph: a tint lies under what is marked") {
  ParagraphText paragraph = plain("marked");
  paragraph.boxes = {{.end = 6, .background = Color{.9, .9, .8}, .size = 10}};
  paragraph.runs[0].box = 0;
  const std::vector<Line> lines = set(paragraph, ragged(200));
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].items.size() == 2);
  const auto* tint = std::get_if<Rule>(&lines[0].items[0]);
  REQUIRE(tint != nullptr);
  CHECK(tint->area.width == doctest::Approx(lines[0].right));
  CHECK(tint->area.top < -5);
  CHECK(tint->area.height > 8);
  CHECK(tint->color.red > .8);
}

TEST_CASE("paragraph: letter-spacing widens every letter and keeps them apart") {
  ParagraphText tight = plain("office");
  ParagraphText wide = tight;
  wide.runs[0].style.letter_spacing = 2;
  const double narrow = set(tight, ragged(200))[0].right;
  CHECK(set(wide, ragged(200))[0].right > narrow + 11);
  CHECK(text_runs(set(wide, ragged(200))[0])[0].glyphs.size() == 6);
}

TEST_CASE("paragraph: what is drawn as nothing is read with its neighbour") {
  const std::vector<Line> lines =
      set(plain("a\u200Bb \u200Ec\u2060d ho\u00ADtel \u00AD"), justified(300));
  REQUIRE(lines.size() == 1);
  CHECK(flaw_of(lines) == "");
  CHECK(text_of(lines[0]) == "a\u200Bb \u200Ec\u2060d hotel ");
}

TEST_CASE("paragraph: the extent is that of the longest word and of the whole text") {
  const Extent extent =
      measure_paragraph(plain("a considerably long text"), justified(20), test_fonts());
  const double word = set(plain("considerably"), ragged(500))[0].right;
  const double all = set(plain("a considerably long text"), ragged(500))[0].right;
  CHECK(extent.narrowest == doctest::Approx(word).epsilon(0.01));
  CHECK(extent.widest == doctest::Approx(all));
  CHECK(measure_paragraph({}, justified(20), test_fonts()).widest == 0);
}

TEST_CASE("paragraph: huge paragraphs are set") {
  SUBCASE("a word without an end") {
    const std::string word(1'000'000, 'x');
    CHECK(squeezed(text_of(set(plain(word), justified(300)))) == word);
  }
  SUBCASE("brackets") {
    const std::string brackets =
        std::string(50'000, '(') + "x" + std::string(50'000, ')');
    CHECK(squeezed(text_of(set(plain(brackets), justified(300)))) == brackets);
  }
  SUBCASE("words") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) {
      text += prose.substr(0, static_cast<std::size_t>(3 + i % 60));
      text += ' ';
    }
    CHECK(squeezed(text_of(set(plain(text), justified(300)))) == squeezed(text));
  }
}

}  // namespace octavo::paged
