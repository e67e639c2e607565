#include "tests/stylesheets/property_cases.h"

#include <sstream>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/css/page_places.h"
#include "formats/css/stylesheets.h"
#include "tests/support.h"

namespace octavo::tests {
namespace {

/// Those of elements, of pages and of what stands in their margins.
void add_declarations(const css::SheetRule& rule,
                      std::vector<const css::StyleDeclaration*>& found) {
  const auto add = [&](const css::StyleDeclarations& declarations) {
    for (const css::StyleDeclaration& each : declarations) {
      found.push_back(&each);
    }
  };
  if (const auto* style = std::get_if<css::StyleRule>(&rule.kind)) {
    add(style->declarations);
  } else if (const auto* page = std::get_if<css::PageRule>(&rule.kind)) {
    add(page->declarations);
    for (const css::MarginRule& box : page->boxes) {
      add(box.declarations);
    }
  }
}

// Of a rule of elements what they are is not asked.
bool can_do_something(const css::StyleDeclaration& declaration, std::string_view rule) {
  if (!rule.starts_with("@page")) {
    return !css::effective_parts(declaration).empty();
  }
  return css::has_effect(declaration, rule.find("@footnote") != std::string_view::npos
                                          ? css::PagePart::note_area
                                      : rule.find('@', 1) != std::string_view::npos
                                          ? css::PagePart::margin_box
                                          : css::PagePart::page);
}

void read_claims(PropertyCase& made) {
  Diagnostics diagnostics;
  const css::Stylesheet sheet =
      css::parse_sheet(made.rule, FileId::none, css::Origin::author, diagnostics);
  std::vector<const css::StyleDeclaration*> declarations;
  for (const css::SheetRule& rule : sheet.rules) {
    add_declarations(rule, declarations);
  }
  CAPTURE(made.rule);
  REQUIRE(diagnostics.list().empty());
  REQUIRE(declarations.size() == 1);
  const css::StyleDeclaration& only = *declarations.front();
  made.property = only.property;
  REQUIRE(made.property != nullptr);
  const css::Support support = made.property->support;
  made.is_on_pages = css::has_pages(support) && only.assignments.on_pages &&
                     can_do_something(only, made.rule);
  made.is_in_reflow = css::has_reflow(support) && only.assignments.in_reflow &&
                      !made.rule.starts_with("@page");
}

}  // namespace

std::vector<PropertyCase> read_property_cases() {
  constexpr std::string_view arrow = " => ";
  std::istringstream lines(read_file(source_folder() / property_cases_file));
  std::vector<PropertyCase> cases;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with("# ")) {
      continue;
    }
    const std::size_t at = line.find(arrow);
    PropertyCase& made = cases.emplace_back();
    made.base = at == std::string::npos ? "" : line.substr(0, at);
    made.rule = at == std::string::npos ? line : line.substr(at + arrow.size());
    read_claims(made);
  }
  return cases;
}

}  // namespace octavo::tests
