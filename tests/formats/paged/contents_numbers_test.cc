#include "formats/paged/contents_numbers.h"

#include <algorithm>
#include <string>
#include <string_view>
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

constexpr std::string_view number = "target-counter(attr(href), page)";

/// An entry of the contents in octavo's faces, from the left to the right, with what it
/// generates after its words.
std::vector<TextRun> entry_with(const std::string& content,
                                const std::string& more = "",
                                const std::string& language = "en",
                                const std::string& words = "Loomings") {
  Document document = document_of(
      {{.kind = Contents{.entries = {{.content = {text(words)}}}}},
       {.kind = Section{1, {tree::heading(1, "Loomings")}}, .attributes = {.id = "l"}}});
  document.metadata.language = language;
  std::get<Contents>(document.content[0].kind).entries[0].target = document.content[1].id;
  add_stylesheet(document,
                 "@page { @bottom-center { content: none } } section { display: none } "
                 ".contents a::after { content: " +
                     content + "; " + more + " }");
  Diagnostics diagnostics;
  const PagedDocument paged = make_pages(document, {}, diagnostics);
  std::vector<TextRun> runs;
  for (const PlacedItem& item : paged.pages.at(0).items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      runs.push_back(*run);
    }
  }
  std::ranges::stable_sort(runs, {}, [](const TextRun& run) { return run.origin.x; });
  return runs;
}

std::string words_of(const std::vector<TextRun>& runs) {
  std::string words;
  for (const TextRun& run : runs) {
    words += run.text;
  }
  return words;
}

/// Without the repetitions of its leader.
std::string words_without_leader(const std::vector<TextRun>& runs) {
  std::string words = words_of(runs);
  const auto twice = std::ranges::unique(
      words, [](char before, char after) { return before == '.' && after == '.'; });
  words.erase(twice.begin(), twice.end());
  return words;
}

double right_edge(const TextRun& run) {
  return run.origin.x + run.width;
}

/// Between the last point of the leader and what is behind it.
double space_after_leader(const std::vector<TextRun>& runs) {
  const auto last =
      std::ranges::find(runs.rbegin(), runs.rend(), ".", &TextRun::text).base();
  REQUIRE(last != runs.begin());
  REQUIRE(last != runs.end());
  return last->origin.x - right_edge(*(last - 1));
}

}  // namespace

TEST_CASE("contents numbers: text stands around the leader and the number") {
  const std::string page(number);
  const auto words = [&](const std::string& content) {
    return words_without_leader(entry_with(content));
  };
  CHECK(words("leader('.') " + page) == "Loomings.1");
  CHECK(words("', see' leader('.') " + page) == "Loomings, see.1");
  CHECK(words("leader('.') 'p' 'g ' " + page) == "Loomings.pg 1");
  CHECK(words("leader('.') " + page + "' f' 'f'") == "Loomings.1 ff");
  CHECK(words("'p ' " + page) == "Loomingsp 1");
  CHECK(words("leader('.') 'x' leader('.') " + page) == "Loomings.x.1");
}

TEST_CASE("contents numbers: the last of an entry stands at the end of its line") {
  const std::string page(number);
  const double edge = right_edge(entry_with(page).back());
  for (const std::string& content : std::vector<std::string>{
           "leader('.') " + page, "leader('.') " + page + " ')'", "'p ' " + page,
           "leader('.') 'p ' " + page, page + " ' ff '"}) {
    CAPTURE(content);
    CHECK(right_edge(entry_with(content).back()) == doctest::Approx(edge).epsilon(0.001));
  }
}

TEST_CASE("contents numbers: the space beside a leader is what the author wrote") {
  const std::string page(number);
  const std::string face = "font-size: 10pt";
  const auto after = [&](const std::string& content) {
    return space_after_leader(entry_with("leader('.') " + content + page, face));
  };
  // Rounded up to whole repetitions of the leader.
  constexpr double pitch = 2.3;
  constexpr double spaces = 22.75;
  CHECK(after("'\\2003\\2003\\2003' ") ==
        doctest::Approx(spaces + pitch / 2).epsilon(0.06));
  CHECK(after("'x'") >= 0);
  CHECK(after("'x'") < pitch);
  // Two spaces, into which the leader may reach.
  CHECK(after("") > 4.4 - pitch);
  CHECK(after("") < 4.4);

  const auto before = [&](const std::string& content) {
    const std::vector<TextRun> runs = entry_with(content + " leader('.') " + page, face);
    const auto first = std::ranges::find(runs, ".", &TextRun::text);
    REQUIRE(first != runs.end());
    return first->origin.x - right_edge(*(first - 1));
  };
  CHECK(before("'x'") < pitch);
  CHECK(before("'x\\2003\\2003\\2003'") >= spaces);
  CHECK(before("") > pitch);
}

TEST_CASE("contents numbers: a line end before the number puts it on the next line") {
  const std::vector<TextRun> runs =
      entry_with("'\\A' " + std::string(number), "white-space: pre");
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].origin.y != runs[1].origin.y);
}

TEST_CASE("contents numbers: what is more than letters is set as any text is") {
  const std::string content = "leader('.') 'p ' " + std::string(number);
  const auto raised = entry_with(content, "vertical-align: 3pt");
  CHECK(raised.back().origin.y < raised.front().origin.y);
  CHECK(words_of(entry_with(content, "text-transform: uppercase")).ends_with("P 1"));
  const double edge = right_edge(entry_with(content).back());
  CHECK(right_edge(entry_with(content, "padding-right: 6pt").back()) ==
        doctest::Approx(edge - 6));
}

TEST_CASE("contents numbers: an entry from right to left has its number at the left") {
  const std::vector<TextRun> runs =
      entry_with("'ב' leader('.') 'ג' " + std::string(number) + " 'ד'", "", "he", "א");
  CHECK(words_without_leader(runs) == "ד1ג.בא");
}
