#include <string>

#include <doctest/doctest.h>

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
  return {
      .on_pages = property.support == Support::both || property.support == Support::paged,
      .in_reflow =
          property.support == Support::both || property.support == Support::reflowable};
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
  CHECK(tests::compare_with_file("docs/css.md", page) == "");
}
