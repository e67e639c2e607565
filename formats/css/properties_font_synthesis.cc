#include <array>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace font_synthesis_table {
namespace {

constexpr std::array<std::pair<std::string_view, bool>, 2> words = {
    {{"auto", true}, {"none", false}}};

constexpr auto weight = [](auto& style) -> auto& { return style.font.synthesis.weight; };
constexpr auto slant = [](auto& style) -> auto& { return style.font.synthesis.slant; };
constexpr auto small_caps = [](auto& style) -> auto& {
  return style.font.synthesis.small_caps;
};

// CSS Fonts 4, 7.5: what is not named is not made.
bool parse_font_synthesis(ValueReader& reader, Assignments& assignments) {
  FontSynthesis made{.weight = false, .slant = false, .small_caps = false};
  const auto take = [&reader](std::string_view word, bool& is_made) {
    const bool is_taken = !is_made && reader.word(word);
    is_made = is_made || is_taken;
    return is_taken;
  };
  bool any = false;
  if (reader.word("none")) {
    any = true;
  } else {
    while (take("weight", made.weight) || take("style", made.slant) ||
           take("small-caps", made.small_caps)) {
      any = true;
    }
  }
  assign<weight>(assignments, made.weight);
  assign<slant>(assignments, made.slant);
  assign<small_caps>(assignments, made.small_caps);
  return any;
}

constexpr std::array entries = {
    longhand<weight, read_word<words>>("font-synthesis-weight", inherited),
    longhand<slant, read_word<words>>("font-synthesis-style", inherited),
    longhand<small_caps, read_word<words>>("font-synthesis-small-caps", inherited),
    shorthand("font-synthesis",
              parse_font_synthesis,
              "font-synthesis-weight font-synthesis-style font-synthesis-small-caps"),
};

}  // namespace
}  // namespace font_synthesis_table

std::span<const PropertyInfo> font_synthesis_properties() {
  return font_synthesis_table::entries;
}

}  // namespace octavo::css
