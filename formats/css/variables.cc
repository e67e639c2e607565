#include "formats/css/variables.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace octavo::css {
namespace {

/// Properties that refer to others; the chain of a custom property may be no longer.
constexpr unsigned deepest_reference = 64;

/// The name, and the fallback after the comma.
struct Reference {
  std::string_view name{};
  const ComponentValue* comma = nullptr;
};

std::optional<Reference> read_reference(const ComponentValue& call) {
  Reference reference;
  for (const ComponentValue& value : call.content) {
    if (value.token.kind == TokenKind::whitespace) {
      continue;
    }
    if (reference.name.empty()) {
      if (value.token.kind != TokenKind::ident || !value.token.text.starts_with("--")) {
        return std::nullopt;
      }
      reference.name = value.token.text;
    } else if (value.token.kind == TokenKind::comma) {
      reference.comma = &value;
      return reference;
    } else {
      return std::nullopt;
    }
  }
  return reference.name.empty() ? std::nullopt : std::optional(reference);
}

bool is_variable(const ComponentValue& value) {
  return value.token.kind == TokenKind::function && is_word(value.token.text, "var");
}

std::size_t size_of(const ComponentValues& values) {
  std::size_t size = values.size();
  for (const ComponentValue& value : values) {
    size += value.content.empty() ? 0 : size_of(value.content);
  }
  return size;
}

/// Replaces references; where a value is looked up is the caller's affair.
template <class LookUp>
class Substitution {
 public:
  Substitution(LookUp& look_up, SubstitutionBudget& budget)
      : look_up_(look_up), budget_(budget) {}

  bool run(const ComponentValues& values, ComponentValues& result) {
    for (const ComponentValue& value : values) {
      if (!count(1) ||
          !(is_variable(value) ? reference(value, result) : copy(value, result))) {
        return false;
      }
    }
    return true;
  }

 private:
  bool count(std::size_t values) {
    count_ += values;
    return count_ <= longest_custom_value && budget_.take(values);
  }

  bool copy(const ComponentValue& value, ComponentValues& result) {
    result.push_back({.token = value.token, .content = {}});
    if (value.content.empty()) {
      return true;
    }
    ComponentValues content;
    const bool is_whole = run(value.content, content);
    result.back().content = std::move(content);
    return is_whole;
  }

  bool reference(const ComponentValue& value, ComponentValues& result) {
    const auto reference = read_reference(value);
    if (!reference) {
      return false;
    }
    if (const ComponentValues* found = look_up_(reference->name)) {
      if (!count(size_of(*found))) {
        return false;
      }
      result.insert(result.end(), found->begin(), found->end());
      return true;
    }
    if (reference->comma == nullptr) {
      return false;
    }
    const auto after =
        static_cast<std::size_t>(reference->comma - value.content.data()) + 1;
    return run(ComponentValues(value.content.begin() + static_cast<std::ptrdiff_t>(after),
                               value.content.end()),
               result);
  }

  LookUp& look_up_;
  SubstitutionBudget& budget_;
  std::size_t count_ = 0;
};

/// Resolves the custom properties of one element.
class CustomResolver {
 public:
  CustomResolver(CustomProperties outer, SubstitutionBudget& budget)
      : made_(std::move(outer)), budget_(budget) {}

  void declare(const StyleDeclaration& declaration) {
    own_.insert_or_assign(declaration.name, &declaration.value);
  }

  CustomProperties run() {
    const CustomProperties outer = made_;
    for (const auto& [name, value] : own_) {
      set_wide(name, *value, outer);
    }
    for (const auto& entry : own_) {
      resolve(entry.first, 0);
    }
    return std::move(made_);
  }

 private:
  enum class State : unsigned char { waiting, busy, done };

  // `initial`: no value; `inherit`, `unset` and the like: the parent's.
  void set_wide(const std::string& name,
                const ComponentValues& value,
                const CustomProperties& outer) {
    ValueReader reader(value);
    const std::string word = ascii_lower(reader.ident().value_or(""));
    const bool is_alone = reader.at_end();
    const bool is_initial = is_alone && word == "initial";
    const bool is_outer = is_alone && (word == "inherit" || word == "unset" ||
                                       word == "revert" || word == "revert-layer");
    if (!is_initial && !is_outer) {
      return;
    }
    states_[name] = State::done;
    const auto found = outer.find(name);
    if (is_initial || found == outer.end()) {
      made_.erase(name);
    }
  }

  const ComponentValues* resolve(const std::string& name, unsigned depth) {
    const auto own = own_.find(name);
    if (own == own_.end()) {
      const auto found = made_.find(name);
      return found == made_.end() ? nullptr : &found->second;
    }
    State& state = states_[name];
    if (state == State::busy) {
      is_circle_ = true;
      circle_.insert_or_assign(name, true);
    }
    if (state == State::waiting) {
      state = State::busy;
      const bool outer_circle = std::exchange(is_circle_, false);
      evaluate(name, *own->second, depth);
      states_[name] = State::done;
      // Who stands in the circle that began here has no value; who is before it has one.
      circle_.erase(name);
      is_circle_ = outer_circle || (is_circle_ && !circle_.empty());
    }
    const auto found = made_.find(name);
    return states_[name] != State::done || found == made_.end() ? nullptr
                                                                : &found->second;
  }

  void evaluate(const std::string& name, const ComponentValues& value, unsigned depth) {
    made_.erase(name);
    if (depth > deepest_reference) {
      return;
    }
    auto look_up = [&](std::string_view other) {
      return resolve(std::string(other), depth + 1);
    };
    Substitution substitution(look_up, budget_);
    ComponentValues result;
    const bool is_whole = substitution.run(value, result);
    if (is_whole && !is_circle_) {
      made_.insert_or_assign(name, std::move(result));
    }
  }

  CustomProperties made_;
  SubstitutionBudget& budget_;
  std::map<std::string, const ComponentValues*> own_{};
  std::map<std::string, State> states_{};
  bool is_circle_ = false;
  std::map<std::string, bool> circle_{};
};

std::size_t size_of(const CustomProperties& properties) {
  std::size_t size = 0;
  for (const auto& [name, value] : properties) {
    size += 1 + size_of(value);
  }
  return size;
}

}  // namespace

bool SubstitutionBudget::take(std::size_t values) {
  const bool is_enough = values <= left;
  left = is_enough ? left - values : 0;
  return is_enough;
}

std::optional<ComponentValues> substitute(const ComponentValues& values,
                                          const CustomProperties* custom,
                                          SubstitutionBudget& budget) {
  auto look_up = [&](std::string_view name) -> const ComponentValues* {
    if (custom == nullptr) {
      return nullptr;
    }
    const auto found = custom->find(std::string(name));
    return found == custom->end() ? nullptr : &found->second;
  };
  Substitution substitution(look_up, budget);
  ComponentValues result;
  return substitution.run(values, result) ? std::optional(std::move(result))
                                          : std::nullopt;
}

std::shared_ptr<const CustomProperties> custom_properties(
    const std::shared_ptr<const CustomProperties>& outer,
    std::span<const StyleDeclaration* const> declarations,
    SubstitutionBudget& budget) {
  if (declarations.empty() || (outer != nullptr && !budget.take(size_of(*outer)))) {
    return outer;
  }
  CustomResolver resolver(outer == nullptr ? CustomProperties{} : *outer, budget);
  for (const StyleDeclaration* declaration : declarations) {
    resolver.declare(*declaration);
  }
  return std::make_shared<const CustomProperties>(resolver.run());
}

}  // namespace octavo::css
