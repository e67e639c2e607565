#include "formats/css/page_places.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "formats/css/syntax.h"
#include "formats/css/vocabulary.h"

namespace octavo::css {
namespace {

// CSS Page 3, 7, and what the area of notes has: in a rule of elements they mean nothing.
constexpr auto of_no_element = std::to_array<std::string_view>(
    {"bleed", "border-clip", "marks", "size", "text-overflow"});

// What letters look like, and how far they stand apart.
constexpr auto of_letters = std::to_array<std::string_view>(
    {"color", "letter-spacing", "text-decoration", "text-decoration-color",
     "text-decoration-line", "text-decoration-style", "text-decoration-thickness",
     "text-emphasis", "text-emphasis-color", "text-emphasis-position",
     "text-emphasis-style", "text-transform", "text-underline-offset", "word-spacing"});

// What can differ from one word of a line to the next.
constexpr auto of_words = std::to_array<std::string_view>(
    {"direction", "hyphenate-limit-chars", "hyphens", "line-height", "overflow-wrap",
     "quotes", "tab-size", "text-wrap", "unicode-bidi", "vertical-align", "white-space"});

constexpr auto of_counters = std::to_array<std::string_view>(
    {"counter-increment", "counter-reset", "counter-set"});

constexpr auto of_bookmarks =
    std::to_array<std::string_view>({"bookmark-label", "bookmark-level"});

constexpr auto of_breaks =
    std::to_array<std::string_view>({"break-after", "break-before", "break-inside"});

constexpr auto of_widths =
    std::to_array<std::string_view>({"box-sizing", "max-width", "min-width", "width"});

constexpr auto of_heights = std::to_array<std::string_view>({"height", "max-height"});

// Where one of the margins that they set is, of what stands in a line.
constexpr auto of_margins_in_line = std::to_array<std::string_view>(
    {"margin", "margin-inline", "margin-inline-end", "margin-inline-start", "margin-left",
     "margin-right"});

constexpr auto of_paddings_in_line = std::to_array<std::string_view>(
    {"padding", "padding-inline", "padding-inline-end", "padding-inline-start",
     "padding-left", "padding-right"});

// What the size and the ends of lines ask of a picture.
constexpr auto of_pictures = std::to_array<std::string_view>(
    {"bookmark-label", "bookmark-level", "box-sizing", "break-after", "break-before",
     "break-inside", "color", "direction", "font", "font-size", "max-width", "min-width",
     "page", "string-set", "text-align", "vertical-align", "width"});

// The margins of a page are set in them.
constexpr auto of_characters = std::to_array<std::string_view>(
    {"color", "direction", "hyphenate-limit-chars", "hyphens", "letter-spacing",
     "line-height", "overflow-wrap", "text-align", "text-emphasis", "text-emphasis-color",
     "text-emphasis-position", "text-emphasis-style", "text-transform", "text-wrap",
     "white-space", "word-spacing"});

constexpr auto of_pages = std::to_array<std::string_view>({"bleed", "marks", "size"});

constexpr auto of_margin_boxes = std::to_array<std::string_view>(
    {"content", "max-width", "text-decoration", "text-decoration-color",
     "text-decoration-line", "text-decoration-style", "text-decoration-thickness",
     "text-overflow", "text-underline-offset", "vertical-align", "width"});

template <class Name, class Names>
bool is_among(const Name& name, const Names& names) {
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
    if (part < PagePart::page) {
      return item.kind != Kind::named_string && !counts_pages;
    }
    const bool is_of_itself = item.kind == Kind::string || item.kind == Kind::picture ||
                              item.kind == Kind::leader;
    return is_of_itself || item.kind == Kind::named_string || counts_pages ||
           (item.kind == Kind::counter && item.text == "page");
  });
}

Style style_with(const StyleDeclaration& declaration) {
  const Style initial;
  Style style;
  for (const Assignment& assignment : declaration.assignments.list) {
    assignment.run(style, {.parent = initial, .house = initial});
  }
  return style;
}

// Where a property does nothing, its first value says so: `tr { margin: 0 }`. What these
// two do hangs on their values, and what is taken over is not known here.
bool says_initial(const StyleDeclaration& declaration, std::string_view value) {
  const PropertyInfo& property = *declaration.property;
  const bool hangs = property.name == "content" || property.name == "display";
  const bool is_taken_over = value == "inherit" || value.starts_with("revert");
  return has_pages(property.support) && declaration.assignments.on_pages &&
         !is_inherited(property) && !hangs && !is_taken_over &&
         !declaration.has_variables && !declaration.assignments.list.empty() &&
         style_with(declaration) == Style();
}

bool is_letters(std::string_view name) {
  return is_of_font(name) || is_among(name, of_letters);
}

bool shows_block(std::string_view name) {
  return is_letters(name) || is_of_boxes(name) || is_among(name, of_counters) ||
         is_among(name, of_bookmarks) || is_among(name, of_breaks) ||
         is_among(name, of_widths) || name == "page" || name == "string-set" ||
         name == "unicode-bidi";
}

bool shows_in_line(std::string_view name) {
  return is_letters(name) || is_among(name, of_words) || is_of_borders(name) ||
         name.starts_with("padding") || is_among(name, of_margins_in_line) ||
         is_among(name, of_counters);
}

bool shows_picture(std::string_view name) {
  return is_of_boxes(name) || is_among(name, of_pictures) || is_among(name, of_heights) ||
         is_among(name, of_counters);
}

bool shows_table(std::string_view name) {
  return shows_block(name) && name != "unicode-bidi" && name != "box-sizing";
}

bool shows_row_group(std::string_view name) {
  return is_letters(name) || is_of_borders(name) || is_among(name, of_counters) ||
         name == "string-set";
}

bool shows_cell(std::string_view name) {
  return is_letters(name) || is_of_borders(name) || name.starts_with("padding") ||
         is_among(name, of_counters) || is_among(name, of_bookmarks) ||
         name == "string-set" || name == "vertical-align" || name == "width" ||
         name == "box-sizing" || name == "unicode-bidi";
}

bool shows_generated_block(std::string_view name) {
  return shows_block(name) && !is_among(name, of_bookmarks) && name != "page" &&
         name != "string-set" && name != "unicode-bidi";
}

// What pages make of an element is what it is; a style can hide it, or let a part of a
// line be a block.
bool shows_display(Display display, PagePart part) {
  const bool is_block = is_block_level(display);
  const bool is_in_line = display == Display::in_line;
  switch (part) {
    case PagePart::block:
    case PagePart::scene_break:
      return display == Display::block;
    case PagePart::list_item:
    case PagePart::in_line:
    case PagePart::picture:
    case PagePart::generated_in_line:
    case PagePart::generated_block:
      return is_block || is_in_line;
    case PagePart::table:
      return display == Display::table;
    case PagePart::caption:
      return display == Display::table_caption;
    case PagePart::table_head:
      return display == Display::table_header_group;
    case PagePart::table_body:
      return display == Display::table_row_group;
    case PagePart::row:
      return display == Display::table_row;
    case PagePart::cell:
      return display == Display::table_cell;
    case PagePart::note_number:
      return is_in_line;
    default:
      return false;
  }
}

bool can_display(const StyleDeclaration& declaration, PagePart part) {
  const bool is_generated_from_letters =
      part == PagePart::marker || part == PagePart::first_line ||
      part == PagePart::first_letter || part == PagePart::page ||
      part == PagePart::note_area;
  const Display display = style_with(declaration).display;
  return display == Display::none ? !is_generated_from_letters
                                  : shows_display(display, part);
}

bool can_show_content(const StyleDeclaration& declaration, PagePart part) {
  switch (part) {
    case PagePart::generated_in_line:
    case PagePart::generated_block:
    case PagePart::marker:
    case PagePart::margin_box:
      return can_show(style_with(declaration).content.items, part);
    default:
      return false;
  }
}

bool shows(const PropertyInfo& property, PagePart part) {
  const std::string_view name = property.name;
  switch (part) {
    case PagePart::block:
    case PagePart::list_item:
    case PagePart::caption:
      return is_inherited(property) || shows_block(name);
    case PagePart::scene_break:
      return is_inherited(property) || (shows_block(name) && name != "unicode-bidi") ||
             name == "height";
    case PagePart::in_line:
      return shows_in_line(name) || name == "string-set";
    case PagePart::picture:
      return shows_picture(name);
    case PagePart::table:
      return is_inherited(property) || shows_table(name);
    case PagePart::table_head:
    case PagePart::table_body:
      return is_inherited(property) || shows_row_group(name);
    case PagePart::row:
      return is_inherited(property) || shows_row_group(name) || is_among(name, of_breaks);
    case PagePart::cell:
      return is_inherited(property) || shows_cell(name);
    case PagePart::note_number:
      return is_letters(name) ||
             (is_among(name, of_paddings_in_line) && name != "padding-inline-start");
    case PagePart::nothing:
      return false;
    case PagePart::generated_in_line:
      return shows_in_line(name) && name != "direction" && name != "unicode-bidi";
    case PagePart::generated_block:
      return is_inherited(property) || shows_generated_block(name) || name == "height";
    case PagePart::marker:
      return is_letters(name) || name == "direction" || name == "white-space" ||
             name == "tab-size" ||
             (is_among(name, of_margins_in_line) && name != "margin-inline-start");
    case PagePart::first_line:
      return is_letters(name) || name == "hyphenate-limit-chars";
    case PagePart::first_letter:
      return is_letters(name) || is_of_borders(name) || name.starts_with("padding") ||
             is_among(name, of_margins_in_line);
    case PagePart::page:
      return is_among(name, of_pages) || is_among(name, of_characters) ||
             is_of_font(name) || is_of_boxes(name);
    case PagePart::margin_box:
      return is_among(name, of_margin_boxes) || is_among(name, of_characters) ||
             is_of_font(name) || is_of_boxes(name);
    case PagePart::note_area:
      // Borders are of the colour of letters where they say none.
      return is_of_boxes(name) || name == "border-clip" || name == "color";
  }
  return true;
}

}  // namespace

PagePart part_of(const ElementTree& tree, ElementId element) {
  const Element& found = tree[element];
  const std::string_view name = found.name;
  constexpr auto lines = std::to_array<std::string_view>(
      {tag::a, tag::abbr, tag::bdi, tag::code, tag::del, tag::em, tag::kbd, tag::mark,
       tag::small, tag::span, tag::strong, tag::sub, tag::sup, tag::u});
  constexpr auto parts = std::to_array<std::pair<std::string_view, PagePart>>(
      {{tag::li, PagePart::list_item},
       {tag::hr, PagePart::scene_break},
       {tag::img, PagePart::picture},
       {tag::table, PagePart::table},
       {tag::caption, PagePart::caption},
       {tag::thead, PagePart::table_head},
       {tag::tbody, PagePart::table_body},
       {tag::tr, PagePart::row},
       {tag::td, PagePart::cell},
       {tag::th, PagePart::cell},
       {tag::br, PagePart::nothing}});
  if (found.own_class == own::note_number) {
    return PagePart::note_number;
  }
  if (found.own_class == own::backlink) {
    return PagePart::nothing;
  }
  for (const auto& [each, part] : parts) {
    if (each == name) {
      return part;
    }
  }
  // Lines of verse are blocks, whatever their name is.
  const bool is_line_of_verse =
      name == tag::span && found.own_class.starts_with(own::line);
  return is_among(name, lines) && !is_line_of_verse ? PagePart::in_line : PagePart::block;
}

PagePart part_of(const ElementTree& tree,
                 ElementId element,
                 PseudoElement pseudo,
                 const Style& style) {
  const PagePart whole = part_of(tree, element);
  const bool is_block = whole == PagePart::block || whole == PagePart::list_item ||
                        whole == PagePart::caption;
  const bool has_lines = is_block || whole == PagePart::cell;
  switch (pseudo) {
    case PseudoElement::none:
      return whole;
    case PseudoElement::before:
    case PseudoElement::after: {
      const bool generates = has_lines || whole == PagePart::in_line ||
                             whole == PagePart::scene_break ||
                             whole == PagePart::note_number;
      const bool has_block = is_block_level(style.display);
      return !generates || element == root_element ? PagePart::nothing
             : has_block                           ? PagePart::generated_block
                                                   : PagePart::generated_in_line;
    }
    case PseudoElement::marker:
      return whole == PagePart::list_item ? PagePart::marker : PagePart::nothing;
    case PseudoElement::first_line:
      return has_lines ? PagePart::first_line : PagePart::nothing;
    case PseudoElement::first_letter:
      return has_lines ? PagePart::first_letter : PagePart::nothing;
    default:
      return PagePart::nothing;
  }
}

bool is_inherited(const PropertyInfo& property) {
  const std::string_view first =
      property.longhands.substr(0, property.longhands.find(' '));
  const PropertyInfo* longhand = first.empty() ? nullptr : find_property(first);
  return property.inherited || (longhand != nullptr && longhand->inherited);
}

bool is_so_on_pages(const StyleDeclaration& declaration) {
  using Said = std::pair<std::string_view, std::string_view>;
  constexpr auto anyway = std::to_array<Said>({{"animation", "none"},
                                               {"background-image", "none"},
                                               {"border-radius", "0"},
                                               {"box-shadow", "none"},
                                               {"clear", "none"},
                                               {"column-count", "auto"},
                                               {"column-span", "none"},
                                               {"column-width", "auto"},
                                               {"columns", "auto"},
                                               {"filter", "none"},
                                               {"float", "none"},
                                               {"float-reference", "inline"},
                                               {"hanging-punctuation", "none"},
                                               {"initial-letter", "normal"},
                                               {"min-height", "0"},
                                               {"opacity", "1"},
                                               {"outline", "none"},
                                               {"overflow", "visible"},
                                               {"position", "static"},
                                               {"text-shadow", "none"},
                                               {"transform", "none"},
                                               {"transition", "none"},
                                               {"visibility", "visible"},
                                               {"word-break", "normal"},
                                               {"z-index", "auto"}});
  const std::string value = to_css(declaration.value);
  return value == "initial" || says_initial(declaration, value) ||
         is_among(Said(declaration.property->name, value), anyway);
}

bool has_effect(const StyleDeclaration& declaration, PagePart part) {
  const PropertyInfo& property = *declaration.property;
  if (property.name == "all") {
    return part != PagePart::nothing;
  }
  if (property.name == "content") {
    return can_show_content(declaration, part);
  }
  if (property.name == "display") {
    return can_display(declaration, part) || declaration.has_variables;
  }
  const bool is_lost = is_among(property.name, of_no_element) && part < PagePart::page;
  return !is_lost && shows(property, part);
}

bool has_color_on_pages(const StyleDeclaration& declaration) {
  return declaration.property->name == "background" &&
         !declaration.assignments.on_pages &&
         style_with(declaration).background != Style().background;
}

PageParts effective_parts(const StyleDeclaration& declaration) {
  PageParts parts;
  for (unsigned at = 0; at < static_cast<unsigned>(PagePart::page); ++at) {
    const auto part = static_cast<PagePart>(at);
    if (has_effect(declaration, part)) {
      parts.add(part);
    }
  }
  return parts;
}

std::string_view name_of(PagePart part) {
  constexpr std::array<std::string_view, page_part_count> names = {
      "blocks",
      "list items",
      "breaks between scenes",
      "inlines",
      "pictures",
      "tables",
      "captions of tables",
      "heads of tables",
      "bodies of tables",
      "rows",
      "cells",
      "numbers of notes",
      "what no page shows",
      "what is generated in a line",
      "what is generated as a block",
      "markers",
      "first lines",
      "first letters",
      "pages",
      "boxes in the margins of pages",
      "the area of notes"};
  return names[static_cast<std::size_t>(part)];
}

}  // namespace octavo::css
