#include "formats/css/foreign.h"

#include <algorithm>
#include <array>
#include <span>

#include "formats/css/characters.h"
#include "formats/css/selector_cursor.h"

namespace octavo::css {
namespace {

using ForeignNames = std::span<const std::string_view>;

// Those that octavo's own table lacks; a name that begins with one of the stems counts.
constexpr auto foreign_properties =
    std::to_array<std::string_view>({"alignment-baseline",
                                     "anchor-name",
                                     "anchor-scope",
                                     "animation-composition",
                                     "animation-range",
                                     "animation-timeline",
                                     "appearance",
                                     "backdrop-filter",
                                     "backface-visibility",
                                     "background-blend-mode",
                                     "background-position-x",
                                     "background-position-y",
                                     "baseline-shift",
                                     "baseline-source",
                                     "block-ellipsis",
                                     "block-size",
                                     "bookmark-state",
                                     "border-block-color",
                                     "border-block-style",
                                     "border-block-width",
                                     "border-end-end-radius",
                                     "border-end-start-radius",
                                     "border-inline-color",
                                     "border-inline-style",
                                     "border-inline-width",
                                     "border-start-end-radius",
                                     "border-start-start-radius",
                                     "box-snap",
                                     "caret",
                                     "caret-color",
                                     "caret-shape",
                                     "contain",
                                     "content-visibility",
                                     "continue",
                                     "corner-shape",
                                     "dominant-baseline",
                                     "field-sizing",
                                     "fill",
                                     "float-defer",
                                     "grid-auto-columns",
                                     "grid-auto-flow",
                                     "grid-auto-rows",
                                     "grid-column-end",
                                     "grid-column-start",
                                     "grid-gap",
                                     "grid-row-end",
                                     "grid-row-start",
                                     "inset-block",
                                     "inset-block-end",
                                     "inset-block-start",
                                     "inset-inline",
                                     "inset-inline-end",
                                     "inset-inline-start",
                                     "justify-tracks",
                                     "float-offset",
                                     "flow-from",
                                     "flow-into",
                                     "font-feature-values",
                                     "font-variant-emoji",
                                     "footnote-display",
                                     "footnote-policy",
                                     "hyphenate-limit-last",
                                     "hyphenate-limit-zone",
                                     "inline-size",
                                     "initial-letter-wrap",
                                     "interactivity",
                                     "interpolate-size",
                                     "line-fit-edge",
                                     "line-grid",
                                     "line-height-step",
                                     "line-snap",
                                     "margin-trim",
                                     "marker-side",
                                     "math-depth",
                                     "math-shift",
                                     "math-style",
                                     "max-block-size",
                                     "max-inline-size",
                                     "max-lines",
                                     "min-block-size",
                                     "min-inline-size",
                                     "min-intrinsic-sizing",
                                     "object-view-box",
                                     "overflow-anchor",
                                     "overflow-block",
                                     "overflow-clip-margin",
                                     "overflow-inline",
                                     "paint-order",
                                     "perspective-origin",
                                     "place-content",
                                     "place-self",
                                     "position-anchor",
                                     "position-area",
                                     "position-try",
                                     "position-visibility",
                                     "rest",
                                     "rest-after",
                                     "rest-before",
                                     "reading-flow",
                                     "reading-order",
                                     "region-fragment",
                                     "ruby-merge",
                                     "ruby-overhang",
                                     "shape-inside",
                                     "shape-padding",
                                     "speech-rate",
                                     "stress",
                                     "stroke",
                                     "text-align-all",
                                     "text-anchor",
                                     "text-decoration-skip-box",
                                     "text-decoration-skip-inset",
                                     "text-decoration-skip-self",
                                     "text-decoration-skip-spaces",
                                     "text-decoration-trim",
                                     "text-emphasis-skip",
                                     "text-group-align",
                                     "text-wrap-mode",
                                     "text-wrap-style",
                                     "timeline-scope",
                                     "touch-action",
                                     "transform-box",
                                     "transform-style",
                                     "transition-behavior",
                                     "transition-delay",
                                     "transition-duration",
                                     "transition-property",
                                     "transition-timing-function",
                                     "animation-direction",
                                     "animation-fill-mode",
                                     "animation-play-state",
                                     "white-space-collapse",
                                     "white-space-trim",
                                     "word-space-transform",
                                     "word-wrap",
                                     "wrap-after",
                                     "wrap-before",
                                     "wrap-flow",
                                     "wrap-inside",
                                     "wrap-through",
                                     "zoom"});

constexpr auto foreign_stems = std::to_array<std::string_view>(
    {"container", "corner-", "cue", "mask-", "math-", "nav-", "offset", "overscroll-",
     "pause", "scroll-", "scrollbar-", "stroke-", "text-box", "view-timeline",
     "view-transition", "voice-"});

constexpr auto foreign_functions = std::to_array<std::string_view>({"abs",
                                                                    "acos",
                                                                    "anchor",
                                                                    "anchor-size",
                                                                    "asin",
                                                                    "atan",
                                                                    "atan2",
                                                                    "attr",
                                                                    "calc-size",
                                                                    "circle",
                                                                    "color",
                                                                    "color-mix",
                                                                    "conic-gradient",
                                                                    "contrast-color",
                                                                    "cos",
                                                                    "cross-fade",
                                                                    "device-cmyk",
                                                                    "element",
                                                                    "ellipse",
                                                                    "env",
                                                                    "exp",
                                                                    "fit-content",
                                                                    "hypot",
                                                                    "if",
                                                                    "image",
                                                                    "image-set",
                                                                    "inset",
                                                                    "lab",
                                                                    "lch",
                                                                    "light-dark",
                                                                    "linear-gradient",
                                                                    "log",
                                                                    "minmax",
                                                                    "mod",
                                                                    "oklab",
                                                                    "oklch",
                                                                    "paint",
                                                                    "path",
                                                                    "polygon",
                                                                    "pow",
                                                                    "progress",
                                                                    "radial-gradient",
                                                                    "random",
                                                                    "rem",
                                                                    "repeat",
                                                                    "sibling-count",
                                                                    "sibling-index",
                                                                    "sign",
                                                                    "sin",
                                                                    "sqrt",
                                                                    "stripes",
                                                                    "symbols",
                                                                    "tan",
                                                                    "toggle"});

constexpr auto foreign_units = std::to_array<std::string_view>(
    {"cap",   "ic",    "rcap", "rch", "rex", "ric",   "svi",   "svb",  "svmin",
     "svmax", "lvw",   "lvh",  "lvi", "lvb", "lvmin", "lvmax", "dvi",  "dvb",
     "dvmin", "dvmax", "cqw",  "cqh", "cqi", "cqb",   "cqmin", "cqmax"});

// CSS Color 4, 6.2 and appendix A.
constexpr auto system_colors = std::to_array<std::string_view>({"accentcolor",
                                                                "accentcolortext",
                                                                "activeborder",
                                                                "activecaption",
                                                                "activetext",
                                                                "appworkspace",
                                                                "background",
                                                                "buttonborder",
                                                                "buttonface",
                                                                "buttonhighlight",
                                                                "buttonshadow",
                                                                "buttontext",
                                                                "canvas",
                                                                "canvastext",
                                                                "captiontext",
                                                                "field",
                                                                "fieldtext",
                                                                "graytext",
                                                                "highlight",
                                                                "highlighttext",
                                                                "inactiveborder",
                                                                "inactivecaption",
                                                                "inactivecaptiontext",
                                                                "infobackground",
                                                                "infotext",
                                                                "linktext",
                                                                "mark",
                                                                "marktext",
                                                                "menu",
                                                                "menutext",
                                                                "scrollbar",
                                                                "selecteditem",
                                                                "selecteditemtext",
                                                                "threeddarkshadow",
                                                                "threedface",
                                                                "threedhighlight",
                                                                "threedlightshadow",
                                                                "threedshadow",
                                                                "visitedtext",
                                                                "window",
                                                                "windowframe",
                                                                "windowtext"});

// CSS Fonts 4, 2.7.
constexpr auto system_fonts = std::to_array<std::string_view>(
    {"caption", "icon", "menu", "message-box", "small-caption", "status-bar"});

bool has_name(ForeignNames names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool takes_colors(std::string_view property) {
  constexpr auto stems = std::to_array<std::string_view>(
      {"background", "border", "column-rule", "outline", "text-decoration",
       "text-emphasis", "text-shadow", "box-shadow"});
  return property.ends_with("color") ||
         std::ranges::any_of(
             stems, [&](std::string_view stem) { return property.starts_with(stem); });
}

std::string foreign_token(std::string_view property, const Token& token) {
  const std::string word = css_lower(token.text);
  switch (token.kind) {
    case TokenKind::function:
      return has_name(foreign_functions, word) ? word + "()" : std::string();
    case TokenKind::dimension:
      return has_name(foreign_units, word) ? "the unit " + quoted_for_message(word)
                                           : std::string();
    case TokenKind::ident: {
      const bool is_color = takes_colors(property) && has_name(system_colors, word);
      const bool is_font = property == "font" && has_name(system_fonts, word);
      return is_color || is_font ? quoted_for_message(word) : std::string();
    }
    default:
      return {};
  }
}

}  // namespace

bool is_foreign_property(std::string_view name) {
  return has_name(foreign_properties, name) ||
         std::ranges::any_of(foreign_stems, [&](std::string_view stem) {
           return name.starts_with(stem);
         });
}

std::string foreign_part(std::string_view property, const ComponentValues& value) {
  for (const ComponentValue& each : value) {
    std::string part = foreign_token(property, each.token);
    if (part.empty()) {
      part = foreign_part(property, each.content);
    }
    if (!part.empty()) {
      return part;
    }
  }
  return {};
}

bool may_be_nested(std::string_view at_name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"container", "layer", "media", "scope", "starting-style", "supports"});
  return has_name(names, at_name);
}

}  // namespace octavo::css
