#include "formats/css/print_variables.h"

#include <algorithm>
#include <vector>

#include "compiler/overload.h"
#include "formats/css/value_reader.h"

namespace octavo::css {
namespace {

// Bytes of a value that is still written out: a list of faces is shorter, and what
// hostile sheets repeat stays small.
constexpr std::size_t longest_constant = 512;
// Of one, wherever it is used, in the whole book.
constexpr std::size_t longest_uses = std::size_t{1} << 20U;

bool is_call_of_variable(const ComponentValue& value) {
  return value.token.kind == TokenKind::function && is_word(value.token.text, "var");
}

/// The custom properties that are declared, and where nothing stands in the way of
/// writing them out.
class Declared {
 public:
  void add(const std::vector<SheetRule>& rules, bool is_conditional) {
    for (const SheetRule& each : rules) {
      std::visit(Overload{[&](const StyleRule& rule) { add_rule(rule, is_conditional); },
                          [&](const ConditionalRule& rule) {
                            if (!rule.media.are_for_print()) {
                              add(rule.rules, true);
                            }
                          },
                          [&](const OtherRule& rule) {
                            add_names(rule.rule.prelude);
                            add_names(rule.rule.block.value_or(ComponentValues()));
                          },
                          [](const auto&) {}},
                 each.kind);
    }
  }

  /// In the order of the sheets.
  const std::vector<const StyleDeclaration*>& candidates() const { return candidates_; }
  bool is_declared_once(const std::string& name) const { return counts_.at(name) == 1; }
  const std::map<std::string, unsigned>& counts() const { return counts_; }
  std::size_t uses(const std::string& name) const {
    const auto found = uses_.find(name);
    return found == uses_.end() ? 0 : found->second;
  }

 private:
  static bool is_root_rule(const StyleRule& rule) {
    return std::ranges::all_of(rule.selectors, [](const ComplexSelector& selector) {
      if (selector.pseudo_element != PseudoElement::none ||
          selector.compounds.size() != 1 ||
          selector.compounds.front().simple.size() != 1) {
        return false;
      }
      const SimpleSelector& simple = selector.compounds.front().simple.front();
      return simple.kind == SimpleSelector::Kind::type
                 ? simple.name == "html"
                 : simple.kind == SimpleSelector::Kind::pseudo_class &&
                       simple.pseudo_class == PseudoClass::root;
    });
  }

  void add_rule(const StyleRule& rule, bool is_conditional) {
    const bool is_candidate = !is_conditional && is_root_rule(rule);
    for (const StyleDeclaration& declaration : rule.declarations) {
      count_uses(declaration.value);
      if (declaration.property != nullptr) {
        continue;
      }
      counts_[declaration.name] += is_candidate ? 1 : 2;
      if (is_candidate) {
        candidates_.push_back(&declaration);
      }
    }
  }

  void count_uses(const ComponentValues& values) {
    for (const ComponentValue& value : values) {
      if (is_call_of_variable(value)) {
        ++uses_[ValueReader(value.content).ident().value_or("")];
      }
      count_uses(value.content);
    }
  }

  // What `@property` and `@keyframes` say of a custom property is not followed up.
  void add_names(const ComponentValues& values) {
    for (const ComponentValue& value : values) {
      if (value.token.text.starts_with("--") && value.token.kind == TokenKind::ident) {
        counts_[value.token.text] += 2;
      }
      if (!is_call_of_variable(value)) {
        add_names(value.content);
      }
    }
  }

  std::vector<const StyleDeclaration*> candidates_{};
  std::map<std::string, unsigned> counts_{};
  std::map<std::string, std::size_t> uses_{};
};

}  // namespace

bool has_variable(const ComponentValues& values) {
  return std::ranges::any_of(values, [](const ComponentValue& value) {
    return is_call_of_variable(value) || has_variable(value.content);
  });
}

RootConstants::RootConstants(std::span<const Stylesheet* const> sheets) {
  Declared declared;
  for (const Stylesheet* sheet : sheets) {
    if (!sheet->media.are_for_print()) {
      declared.add(sheet->rules, !sheet->media.list.empty());
    }
  }
  for (const auto& [name, count] : declared.counts()) {
    changing_.insert(name);
  }
  for (const StyleDeclaration* declaration : declared.candidates()) {
    if (declared.is_declared_once(declaration->name)) {
      decide(*declaration, declared.uses(declaration->name));
    }
  }
}

// One that asks for another which is decided only later keeps its `var()`.
void RootConstants::decide(const StyleDeclaration& declaration, std::size_t uses) {
  if (to_css(declaration.value).size() > longest_constant) {
    return;
  }
  ComponentValues value = written_out(declaration.value);
  ValueReader reader(value);
  const std::string word = ascii_lower(reader.ident().value_or(""));
  const bool is_wide = word == "initial" || word == "inherit" || word == "unset" ||
                       word.starts_with("revert");
  const std::size_t size = to_css(value).size();
  if (has_variable(value) || is_wide || size > longest_constant ||
      size * uses > longest_uses) {
    return;
  }
  changing_.erase(declaration.name);
  values_.insert_or_assign(declaration.name, std::move(value));
}

ComponentValues RootConstants::written_out(const ComponentValues& values) const {
  ComponentValues result;
  for (const ComponentValue& value : values) {
    if (!is_call_of_variable(value)) {
      result.push_back({.token = value.token, .content = written_out(value.content)});
      continue;
    }
    ValueReader reader(value.content);
    const std::string name = reader.ident().value_or("");
    const auto found = values_.find(name);
    if (found != values_.end()) {
      result.insert(result.end(), found->second.begin(), found->second.end());
      continue;
    }
    const auto comma = std::ranges::find_if(
        value.content,
        [](const ComponentValue& each) { return each.token.kind == TokenKind::comma; });
    // Nobody declares it: it is its fallback (CSS Variables 1, 3).
    if (comma != value.content.end() && !changing_.contains(name)) {
      const ComponentValues fallback =
          trimmed(written_out({comma + 1, value.content.end()}));
      result.insert(result.end(), fallback.begin(), fallback.end());
      continue;
    }
    result.push_back({.token = value.token, .content = written_out(value.content)});
  }
  return result;
}

}  // namespace octavo::css
