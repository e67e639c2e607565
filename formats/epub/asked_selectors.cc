#include "formats/epub/asked_selectors.h"

#include <algorithm>

#include "formats/css/print_selectors.h"

namespace octavo::epub {
namespace {

using css::ComplexSelector;
using css::CompoundSelector;
using css::SimpleSelector;

bool is_reader_state(const SimpleSelector& simple) {
  return simple.kind == SimpleSelector::Kind::pseudo_class &&
         simple.pseudo_class == css::PseudoClass::dynamic;
}

// Whether it asks an element only for what that bears itself, but for addresses and
// directions, which files change.
bool is_local(const ComplexSelector& selector) {
  using enum SimpleSelector::Kind;
  return selector.compounds.size() == 1 &&
         std::ranges::all_of(
             selector.compounds.front().simple, [](const SimpleSelector& simple) {
               return (simple.kind != attribute ||
                       (simple.name != "href" && simple.name != "dir")) &&
                      (simple.kind != pseudo_class || is_reader_state(simple));
             });
}

}  // namespace

AskedSelector asked_selector(const ComplexSelector& selector) {
  AskedSelector made{.written = &selector, .still = selector};
  for (CompoundSelector& compound : made.still.compounds) {
    const std::size_t taken = std::erase_if(compound.simple, is_reader_state);
    made.can_be_marked =
        made.can_be_marked && (taken == 0 || &compound == &made.still.compounds.back());
    made.can_be_marked = made.can_be_marked &&
                         std::ranges::none_of(compound.simple, css::depends_on_reader);
  }
  return made;
}

bool needs_answer(const ComplexSelector& selector) {
  const bool is_of_pages = selector.pseudo_element == css::PseudoElement::footnote_call ||
                           selector.pseudo_element == css::PseudoElement::footnote_marker;
  return !is_of_pages && !selector.compounds.empty() &&
         !(css::is_reflowable(selector) && is_local(selector));
}

}  // namespace octavo::epub
