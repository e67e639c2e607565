#pragma once

#include <map>
#include <string>
#include <string_view>

namespace octavo::pdf {

/// What codes of two bytes read as, from the text of a `ToUnicode` stream; UTF-8.
std::map<unsigned, std::string> read_to_unicode(std::string_view stream);

/// UTF-8 of UTF-16BE.
std::string from_utf16(std::string_view bytes);

}  // namespace octavo::pdf
