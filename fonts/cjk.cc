#include "fonts/cjk.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "fonts/data_folders.h"

namespace octavo {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> cjk_scripts = {
    "Hani", "Hira", "Kana", "Hang", "Bopo", "Hans", "Hant", "Jpan", "Kore"};

/// "zh" and "TW" are parts of "zh-TW".
bool has_part(std::string_view language, std::string_view part) {
  while (!language.empty()) {
    const std::size_t end = std::min(language.find('-'), language.size());
    if (language.substr(0, end) == part) {
      return true;
    }
    language.remove_prefix(std::min(end + 1, language.size()));
  }
  return false;
}

std::string_view primary(std::string_view language) {
  return language.substr(0, language.find('-'));
}

}  // namespace

std::vector<CjkFile> find_cjk_files() {
  std::error_code error;
  for (const fs::path& folder : data_folders()) {
    const fs::path regular = folder / "fonts/NotoSerifCJK-Regular.ttc";
    const fs::path bold = folder / "fonts/NotoSerifCJK-Bold.ttc";
    if (fs::is_regular_file(regular, error) && fs::is_regular_file(bold, error)) {
      return {{.path = regular.string(), .weight = 400},
              {.path = bold.string(), .weight = 700}};
    }
  }
  return {};
}

bool is_cjk_script(std::string_view script) {
  return std::ranges::find(cjk_scripts, script) != cjk_scripts.end();
}

bool is_cjk_language(std::string_view language) {
  const std::string_view name = primary(language);
  return name == "zh" || name == "ja" || name == "ko" || name == "yue";
}

HanVariant han_variant(std::string_view script, std::string_view language) {
  const std::string_view name = primary(language);
  if (name == "ja") {
    return HanVariant::japanese;
  }
  if (name == "ko") {
    return HanVariant::korean;
  }
  if (name == "zh" || name == "yue") {
    if (has_part(language, "Hans")) {
      return HanVariant::simplified;
    }
    if (has_part(language, "HK") || has_part(language, "MO") || name == "yue") {
      return HanVariant::hong_kong;
    }
    return has_part(language, "Hant") || has_part(language, "TW")
               ? HanVariant::traditional
               : HanVariant::simplified;
  }
  if (script == "Hira" || script == "Kana" || script == "Jpan") {
    return HanVariant::japanese;
  }
  if (script == "Hang" || script == "Kore") {
    return HanVariant::korean;
  }
  return script == "Bopo" || script == "Hant" ? HanVariant::traditional
                                              : HanVariant::simplified;
}

}  // namespace octavo
