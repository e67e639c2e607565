#include <algorithm>
#include <array>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace reflowable_table {
namespace {

// Any value: what it means is for the reading system.
bool parse_anything(ValueReader& reader, Assignments&) {
  const bool any = !reader.at_end();
  while (!reader.at_end()) {
    reader.take();
  }
  return any;
}

constexpr std::array names = std::to_array<std::string_view>({
    "accent-color",
    "align-content",
    "align-items",
    "align-self",
    "animation",
    "animation-delay",
    "animation-duration",
    "animation-iteration-count",
    "animation-name",
    "animation-timing-function",
    "aspect-ratio",
    "background-attachment",
    "background-clip",
    "background-image",
    "background-origin",
    "background-position",
    "background-repeat",
    "background-size",
    "border-bottom-left-radius",
    "border-bottom-right-radius",
    "border-image",
    "border-image-outset",
    "border-image-repeat",
    "border-image-slice",
    "border-image-source",
    "border-image-width",
    "border-radius",
    "border-top-left-radius",
    "border-top-right-radius",
    "bottom",
    "box-decoration-break",
    "box-shadow",
    "clip",
    "clip-path",
    "color-scheme",
    "column-rule",
    "column-rule-color",
    "column-rule-style",
    "column-rule-width",
    "cursor",
    "empty-cells",
    "filter",
    "flex",
    "flex-basis",
    "flex-direction",
    "flex-flow",
    "flex-grow",
    "flex-shrink",
    "flex-wrap",
    "font-optical-sizing",
    "font-palette",
    "font-size-adjust",
    "forced-color-adjust",
    "gap",
    "grid",
    "grid-area",
    "grid-column",
    "grid-row",
    "grid-template",
    "grid-template-areas",
    "grid-template-columns",
    "grid-template-rows",
    "hyphenate-character",
    "image-orientation",
    "image-rendering",
    "inset",
    "isolation",
    "justify-content",
    "justify-items",
    "justify-self",
    "left",
    "line-break",
    "mask",
    "mask-image",
    "min-height",
    "mix-blend-mode",
    "object-fit",
    "object-position",
    "opacity",
    "order",
    "outline",
    "outline-color",
    "outline-offset",
    "outline-style",
    "outline-width",
    "overflow",
    "overflow-x",
    "overflow-y",
    "perspective",
    "place-items",
    "pointer-events",
    "print-color-adjust",
    "resize",
    "right",
    "rotate",
    "row-gap",
    "ruby-align",
    "ruby-position",
    "scale",
    "scroll-behavior",
    "shape-image-threshold",
    "shape-margin",
    "shape-outside",
    "speak-as",
    "table-layout",
    "text-autospace",
    "text-combine-upright",
    "text-decoration-skip",
    "text-decoration-skip-ink",
    "text-justify",
    "text-orientation",
    "text-rendering",
    "text-shadow",
    "text-size-adjust",
    "text-spacing-trim",
    "text-underline-position",
    "top",
    "transform",
    "transform-origin",
    "transition",
    "translate",
    "user-select",
    "visibility",
    "will-change",
    "word-break",
    "z-index",
});

// Properties of CSS that no engine of a reading system has.
constexpr auto names_alone = std::to_array<std::string_view>({
    "initial-letter-align",
    "line-clamp",
    "speak",
    "text-spacing",
});

constexpr auto entries = [] {
  std::array<PropertyInfo, names.size() + names_alone.size()> made{};
  const auto with = [](Support support) {
    return [support](std::string_view name) {
      return PropertyInfo{.name = name, .support = support, .parse = parse_anything};
    };
  };
  auto* const end =
      std::ranges::transform(names, made.begin(), with(Support::reflowable)).out;
  std::ranges::transform(names_alone, end, with(Support::neither));
  return made;
}();

}  // namespace
}  // namespace reflowable_table

std::span<const PropertyInfo> reflowable_properties() {
  return reflowable_table::entries;
}

}  // namespace octavo::css
