#include "formats/css/match_element.h"

#include <algorithm>
#include <string_view>

#include "formats/css/characters.h"

namespace octavo::css {

namespace {

/// Bytes that are compared as a selector asks.
class CaseRule {
 public:
  explicit CaseRule(bool ignores_case) : ignores_case_(ignores_case) {}

  bool equal(char a, char b) const {
    return a == b || (ignores_case_ && css_lower(a) == css_lower(b));
  }

  bool equal(std::string_view a, std::string_view b) const {
    return std::ranges::equal(a, b, [this](char x, char y) { return equal(x, y); });
  }

  /// Knuth, Morris and Pratt: a text of one letter would cost the product of the lengths.
  bool contains(std::string_view text, std::string_view part) const {
    std::vector<std::size_t> borders(part.size(), 0);
    const auto advance = [&](std::size_t matched, char next) {
      while (matched > 0 && !equal(part[matched], next)) {
        matched = borders[matched - 1];
      }
      return equal(part[matched], next) ? matched + 1 : 0;
    };
    for (std::size_t i = 1; i < part.size(); ++i) {
      borders[i] = advance(borders[i - 1], part[i]);
    }
    std::size_t matched = 0;
    for (std::size_t i = 0; i < text.size() && matched < part.size(); ++i) {
      matched = advance(matched, text[i]);
    }
    return matched == part.size();
  }

 private:
  bool ignores_case_;
};

/// Calls `take` with every word between white space.
template <typename Take>
void for_each_word(std::string_view text, const Take& take) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && !is_css_space(text[i])) {
      ++i;
    }
    if (i > begin) {
      take(text.substr(begin, i - begin));
    }
    ++i;
  }
}

bool holds_word(std::string_view text, std::string_view word, CaseRule rule) {
  bool found = false;
  for_each_word(text,
                [&](std::string_view each) { found = found || rule.equal(each, word); });
  return found;
}

// Sections 6.1 and 6.2: an empty value is in no text, and no word.
bool value_matches(std::string_view text, const SimpleSelector& simple) {
  const CaseRule rule(simple.ignores_case);
  const std::string_view value = simple.value;
  const bool fits = !value.empty() && value.size() <= text.size();
  switch (simple.match) {
    case AttributeMatch::present:
      return true;
    case AttributeMatch::equals:
      return rule.equal(text, value);
    case AttributeMatch::includes:
      return fits && holds_word(text, value, rule);
    case AttributeMatch::dash:
      return value.size() <= text.size() &&
             rule.equal(text.substr(0, value.size()), value) &&
             (text.size() == value.size() || text[value.size()] == '-');
    case AttributeMatch::prefix:
      return fits && rule.equal(text.substr(0, value.size()), value);
    case AttributeMatch::suffix:
      return fits && rule.equal(text.substr(text.size() - value.size()), value);
    case AttributeMatch::substring:
      return fits && rule.contains(text, value);
  }
  return false;
}

/// Takes the first subtag and its hyphen off.
std::string_view take_subtag(std::string_view& tag) {
  const std::size_t end = std::min(tag.find('-'), tag.size());
  const std::string_view subtag = tag.substr(0, end);
  tag.remove_prefix(std::min(end + 1, tag.size()));
  return subtag;
}

// RFC 4647, 3.3.2: extended filtering. Section 7.2: an empty range is that of what has no
// language, which no other range is.
bool range_holds(std::string_view range, std::string_view language) {
  const CaseRule rule(true);
  // An empty subtag is none of any language.
  if (range.ends_with('-')) {
    return false;
  }
  if (range.empty() || rule.equal(language, "und")) {
    return rule.equal(language, "und") && (range.empty() || rule.equal(range, "und"));
  }
  const std::string_view first = take_subtag(range);
  const std::string_view primary = take_subtag(language);
  if (first != "*" && !rule.equal(first, primary)) {
    return false;
  }
  while (!range.empty()) {
    const std::string_view wanted = take_subtag(range);
    bool found = wanted == "*";
    while (!found && !language.empty()) {
      const std::string_view subtag = take_subtag(language);
      found = rule.equal(wanted, subtag);
      if (!found && subtag.size() == 1) {
        return false;
      }
    }
    if (!found) {
      return false;
    }
  }
  return true;
}

bool language_holds(const SimpleSelector& simple, std::string_view language) {
  return std::ranges::any_of(simple.languages, [&](const std::string& range) {
    return range_holds(range, language);
  });
}

}  // namespace

ElementTests::ElementTests(const MatchProgram& program) : program_(program) {
  class_turns_.resize(program.classes.count());
  attributes_.resize(program.attributes.count());
  for (std::uint32_t i = 0; i < program.index.attributes.size(); ++i) {
    if (!program.index.attributes[i].empty()) {
      indexed_attributes_.push_back(i);
    }
  }
}

void ElementTests::look_at(const Element& element) {
  ++turn_;
  element_ = &element;
  candidates_.clear();
  type_ = program_.types.find(element.name);
  if (type_ != NameNumbers::none) {
    gather(program_.index.types[type_]);
  }
  id_ = NameNumbers::none;
  if (program_.ids.count() > 0) {
    std::string id;
    id_ = has_attribute(element, "id", id) ? program_.ids.find(id) : id_;
  }
  if (id_ != NameNumbers::none) {
    gather(program_.index.ids[id_]);
  }
  gather_classes(element.own_class);
  if (element.attributes != nullptr) {
    for (const std::string& names : element.attributes->classes) {
      gather_classes(names);
    }
  }
  for (const std::uint32_t number : indexed_attributes_) {
    if (attribute(number).is_there) {
      gather(program_.index.attributes[number]);
    }
  }
  // Those of one name are in order, and where there are thousands often all.
  if (!std::ranges::is_sorted(candidates_)) {
    std::ranges::sort(candidates_);
  }
  candidates_.erase(std::ranges::unique(candidates_).begin(), candidates_.end());
}

void ElementTests::gather(const std::vector<std::uint32_t>& steps) {
  candidates_.insert(candidates_.end(), steps.begin(), steps.end());
}

void ElementTests::gather_classes(std::string_view names) {
  for_each_word(names, [this](std::string_view name) {
    const std::uint32_t number = program_.classes.find(name);
    if (number != NameNumbers::none && class_turns_[number] != turn_) {
      class_turns_[number] = turn_;
      gather(program_.index.classes[number]);
    }
  });
}

const ElementTests::KnownAttribute& ElementTests::attribute(std::uint32_t number) {
  KnownAttribute& known = attributes_[number];
  if (known.asked != turn_) {
    known.asked = turn_;
    known.is_there =
        has_attribute(*element_, program_.attributes.name(number), known.value);
  }
  return known;
}

bool ElementTests::holds(const MatchTest& test) {
  using enum SimpleSelector::Kind;
  switch (test.simple->kind) {
    case universal:
      return true;
    case type:
      return test.number == type_;
    case id:
      return test.number == id_;
    case class_name:
      return class_turns_[test.number] == turn_;
    case attribute:
      return holds_attribute(test);
    case pseudo_class:
      return holds_pseudo_class(test);
  }
  return false;
}

bool ElementTests::holds_attribute(const MatchTest& test) {
  const KnownAttribute& known = attribute(test.number);
  return known.is_there && value_matches(known.value, *test.simple);
}

bool ElementTests::holds_pseudo_class(const MatchTest& test) {
  using enum PseudoClass;
  const SimpleSelector& simple = *test.simple;
  const Element& element = *element_;
  const std::int64_t from_last = std::int64_t{element.count} - element.index + 1;
  const std::int64_t of_type_from_last =
      std::int64_t{element.type_count} - element.type_index + 1;
  switch (simple.pseudo_class) {
    case root:
      return element.parent == ElementId::none;
    case empty:
      return element.is_empty;
    case first_child:
      return element.index == 1;
    case last_child:
      return from_last == 1;
    case only_child:
      return element.count == 1;
    case nth_child:
      return simple.nth.holds(element.index);
    case nth_last_child:
      return simple.nth.holds(from_last);
    case first_of_type:
      return element.type_index == 1;
    case last_of_type:
      return of_type_from_last == 1;
    case only_of_type:
      return element.type_count == 1;
    case nth_of_type:
      return simple.nth.holds(element.type_index);
    case nth_last_of_type:
      return simple.nth.holds(of_type_from_last);
    case any_link:
      // HTML, 4.16.3
      return (element.name == "a" || element.name == "area") &&
             attribute(test.number).is_there;
    case lang:
      return language_holds(simple, element.language);
    case dir:
      return simple.value == (element.is_right_to_left ? "rtl" : "ltr");
    case is:
    case where:
    case negation:
    case dynamic:
      break;
  }
  return false;
}

}  // namespace octavo::css
