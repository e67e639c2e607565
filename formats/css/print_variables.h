#pragma once

#include <map>
#include <set>
#include <span>
#include <string>

#include "formats/css/stylesheet.h"

namespace octavo::css {

/// The custom properties of all sheets that have one value in the whole book. They are
/// written out, because the converter for Kindle, and engines from before 2016, drop what
/// has a `var()`.
class RootConstants {
 public:
  explicit RootConstants(std::span<const Stylesheet* const> sheets);

  /// Whether it is written out wherever it is used.
  bool holds(const std::string& name) const { return values_.contains(name); }
  /// The value with all of `var()` replaced that can be.
  ComponentValues written_out(const ComponentValues& values) const;

 private:
  void decide(const StyleDeclaration& declaration, std::size_t uses);

  std::map<std::string, ComponentValues> values_{};
  /// Those whose value depends on the element or the medium.
  std::set<std::string> changing_{};
};

bool has_variable(const ComponentValues& values);

}  // namespace octavo::css
