#include "formats/paged/linebreak.h"

#include <doctest/doctest.h>

#include "tests/formats/paged/linebreak_suite.h"
#include "tests/shared.h"

namespace octavo::paged {
namespace {

BreakItem box(Scaled width) {
  return {.width = width};
}

BreakItem space() {
  return {.width = 10, .stretch = 5, .shrink = 3, .kind = BreakKind::allowed};
}

BreakItem hyphenation() {
  return {.before = 8, .penalty = 50, .kind = BreakKind::hyphenation, .hyphen = true};
}

BreakItem emergency() {
  return {.penalty = 100, .kind = BreakKind::emergency};
}

BreakItem line_end() {
  return {.kind = BreakKind::forced};
}

/// So many words of one width, a space between them.
std::vector<BreakItem> words(std::size_t count, Scaled width) {
  std::vector<BreakItem> items;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) {
      items.push_back(space());
    }
    items.push_back(box(width));
  }
  return items;
}

using Ends = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("linebreak: a paragraph that fits has one line") {
  CHECK(break_lines(words(3, 30), {.widths = {200}}).ends == Ends{5});
}

TEST_CASE("linebreak: nothing at all is one empty line") {
  CHECK(break_lines({}, {.widths = {200}}).ends == Ends{0});
}

TEST_CASE("linebreak: lines end at the spaces that fill them best") {
  // Three words and two spaces are exactly 110.
  CHECK(break_lines(words(9, 30), {.widths = {110}}).ends == Ends{5, 11, 17});
}

TEST_CASE("linebreak: the first line may have another width than the others") {
  CHECK(break_lines(words(8, 30), {.widths = {70, 110}}).ends == Ends{3, 9, 15});
  CHECK(break_lines(words(8, 30), {.widths = {110, 110, 70}}).ends == Ends{5, 11, 15});
}

TEST_CASE("linebreak: a forced end is kept and its line may be short") {
  const std::vector<BreakItem> items = {box(30), line_end(), box(30), space(), box(30)};
  CHECK(break_lines(items, {.widths = {110}}).ends == Ends{1, 5});
}

TEST_CASE("linebreak: a word is divided only where lines are bad without") {
  std::vector<BreakItem> good = words(6, 30);
  good.insert(good.begin() + 2, {box(15), hyphenation(), box(5)});
  good[5] = box(10);
  const BreakSettings settings{.widths = {110}, .pretolerance = 100};
  CHECK(break_lines(good, settings).ends == Ends{8, 14});
  const std::vector<BreakItem> bad = {box(90), space(), box(20), hyphenation(),
                                      box(60), space(), box(30)};
  CHECK(break_lines(bad, {.widths = {128}, .pretolerance = 100}).ends == Ends{3, 7});
}

TEST_CASE("linebreak: no line is overfull while there is a break, however loose") {
  const std::vector<BreakItem> items = {box(90), space(), box(90), space(), box(90)};
  const LineBreaks breaks = break_lines(items, {.widths = {150}});
  CHECK(breaks.ends == Ends{1, 3, 5});
  CHECK_FALSE(breaks.overfull);
}

TEST_CASE("linebreak: emergency breaks serve only what is wider than the measure") {
  const std::vector<BreakItem> fits = {box(90), space(), box(50), emergency(),
                                       box(50), space(), box(90)};
  CHECK(break_lines(fits, {.widths = {110}}).ends == Ends{1, 5, 7});
  const std::vector<BreakItem> wide = {box(90), space(), box(80), emergency(), box(80)};
  CHECK(break_lines(wide, {.widths = {110}}).ends == Ends{1, 3, 5});
}

TEST_CASE("linebreak: what cannot be broken stands alone and is overfull") {
  const std::vector<BreakItem> items = {box(30), space(), box(300), space(), box(30)};
  const LineBreaks breaks = break_lines(items, {.widths = {110}});
  CHECK(breaks.ends == Ends{1, 3, 5});
  CHECK(breaks.overfull);
}

TEST_CASE("linebreak: what cutting a word adds counts for the line before") {
  std::vector<BreakItem> items = {box(50), hyphenation(), box(50), space(), box(40)};
  items[1].before = 10;
  // 50 + 10 fit in 60; 50 + 10 + 40 do not fit in 90, nor in 98 without the space's
  // shrink.
  CHECK(break_lines(items, {.widths = {60, 98}}).ends == Ends{1, 5});
  CHECK(break_lines(items, {.widths = {60, 90}}).ends == Ends{1, 3, 5});
}

TEST_CASE("linebreak: one line can be asked to end without a hyphen") {
  const BreakItem gap{
      .width = 10, .stretch = 20, .shrink = 6, .kind = BreakKind::allowed};
  const BreakItem division{.before = 8, .kind = BreakKind::hyphenation, .hyphen = true};
  const std::vector<BreakItem> items = {box(30), gap, box(30), gap, box(22), division,
                                        box(12), gap, box(30), gap, box(30)};
  BreakSettings settings{.widths = {110}};
  CHECK(break_lines(items, settings).ends == Ends{5, 11});
  settings.whole_line = 1;
  CHECK(break_lines(items, settings).ends == Ends{5, 11});
  settings.whole_line = 0;
  CHECK(break_lines(items, settings).ends == Ends{7, 11});
}

TEST_CASE("linebreak: a fourth hyphenated line in a row is avoided") {
  // Every line fits best when it ends in the middle of a word.
  std::vector<BreakItem> items;
  for (int i = 0; i < 40; ++i) {
    items.insert(items.end(), {box(21), hyphenation(), box(16), space()});
  }
  items.pop_back();
  BreakSettings settings{.widths = {158}, .tolerance = 10'000};
  const auto longest = [&items](const LineBreaks& breaks) {
    int run = 0;
    int best = 0;
    for (const std::uint32_t end : breaks.ends) {
      run = end < items.size() && items[end].hyphen ? run + 1 : 0;
      best = std::max(best, run);
    }
    return best;
  };
  REQUIRE(longest(break_lines(items, settings)) > 3);
  settings.longest_ladder = 3;
  CHECK(longest(break_lines(items, settings)) <= 3);
  settings.longest_ladder = 1;
  CHECK(longest(break_lines(items, settings)) <= 1);
}

TEST_CASE("linebreak: a paragraph of 400,000 words is set") {
  std::vector<BreakItem> items;
  for (std::size_t i = 0; i < 400'000; ++i) {
    items.push_back(box(20 + static_cast<Scaled>(i * 7919 % 31)));
    items.push_back(hyphenation());
    items.push_back(box(15));
    items.push_back(space());
  }
  const BreakSettings settings{.widths = {600},
                               .tolerance = 200,
                               .adjacent_demerits = 10'000,
                               .longest_ladder = 3};
  const LineBreaks breaks = break_lines(items, settings);
  CHECK(breaks.ends.size() >= 39'000);
  CHECK_FALSE(breaks.overfull);
}

TEST_CASE("linebreak: total demerits are TeX's on every paragraph that TeX can set") {
  const auto shared = shared_folder();
  if (!shared) {
    MESSAGE("skipped: no shared folder");
    return;
  }
  const auto result = run_suite(*shared / "suites/knuth-plass/paragraphs.jsonl.gz",
                                *shared / "suites/knuth-plass/expected.jsonl");
  if (!result) {
    FAIL("the suite cannot be read");
    return;
  }
  CHECK(result->paragraphs == 1000);
  CHECK(result->feasible > 800);
  CHECK(result->different == std::vector<std::string>{});
}

}  // namespace octavo::paged
