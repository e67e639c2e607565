#include "formats/css/themes.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include "formats/css/house.h"

// The bytes of the files in house/themes; the build puts them between these symbols.
extern "C" {
extern const char octavo_stylesheet_2[];
extern const char octavo_stylesheet_2_end[];
extern const char octavo_stylesheet_3[];
extern const char octavo_stylesheet_3_end[];
extern const char octavo_stylesheet_4[];
extern const char octavo_stylesheet_4_end[];
extern const char octavo_stylesheet_5[];
extern const char octavo_stylesheet_5_end[];
}

namespace octavo::css {
namespace {

// Every stylesheet begins with a comment, and that with what it is.
std::string_view description_in(std::string_view css) {
  constexpr std::string_view comment = "/* ";
  css.remove_prefix(comment.size());
  return css.substr(0, css.find('.'));
}

Theme make_theme(std::string_view name, std::string_view css) {
  return {.name = name, .description = description_in(css), .css = css};
}

Theme make_theme(std::string_view name, const char* begin, const char* end) {
  return make_theme(name, {begin, static_cast<std::size_t>(end - begin)});
}

}  // namespace

std::span<const Theme> themes() {
  static const std::vector<Theme> all = {
      make_theme("default", default_stylesheet()),
      make_theme("novel", octavo_stylesheet_2, octavo_stylesheet_2_end),
      make_theme("essay", octavo_stylesheet_3, octavo_stylesheet_3_end),
      make_theme("manual", octavo_stylesheet_4, octavo_stylesheet_4_end),
      make_theme("large-print", octavo_stylesheet_5, octavo_stylesheet_5_end)};
  return all;
}

Stylesheet parse_theme(const Theme& theme) {
  // A test sees to it that nothing is wrong with one.
  Diagnostics unheard;
  return parse_sheet(theme.css, FileId::none, Origin::theme, unheard);
}

}  // namespace octavo::css
