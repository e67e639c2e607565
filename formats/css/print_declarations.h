#pragma once

#include <set>
#include <string>

#include "formats/css/print.h"
#include "formats/css/print_variables.h"

namespace octavo::css {

/// What the printing of every declaration needs to know.
struct PrintContext {
  const PrintOptions& options;
  const RootConstants& constants;
  /// Those that the sheets may ask for.
  std::set<std::string> families{};
  /// Lines may run from top to bottom, so that no side of a box is known to be the left.
  bool has_vertical_text = false;
};

/// The declarations of one rule that reading systems have a use for, each a line that
/// begins with `indent`; empty: there are none.
std::string print_declarations(const StyleDeclarations& declarations,
                               const PrintContext& context,
                               const std::string& indent);

/// A value as a reading system gets it, its `url()` made names of the book's files. None:
/// it asks for a file that the book does not have.
std::optional<ComponentValues> reflowable_value(const ComponentValues& values,
                                                const PrintContext& context);

}  // namespace octavo::css
