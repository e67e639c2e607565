#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/paged/paged.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;
using tree::text;

namespace {

Document text_document(std::string_view css, Blocks content) {
  Document document = document_of(std::move(content));
  document.metadata.language = "en";
  add_stylesheet(document, std::string("@page { @top-center { content: none }"
                                       " @bottom-center { content: none } }") +
                               std::string(css));
  return document;
}

/// The first page, in octavo's faces.
Page text_page(const Document& document, Diagnostics* diagnostics = nullptr) {
  Diagnostics own;
  return make_pages(document, {}, diagnostics == nullptr ? own : *diagnostics)
      .pages.at(0);
}

Page text_page(std::string_view css, Blocks content) {
  return text_page(text_document(css, std::move(content)));
}

std::vector<Rule> rules_of(const Page& page) {
  std::vector<Rule> rules;
  for (const PlacedItem& item : page.items) {
    if (const auto* rule = std::get_if<Rule>(&item)) {
      rules.push_back(*rule);
    }
  }
  return rules;
}

std::vector<TextRun> runs_of(const Page& page) {
  std::vector<TextRun> runs;
  for (const PlacedItem& item : page.items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      runs.push_back(*run);
    }
  }
  return runs;
}

const TextRun& run_with(const std::vector<TextRun>& runs, std::string_view words) {
  const auto found = std::ranges::find_if(runs, [&](const TextRun& run) {
    return run.text.find(words) != std::string::npos;
  });
  REQUIRE(found != runs.end());
  return *found;
}

Inline emphasis(const std::string& words) {
  return {.kind = Emphasis{{text(words)}}};
}

}  // namespace

TEST_CASE("text properties: decorations stand under, over and through letters") {
  const Page page = text_page(
      "em { text-decoration: underline overline line-through 1pt red }"
      "strong { text-decoration: underline 2pt; text-underline-offset: 3pt }",
      {paragraph({emphasis("abc"), text(" "), {.kind = Strong{{text("def")}}}})});
  const std::vector<Rule> rules = rules_of(page);
  REQUIRE(rules.size() == 4);
  const std::vector<TextRun> runs = runs_of(page);
  const double baseline = run_with(runs, "abc").origin.y;
  CHECK(rules[0].area.top > baseline);
  CHECK(rules[1].area.top < baseline - 7);
  CHECK(rules[2].area.top < baseline - 1);
  CHECK(rules[2].area.top > rules[1].area.top);
  CHECK(rules[0].area.height == doctest::Approx(1));
  CHECK(rules[0].color.red == 1);
  CHECK(rules[0].color.green == 0);
  CHECK(rules[3].area.height == doctest::Approx(2));
  CHECK(rules[3].area.top == doctest::Approx(baseline + 3));
  CHECK(rules[3].color.red == 0);
}

TEST_CASE("text properties: lines are balanced at the spaces between words") {
  const auto lines = [](std::string_view wrap) {
    std::vector<std::string> texts;
    for (const TextRun& run : runs_of(
             text_page("@page { size: 150pt 200pt; margin: 5pt } p { text-align: start; "
                       "hyphens: none; font-size: 16pt; text-wrap: " +
                           std::string(wrap) + " }",
                       {paragraph({text("Incomprehensibility a")})}))) {
      texts.push_back(run.text);
    }
    return texts;
  };
  using Texts = std::vector<std::string>;
  CHECK(lines("wrap") == Texts{"Incomprehensibility ", "a"});
  CHECK(lines("balance") == lines("wrap"));
}

TEST_CASE("text properties: a last line of its own alignment begins at the measure") {
  const std::string css =
      "p { text-wrap: balance; text-align: center; text-align-last: left }";
  std::string words;
  for (int word = 0; word < 12; ++word) {
    words += "several ";
  }
  const std::vector<TextRun> lines = runs_of(text_page(css, {paragraph(words)}));
  const std::vector<TextRun> flush =
      runs_of(text_page("p { text-align: left }", {paragraph("x")}));
  REQUIRE(lines.size() > 1);
  CHECK(lines.back().origin.x == doctest::Approx(flush[0].origin.x));
}

TEST_CASE("text properties: lines of decorations are of their style") {
  const auto lines = [](std::string_view style) {
    return rules_of(
        text_page("em { text-decoration: underline 0.5pt " + std::string(style) + " }",
                  {paragraph({emphasis("A few words")})}));
  };
  CHECK(lines("solid").size() == 1);
  const std::vector<Rule> twice = lines("double");
  REQUIRE(twice.size() == 2);
  CHECK(twice[1].area.top - twice[0].area.top == doctest::Approx(1));
  const std::size_t dashes = lines("dashed").size();
  CHECK(dashes > 10);
  CHECK(lines("dotted").size() > 2 * dashes);
  const std::vector<Rule> wave = lines("wavy");
  REQUIRE(wave.size() > 100);
  const auto [least, most] =
      std::ranges::minmax(wave, {}, [](const Rule& rule) { return rule.area.top; });
  CHECK(most.area.top - least.area.top == doctest::Approx(1.1).epsilon(0.05));
}

TEST_CASE(
    "text properties: an inline box has its sides where its element begins and ends") {
  std::string words;
  for (int word = 0; word < 40; ++word) {
    words += word == 0 ? "several" : " several";
  }
  const Document document = text_document(
      "em { border: 1pt solid; padding: 2pt 5pt; margin: 0 3pt }",
      {paragraph({text("x"), emphasis("y"), text("z")}), paragraph({emphasis(words)})});
  const Page page = text_page(document);
  const std::vector<TextRun> runs = runs_of(page);
  const TextRun& before = run_with(runs, "x");
  const TextRun& inside = run_with(runs, "y");
  const TextRun& after = run_with(runs, "z");
  CHECK(inside.origin.x == doctest::Approx(before.origin.x + before.width + 9));
  CHECK(after.origin.x == doctest::Approx(inside.origin.x + inside.width + 9));
  const std::vector<Rule> rules = rules_of(page);
  REQUIRE(rules.size() > 8);
  // Top, bottom, left, right.
  CHECK(rules[0].area.left == doctest::Approx(inside.origin.x - 6));
  CHECK(rules[0].area.width == doctest::Approx(inside.width + 12));
  CHECK(rules[1].area.top - rules[0].area.top > inside.size + 4);
  CHECK(rules[2].area.left == doctest::Approx(rules[0].area.left));
  CHECK(rules[3].area.left == doctest::Approx(inside.origin.x + inside.width + 5));
  // Lines of the long one: its first has a left side, its last a right one.
  const auto sides = std::ranges::count_if(
      rules, [](const Rule& rule) { return rule.area.width < rule.area.height; });
  CHECK(sides == 4);
}

TEST_CASE("text properties: room that inline boxes take counts where lines are broken") {
  Inlines content;
  for (int word = 0; word < 60; ++word) {
    content.push_back(emphasis("word"));
    content.push_back(text(" "));
  }
  const auto lines = [&](std::string_view css) {
    Diagnostics diagnostics;
    const Page page =
        text_page(text_document(css, {paragraph(Inlines(content))}), &diagnostics);
    CHECK(diagnostics.list().empty());
    std::vector<double> baselines;
    double right = 0;
    for (const TextRun& run : runs_of(page)) {
      baselines.push_back(run.origin.y);
      right = std::max(right, run.origin.x + run.width);
    }
    CHECK(right < page.width - 40);
    const auto rest = std::ranges::unique(baselines);
    return baselines.size() - rest.size();
  };
  CHECK(lines("em { padding: 0 8pt }") > lines("em { padding: 0 }") + 1);
}

namespace {

/// Where the lines of the first page begin and end, from top to bottom.
struct LineExtent {
  double baseline = 0;
  double left = 0;
  double right = 0;
  std::string text{};
};
std::vector<LineExtent> lines_of(const Page& page) {
  std::vector<LineExtent> lines;
  for (const TextRun& run : runs_of(page)) {
    if (lines.empty() || std::abs(lines.back().baseline - run.origin.y) > 6) {
      lines.push_back({.baseline = run.origin.y,
                       .left = run.origin.x,
                       .right = run.origin.x + run.width});
    }
    LineExtent& line = lines.back();
    line.left = std::min(line.left, run.origin.x);
    line.right = std::max(line.right, run.origin.x + run.width);
    line.text += run.text;
  }
  return lines;
}

Inlines broken_lines(const std::vector<std::string>& words) {
  Inlines content;
  for (const std::string& line : words) {
    if (!content.empty()) {
      content.push_back({.kind = LineBreak{}});
    }
    content.push_back(text(line));
  }
  return content;
}

constexpr std::string_view narrow = "p { margin: 0; width: 120pt; text-indent: 0 }";

std::vector<LineExtent> narrow_lines(const std::string& css, Inlines content) {
  return lines_of(text_page(std::string(narrow) + css, {paragraph(std::move(content))}));
}

bool has_hyphen(const std::vector<LineExtent>& lines) {
  return std::ranges::any_of(
      lines, [](const LineExtent& line) { return line.text.ends_with("\u00AD"); });
}

const std::string long_words =
    "incomprehensible characteristics notwithstanding internationalization "
    "extraordinarily understanding acknowledgement representation";

}  // namespace

TEST_CASE("text properties: last lines are aligned as they are asked to be") {
  const Inlines words = {
      text("Several words that take more than one line, and a few on it")};
  const auto last = [&](const std::string& align) {
    return narrow_lines("p { text-align: justify; text-align-last: " + align + " }",
                        words)
        .back();
  };
  const LineExtent start = last("auto");
  CHECK(last("end").left > start.left + 5);
  CHECK(last("end").right == doctest::Approx(start.left + 120).epsilon(0.001));
  CHECK(last("center").left ==
        doctest::Approx((start.left + last("end").left) / 2).epsilon(0.001));
  CHECK(last("justify").left == doctest::Approx(start.left));
  CHECK(last("justify").right == doctest::Approx(start.left + 120).epsilon(0.001));
}

TEST_CASE("text properties: an indent hangs, or is that of each line of the author's") {
  const Inlines words = broken_lines({"First line that is so long that it turns over",
                                      "Second line that is as long as that"});
  const auto lefts = [&](const std::string& indent) {
    std::vector<int> found;
    const auto lines =
        narrow_lines("p { text-align: start; text-indent: " + indent + " }", words);
    double least = lines[0].left;
    for (const LineExtent& line : lines) {
      least = std::min(least, line.left);
    }
    for (const LineExtent& line : lines) {
      found.push_back(static_cast<int>(std::lround(line.left - least)));
    }
    return found;
  };
  CHECK(lefts("12pt") == std::vector<int>{12, 0, 0, 0});
  CHECK(lefts("12pt hanging") == std::vector<int>{0, 12, 12, 12});
  CHECK(lefts("12pt each-line") == std::vector<int>{12, 0, 12, 0});
  CHECK(lefts("12pt hanging each-line") == std::vector<int>{0, 12, 0, 12});
}

TEST_CASE("text properties: text that does not wrap sticks out and is reported") {
  const auto reports = [](const std::string& css) {
    Diagnostics diagnostics;
    const Page page = text_page(
        text_document(
            std::string(narrow) + css,
            {paragraph({emphasis("Several words that take more than a line")})}),
        &diagnostics);
    std::string codes;
    for (const Diagnostic& each : diagnostics.list()) {
      codes += each.code;
    }
    return codes + " " + std::to_string(lines_of(page).size());
  };
  CHECK(reports("") == " 2");
  CHECK(reports("em { white-space: nowrap }") == "overfull-line 1");
  CHECK(reports("em { white-space: pre }") == "overfull-line 1");
  CHECK(reports("p { text-wrap: nowrap }") == "overfull-line 1");
}

TEST_CASE("text properties: line ends and spaces of the source are kept where asked") {
  const auto lines = [](const std::string& css) {
    return narrow_lines(css, {text("a  b"), {.kind = SoftBreak{}}, text("c")});
  };
  CHECK(lines("")[0].text == "a b c");
  CHECK(lines("p { white-space: pre-line }")[0].text == "a b ");
  CHECK(lines("p { white-space: pre-wrap }")[0].text == "a  b ");
  CHECK(lines("p { white-space: pre }").size() == 2);
  const auto tabs = [](const std::string& size) {
    return narrow_lines("p { white-space: pre; tab-size: " + size + " }",
                        {text("ab\tc")})[0]
        .text;
  };
  CHECK(tabs("4") == "ab  c");
  CHECK(tabs("8") == "ab      c");
}

TEST_CASE("text properties: words are divided where the author lets them be") {
  const Inlines plain = {text(long_words)};
  CHECK(has_hyphen(narrow_lines("p { hyphens: auto }", plain)));
  CHECK_FALSE(has_hyphen(narrow_lines("p { hyphens: manual }", plain)));
  const Inlines soft = {text("aaaaaaaaaaaaaaaa\u00ADbbbbbbbbbbbbbbbb")};
  CHECK(has_hyphen(narrow_lines("p { hyphens: manual }", soft)));
  CHECK_FALSE(has_hyphen(narrow_lines("p { hyphens: none }", soft)));
  CHECK_FALSE(
      has_hyphen(narrow_lines("p { hyphens: auto; hyphenate-limit-chars: 30 }", plain)));
  for (const LineExtent& line :
       narrow_lines("p { hyphens: auto; hyphenate-limit-chars: 5 7 6 }", plain)) {
    if (line.text.ends_with("\u00AD")) {
      const std::size_t word = line.text.rfind(' ');
      CHECK(line.text.size() - (word == std::string::npos ? 0 : word + 1) >= 7 + 2);
    }
  }
  const auto ladder = [](std::string_view css) {
    const Document document = text_document(css, {paragraph("a")});
    const BookStyle book = book_style(document, {});
    return std::get<TextBlock>(flow_document(document, book).blocks.at(0).content)
        .style.longest_ladder;
  };
  CHECK(ladder("") == 3);
  CHECK(ladder("p { hyphenate-limit-lines: 1 }") == 1);
  CHECK(ladder("p { hyphenate-limit-lines: no-limit }") == 0);
}

TEST_CASE("text properties: a long word is cut, or sticks out and is reported") {
  const auto reports = [](const std::string& css) {
    Diagnostics diagnostics;
    const Page page = text_page(
        text_document(std::string(narrow) + css, {paragraph(std::string(60, 'x'))}),
        &diagnostics);
    return std::to_string(diagnostics.list().size()) + " " +
           std::to_string(lines_of(page).size());
  };
  CHECK(reports("") == "0 3");
  CHECK(reports("p { overflow-wrap: normal }") == "1 1");
  CHECK(reports("p { overflow-wrap: anywhere }") == "0 3");
}

TEST_CASE(
    "text properties: inlines have a direction of their own where they ask for it") {
  const auto order = [](const std::string& css) {
    std::vector<TextRun> runs =
        runs_of(text_page(css, {paragraph({text("a"), emphasis("1 2"), text("b")})}));
    std::ranges::sort(runs, {}, [](const TextRun& run) { return run.origin.x; });
    std::string words;
    for (const TextRun& run : runs) {
      words += run.text + (run.right_to_left ? "<" : ">");
    }
    return words;
  };
  CHECK(order("") == "a>1 2>b>");
  CHECK(order("em { direction: rtl }") == "a>1 2>b>");
  CHECK(order("em { direction: rtl; unicode-bidi: bidi-override }") == "a>1 2<b>");
  CHECK(order("em { direction: rtl; unicode-bidi: isolate }") == "a>2> <1>b>");
  CHECK(order("em { direction: rtl; unicode-bidi: embed }") == "a>2> <1>b>");
}

namespace {

std::string codes_of(const Diagnostics& diagnostics) {
  std::string codes;
  for (const Diagnostic& each : diagnostics.list()) {
    codes += (codes.empty() ? "" : " ") + std::string(each.code);
  }
  return codes;
}

double width_of(std::string_view css, const std::string& words) {
  const std::vector<LineExtent> lines =
      lines_of(text_page(css, {paragraph({text(words)})}));
  return lines.at(0).right - lines.at(0).left;
}

}  // namespace

TEST_CASE("text properties: the first family of a list that is there is used") {
  const FontLibrary own;
  const auto face = [](const std::string& families, std::string* codes = nullptr) {
    Document document =
        text_document("p { font-family: " + families + " }", {paragraph("words")});
    Diagnostics diagnostics;
    const PagedDocument paged = make_pages(document, {}, diagnostics);
    if (codes != nullptr) {
      *codes = codes_of(diagnostics);
    }
    return paged.fonts->font(runs_of(paged.pages.at(0)).at(0).font).family();
  };
  const std::string serif = own.font(own.face({})).family();
  const std::string mono = own.font(own.face({.generic = GenericFamily::mono})).family();
  std::string codes;
  CHECK(face("'No Such Face', monospace", &codes) == mono);
  CHECK(codes == "font-missing");
  CHECK(face("'" + mono + "'", &codes) == mono);
  CHECK(codes.empty());
  CHECK(face("'No Such Face', 'Nor This'", &codes) == serif);
  CHECK(codes == "font-missing");
}

TEST_CASE("text properties: a family of the system's is used and reported once") {
  FontLibrary library;
  if (library.load_system_family("DejaVu Sans") != SystemFamily::loaded) {
    MESSAGE("skipped: this machine has no DejaVu Sans");
    return;
  }
  const Document document = text_document(
      "p, li { font-family: 'No Such Face', 'DejaVu Sans' }"
      "em { font-family: 'dejavu sans', serif }",
      {paragraph({text("words "), emphasis("more")})});
  Diagnostics diagnostics;
  const PagedDocument paged = make_pages(document, {}, diagnostics);
  for (const TextRun& run : runs_of(paged.pages.at(0))) {
    CHECK(paged.fonts->font(run.font).family() == "DejaVu Sans");
  }
  CHECK(codes_of(diagnostics) == "system-font");
  const std::string narrow_face =
      "p { font-family: 'DejaVu Sans'; font-stretch: condensed }";
  const std::string wide = "p { font-family: 'DejaVu Sans' }";
  if (library.font(library.face({.family = "DejaVu Sans", .stretch = 75}))
          .postscript_name() != "DejaVuSans") {
    CHECK(width_of(narrow_face, "words") < width_of(wide, "words"));
  }
}

TEST_CASE("text properties: a weight is that of the nearest face") {
  const double normal = width_of("", "many words");
  const double bold = width_of("p { font-weight: bold }", "many words");
  CHECK(bold != doctest::Approx(normal));
  for (const std::string weight : {"600", "800", "900"}) {
    CHECK(width_of("p { font-weight: " + weight + " }", "many words") ==
          doctest::Approx(bold));
  }
  for (const std::string weight : {"100", "300", "500"}) {
    CHECK(width_of("p { font-weight: " + weight + " }", "many words") ==
          doctest::Approx(normal));
  }
}

TEST_CASE("text properties: kerning and a language's shapes are as asked for") {
  CHECK(width_of("p { font-kerning: none }", "AVAVAVA") >
        width_of("p { font-kerning: normal }", "AVAVAVA") + 1);
  const auto glyphs = [](const std::string& css) {
    std::vector<std::uint32_t> found;
    for (const TextRun& run :
         runs_of(text_page(css, {paragraph({text("\u0431\u0433\u0434\u043F\u0442")})}))) {
      for (const PlacedGlyph& glyph : run.glyphs) {
        found.push_back(glyph.glyph);
      }
    }
    return found;
  };
  CHECK(glyphs("p { font-style: italic; font-language-override: 'SRB' }") !=
        glyphs("p { font-style: italic }"));
}

TEST_CASE("text properties: a first letter has its style, with its punctuation") {
  const Page page = text_page(
      "p::first-letter { font-size: 2em; color: red; text-transform: uppercase }",
      {paragraph({text("\u201Cso it goes"), emphasis("on")})});
  const std::vector<TextRun> runs = runs_of(page);
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].text == "\u201CS");
  CHECK(runs[0].size == doctest::Approx(2 * runs[1].size));
  CHECK(runs[0].color.red == 1);
  CHECK(runs[1].text == "o it goes");
  CHECK(runs[1].color.red == 0);
  const std::vector<TextRun> inner =
      runs_of(text_page("div::first-letter { color: red }",
                        {tree::division({paragraph("one"), paragraph("two")}, {"x"})}));
  REQUIRE(inner.size() == 3);
  CHECK(inner[0].text == "o");
  CHECK(inner[2].text == "two");
}

TEST_CASE("text properties: a first line has its style and ends where it does in it") {
  std::string words = "Once";
  for (int word = 0; word < 30; ++word) {
    words += " upon a time";
  }
  const auto first = [&](const std::string& css) {
    return lines_of(text_page("p { text-align: justify } p::first-line { " + css + " }",
                              {paragraph({text(words)})}));
  };
  const std::vector<LineExtent> plain = first("color: red");
  const std::vector<LineExtent> spaced = first("letter-spacing: 2pt");
  const std::vector<LineExtent> raised = first("text-transform: uppercase");
  REQUIRE(plain.size() > 2);
  CHECK(spaced[0].text.size() < plain[0].text.size());
  CHECK(raised[0].text.starts_with("ONCE UPON A"));
  CHECK(raised[0].text.size() < plain[0].text.size());
  for (const auto* lines : {&plain, &spaced, &raised}) {
    CHECK((*lines)[0].right == doctest::Approx((*lines)[1].right).epsilon(0.001));
    std::string all;
    for (const LineExtent& line : *lines) {
      all += line.text;
    }
    const auto marks = std::erase(all, '\xAD');
    CHECK(all.size() - static_cast<std::size_t>(marks) == words.size());
  }
}

TEST_CASE("text properties: a list's markers have a style of their own") {
  const Page page =
      text_page("li::marker { color: red; content: counter(list-item) ') ' }",
                {{.kind = List{.items = {{.content = {paragraph("one")}}}}}});
  const TextRun marker = run_with(runs_of(page), "1)");
  CHECK(marker.color.red == 1);
  CHECK(run_with(runs_of(page), "one").color.red == 0);
}

TEST_CASE("text properties: what an item says of its lines is not its marker's") {
  const auto marker = [](std::string_view css) {
    const Page page =
        text_page(css, {{.kind = List{.marker = ListMarker::decimal,
                                      .items = {{.content = {paragraph("one")}}}}}});
    return run_with(runs_of(page), "1.");
  };
  const TextRun usual = marker("");
  CHECK(marker("li { text-align-last: left }").origin.x ==
        doctest::Approx(usual.origin.x));
  CHECK(marker("li::first-line { color: red; font-size: 2em }").size == usual.size);
}

TEST_CASE("text properties: letters have their marks of emphasis") {
  const auto marks = [](const std::string& css) {
    const Page page = text_page("em { text-emphasis-style: filled dot; " + css + " }",
                                {paragraph({text("a "), emphasis("bc, d")})});
    return run_with(runs_of(page), "\u2022");
  };
  const TextRun above = marks("");
  CHECK(above.text == "\u2022\u2022\u2022");
  CHECK(above.role == Role::artifact);
  const TextRun below = marks("text-emphasis-position: under right");
  CHECK(below.origin.y > above.origin.y + 5);
}

TEST_CASE("text properties: marks have a colour of their own, and some shape always") {
  const auto marks = [](const std::string& css, std::string_view mark) {
    const Page page = text_page("em { " + css + " }", {paragraph({emphasis("ab")})});
    return run_with(runs_of(page), mark);
  };
  CHECK(marks("text-emphasis: open circle red", "\u25CB").color == Color{.red = 1});
  CHECK(marks("text-emphasis: red dot; text-emphasis-color: lime", "\u2022").color ==
        Color{.green = 1});
  // No face has a character of the private use area.
  CHECK(marks("text-emphasis-style: '\\10FFFD'", "\u2022").text == "\u2022\u2022");
  const Page page = text_page("p { text-emphasis-style: dot }",
                              {paragraph({text("a"), emphasis("bc")})});
  std::size_t dots = 0;
  for (const TextRun& run : runs_of(page)) {
    dots += run.text.starts_with("\u2022") ? run.glyphs.size() : 0;
  }
  CHECK(dots == 3);
}

TEST_CASE("text properties: letters are as wide as ideographs where asked") {
  CHECK(runs_of(
            text_page("p { text-transform: full-width }", {paragraph({text("Az1!")})}))[0]
            .text == "\uFF21\uFF5A\uFF11\uFF01");
  CHECK(runs_of(text_page("p::before { content: 'ab'; text-transform: uppercase }",
                          {paragraph({text("c")})}))[0]
            .text == "AB");
}

TEST_CASE("text properties: a leader fills its line, in columns from the end") {
  const auto dots_of = [](const Page& page) {
    std::vector<TextRun> dots = runs_of(page);
    std::erase_if(dots, [](const TextRun& run) { return run.text != "."; });
    std::ranges::sort(dots, {}, [](const TextRun& run) { return run.origin.x; });
    return dots;
  };
  constexpr std::string_view css = "p::after { content: leader('.') '7' }";
  const Page short_page = text_page(css, {paragraph("One")});
  const Page long_page = text_page(css, {paragraph("One and some more")});
  const std::vector<TextRun> dots = dots_of(short_page);
  const std::vector<TextRun> fewer = dots_of(long_page);
  REQUIRE(dots.size() > fewer.size());
  REQUIRE(fewer.size() > 10);
  CHECK(dots.back().origin.x == doctest::Approx(fewer.back().origin.x));
  const TextRun number = run_with(runs_of(short_page), "7");
  CHECK(number.origin.x == doctest::Approx(dots.back().origin.x + dots.back().width));
  const TextRun words = run_with(runs_of(short_page), "One");
  CHECK(dots.front().origin.x >= words.origin.x + words.width);
  CHECK(dots.front().origin.x < words.origin.x + words.width + dots.front().width);
}

TEST_CASE("text properties: leaders share what a line has left") {
  const Page page = text_page("p::after { content: leader('-') 'm' leader('-') 'e' }",
                              {paragraph("s")});
  const std::vector<TextRun> runs = runs_of(page);
  const double start = run_with(runs, "s").origin.x;
  const double middle = run_with(runs, "m").origin.x;
  const double end = run_with(runs, "e").origin.x;
  CHECK(middle - start == doctest::Approx(end - middle).epsilon(0.03));
}

TEST_CASE("text properties: an inline that is a block has lines of its own") {
  const Inline word{.kind = Styled{{text("b")}}, .attributes = {.classes = {"own"}}};
  const auto lines = [&](std::string_view css) {
    const std::vector<TextRun> runs =
        runs_of(text_page(css, {paragraph(Inlines{text("a "), word, text(" c")})}));
    std::set<double> baselines;
    for (const TextRun& run : runs) {
      baselines.insert(run.origin.y);
    }
    return std::pair(baselines.size(), run_with(runs, "b").origin.x);
  };
  const auto inside = lines("p { text-indent: 0 }");
  const auto apart = lines("p { text-indent: 0 } .own { display: block }");
  CHECK(inside.first == 1);
  CHECK(apart.first == 3);
  CHECK(apart.second < inside.second);
}
