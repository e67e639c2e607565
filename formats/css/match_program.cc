#include "formats/css/match_program.h"

#include <algorithm>
#include <optional>

namespace octavo::css {

std::uint32_t NameNumbers::add(std::string_view name) {
  const auto [place, is_new] = numbers_.emplace(name, count());
  if (is_new) {
    names_.push_back(name);
  }
  return place->second;
}

std::uint32_t NameNumbers::find(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? none : found->second;
}

namespace {

enum class MatchKeyKind : unsigned char { id, class_name, type, attribute };

/// A name of which an element must have one to match a compound.
struct MatchKey {
  MatchKeyKind kind = MatchKeyKind::id;
  std::uint32_t number = 0;
};

/// None: any element may match. No keys: none does.
using MatchKeys = std::optional<std::vector<MatchKey>>;

bool asks_for_position(PseudoClass meaning) {
  return meaning == PseudoClass::nth_child || meaning == PseudoClass::nth_last_child;
}

/// Whether what its list does not match it does not match either.
bool wants_list(const SimpleSelector& simple) {
  return simple.pseudo_class == PseudoClass::is ||
         simple.pseudo_class == PseudoClass::where ||
         (asks_for_position(simple.pseudo_class) && !simple.selectors.empty());
}

bool has_list(const SimpleSelector& simple) {
  return wants_list(simple) || simple.pseudo_class == PseudoClass::negation;
}

SimpleSelector::Kind kind_of_test(const MatchTest& test) {
  return test.simple->kind;
}

bool is_dynamic(const MatchTest& test) {
  return test.simple->kind == SimpleSelector::Kind::pseudo_class &&
         test.simple->pseudo_class == PseudoClass::dynamic;
}

void append_key_number(std::string& text, std::uint32_t number) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append_key_text(std::string& text, std::string_view more) {
  append_key_number(text, static_cast<std::uint32_t>(more.size()));
  text += more;
}

/// Equal for tests that are, whatever text they were written in.
void append_key_test(std::string& text, const MatchTest& test) {
  const SimpleSelector& simple = *test.simple;
  append_key_number(text, static_cast<std::uint32_t>(simple.kind));
  append_key_number(text, test.number);
  if (simple.kind == SimpleSelector::Kind::attribute) {
    append_key_number(text, static_cast<std::uint32_t>(simple.match));
    append_key_number(text, simple.ignores_case ? 1 : 0);
    append_key_text(text, simple.value);
  }
  if (simple.kind == SimpleSelector::Kind::pseudo_class) {
    append_key_number(text, static_cast<std::uint32_t>(simple.pseudo_class));
    append_key_number(text, static_cast<std::uint32_t>(simple.nth.a));
    append_key_number(text, static_cast<std::uint32_t>(simple.nth.b));
    append_key_text(text, simple.value);
    append_key_number(text, static_cast<std::uint32_t>(simple.languages.size()));
    for (const std::string& language : simple.languages) {
      append_key_text(text, language);
    }
  }
}

class SelectorCompiler {
 public:
  MatchProgram run(std::span<const ComplexSelector* const> selectors) {
    for (std::uint32_t i = 0; i < selectors.size(); ++i) {
      program_.steps[add_selector(*selectors[i])].selectors.push_back(i);
    }
    fill_index();
    for (const MatchList& list : program_.lists) {
      if (list.counts_all) {
        program_.counting_passes = std::max(program_.counting_passes, list.rank + 1);
      }
    }
    return std::move(program_);
  }

 private:
  /// The last step. Selectors nest no deeper than blocks do.
  std::uint32_t add_selector(const ComplexSelector& selector) {
    std::uint32_t step = MatchStep::none;
    for (const CompoundSelector& compound : selector.compounds) {
      step = add_step(compound, step);
    }
    return step;
  }

  std::uint32_t add_step(const CompoundSelector& compound, std::uint32_t previous) {
    std::vector<MatchTest> tests;
    std::string text;
    append_key_number(text, previous);
    append_key_number(text, previous == MatchStep::none
                                ? 0
                                : static_cast<std::uint32_t>(compound.combinator));
    for (const SimpleSelector& simple : compound.simple) {
      tests.push_back(add_test(simple));
      append_key_test(text, tests.back());
    }
    const auto next = static_cast<std::uint32_t>(program_.steps.size());
    const auto [place, is_new] = steps_.emplace(std::move(text), next);
    if (is_new) {
      add_new_step(tests, previous, compound.combinator);
    }
    return place->second;
  }

  void add_new_step(const std::vector<MatchTest>& tests,
                    std::uint32_t previous,
                    Combinator combinator) {
    MatchStep step{.previous = previous, .combinator = combinator};
    step.tests_begin = static_cast<std::uint32_t>(program_.tests.size());
    program_.tests.insert(program_.tests.end(), tests.begin(), tests.end());
    step.tests_end = static_cast<std::uint32_t>(program_.tests.size());
    for (const MatchTest& test : tests) {
      step.rank = std::max(step.rank, rank_of(test));
    }
    if (previous != MatchStep::none) {
      MatchStep& before = program_.steps[previous];
      step.rank = std::max(step.rank, before.rank);
      before.before_descendant |= combinator == Combinator::descendant;
      before.before_child |= combinator == Combinator::child;
      before.before_next_sibling |= combinator == Combinator::next_sibling;
      before.before_later_sibling |= combinator == Combinator::later_sibling;
    }
    keys_.push_back(keys_of(tests));
    program_.steps.push_back(std::move(step));
  }

  MatchTest add_test(const SimpleSelector& simple) {
    using enum SimpleSelector::Kind;
    MatchTest test{.simple = &simple};
    switch (simple.kind) {
      case universal:
        break;
      case type:
        test.number = program_.types.add(simple.name);
        break;
      case id:
        test.number = program_.ids.add(simple.name);
        break;
      case class_name:
        test.number = program_.classes.add(simple.name);
        break;
      case attribute:
        test.number = program_.attributes.add(simple.name);
        break;
      case pseudo_class:
        if (has_list(simple)) {
          test.number = add_list(simple);
        }
        // What asks for a link is what asks for its address.
        if (simple.pseudo_class == PseudoClass::any_link) {
          test.number = program_.attributes.add("href");
        }
        break;
    }
    return test;
  }

  std::uint32_t add_list(const SimpleSelector& simple) {
    std::vector<std::uint32_t> ends;
    ends.reserve(simple.selectors.size());
    for (const ComplexSelector& selector : simple.selectors) {
      ends.push_back(add_selector(selector));
    }
    std::ranges::sort(ends);
    ends.erase(std::ranges::unique(ends).begin(), ends.end());
    std::string text;
    for (const std::uint32_t end : ends) {
      append_key_number(text, end);
    }
    const auto next = static_cast<std::uint32_t>(program_.lists.size());
    const auto [place, is_new] = lists_.emplace(std::move(text), next);
    if (is_new) {
      add_new_list(ends);
    }
    MatchList& list = program_.lists[place->second];
    list.counts |= asks_for_position(simple.pseudo_class);
    list.counts_all |= simple.pseudo_class == PseudoClass::nth_last_child;
    return place->second;
  }

  void add_new_list(const std::vector<std::uint32_t>& ends) {
    MatchList list;
    MatchKeys keys = std::vector<MatchKey>();
    for (const std::uint32_t end : ends) {
      program_.steps[end].lists.push_back(
          static_cast<std::uint32_t>(program_.lists.size()));
      list.rank = std::max(list.rank, program_.steps[end].rank);
      if (keys && keys_[end]) {
        keys->insert(keys->end(), keys_[end]->begin(), keys_[end]->end());
      } else {
        keys.reset();
      }
    }
    program_.lists.push_back(list);
    list_keys_.push_back(std::move(keys));
  }

  std::uint32_t rank_of(const MatchTest& test) const {
    if (test.simple->kind != SimpleSelector::Kind::pseudo_class ||
        !has_list(*test.simple)) {
      return 0;
    }
    const std::uint32_t rank = program_.lists[test.number].rank;
    return test.simple->pseudo_class == PseudoClass::nth_last_child ? rank + 1 : rank;
  }

  /// The name that the fewest elements have.
  MatchKeys keys_of(const std::vector<MatchTest>& tests) const {
    if (std::ranges::any_of(tests, is_dynamic)) {
      return std::vector<MatchKey>();
    }
    constexpr std::pair<SimpleSelector::Kind, MatchKeyKind> kinds[] = {
        {SimpleSelector::Kind::id, MatchKeyKind::id},
        {SimpleSelector::Kind::class_name, MatchKeyKind::class_name},
        {SimpleSelector::Kind::type, MatchKeyKind::type},
        {SimpleSelector::Kind::attribute, MatchKeyKind::attribute}};
    for (const auto& [kind, key] : kinds) {
      const auto test = std::ranges::find(tests, kind, kind_of_test);
      if (test != tests.end()) {
        return std::vector<MatchKey>{{.kind = key, .number = test->number}};
      }
    }
    MatchKeys best;
    for (const MatchTest& test : tests) {
      MatchKeys keys = keys_of_pseudo_class(test);
      if (keys && (!best || keys->size() < best->size())) {
        best = std::move(keys);
      }
    }
    return best;
  }

  MatchKeys keys_of_pseudo_class(const MatchTest& test) const {
    if (test.simple->kind != SimpleSelector::Kind::pseudo_class) {
      return std::nullopt;
    }
    if (test.simple->pseudo_class == PseudoClass::any_link) {
      return std::vector<MatchKey>{
          {.kind = MatchKeyKind::attribute, .number = test.number}};
    }
    return wants_list(*test.simple) ? list_keys_[test.number] : std::nullopt;
  }

  void fill_index() {
    MatchIndex& index = program_.index;
    index.ids.resize(program_.ids.count());
    index.classes.resize(program_.classes.count());
    index.types.resize(program_.types.count());
    index.attributes.resize(program_.attributes.count());
    for (std::uint32_t i = 0; i < keys_.size(); ++i) {
      if (const MatchKeys& keys = keys_[i]) {
        add_to_index(i, *keys);
      } else {
        index.universal.push_back(i);
      }
    }
  }

  void add_to_index(std::uint32_t step, const std::vector<MatchKey>& keys) {
    for (const MatchKey& key : keys) {
      std::vector<std::uint32_t>& steps = steps_with(key);
      if (steps.empty() || steps.back() != step) {
        steps.push_back(step);
      }
    }
  }

  std::vector<std::uint32_t>& steps_with(MatchKey key) {
    switch (key.kind) {
      case MatchKeyKind::id:
        return program_.index.ids[key.number];
      case MatchKeyKind::class_name:
        return program_.index.classes[key.number];
      case MatchKeyKind::type:
        return program_.index.types[key.number];
      case MatchKeyKind::attribute:
        break;
    }
    return program_.index.attributes[key.number];
  }

  MatchProgram program_{};
  /// By their content as bytes.
  std::unordered_map<std::string, std::uint32_t> steps_{};
  std::unordered_map<std::string, std::uint32_t> lists_{};
  /// Of each step and list.
  std::vector<MatchKeys> keys_{};
  std::vector<MatchKeys> list_keys_{};
};

}  // namespace

MatchProgram compile_selectors(std::span<const ComplexSelector* const> selectors) {
  return SelectorCompiler().run(selectors);
}

}  // namespace octavo::css
