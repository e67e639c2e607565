#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace octavo {

/// `[begin, end)` in bytes, of one script: an ISO 15924 code ("Latn"), never Common or
/// Inherited where a neighbour has a script (UAX 24, 5.1 and 5.2; brackets are paired).
struct ScriptRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view script{};
};

std::vector<ScriptRun> script_runs(std::string_view text);

/// "Zyyy" for Common, "Zinh" for Inherited. The storage is static.
std::string_view script_of(char32_t character);

/// "Latn" for "pt-BR", "Arab" for "fa", "Hans" for "zh-CN" (likely subtags).
std::string script_of_language(std::string_view language);
bool is_right_to_left_language(std::string_view language);

}  // namespace octavo
