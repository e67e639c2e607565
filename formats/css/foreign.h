#pragma once

#include <string>
#include <string_view>

#include "formats/css/syntax.h"

/// What CSS has, in a standard or a draft, and octavo has not: neither book can do it,
/// but its author has made no mistake.
namespace octavo::css {

/// `name` is in lower case.
bool is_foreign_property(std::string_view name);
/// What of the value of a property makes it one that octavo cannot read (`oklch()`, the
/// unit `cap`), for a message; empty: CSS has no such value either.
std::string foreign_part(std::string_view property, const ComponentValues& value);
/// Whether an at-rule may stand among the declarations of a rule (CSS Nesting 1, 3).
bool may_be_nested(std::string_view at_name);

}  // namespace octavo::css
