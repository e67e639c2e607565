#pragma once

#include <string>
#include <string_view>

namespace octavo::tests {

/// HTML in one of the forms that mean the same: attributes sorted, references read, white
/// space that is not shown left out.
std::string normal_html(std::string_view html);

}  // namespace octavo::tests
