#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "formats/css/property.h"
#include "tests/stylesheets/property_cases.h"
#include "tests/stylesheets/styled_book.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

// What pages do anyway, so that it can be asked for and changes nothing.
bool is_so_anyway(const PropertyCase& each) {
  return each.rule.find("writing-mode: horizontal-tb") != std::string::npos ||
         each.rule.find("float: none") != std::string::npos;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(std::move(line));
  }
  return lines;
}

// Those that the others have as often are left out.
std::string only_in(const std::vector<std::string>& lines,
                    const std::vector<std::string>& others,
                    const std::string& mark) {
  constexpr std::size_t most = 5;
  std::map<std::string_view, std::size_t> known;
  for (const std::string& line : others) {
    ++known[line];
  }
  std::string text;
  std::size_t count = 0;
  for (const std::string& line : lines) {
    if (std::size_t& left = known[line]; left > 0) {
      --left;
    } else if (++count <= most) {
      text.append(mark).append(" ").append(line).append("\n");
    }
  }
  return text +
         (count > most ? mark + " … " + std::to_string(count - most) + " more\n" : "");
}

/// The lines that one has and the other has not; nothing: they are alike.
std::string difference(const std::string& before, const std::string& after) {
  const std::vector<std::string> old_lines = lines_of(before);
  const std::vector<std::string> new_lines = lines_of(after);
  return only_in(old_lines, new_lines, "-") + only_in(new_lines, old_lines, "+");
}

std::string heading(const PropertyCase& each) {
  return (each.base.empty() ? "" : each.base + " => ") + each.rule + "\n";
}

bool reports_last(const Shown& shown, const PropertyCase& each) {
  const std::size_t begin = each.base.size() + 1;
  return std::ranges::any_of(shown.reports, [&](const Diagnostic& report) {
    return report.span.begin >= begin && report.code == "css-unsupported";
  });
}

}  // namespace

TEST_CASE("properties: every property has a case in each book that has it") {
  const std::vector<PropertyCase> cases = read_property_cases();
  for (const css::PropertyInfo& property : css::properties()) {
    const auto has = [&](bool PropertyCase::*is_in) {
      return std::ranges::any_of(cases, [&](const PropertyCase& each) {
        return each.property == &property && each.*is_in;
      });
    };
    const css::Support support = property.support;
    CAPTURE(property.name);
    CHECK((support == css::Support::reflowable || support == css::Support::neither ||
           has(&PropertyCase::is_on_pages)));
    CHECK((support == css::Support::paged || support == css::Support::neither ||
           has(&PropertyCase::is_in_reflow)));
    CHECK((support != css::Support::neither ||
           std::ranges::any_of(cases, [&](const PropertyCase& each) {
             return each.property == &property;
           })));
  }
}

TEST_CASE("properties: each changes pages as its golden lines say, or is reported") {
  Document document = finished_document({specimen});
  std::string golden;
  for (const PropertyCase& each : read_property_cases()) {
    CAPTURE(heading(each));
    const Shown shown = on_pages(document, each.whole());
    const bool is_so = is_so_anyway(each);
    CHECK(reports_last(shown, each) == (!each.is_on_pages && !is_so));
    if (!each.is_on_pages || is_so) {
      continue;
    }
    const Shown before = on_pages(document, each.base);
    std::string changes = difference(before.text, shown.text);
    if (changes.empty()) {
      changes = difference(before.glyphs, shown.glyphs);
    }
    CHECK(!changes.empty());
    golden += heading(each) + changes + "\n";
  }
  CHECK(compare_with_file("tests/stylesheets/property_pages.golden", golden) == "");
}

TEST_CASE(
    "properties: each stands in the e-book as its golden lines say, or is reported") {
  Document document = finished_document({specimen});
  std::string golden;
  for (const PropertyCase& each : read_property_cases()) {
    CAPTURE(heading(each));
    const Shown shown = in_reflow(document, each.whole());
    CHECK(reports_last(shown, each) == !each.is_in_reflow);
    if (!each.is_in_reflow) {
      continue;
    }
    const std::string changes =
        difference(in_reflow(document, each.base).text, shown.text);
    CHECK(!changes.empty());
    golden += heading(each) + changes + "\n";
  }
  CHECK(compare_with_file("tests/stylesheets/property_reflow.golden", golden) == "");
}

TEST_CASE("properties: the selectors that docs/css.md lists find something") {
  const std::string folder = "tests/stylesheets/";
  Document documents[] = {
      finished_document({folder + "book.md", folder + "every_element.md"},
                        "picture-missing"),
      finished_document({folder + "article.md", folder + "every_element.md"},
                        "picture-missing")};
  const std::string page = read_file(source_folder() / "docs/css.md");
  std::size_t at = page.find("| selector | finds |");
  REQUIRE(at != std::string::npos);
  std::size_t count = 0;
  for (at = page.find("\n| `", at); page.compare(at, 4, "\n| `") == 0;
       at = page.find('\n', at + 1)) {
    const std::size_t begin = at + 4;
    const std::string selector = page.substr(begin, page.find('`', begin) - begin);
    CAPTURE(selector);
    const bool is_found = std::ranges::any_of(documents, [&](Document& document) {
      return !on_pages(document, "")
                  .looks_like(on_pages(document, selector + " { display: none }"));
    });
    CHECK(is_found);
    ++count;
  }
  CHECK(count == 17);
}
