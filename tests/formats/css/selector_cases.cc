#include "tests/formats/css/selector_cases.h"

#include <algorithm>
#include <string_view>

#include <doctest/doctest.h>

#include "tests/support.h"

namespace octavo::tests {

namespace {

std::string take_until(std::string_view& text, char end) {
  const std::size_t size = std::min(text.find(end), text.size());
  std::string taken(text.substr(0, size));
  text.remove_prefix(std::min(size + 1, text.size()));
  return taken;
}

bool is_comment(std::string_view line) {
  return line.starts_with('#');
}

}  // namespace

std::vector<SelectorCase> read_selector_cases() {
  const std::string file = read_file(source_folder() / selector_cases_file);
  std::vector<SelectorCase> cases;
  for (std::string_view rest = file; !rest.empty();) {
    const std::string line = take_until(rest, '\n');
    if (is_comment(line)) {
      continue;
    }
    std::string_view columns = line;
    SelectorCase& each = cases.emplace_back();
    each.clause = take_until(columns, '\t');
    each.selector = take_until(columns, '\t');
    each.found = columns;
  }
  return cases;
}

std::string print_selector_cases(const std::vector<SelectorCase>& cases) {
  const std::string file = read_file(source_folder() / selector_cases_file);
  std::string printed;
  for (std::string_view rest = file; is_comment(rest);) {
    printed += take_until(rest, '\n') + "\n";
  }
  for (const SelectorCase& each : cases) {
    printed += each.clause + "\t" + each.selector + "\t" + each.found + "\n";
  }
  return printed;
}

}  // namespace octavo::tests
