#pragma once

#include <string>
#include <string_view>

namespace octavo::xhtml {

/// A link's target as it may stand in `href`: what no URL may hold is percent-encoded,
/// what is encoded stays so.
std::string encode_url(std::string_view target);

/// `#id` as the fragment of a URL. Characters outside ASCII stay as they are, because old
/// reading systems compare the two as strings.
std::string encode_fragment(std::string_view id);

}  // namespace octavo::xhtml
