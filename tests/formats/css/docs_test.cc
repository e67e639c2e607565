#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "formats/css/page_places.h"
#include "formats/css/stylesheet.h"
#include "tests/support.h"

using namespace octavo::css;
namespace tests = octavo::tests;

namespace {

struct Worth {
  bool on_pages = false;
  bool in_reflow = false;
};

Worth worth(const PropertyInfo& property) {
  return {.on_pages = has_pages(property.support),
          .in_reflow = has_reflow(property.support)};
}

std::string mark(bool works) {
  return works ? "yes" : "—";
}

std::string property_table() {
  std::string table =
      "| property | e-book | pages | inherited |\n| --- | --- | --- | --- |\n";
  for (const PropertyInfo& each : properties()) {
    const Worth both = worth(each);
    table += "| `" + std::string(each.name) + "` | " + mark(both.in_reflow) + " | " +
             mark(both.on_pages) + " | " + (each.inherited ? "yes" : "") + " |\n";
  }
  return table;
}

/// Values of properties that both books have otherwise.
struct Value {
  std::string_view property{};
  std::string_view value{};
};
constexpr Value values[] = {
    {"content", "leader('. ')"},
    {"content", "string(title)"},
    {"content", "target-counter(attr(href), page)"},
    {"display", "flex"},
    {"display", "grid"},
    {"float", "bottom"},
    {"float", "footnote"},
    {"float", "left"},
    {"float", "right"},
    {"float", "top"},
    {"width", "max-content"},
    {"width", "min-content"},
    {"writing-mode", "vertical-lr"},
    {"writing-mode", "vertical-rl"},
};

std::string value_table() {
  std::string table = "| declaration | e-book | pages |\n| --- | --- | --- |\n";
  for (const Value& each : values) {
    const PropertyInfo* property = find_property(each.property);
    REQUIRE(property != nullptr);
    Assignments assignments;
    const bool is_taken =
        assign_declaration(*property, parse_component_values(each.value), assignments);
    CAPTURE(each.value);
    CHECK(is_taken);
    const Worth both = worth(*property);
    table += "| `" + std::string(each.property) + ": " + std::string(each.value) +
             "` | " + mark(both.in_reflow && assignments.in_reflow) + " | " +
             mark(both.on_pages && assignments.on_pages) + " |\n";
  }
  return table;
}

std::string names_of(PageParts parts) {
  std::string names;
  for (unsigned at = 0; at < static_cast<unsigned>(PagePart::page); ++at) {
    const auto part = static_cast<PagePart>(at);
    if (parts.has(part)) {
      names += (names.empty() ? "" : ", ") + std::string(name_of(part));
    }
  }
  return names;
}

/// Properties that are for the same parts stand together. Those that are inherited are
/// for whatever has text in it.
std::string place_table() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const PropertyInfo& each : properties()) {
    const PageParts parts = effective_parts({.property = &each});
    // What these do hangs on their values.
    const bool hangs = each.name == "content" || each.name == "display";
    if (!worth(each).on_pages || is_inherited(each) || parts.empty() || hangs) {
      continue;
    }
    const std::string names = names_of(parts);
    const std::string name = "`" + std::string(each.name) + "`";
    const auto row =
        std::ranges::find(rows, names, &std::pair<std::string, std::string>::first);
    if (row == rows.end()) {
      rows.emplace_back(names, name);
    } else {
      row->second += ", " + name;
    }
  }
  std::string table = "| properties | on pages they are for |\n| --- | --- |\n";
  for (const auto& [names, list] : rows) {
    table += "| " + list + " | " + names + " |\n";
  }
  return table;
}

/// The page with a table behind each place that asks for one.
std::string with_table(const std::string& page,
                       const std::string& place,
                       const std::string& table) {
  const std::size_t at = page.find(place);
  REQUIRE(at != std::string::npos);
  const std::size_t begin = at + place.size();
  const std::size_t next = std::min(page.find("\n## ", begin), page.size());
  return page.substr(0, begin) + "\n\n" + table + page.substr(next);
}

}  // namespace

TEST_CASE("css docs: docs/css.md says what the tables of properties say") {
  std::string page = tests::read_file(tests::source_folder() / "docs/css.md");
  page = with_table(page,
                    "<!-- The table is printed from the code: OCTAVO_UPDATE=1 ctest -R "
                    "\"css docs\" -->",
                    property_table());
  page = with_table(page, "<!-- The table is printed from the code. -->", value_table());
  page = with_table(page, "<!-- So is this one. -->", place_table());
  CHECK(tests::compare_with_file("docs/css.md", page) == "");
}
