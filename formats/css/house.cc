#include "formats/css/house.h"

#include <cstddef>
#include <vector>

// The bytes of the files in house/; the build puts them between these symbols.
extern "C" {
extern const char octavo_stylesheet_0[];
extern const char octavo_stylesheet_0_end[];
extern const char octavo_stylesheet_1[];
extern const char octavo_stylesheet_1_end[];
}

namespace octavo::css {
namespace {

std::string_view text_between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view counter_styles() {
  return text_between(octavo_stylesheet_0, octavo_stylesheet_0_end);
}

std::vector<Stylesheet> parse_house() {
  std::vector<Stylesheet> sheets;
  // A test sees to it that nothing is wrong with them.
  Diagnostics unheard;
  for (const std::string_view text : {counter_styles(), default_stylesheet()}) {
    sheets.push_back(parse_sheet(text, FileId::none, Origin::house, unheard));
  }
  return sheets;
}

}  // namespace

std::string_view default_stylesheet() {
  return text_between(octavo_stylesheet_1, octavo_stylesheet_1_end);
}

std::span<const Stylesheet> house_sheets() {
  static const std::vector<Stylesheet> sheets = parse_house();
  return sheets;
}

const Stylesheet& default_sheet() {
  return house_sheets().back();
}

}  // namespace octavo::css
