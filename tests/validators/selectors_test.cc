#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/formats/css/selector_cases.h"
#include "tests/support.h"
#include "tests/validators/browser.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

/// A page that asks every selector of the document and prints the answers, one a line.
std::string asking_page(const std::vector<SelectorCase>& cases) {
  std::string page = R"(<!DOCTYPE html><pre id="answers"></pre><script>
const ask = (document, selector) => {
  try {
    const ids = [...document.querySelectorAll(selector)].map(each => each.id);
    return ids.length > 0 ? ids.join(" ") : "-";
  } catch {
    return "invalid";
  }
};
const text = )";
  page += script_string(read_file(source_folder() / selector_cases_document));
  page += ";\nconst selectors = [\n";
  for (const SelectorCase& each : cases) {
    page += script_string(each.selector) + ",\n";
  }
  page += R"(];
const xhtml = new DOMParser().parseFromString(text, "application/xhtml+xml");
document.getElementById("answers").textContent =
    "\n" + selectors.map(each => ask(xhtml, each)).join("\n") + "\n";
</script>)";
  return page;
}

std::vector<std::string> answers_in(const std::string& page) {
  constexpr std::string_view opening = "<pre id=\"answers\">\n";
  const std::size_t begin = page.find(opening);
  const std::size_t end = page.find("</pre>", begin);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  std::vector<std::string> answers;
  for (std::size_t at = begin + opening.size(); at < end;) {
    const std::size_t line_end = page.find('\n', at);
    answers.push_back(page.substr(at, line_end - at));
    at = line_end + 1;
  }
  return answers;
}

}  // namespace

TEST_CASE("selectors: Chromium finds what the cases of selectors say") {
  if (!has_browser()) {
    return;
  }
  std::vector<SelectorCase> cases = read_selector_cases();
  const CommandResult browsed = browse(asking_page(cases));
  INFO(browsed.output);
  REQUIRE(browsed.status == 0);
  const std::vector<std::string> answers = answers_in(browsed.output);
  REQUIRE(answers.size() == cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    cases[i].found = answers[i];
  }
  CHECK(compare_with_file(selector_cases_file, print_selector_cases(cases)) == "");
}
