#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/elements.h"
#include "formats/css/match_program.h"

namespace octavo::css {

/// What selectors ask of an element by itself. One element after the other is looked at,
/// and what was found out about the last one is forgotten.
class ElementTests {
 public:
  explicit ElementTests(const MatchProgram& program);

  void look_at(const Element& element);
  /// The steps that the element's names lead to, ascending and each once, but for those
  /// that any element may match.
  const std::vector<std::uint32_t>& candidates() const { return candidates_; }
  /// Whether it is as the test wants; not for tests that have a list.
  bool holds(const MatchTest& test);

 private:
  struct KnownAttribute {
    std::uint32_t asked = 0;
    bool is_there = false;
    std::string value{};
  };

  void gather_classes(std::string_view names);
  void gather(const std::vector<std::uint32_t>& steps);
  const KnownAttribute& attribute(std::uint32_t number);
  bool holds_attribute(const MatchTest& test);
  bool holds_pseudo_class(const MatchTest& test);

  const MatchProgram& program_;
  /// Those that steps are found by.
  std::vector<std::uint32_t> indexed_attributes_{};
  const Element* element_ = nullptr;
  /// How many elements have been looked at; what bears this number is of the last one.
  std::uint32_t turn_ = 0;
  std::uint32_t type_ = NameNumbers::none;
  std::uint32_t id_ = NameNumbers::none;
  std::vector<std::uint32_t> class_turns_{};
  std::vector<KnownAttribute> attributes_{};
  std::vector<std::uint32_t> candidates_{};
};

}  // namespace octavo::css
