#include "formats/css/page_places.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace octavo::css {
namespace {

// CSS Page 3, 7, and what the area of notes has: in a rule of elements they mean nothing.
constexpr auto of_no_element = std::to_array<std::string_view>(
    {"bleed", "border-clip", "marks", "size", "text-overflow"});

// The margins of a page are set in them.
constexpr auto of_characters = std::to_array<std::string_view>(
    {"color", "direction", "hyphenate-limit-chars", "hyphens", "letter-spacing",
     "line-height", "overflow-wrap", "text-align", "text-emphasis-position",
     "text-emphasis-style", "text-transform", "text-wrap", "white-space",
     "word-spacing"});

constexpr auto of_pages = std::to_array<std::string_view>({"bleed", "marks", "size"});

constexpr auto of_margin_boxes = std::to_array<std::string_view>(
    {"content", "max-width", "text-decoration", "text-decoration-color",
     "text-decoration-line", "text-decoration-style", "text-decoration-thickness",
     "text-overflow", "text-underline-offset", "vertical-align", "width"});

constexpr auto of_note_areas = std::to_array<std::string_view>(
    {"border-clip", "margin", "margin-block", "margin-block-start", "margin-top",
     "padding", "padding-block", "padding-block-start", "padding-top"});

template <class Names>
bool is_among(std::string_view name, const Names& names) {
  return std::ranges::find(names, name) != names.end();
}

bool is_of_font(std::string_view name) {
  return name.starts_with("font");
}

bool is_of_borders(std::string_view name) {
  return (name.starts_with("border") && !name.starts_with("border-clip") &&
          !name.starts_with("border-collapse") && !name.starts_with("border-spacing")) ||
         name.starts_with("background");
}

bool is_of_boxes(std::string_view name) {
  return is_of_borders(name) || name.starts_with("margin") || name.starts_with("padding");
}

// `string()` is a page's, and in the margins of one there is no element to speak of.
bool can_show(const std::vector<ContentItem>& items, PagePart part) {
  using Kind = ContentItem::Kind;
  return std::ranges::all_of(items, [&](const ContentItem& item) {
    const bool counts_pages = item.kind == Kind::counter && item.text == "pages";
    if (part == PagePart::element) {
      return item.kind != Kind::named_string && !counts_pages;
    }
    const bool is_of_itself = item.kind == Kind::string || item.kind == Kind::picture ||
                              item.kind == Kind::leader;
    return is_of_itself || item.kind == Kind::named_string || counts_pages ||
           (item.kind == Kind::counter && item.text == "page");
  });
}

bool has_content_for(const StyleDeclaration& declaration, PagePart part) {
  const Style initial;
  Style style;
  for (const Assignment& assignment : declaration.assignments.list) {
    assignment.run(style, {.parent = initial, .house = initial});
  }
  return can_show(style.content.items, part);
}

}  // namespace

bool has_effect(const StyleDeclaration& declaration, PagePart part) {
  const std::string_view name = declaration.property->name;
  if (name == "all") {
    return true;
  }
  if (name == "content" && part != PagePart::page && part != PagePart::note_area) {
    return has_content_for(declaration, part);
  }
  switch (part) {
    case PagePart::element:
      return !is_among(name, of_no_element);
    case PagePart::page:
      return is_among(name, of_pages) || is_among(name, of_characters) ||
             is_of_font(name) || is_of_boxes(name);
    case PagePart::margin_box:
      return is_among(name, of_margin_boxes) || is_among(name, of_characters) ||
             is_of_font(name) || is_of_boxes(name);
    case PagePart::note_area:
      return is_among(name, of_note_areas) || is_of_borders(name);
  }
  return true;
}

}  // namespace octavo::css
