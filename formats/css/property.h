#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/style.h"
#include "formats/css/value_reader.h"

namespace octavo::css {

/// What a value is computed from.
struct ComputeContext {
  /// Of an element without a parent the initial style.
  const Style& parent;
  /// What octavo's own stylesheets alone would give; for `revert`.
  const Style& house;
  /// As far as the phases before have set them.
  Units units{};
  /// Of the declaration.
  Span place{};
};

/// When a property is computed: what others measure by comes first.
enum class Phase : unsigned char { custom, font, line_height, other };
constexpr std::size_t phase_count = 4;

/// Sets what one longhand says.
struct Assignment {
  Phase phase = Phase::other;
  std::function<void(Style&, const ComputeContext&)> run{};
};

/// What a declaration comes to.
struct Assignments {
  std::vector<Assignment> list{};
  /// Whether pages, and the books of reading systems, can show this value.
  bool on_pages = true;
  bool in_reflow = true;
};

/// Which of the two families shows what a property says.
enum class Support : unsigned char {
  /// The books of both.
  both,
  /// Pages only: a reading system has none of it.
  paged,
  /// Reading systems have it, the page maker does not.
  reflowable,
  /// Both, but no stylesheet of an e-book may say it: attributes of its elements do.
  by_attribute,
  neither
};
constexpr bool has_pages(Support support) {
  return support == Support::both || support == Support::paged ||
         support == Support::by_attribute;
}
constexpr bool has_reflow(Support support) {
  return support == Support::both || support == Support::reflowable ||
         support == Support::by_attribute;
}

/// A longhand or a shorthand.
struct PropertyInfo {
  std::string_view name{};
  bool inherited = false;
  Support support = Support::both;
  /// Reads a whole value and says what it assigns; false: the property takes no such
  /// value.
  bool (*parse)(ValueReader& value, Assignments& assignments) = nullptr;
  Phase phase = Phase::other;
  /// For `inherit`, `initial` and the like; null for shorthands.
  void (*copy)(Style& to, const Style& from) = nullptr;
  /// Of a shorthand: parted by spaces.
  std::string_view longhands{};
};

/// All that octavo knows, by name.
std::span<const PropertyInfo> properties();
/// Null: no property of that name. Aliases (`word-wrap`, `-epub-hyphens`,
/// `page-break-after`) are found as what they stand for.
const PropertyInfo* find_property(std::string_view name);

}  // namespace octavo::css
