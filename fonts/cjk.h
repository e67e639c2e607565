#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace octavo {

/// A font collection of the Chinese, Japanese and Korean set.
struct CjkFile {
  std::string path{};
  int weight = 400;
};

/// Which of a collection's faces has the glyphs that a language writes a Han character
/// with: its index.
enum class HanVariant : unsigned char {
  japanese,
  korean,
  simplified,
  traditional,
  hong_kong
};
constexpr unsigned han_variants = 5;

/// The set beside the program, else where it is built or installed; empty when it is
/// nowhere.
std::vector<CjkFile> find_cjk_files();

bool is_cjk_script(std::string_view script);
bool is_cjk_language(std::string_view language);
/// By the language (BCP 47); where that says nothing, by the script (ISO 15924).
HanVariant han_variant(std::string_view script, std::string_view language);

}  // namespace octavo
