#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "formats/css/syntax.h"

namespace octavo::css {

/// The addresses of files that stand in values: those of `url()` and `src()`, and text in
/// `image()` and `image-set()`; not what `target-counter()` and the like lead to. Ends at
/// the first of which `visit` says false; false if there is one.
bool for_each_address(ComponentValues& values,
                      const std::function<bool(std::string& address)>& visit);
bool for_each_address(const ComponentValues& values,
                      const std::function<bool(const std::string& address)>& visit);

/// It means a place in the document that it stands in.
bool is_fragment(std::string_view address);

}  // namespace octavo::css
