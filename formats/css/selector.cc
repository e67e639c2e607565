#include "formats/css/selector.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "formats/css/characters.h"
#include "formats/css/selector_cursor.h"
#include "formats/css/selector_names.h"

namespace octavo::css {

namespace {

enum class PseudoElements : unsigned char { allowed, forbidden };

bool parse_selector_list(ValueSpan values,
                         SelectorPlace place,
                         PseudoElements pseudo_elements,
                         SelectorList& list,
                         SelectorError& error);
SelectorList parse_forgiving_list(ValueSpan values,
                                  SelectorPlace place,
                                  SelectorError& error);

void add_specificity(Specificity& sum, const Specificity& more) {
  sum.ids += more.ids;
  sum.classes += more.classes;
  sum.types += more.types;
}

// Section 17
Specificity specificity_of(const SimpleSelector& simple) {
  using enum SimpleSelector::Kind;
  switch (simple.kind) {
    case universal:
      return {};
    case type:
      return {.types = 1};
    case id:
      return {.ids = 1};
    case class_name:
    case attribute:
      return {.classes = 1};
    case pseudo_class:
      break;
  }
  if (simple.pseudo_class == PseudoClass::where) {
    return {};
  }
  Specificity most;
  for (const ComplexSelector& selector : simple.selectors) {
    most = std::max(most, selector.specificity);
  }
  most.classes += is_logical(simple.pseudo_class) ? 0 : 1;
  return most;
}

/// Reads what stands between two commas.
class ComplexSelectorParser {
 public:
  ComplexSelectorParser(ValueSpan values,
                        SelectorPlace place,
                        PseudoElements pseudo_elements,
                        SelectorError& error)
      : cursor_(values, place, error), pseudo_elements_(pseudo_elements) {}

  bool run(ComplexSelector& selector) {
    cursor_.skip_space();
    if (cursor_.is_at_end()) {
      return cursor_.fail(cursor_.here(), "an empty selector");
    }
    selector.begin = cursor_.here().begin;
    Combinator combinator = Combinator::descendant;
    do {
      CompoundSelector compound{.combinator = combinator};
      if (!read_compound(compound)) {
        return false;
      }
      for (const SimpleSelector& simple : compound.simple) {
        add_specificity(selector.specificity, specificity_of(simple));
      }
      selector.compounds.push_back(std::move(compound));
      selector.end = end_;
      if (!read_combinator(combinator)) {
        return false;
      }
    } while (!cursor_.is_at_end());
    selector.pseudo_element = pseudo_element_;
    selector.specificity.types += pseudo_element_ == PseudoElement::none ? 0 : 1;
    return true;
  }

 private:
  const ComponentValue& take() {
    const ComponentValue& value = cursor_.take();
    end_ = value.token.end;
    return value;
  }

  bool read_compound(CompoundSelector& compound) {
    const std::size_t begin = cursor_.position();
    if (!read_type(compound)) {
      return false;
    }
    while (begins_subclass()) {
      if (!read_subclass(compound)) {
        return false;
      }
    }
    if (cursor_.is_at_delim('&')) {
      return cursor_.fail_unsupported(cursor_.here(), "the nesting selector '&'");
    }
    return cursor_.position() > begin || cursor_.fail_here();
  }

  bool read_type(CompoundSelector& compound) {
    if (!cursor_.skip_namespace()) {
      return false;
    }
    if (!cursor_.is_at_name()) {
      return true;
    }
    SimpleSelector simple;
    const Token& token = take().token;
    if (token.kind == TokenKind::ident) {
      simple.kind = SimpleSelector::Kind::type;
      simple.name = css_lower(token.text);
    }
    compound.simple.push_back(std::move(simple));
    return true;
  }

  bool begins_subclass() const {
    return cursor_.is_at(TokenKind::hash) || cursor_.is_at_delim('.') ||
           cursor_.is_at(TokenKind::left_square) || cursor_.is_at(TokenKind::colon);
  }

  bool read_subclass(CompoundSelector& compound) {
    if (cursor_.is_at(TokenKind::colon)) {
      return read_pseudo(compound);
    }
    if (pseudo_element_ != PseudoElement::none) {
      return cursor_.fail(cursor_.here(),
                          "only pseudo-classes can follow a pseudo-element");
    }
    SimpleSelector simple;
    if (!(cursor_.is_at(TokenKind::left_square) ? read_attribute(simple)
                                                : read_id_or_class(simple))) {
      return false;
    }
    compound.simple.push_back(std::move(simple));
    return true;
  }

  bool read_attribute(SimpleSelector& simple) {
    const SelectorPlace place = cursor_.here();
    SelectorCursor inside(take().content, place, cursor_.error());
    return read_attribute_selector(inside, simple);
  }

  bool read_id_or_class(SimpleSelector& simple) {
    simple.kind = SimpleSelector::Kind::id;
    if (cursor_.is_at_delim('.')) {
      simple.kind = SimpleSelector::Kind::class_name;
      cursor_.skip(1);
    }
    const bool is_name = simple.kind == SimpleSelector::Kind::class_name
                             ? cursor_.is_at(TokenKind::ident)
                             : cursor_.value().token.is_id_or_integer;
    if (!is_name) {
      return cursor_.fail_here();
    }
    simple.name = take().token.text;
    return true;
  }

  bool read_pseudo(CompoundSelector& compound) {
    SelectorPlace place = cursor_.here();
    const bool has_two_colons = cursor_.is_at(TokenKind::colon, 1);
    cursor_.skip(has_two_colons ? 2 : 1);
    const bool is_function = cursor_.is_at(TokenKind::function);
    if (!is_function && !cursor_.is_at(TokenKind::ident)) {
      return cursor_.fail_here();
    }
    const ComponentValue& value = take();
    place.end = value.token.end;
    const std::string name = css_lower(value.token.text);
    if (has_two_colons || (!is_function && has_one_colon(find_pseudo_element(name)))) {
      return read_pseudo_element(name, is_function, place);
    }
    SimpleSelector simple{
        .kind = SimpleSelector::Kind::pseudo_class, .name = name, .selectors = {}};
    if (!read_pseudo_class(value, place, simple)) {
      return false;
    }
    // What follows a pseudo-element is dynamic, so that the compound matches nothing,
    // whether the one or the other is hovered.
    compound.simple.push_back(std::move(simple));
    return true;
  }

  bool read_pseudo_element(const std::string& name,
                           bool is_function,
                           SelectorPlace place) {
    const PseudoElement element = find_pseudo_element(name);
    const std::string what = "the pseudo-element " + quoted_for_message("::" + name);
    if (element == PseudoElement::none || is_function) {
      return is_foreign_pseudo_element(name) ? cursor_.fail_unsupported(place, what)
                                             : cursor_.fail(place, what + " is unknown");
    }
    if (pseudo_elements_ == PseudoElements::forbidden) {
      return cursor_.fail(place, what + " cannot stand within a pseudo-class");
    }
    if (pseudo_element_ != PseudoElement::none) {
      // CSS Pseudo-Elements 4, 4.2: generated content may be an item of a list.
      return element == PseudoElement::marker
                 ? cursor_.fail_unsupported(place, what + " of another pseudo-element")
                 : cursor_.fail(place, what + " cannot follow another");
    }
    pseudo_element_ = element;
    return true;
  }

  bool read_pseudo_class(const ComponentValue& value,
                         SelectorPlace place,
                         SimpleSelector& simple) {
    const PseudoClassName* known = find_pseudo_class(simple.name);
    const std::string what = "the pseudo-class " + quoted_for_message(":" + simple.name);
    if (known == nullptr) {
      return is_foreign_pseudo_class(simple.name)
                 ? cursor_.fail_unsupported(place, what)
                 : cursor_.fail(place, what + " is unknown");
    }
    // Section 3.6.3
    if (pseudo_element_ != PseudoElement::none && !is_user_action(simple.name)) {
      return is_logical(known->meaning)
                 ? cursor_.fail_unsupported(place, what + " after a pseudo-element")
                 : cursor_.fail(place, what + " cannot follow a pseudo-element");
    }
    const bool is_function = value.token.kind == TokenKind::function;
    if (is_function != (known->argument != PseudoArgument::none)) {
      return cursor_.fail(
          place, what + (is_function ? " takes no argument" : " wants an argument"));
    }
    simple.pseudo_class = known->meaning;
    return read_argument(known->argument, value.content, place, simple);
  }

  bool read_argument(PseudoArgument argument,
                     ValueSpan content,
                     SelectorPlace place,
                     SimpleSelector& simple) {
    switch (argument) {
      case PseudoArgument::none:
        return true;
      case PseudoArgument::nth:
        return read_nth(content, place, simple, cursor_.error());
      case PseudoArgument::nth_of:
        return read_nth_of(content, place, simple);
      case PseudoArgument::languages:
        return read_languages(content, place, simple, cursor_.error());
      case PseudoArgument::direction:
        return read_direction(content, place, simple, cursor_.error());
      case PseudoArgument::selectors:
        return read_inner_list(content, place, simple.selectors);
      case PseudoArgument::forgiving_selectors:
        simple.selectors = parse_forgiving_list(content, place, cursor_.error());
        return true;
    }
    return false;
  }

  bool read_inner_list(ValueSpan content, SelectorPlace place, SelectorList& list) {
    return parse_selector_list(content, place, PseudoElements::forbidden, list,
                               cursor_.error());
  }

  bool read_nth_of(ValueSpan content, SelectorPlace place, SimpleSelector& simple) {
    const auto of = std::ranges::find_if(content, [](const ComponentValue& value) {
      return value.token.kind == TokenKind::ident &&
             is_css_keyword(value.token.text, "of");
    });
    const auto before = static_cast<std::size_t>(of - content.begin());
    return read_nth(content.first(before), place, simple, cursor_.error()) &&
           (of == content.end() ||
            read_inner_list(content.subspan(before + 1), place, simple.selectors));
  }

  /// At the end, nothing; else what stands before the next compound.
  bool read_combinator(Combinator& combinator) {
    const bool has_space = cursor_.skip_space();
    if (cursor_.is_at_end()) {
      return true;
    }
    if (cursor_.is_at_delim('|') && cursor_.is_at_delim('|', 1)) {
      return cursor_.fail_unsupported(cursor_.here(), "the combinator '||'");
    }
    constexpr auto marks = std::to_array<std::pair<char32_t, Combinator>>(
        {{'>', Combinator::child},
         {'+', Combinator::next_sibling},
         {'~', Combinator::later_sibling}});
    const auto* const mark = std::ranges::find_if(
        marks, [&](const auto& each) { return cursor_.is_at_delim(each.first); });
    if (mark == marks.end() && !has_space) {
      return cursor_.fail_here();
    }
    if (pseudo_element_ != PseudoElement::none) {
      return cursor_.fail(cursor_.here(), "no combinator can follow a pseudo-element");
    }
    combinator = mark == marks.end() ? Combinator::descendant : mark->second;
    cursor_.skip(mark == marks.end() ? 0 : 1);
    cursor_.skip_space();
    return !cursor_.is_at_end() || cursor_.fail_here();
  }

  SelectorCursor cursor_;
  PseudoElements pseudo_elements_;
  PseudoElement pseudo_element_ = PseudoElement::none;
  /// Of what was read last of the compound.
  std::uint32_t end_ = 0;
};

/// Calls `take` with what stands between the commas, as long as it returns true.
template <typename Take>
bool for_each_selector(ValueSpan values, const Take& take) {
  const auto is_comma = [](const ComponentValue& value) {
    return value.token.kind == TokenKind::comma;
  };
  while (true) {
    const auto comma = std::ranges::find_if(values, is_comma);
    const auto size = static_cast<std::size_t>(comma - values.begin());
    if (!take(values.first(size))) {
      return false;
    }
    if (comma == values.end()) {
      return true;
    }
    values = values.subspan(size + 1);
  }
}

bool parse_selector_list(ValueSpan values,
                         SelectorPlace place,
                         PseudoElements pseudo_elements,
                         SelectorList& list,
                         SelectorError& error) {
  return for_each_selector(values, [&](ValueSpan part) {
    return ComplexSelectorParser(part, place, pseudo_elements, error)
        .run(list.emplace_back());
  });
}

/// What is bad matches nothing, and is as good as absent.
SelectorList parse_forgiving_list(ValueSpan values,
                                  SelectorPlace place,
                                  SelectorError& error) {
  SelectorList list;
  for_each_selector(values, [&](ValueSpan part) {
    SelectorError bad{.forgiven = {}};
    ComplexSelector selector;
    if (ComplexSelectorParser(part, place, PseudoElements::forbidden, bad)
            .run(selector)) {
      list.push_back(std::move(selector));
      std::ranges::move(bad.forgiven, std::back_inserter(error.forgiven));
    } else {
      error.forgiven.push_back(std::move(bad));
    }
    return true;
  });
  return list;
}

}  // namespace

std::optional<SelectorList> parse_selectors(const ComponentValues& prelude,
                                            SelectorError& error) {
  SelectorPlace place;
  if (!prelude.empty()) {
    place = {.begin = prelude.front().token.begin, .end = prelude.back().token.end};
  }
  SelectorList list;
  if (!parse_selector_list(prelude, place, PseudoElements::allowed, list, error)) {
    return std::nullopt;
  }
  return list;
}

}  // namespace octavo::css
