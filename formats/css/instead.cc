#include "formats/css/instead.h"

#include <array>

#include "formats/css/syntax.h"

namespace octavo::css {
namespace {

struct Instead {
  std::string_view property{};
  /// What the value begins with.
  std::string_view value{};
  std::string_view hint{};
};

constexpr std::string_view named_string =
    "name what the element says by `string-set`, and show it in the margins of pages by "
    "`content: string()`";

constexpr auto for_declarations = std::to_array<Instead>({
    {"content", "element(", named_string},
    {"float", "footnote",
     "a note of the manuscript, called by `[^1]`, stands at the foot of its page"},
    {"initial-letter", "",
     "a larger first letter on its line is `::first-letter { font-size: 2em }`"},
    {"position", "running(", named_string},
});

}  // namespace

std::string_view instead_of(PseudoElement element) {
  switch (element) {
    case PseudoElement::footnote_call:
      return "the mark that calls a note is `.noteref a`";
    case PseudoElement::footnote_marker:
      return "the number before a note is `.note-number`";
    default:
      return {};
  }
}

std::string_view instead_of(const StyleDeclaration& declaration) {
  const std::string value = to_css(declaration.value);
  for (const Instead& each : for_declarations) {
    if (declaration.property->name == each.property && value.starts_with(each.value)) {
      return each.hint;
    }
  }
  return {};
}

}  // namespace octavo::css
