#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/css/selector.h"

namespace octavo::css {

/// Names that selectors ask for, numbered from 0.
class NameNumbers {
 public:
  static constexpr std::uint32_t none = 0xFFFF'FFFF;

  /// The name must outlive this.
  std::uint32_t add(std::string_view name);
  /// `none`: no selector has it.
  std::uint32_t find(std::string_view name) const;
  std::string_view name(std::uint32_t number) const { return names_[number]; }
  std::uint32_t count() const { return static_cast<std::uint32_t>(names_.size()); }

 private:
  std::vector<std::string_view> names_{};
  std::unordered_map<std::string_view, std::uint32_t> numbers_{};
};

/// A simple selector with its name or its list of selectors as a number.
struct MatchTest {
  const SimpleSelector* simple = nullptr;
  /// Of the type, class, id or attribute, which for `:any-link` is `href`; the list of a
  /// pseudo-class that has one.
  std::uint32_t number = NameNumbers::none;
};

/// A compound and what has to stand before it: the step `previous` at the other end of
/// its combinator.
struct MatchStep {
  static constexpr std::uint32_t none = 0xFFFF'FFFF;

  std::uint32_t previous = none;
  Combinator combinator = Combinator::descendant;
  // Which combinators of later steps lead back to it.
  bool before_descendant = false;
  bool before_child = false;
  bool before_next_sibling = false;
  bool before_later_sibling = false;
  /// Of `MatchProgram::tests`.
  std::uint32_t tests_begin = 0;
  std::uint32_t tests_end = 0;
  /// How many passes must have counted before it is known.
  std::uint32_t rank = 0;
  /// The selectors that end with it, and the lists that one of their selectors does.
  std::vector<std::uint32_t> selectors{};
  std::vector<std::uint32_t> lists{};
};

/// The selectors of `:is()`, `:where()`, `:not()` or `:nth-child(… of …)`.
struct MatchList {
  /// Whether the siblings that it matches are counted.
  bool counts = false;
  /// Whether they are counted from the last one, which wants a pass of its own.
  bool counts_all = false;
  std::uint32_t rank = 0;
};

/// What decides quickly which steps an element may match: of the names of each kind, the
/// steps that want it, ascending.
struct MatchIndex {
  std::vector<std::vector<std::uint32_t>> ids{};
  std::vector<std::vector<std::uint32_t>> classes{};
  std::vector<std::vector<std::uint32_t>> types{};
  std::vector<std::vector<std::uint32_t>> attributes{};
  std::vector<std::uint32_t> universal{};
};

/// Selectors as steps, which they share where they begin alike. Those of a pseudo-class
/// come before the step that asks for them.
struct MatchProgram {
  NameNumbers ids{};
  NameNumbers classes{};
  NameNumbers types{};
  NameNumbers attributes{};
  std::vector<MatchTest> tests{};
  std::vector<MatchStep> steps{};
  std::vector<MatchList> lists{};
  MatchIndex index{};
  /// How many passes count siblings from the last one before the elements are matched.
  std::uint32_t counting_passes = 0;
};

/// The selectors must outlive it.
MatchProgram compile_selectors(std::span<const ComplexSelector* const> selectors);

}  // namespace octavo::css
