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

/// Whether a reading system may follow the target out of the book: an absolute URL of a
/// harmless scheme, whose host is one.
bool is_external_url(std::string_view target);

}  // namespace octavo::xhtml
