#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace octavo::extract {

/// A text's words, alike however it was set: NFC, white space between words only, none
/// beside Chinese, Japanese and Korean characters, no soft hyphens and word joiners.
std::vector<std::string> words_of(std::string_view text);

/// Where two lists of words first differ, with a few words before and after; empty when
/// they are equal.
std::string first_difference(const std::vector<std::string>& left,
                             const std::vector<std::string>& right);

}  // namespace octavo::extract
