#include "formats/css/page_places.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "formats/css/property.h"
#include "formats/registry.h"
#include "tests/stylesheets/styled_book.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

/// One of the parts that pages are made of, on a small page.
struct Subject {
  css::PagePart part = css::PagePart::block;
  std::string selector{};
  std::string manuscript{};
  /// Declarations that it has anyway.
  std::string declarations{};
};

/// A declaration, and those without which it would not be seen.
struct Sample {
  std::string property{};
  std::string value{};
  std::string needs{};

  std::string text() const { return property + ": " + value; }
};

constexpr std::string_view words =
    "characteristically incomprehensible “representatives” of 123 (international) "
    "communities, office affairs acknowledged unquestionable responsibilities AV";

std::string paragraph() {
  return std::string(words) + ".\n\n";
}

// A picture is in each, for stylesheets that ask for one.
std::string manuscript(const std::string& subject) {
  const std::string filler =
      "Words that fill two lines of a page stand before it, and they do no more.\n\n";
  return "---\ntitle: T\n---\n\n" + filler + subject + "\n\n" + filler +
         "# End {#end}\n\n![](picture.svg){.decorative}\n";
}

std::string division() {
  return manuscript("::: {#x}\n" + paragraph() + paragraph() + ":::");
}

std::string span() {
  return manuscript("Before [" + std::string(words) + "]{#x} after");
}

std::string grid_of_words() {
  const std::string long_words(words);
  return manuscript("| a | b |\n|--|--|\n| " + long_words + " | d |\n| e | f |\n| " +
                    long_words + long_words + long_words +
                    " | h |\n| i | j |\n| k | l |\n\n: " + long_words);
}

std::string note() {
  return manuscript("Note[^1] and[^1]\n\n[^1]: " + std::string(words));
}

std::string generated(const std::string& more = "") {
  return "content: '" + std::string(words) + std::string(words) + std::string(words) +
         "'; " + more;
}

std::vector<Subject> subjects() {
  using enum css::PagePart;
  const std::string long_words(words);
  const std::string list =
      manuscript("- " + long_words + long_words + "\n- two\n- three");
  const std::string verse = manuscript("| one\n| two " + long_words);
  const std::string code = manuscript("```\n" + long_words + "\n\tx  y\n```");
  const std::string lone = manuscript("![x](picture.svg)");
  return {{block, "#x", division()},
          {block, "#x > p", division()},
          {block, "ul", list},
          {block, "dd", manuscript("term\n: " + long_words)},
          {block, "figcaption", manuscript("![" + long_words + "](picture.svg)")},
          {caption, "caption", grid_of_words()},
          {caption, "caption", grid_of_words(), "caption-side: bottom"},
          {block, "pre", code},
          {block, "aside.note", note()},
          {block, ".verse p", verse},
          {block, ".verse .line", verse},
          {block, "body", division()},
          {block, "#s", manuscript("# Head {#s}\n\n" + paragraph())},
          {block, "#s > h2", manuscript("# Head {#s}\n\n" + paragraph())},
          {list_item, "li", list},
          {scene_break, "hr", manuscript("***")},
          {in_line, "#x", span()},
          {in_line, "#x", span(), "display: block"},
          {in_line, "pre code", code},
          {in_line, ".noteref a", note()},
          {picture, "img", manuscript("Before ![x](picture.svg) after")},
          {picture, "img", lone},
          {picture, "img", lone, "display: block"},
          {table, "table", grid_of_words()},
          {table, "table", grid_of_words(), "border-collapse: separate"},
          {table, "table",
           manuscript("| a |\n|--|\n| b |\n| c |\n| d |\n| e |\n| f |\n| g |")},
          {table_head, "thead", grid_of_words()},
          {table_body, "tbody", grid_of_words()},
          {row, "tbody tr:nth-child(3)", grid_of_words()},
          {row, "tbody tr:nth-child(3)", grid_of_words(),
           "} table { margin-top: 30pt; width: 100%"},
          {cell, "td", grid_of_words()},
          {note_number, ".note-number", note()},
          {note_number, ".note-number", note(), "} aside.note { direction: rtl"},
          {nothing, ".backlink", note()},
          {nothing, ".verse br", verse},
          {nothing, "html::before", division(), generated()},
          {nothing, "table::before", grid_of_words(), generated()},
          {nothing, "tr::before", grid_of_words(), generated()},
          {nothing, "img::before", lone, generated()},
          {nothing, "#x::marker", division(), generated()},
          {nothing, "#x::first-letter", span()},
          {generated_in_line, "#x::before", division(), generated()},
          {generated_in_line, "#x::after", span(), generated()},
          {generated_in_line, "#x::after", span(), "content: 'a \\9  b\\a  c'"},
          {generated_in_line, "td::before", grid_of_words(), generated()},
          {generated_in_line, "hr::before", manuscript("***"), generated()},
          {generated_block, "#x::before", division(), generated("display: block")},
          {generated_block, "#x > p::after", division(), generated("display: block")},
          {generated_block, "#x::before", division(), "content: 'x'; display: block"},
          {marker, "li::marker", list},
          {marker, "li::marker", list, "} ul { direction: rtl"},
          {marker, "li::marker", list, "content: 'a \\9  b\\a  c'"},
          {first_line, "#x::first-line", division()},
          {first_letter, "#x::first-letter", division()}};
}

void add_sides(std::vector<Sample>& samples) {
  const std::string border = "border: 2pt solid red";
  const auto add_border = [&](const std::string& side) {
    samples.push_back({"border" + side + "-color", "blue", border});
    samples.push_back({"border" + side + "-style", "dashed", border});
    samples.push_back({"border" + side + "-width", "4pt", border});
  };
  add_border("");
  for (const std::string side : {"-top", "-right", "-bottom", "-left"}) {
    add_border(side);
    for (const std::string box : {"margin", "padding"}) {
      samples.push_back({box + side, "17pt", "background: #eee"});
    }
  }
  for (const std::string side :
       {"", "-top", "-right", "-bottom", "-left", "-block", "-block-start", "-block-end",
        "-inline", "-inline-start", "-inline-end"}) {
    samples.push_back({"border" + side, "3pt dashed blue"});
  }
  for (const std::string box : {"margin", "padding"}) {
    samples.push_back({box, "7pt 9pt", "background: #eee"});
    for (const std::string side : {"-block", "-block-start", "-block-end", "-inline",
                                   "-inline-start", "-inline-end"}) {
      samples.push_back({box + side, "17pt 11pt", "background: #eee"});
      samples.back().value =
          side.ends_with("k") || side.ends_with("e") ? "17pt 11pt" : "17pt";
    }
  }
}

std::vector<Sample> box_samples() {
  return {{"background", "#00ff00"},
          {"background-color", "#0f0"},
          {"bookmark-label", "'mark'"},
          {"bookmark-level", "3"},
          {"border-collapse", "separate"},
          {"border-spacing", "7pt", "border-collapse: separate"},
          {"box-sizing", "border-box", "width: 100pt; padding: 0 15pt"},
          {"break-after", "page"},
          {"break-after", "avoid"},
          {"break-before", "page"},
          {"break-before", "avoid"},
          {"break-inside", "auto"},
          {"break-inside", "avoid"},
          {"break-inside", "avoid", "margin-top: 20pt"},
          {"break-inside", "avoid", "margin-top: 36pt"},
          {"break-inside", "avoid", "margin-top: 52pt"},
          {"break-inside", "avoid", "margin-top: 68pt"},
          {"caption-side", "bottom"},
          {"content", "'x'"},
          {"counter-increment", "n"},
          {"counter-set", "n 4"},
          {"display", "none"},
          {"display", "block"},
          {"display", "inline"},
          {"display", "list-item"},
          {"display", "table"},
          {"display", "table-caption"},
          {"display", "table-header-group"},
          {"display", "table-row-group"},
          {"display", "table-row"},
          {"display", "table-cell"},
          {"height", "77pt"},
          {"max-height", "6pt"},
          {"max-width", "50pt"},
          {"min-width", "100pt", "width: 50pt"},
          {"orphans", "5"},
          {"widows", "5"},
          {"page", "other"},
          {"string-set", "s 'other'"},
          {"width", "50pt"}};
}

std::vector<Sample> letter_samples() {
  const std::string line = "text-decoration: underline";
  return {{"color", "blue"},
          {"color", "blue", "border: 1pt solid"},
          {"font", "italic bold 11pt sans-serif"},
          {"font-family", "monospace"},
          {"font-family", "sans-serif"},
          {"font-feature-settings", "\"smcp\""},
          {"font-kerning", "none"},
          {"font-size", "15pt"},
          {"font-size", "15pt", "width: 3em"},
          {"font-style", "italic"},
          {"font-synthesis", "style", "font: bold 11pt One"},
          {"font-synthesis-small-caps", "none", "font: small-caps 11pt monospace"},
          {"font-synthesis-style", "none", "font: italic 11pt One"},
          {"font-synthesis-weight", "none", "font: bold 11pt One"},
          {"font-variant", "small-caps"},
          {"font-variant-caps", "small-caps"},
          {"font-variant-ligatures", "none"},
          {"font-variant-numeric", "oldstyle-nums", "font-family: sans-serif"},
          {"font-variant-position", "super", "font-family: sans-serif"},
          {"font-weight", "bold"},
          {"letter-spacing", "2pt"},
          {"text-decoration", "underline"},
          {"text-decoration-color", "blue", line},
          {"text-decoration-line", "underline"},
          {"text-decoration-style", "double", line},
          {"text-decoration-thickness", "4pt", line},
          {"text-emphasis-position", "under", "text-emphasis-style: dot"},
          {"text-emphasis-style", "dot"},
          {"text-transform", "uppercase"},
          {"text-underline-offset", "4pt", line},
          {"word-spacing", "5pt"}};
}

std::vector<Sample> line_samples() {
  return {{"direction", "rtl"},
          {"direction", "rtl", "width: 50pt"},
          {"direction", "rtl", "unicode-bidi: isolate"},
          {"hyphenate-limit-chars", "12 6 6"},
          {"hyphenate-limit-lines", "1"},
          {"hyphens", "none"},
          {"hyphens", "auto"},
          {"line-height", "30pt"},
          {"list-style", "square inside"},
          {"list-style-position", "inside"},
          {"list-style-type", "'-'"},
          {"overflow-wrap", "normal", "width: 20pt; font-size: 20pt; hyphens: none"},
          {"quotes", "'a' 'b'", "content: open-quote"},
          {"tab-size", "9"},
          {"tab-size", "9", "white-space: pre"},
          {"text-align", "right"},
          {"text-align", "left"},
          {"text-align-last", "right"},
          {"text-indent", "31pt"},
          {"text-wrap", "balance", "text-align: left"},
          {"text-wrap", "nowrap"},
          {"unicode-bidi", "isolate-override", "direction: rtl"},
          {"vertical-align", "super"},
          {"vertical-align", "bottom"},
          {"white-space", "nowrap"},
          {"white-space", "pre"}};
}

std::vector<Sample> samples() {
  std::vector<Sample> all = box_samples();
  std::ranges::move(letter_samples(), std::back_inserter(all));
  std::ranges::move(line_samples(), std::back_inserter(all));
  add_sides(all);
  return all;
}

constexpr std::string_view page_rules =
    "@font-face { font-family: One; src: local('Gentium Plus') }"
    "@page { size: 300pt 170pt; margin: 20pt; @top-left { content: string(s) } }"
    "@page other { @top-right { content: 'other' } }"
    "html { counter-reset: n; string-set: s 'first' }"
    "#end::before { content: counter(n) '-' }";

Document document_of(const Subject& subject) {
  const TemporaryFolder folder;
  write_file(folder.path() / "m.md", subject.manuscript);
  write_file(folder.path() / "picture.svg",
             read_file(source_folder() / "tests/stylesheets/picture.svg"));
  DiskFiles files;
  return std::move(
      compile({.inputs = {(folder.path() / "m.md").string()}}, formats(), files)
          .document);
}

// What another declaration does to a subject that has what that needs.
class Trial {
 public:
  explicit Trial(const Subject& subject)
      : subject_(subject), document_(document_of(subject)) {}

  struct Outcome {
    bool differs = false;
    bool is_reported = false;
  };
  Outcome with(const Sample& sample) {
    const std::string base =
        std::string(page_rules) + rule(subject_.declarations) + rule(sample.needs);
    const auto [known, is_new] = bases_.try_emplace(base);
    if (is_new) {
      known->second = on_pages(document_, base);
    }
    const Shown shown = on_pages(document_, base + rule(sample.text()));
    return {
        .differs = !shown.looks_like(known->second),
        .is_reported = std::ranges::any_of(shown.reports, [&](const Diagnostic& each) {
          return each.span.begin >= base.size();
        })};
  }

 private:
  std::string rule(const std::string& declarations) const {
    return subject_.selector + " { " + declarations + " } ";
  }

  const Subject& subject_;
  Document document_;
  std::map<std::string, Shown> bases_{};
};

// What is one piece is parted nowhere, nor is a caption, and what no page shows is
// hidden.
bool is_so_anyway(css::PagePart part, const Sample& sample) {
  const bool is_whole = part == css::PagePart::picture ||
                        part == css::PagePart::scene_break ||
                        part == css::PagePart::caption;
  return (sample.property == "break-inside" && (is_whole || sample.value == "auto")) ||
         (sample.property == "display" && part == css::PagePart::nothing);
}

// What an element of a table is: elsewhere it is reported, whatever it is taken for.
bool is_misplaced(css::PagePart part, const Sample& sample) {
  const bool is_in_table = part >= css::PagePart::table && part <= css::PagePart::cell;
  return sample.value.starts_with("table-") && !is_in_table;
}

}  // namespace

TEST_CASE("page places: what does nothing on pages is reported, and nothing else is") {
  std::map<std::pair<css::PagePart, std::string>, bool> is_seen;
  // What is inherited can be seen of what stands in a subject, wherever that is.
  for (const Subject& subject : subjects()) {
    Trial trial(subject);
    for (const Sample& sample : samples()) {
      if (is_misplaced(subject.part, sample)) {
        continue;
      }
      const Trial::Outcome outcome = trial.with(sample);
      CAPTURE(css::name_of(subject.part));
      CAPTURE(subject.selector);
      CAPTURE(sample.text());
      CHECK_FALSE((outcome.differs && outcome.is_reported));
      if (!outcome.is_reported &&
          !css::is_inherited(*css::find_property(sample.property))) {
        bool& seen = is_seen[{subject.part, sample.property}];
        seen = seen || outcome.differs || is_so_anyway(subject.part, sample);
      }
    }
  }
  std::string silent;
  for (const auto& [place, seen] : is_seen) {
    if (!seen) {
      silent += std::string(css::name_of(place.first)) + ": " + place.second + "\n";
    }
  }
  CHECK(silent == "");
}
