#include <algorithm>
#include <cmath>
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
