#include "formats/css/selector_names.h"

#include <algorithm>
#include <array>

namespace octavo::css {

namespace {

constexpr auto pseudo_classes = std::to_array<PseudoClassName>({
    {"active", PseudoClass::dynamic},
    {"any-link", PseudoClass::any_link},
    {"current", PseudoClass::dynamic},
    {"dir", PseudoClass::dir, PseudoArgument::direction},
    {"empty", PseudoClass::empty},
    {"first-child", PseudoClass::first_child},
    {"first-of-type", PseudoClass::first_of_type},
    {"focus", PseudoClass::dynamic},
    {"focus-visible", PseudoClass::dynamic},
    {"focus-within", PseudoClass::dynamic},
    {"fullscreen", PseudoClass::dynamic},
    {"future", PseudoClass::dynamic},
    {"hover", PseudoClass::dynamic},
    {"is", PseudoClass::is, PseudoArgument::forgiving_selectors},
    {"lang", PseudoClass::lang, PseudoArgument::languages},
    {"last-child", PseudoClass::last_child},
    {"last-of-type", PseudoClass::last_of_type},
    // Nothing has been visited on paper.
    {"link", PseudoClass::any_link},
    {"local-link", PseudoClass::dynamic},
    {"modal", PseudoClass::dynamic},
    {"not", PseudoClass::negation, PseudoArgument::selectors},
    {"nth-child", PseudoClass::nth_child, PseudoArgument::nth_of},
    {"nth-last-child", PseudoClass::nth_last_child, PseudoArgument::nth_of},
    {"nth-last-of-type", PseudoClass::nth_last_of_type, PseudoArgument::nth},
    {"nth-of-type", PseudoClass::nth_of_type, PseudoArgument::nth},
    {"only-child", PseudoClass::only_child},
    {"only-of-type", PseudoClass::only_of_type},
    {"past", PseudoClass::dynamic},
    {"picture-in-picture", PseudoClass::dynamic},
    {"popover-open", PseudoClass::dynamic},
    {"root", PseudoClass::root},
    // A stylesheet has no scope but the document (Selectors 4, 8.6).
    {"scope", PseudoClass::root},
    {"target", PseudoClass::dynamic},
    {"target-within", PseudoClass::dynamic},
    {"visited", PseudoClass::dynamic},
    {"where", PseudoClass::where, PseudoArgument::forgiving_selectors},
});

constexpr auto foreign_pseudo_classes =
    std::to_array<std::string_view>({"active-view-transition",
                                     "active-view-transition-type",
                                     "autofill",
                                     "blank",
                                     "buffering",
                                     "checked",
                                     "default",
                                     "defined",
                                     "disabled",
                                     "enabled",
                                     "has",
                                     "has-slotted",
                                     "heading",
                                     "host",
                                     "host-context",
                                     "in-range",
                                     "indeterminate",
                                     "invalid",
                                     "muted",
                                     "nth-col",
                                     "nth-last-col",
                                     "open",
                                     "optional",
                                     "out-of-range",
                                     "paused",
                                     "placeholder-shown",
                                     "playing",
                                     "read-only",
                                     "read-write",
                                     "required",
                                     "seeking",
                                     "stalled",
                                     "state",
                                     "target-after",
                                     "target-before",
                                     "target-current",
                                     "user-invalid",
                                     "user-valid",
                                     "valid",
                                     "volume-locked"});

constexpr auto user_actions = std::to_array<std::string_view>(
    {"active", "focus", "focus-visible", "focus-within", "hover"});

struct PseudoElementName {
  std::string_view name{};
  PseudoElement element = PseudoElement::none;
  bool has_one_colon = false;
};

constexpr auto pseudo_elements = std::to_array<PseudoElementName>({
    {"after", PseudoElement::after, true},
    {"before", PseudoElement::before, true},
    {"first-letter", PseudoElement::first_letter, true},
    {"first-line", PseudoElement::first_line, true},
    {"footnote-call", PseudoElement::footnote_call},
    {"footnote-marker", PseudoElement::footnote_marker},
    {"marker", PseudoElement::marker},
});

constexpr auto foreign_pseudo_elements =
    std::to_array<std::string_view>({"backdrop",
                                     "checkmark",
                                     "column",
                                     "cue",
                                     "cue-region",
                                     "details-content",
                                     "file-selector-button",
                                     "grammar-error",
                                     "highlight",
                                     "part",
                                     "picker",
                                     "picker-icon",
                                     "placeholder",
                                     "postfix",
                                     "prefix",
                                     "scroll-button",
                                     "scroll-marker",
                                     "scroll-marker-group",
                                     "search-text",
                                     "selection",
                                     "slotted",
                                     "spelling-error",
                                     "target-text",
                                     "view-transition",
                                     "view-transition-group",
                                     "view-transition-image-pair",
                                     "view-transition-new",
                                     "view-transition-old"});

template <typename Names>
bool holds_name(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

const PseudoClassName* find_pseudo_class(std::string_view name) {
  const auto* const found =
      std::ranges::find(pseudo_classes, name, &PseudoClassName::name);
  return found == pseudo_classes.end() ? nullptr : found;
}

bool is_foreign_pseudo_class(std::string_view name) {
  return name.starts_with('-') || holds_name(foreign_pseudo_classes, name);
}

bool is_user_action(std::string_view name) {
  return holds_name(user_actions, name);
}

bool is_logical(PseudoClass meaning) {
  return meaning == PseudoClass::is || meaning == PseudoClass::where ||
         meaning == PseudoClass::negation;
}

PseudoElement find_pseudo_element(std::string_view name) {
  const auto* const found =
      std::ranges::find(pseudo_elements, name, &PseudoElementName::name);
  return found == pseudo_elements.end() ? PseudoElement::none : found->element;
}

std::string_view name_of(PseudoElement element) {
  const auto* const found =
      std::ranges::find(pseudo_elements, element, &PseudoElementName::element);
  return found == pseudo_elements.end() ? std::string_view() : found->name;
}

bool is_foreign_pseudo_element(std::string_view name) {
  return name.starts_with('-') || holds_name(foreign_pseudo_elements, name);
}

bool has_one_colon(PseudoElement element) {
  const auto* const found =
      std::ranges::find(pseudo_elements, element, &PseudoElementName::element);
  return found != pseudo_elements.end() && found->has_one_colon;
}

}  // namespace octavo::css
