#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/paged/dump.h"
#include "formats/paged/paged.h"
#include "formats/paged/small_capitals.h"
#include "tests/formats/paged/paged_support.h"

using namespace octavo;
using namespace octavo::paged;
using namespace octavo::tests;
using tree::paragraph;
using tree::text;

namespace {

PagedDocument set(const std::string& css, Inlines content) {
  Document document = document_of({paragraph(std::move(content))});
  document.metadata.language = "en";
  add_stylesheet(document,
                 "@font-face { font-family: One; src: local('Gentium Plus') }"
                 "@page { @bottom-center { content: none } }"
                 "p { text-align: start; hyphens: none } " +
                     css);
  Diagnostics diagnostics;
  return make_pages(document, {}, diagnostics);
}

std::vector<TextRun> runs_of(const PagedDocument& pages) {
  std::vector<TextRun> runs;
  for (const PlacedItem& item : pages.pages.at(0).items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      runs.push_back(*run);
    }
  }
  return runs;
}

std::vector<TextRun> set_words(const std::string& css, const std::string& words) {
  return runs_of(set(css, {text(words)}));
}

/// The runs' texts parted by "|", small capitals in brackets.
std::string parts(const std::vector<TextRun>& runs) {
  std::string result;
  for (const TextRun& run : runs) {
    result += result.empty() ? "" : "|";
    result += run.size < 10 ? "[" + run.text + "]" : run.text;
  }
  return result;
}

std::vector<std::uint32_t> glyphs_of(const std::vector<TextRun>& runs) {
  std::vector<std::uint32_t> glyphs;
  for (const TextRun& run : runs) {
    for (const PlacedGlyph& glyph : run.glyphs) {
      glyphs.push_back(glyph.glyph);
    }
  }
  return glyphs;
}

const std::string typed_capitals = "p { font: 10pt monospace; font-variant-caps: ";

}  // namespace

TEST_CASE("synthesis: emphasis that a family lacks is drawn, in the same glyphs") {
  const auto plain = set_words("p { font-family: One }", "many words");
  const auto drawn = set_words(
      "p { font-family: One; font-weight: bold; font-style: italic }", "many words");
  REQUIRE(plain.size() == 1);
  REQUIRE(drawn.size() == 1);
  CHECK(plain[0].synthesis == Synthesis{});
  CHECK(drawn[0].synthesis == Synthesis{.slanted = true, .emboldened = true});
  CHECK(drawn[0].font == plain[0].font);
  CHECK(drawn[0].width == plain[0].width);
  CHECK(glyphs_of(drawn) == glyphs_of(plain));
}

TEST_CASE("synthesis: what the author forbids is not drawn") {
  const std::string asked =
      "p { font-family: One; font-weight: bold; font-style: oblique; ";
  const auto drawn = [&](const std::string& css) {
    return set_words(asked + css + " }", "many words").at(0).synthesis;
  };
  CHECK(drawn("font-synthesis: none") == Synthesis{});
  CHECK(drawn("font-synthesis-weight: none") == Synthesis{.slanted = true});
  CHECK(drawn("font-synthesis-style: none") == Synthesis{.emboldened = true});
  const auto first = set_words(
      "p { font-family: One; font-synthesis: none } "
      "p::first-line { font-style: italic; font-synthesis: style }",
      "many words");
  CHECK(first.at(0).synthesis.slanted);
}

TEST_CASE("synthesis: a character of another face is slanted with the rest") {
  const auto runs = set_words("p { font: italic 10pt One }", "a \u05D0");
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].font != runs[1].font);
  CHECK(runs[0].synthesis.slanted);
  CHECK(runs[1].synthesis.slanted);
}

TEST_CASE("synthesis: pages are dumped with what is drawn") {
  const std::string pages =
      dump(set("p { font: italic bold 10pt One; color: red }", {text("words")}));
  CHECK(pages.find("\"words\" slanted emboldened rgb 255 0 0") != std::string::npos);
}

TEST_CASE("synthesis: smaller capitals stand for small ones that a face lacks") {
  const auto runs = set_words(typed_capitals + "small-caps }", "The Great-work, 12");
  CHECK(parts(runs) == "T|[he]| G|[reat]|-|[work]|, 12");
  CHECK(runs.at(1).size == doctest::Approx(10 * small_capital_size));
  CHECK(runs.at(1).width == doctest::Approx(2 * runs.at(0).width * small_capital_size));
  CHECK(glyphs_of(runs) ==
        glyphs_of(set_words("p { font: 10pt monospace }", "THE GREAT-WORK, 12")));
  // The author's letters are what is read, and real small capitals go before.
  CHECK(runs.at(1).text == "he");
  CHECK(parts(set_words("p { font: small-caps 10pt serif }", "The Great")) ==
        "The Great");
  CHECK(parts(set_words(typed_capitals + "small-caps; font-synthesis-small-caps: none }",
                        "The Great")) == "The Great");
  CHECK(parts(set_words("p { font: 10pt monospace; font-feature-settings: 'smcp' }",
                        "The Great")) == "The Great");
}

TEST_CASE("synthesis: each word of font-variant-caps makes its letters smaller") {
  CHECK(parts(set_words(typed_capitals + "all-small-caps }", "The 1st")) ==
        "[The]| 1|[st]");
  CHECK(parts(set_words(typed_capitals + "petite-caps }", "The 1st")) ==
        "T|[he]| 1|[st]");
  CHECK(parts(set_words(typed_capitals + "all-petite-caps }", "The")) == "[The]");
  CHECK(parts(set_words(typed_capitals + "titling-caps }", "The")) == "The");
  const auto unicase = set_words(typed_capitals + "unicase }", "The");
  CHECK(parts(unicase) == "[T]|he");
  // Real small capitals do for petite ones.
  const auto petite =
      set_words("p { font: 10pt serif; font-variant-caps: petite-caps }", "The");
  CHECK(parts(petite) == "The");
  CHECK(glyphs_of(petite) ==
        glyphs_of(set_words("p { font: small-caps 10pt serif }", "The")));
}

TEST_CASE("synthesis: a run says that a word of spaced letters goes on in it") {
  const auto continued = [](const std::string& css, const std::string& words) {
    std::string found;
    for (const TextRun& run :
         set_words(typed_capitals + "small-caps; " + css + " }", words)) {
      found += run.continues_word ? "+" : "-";
    }
    return found;
  };
  CHECK(continued("letter-spacing: 1pt", "The WorD End end") == "-+-+++--");
  CHECK(continued("", "The WorD") == "-----");
}

TEST_CASE("synthesis: a letter of two capitals is read as one") {
  const auto runs = set_words(typed_capitals + "small-caps }", "a\u00DFo\u0308");
  REQUIRE(runs.size() == 1);
  const std::vector<PlacedGlyph>& glyphs = runs[0].glyphs;
  REQUIRE(glyphs.size() == 4);
  CHECK(runs[0].text == "a\u00DFo\u0308");
  CHECK(glyphs[1].glyph == glyphs[2].glyph);
  CHECK(glyphs[1].text_begin == 1);
  CHECK(glyphs[2].text_begin == 1);
  CHECK(glyphs[2].text_end == 3);
  CHECK(glyphs[3].text_begin == 3);
}

TEST_CASE("synthesis: capitals are those of the text's language") {
  const CapitalText turkish = capital_text("(i\u0131)", 1, 4, "tr");
  CHECK(turkish.text == "\u0130I");
  CHECK(turkish.places == std::vector<std::uint32_t>{1, 1, 2});
  CHECK(capital_text("i", 0, 1, "en").text == "I");
}
