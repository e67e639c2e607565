#include <string>
#include <string_view>

#include "formats/css/selector.h"
#include "formats/css/selector_names.h"

namespace octavo::css {

namespace {

std::string_view operator_css(AttributeMatch match) {
  switch (match) {
    case AttributeMatch::present:
      return "";
    case AttributeMatch::equals:
      return "=";
    case AttributeMatch::includes:
      return "~=";
    case AttributeMatch::dash:
      return "|=";
    case AttributeMatch::prefix:
      return "^=";
    case AttributeMatch::suffix:
      return "$=";
    case AttributeMatch::substring:
      return "*=";
  }
  return "";
}

std::string_view combinator_css(Combinator combinator) {
  switch (combinator) {
    case Combinator::descendant:
      return " ";
    case Combinator::child:
      return " > ";
    case Combinator::next_sibling:
      return " + ";
    case Combinator::later_sibling:
      return " ~ ";
  }
  return " ";
}

// CSS Syntax 3, 9.1
std::string an_plus_b_css(const AnPlusB& nth) {
  if (nth.a == 0) {
    return std::to_string(nth.b);
  }
  std::string css = nth.a == 1 ? "" : nth.a == -1 ? "-" : std::to_string(nth.a);
  css += 'n';
  if (nth.b != 0) {
    css.append(nth.b > 0 ? "+" : "") += std::to_string(nth.b);
  }
  return css;
}

std::string attribute_css(const SimpleSelector& simple) {
  std::string css = "[" + css_identifier(simple.name);
  if (simple.match != AttributeMatch::present) {
    css.append(operator_css(simple.match)) += css_string(simple.value);
    css += simple.ignores_case ? " i" : "";
  }
  return css + "]";
}

/// Into one text: what each level of nesting would copy costs its square.
void append_selector(std::string& css, const ComplexSelector& selector);

void append_selector_list(std::string& css, const SelectorList& list) {
  std::string_view between;
  for (const ComplexSelector& selector : list) {
    css += between;
    append_selector(css, selector);
    between = ", ";
  }
}

void append_language_ranges(std::string& css, const std::vector<std::string>& languages) {
  std::string_view between;
  for (const std::string& language : languages) {
    css += between;
    css += language.empty() ? css_string(language) : css_identifier(language);
    between = ", ";
  }
}

void append_pseudo_class(std::string& css, const SimpleSelector& simple) {
  const PseudoClassName* known = find_pseudo_class(simple.name);
  css += ":" + simple.name;
  const PseudoArgument argument =
      known == nullptr ? PseudoArgument::none : known->argument;
  if (argument == PseudoArgument::none) {
    return;
  }
  css += '(';
  switch (argument) {
    case PseudoArgument::none:
      break;
    case PseudoArgument::nth:
    case PseudoArgument::nth_of:
      css += an_plus_b_css(simple.nth);
      css += simple.selectors.empty() ? "" : " of ";
      append_selector_list(css, simple.selectors);
      break;
    case PseudoArgument::languages:
      append_language_ranges(css, simple.languages);
      break;
    case PseudoArgument::direction:
      css += css_identifier(simple.value);
      break;
    case PseudoArgument::selectors:
    case PseudoArgument::forgiving_selectors:
      append_selector_list(css, simple.selectors);
      break;
  }
  css += ')';
}

void append_simple_selector(std::string& css, const SimpleSelector& simple) {
  using enum SimpleSelector::Kind;
  switch (simple.kind) {
    case universal:
      css += '*';
      break;
    case type:
      css += css_identifier(simple.name);
      break;
    case id:
      css += "#" + css_identifier(simple.name);
      break;
    case class_name:
      css += "." + css_identifier(simple.name);
      break;
    case attribute:
      css += attribute_css(simple);
      break;
    case pseudo_class:
      append_pseudo_class(css, simple);
      break;
  }
}

void append_selector(std::string& css, const ComplexSelector& selector) {
  for (const CompoundSelector& compound : selector.compounds) {
    if (&compound != &selector.compounds.front()) {
      css += combinator_css(compound.combinator);
    }
    for (const SimpleSelector& simple : compound.simple) {
      append_simple_selector(css, simple);
    }
  }
  if (selector.pseudo_element != PseudoElement::none) {
    css.append("::") += name_of(selector.pseudo_element);
  }
}

}  // namespace

std::string to_css(const ComplexSelector& selector) {
  std::string css;
  append_selector(css, selector);
  return css;
}

}  // namespace octavo::css
