#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace font_table {
namespace {

using Word = std::string_view;
template <class Meaning>
using Words = std::pair<std::string_view, Meaning>;

std::optional<std::vector<FamilyName>> read_families(ValueReader& reader) {
  constexpr std::array<Words<GenericName>, 15> generics = {{
      {"serif", GenericName::serif},
      {"sans-serif", GenericName::sans},
      {"monospace", GenericName::mono},
      {"ui-serif", GenericName::serif},
      {"ui-sans-serif", GenericName::sans},
      {"ui-monospace", GenericName::mono},
      {"system-ui", GenericName::sans},
      {"ui-rounded", GenericName::sans},
      {"cursive", GenericName::other},
      {"fantasy", GenericName::other},
      {"math", GenericName::other},
      {"emoji", GenericName::other},
      {"fangsong", GenericName::other},
      {"-apple-system", GenericName::sans},
      {"blinkmacsystemfont", GenericName::sans},
  }};
  std::vector<FamilyName> families;
  do {
    if (auto quoted = reader.string()) {
      families.push_back({.name = std::move(*quoted)});
      continue;
    }
    FamilyName family;
    unsigned words = 0;
    const std::size_t begin = reader.mark();
    while (auto word = reader.ident()) {
      family.name += (words == 0 ? "" : " ") + *word;
      ++words;
    }
    if (words == 0) {
      return std::nullopt;
    }
    const std::size_t end = reader.mark();
    reader.reset(begin);
    const auto generic = reader.word_of(generics);
    reader.reset(end);
    if (words == 1 && generic) {
      family.generic = *generic;
    }
    families.push_back(std::move(family));
  } while (reader.comma());
  return families;
}

/// What `font-size` may be: a length, a word for one, or a step from the parent's.
struct SizeValue {
  std::optional<Calc> calc{};
  double points = 0;
  double times_parent = 0;
};

// CSS Fonts 4, 2.5.1: words in terms of `medium`, and `larger` as one step of them.
constexpr double medium_size = 12;
constexpr double size_step = 1.2;

std::optional<SizeValue> read_font_size(ValueReader& reader) {
  constexpr std::array<Words<double>, 8> words = {{{"xx-small", 0.6},
                                                   {"x-small", 0.75},
                                                   {"small", 8.0 / 9},
                                                   {"medium", 1},
                                                   {"large", 1.2},
                                                   {"x-large", 1.5},
                                                   {"xx-large", 2},
                                                   {"xxx-large", 3}}};
  constexpr std::array<Words<double>, 2> steps = {
      {{"larger", size_step}, {"smaller", 1 / size_step}}};
  if (const auto share = reader.word_of(words)) {
    return SizeValue{.points = *share * medium_size};
  }
  if (const auto step = reader.word_of(steps)) {
    return SizeValue{.times_parent = *step};
  }
  std::optional<Calc> calc = read_size(reader);
  return calc ? std::optional(SizeValue{.calc = std::move(calc)}) : std::nullopt;
}

void assign_font_size(Assignments& assignments, SizeValue value) {
  assignments.list.push_back(
      {Phase::font, [value = std::move(value)](Style& style, const ComputeContext& at) {
         const double outer = at.parent.font.size;
         style.font.size = value.calc               ? value.calc->points(at.units, outer)
                           : value.times_parent > 0 ? value.times_parent * outer
                                                    : value.points;
         style.font.size = std::max(0.0, style.font.size);
       }});
}

bool parse_font_size(ValueReader& reader, Assignments& assignments) {
  auto value = read_font_size(reader);
  if (value) {
    assign_font_size(assignments, std::move(*value));
  }
  return value.has_value();
}

/// A weight, or one relative to the parent's.
struct WeightValue {
  int weight = 400;
  int step = 0;
};

std::optional<WeightValue> read_weight(ValueReader& reader) {
  constexpr std::array<Words<WeightValue>, 4> words = {{{"normal", {400, 0}},
                                                        {"bold", {700, 0}},
                                                        {"bolder", {0, 1}},
                                                        {"lighter", {0, -1}}}};
  if (auto word = reader.word_of(words)) {
    return word;
  }
  const auto number = reader.number();
  if (!number || *number < 1 || *number > 1000) {
    return std::nullopt;
  }
  return WeightValue{static_cast<int>(std::lround(*number)), 0};
}

// CSS Fonts 4, 2.2.1.
int relative_weight(int outer, int step) {
  if (step > 0) {
    return outer < 350 ? 400 : outer < 550 ? 700 : std::max(outer, 900);
  }
  return outer < 100 ? outer : outer < 550 ? 100 : outer < 750 ? 400 : 700;
}

void assign_weight(Assignments& assignments, WeightValue value) {
  assignments.list.push_back(
      {Phase::font, [value](Style& style, const ComputeContext& at) {
         style.font.weight = value.step == 0
                                 ? value.weight
                                 : relative_weight(at.parent.font.weight, value.step);
       }});
}

bool parse_weight(ValueReader& reader, Assignments& assignments) {
  const auto value = read_weight(reader);
  if (value) {
    assign_weight(assignments, *value);
  }
  return value.has_value();
}

bool is_angle(const Token& token) {
  constexpr std::array<Word, 4> units = {"deg", "grad", "rad", "turn"};
  const bool is_zero = token.kind == TokenKind::number && token.number == 0;
  return is_zero || (token.kind == TokenKind::dimension &&
                     std::ranges::any_of(
                         units, [&](Word unit) { return is_word(token.text, unit); }));
}

std::optional<FontSlant> read_slant(ValueReader& reader) {
  constexpr std::array<Words<FontSlant>, 3> words = {{{"normal", FontSlant::normal},
                                                      {"italic", FontSlant::italic},
                                                      {"oblique", FontSlant::oblique}}};
  const auto slant = reader.word_of(words);
  if (slant == FontSlant::oblique && !reader.at_end() && is_angle(reader.peek().token)) {
    reader.take();
  }
  return slant;
}

constexpr std::array<Words<double>, 9> stretch_words = {{{"normal", 100},
                                                         {"ultra-condensed", 50},
                                                         {"extra-condensed", 62.5},
                                                         {"condensed", 75},
                                                         {"semi-condensed", 87.5},
                                                         {"semi-expanded", 112.5},
                                                         {"expanded", 125},
                                                         {"extra-expanded", 150},
                                                         {"ultra-expanded", 200}}};

std::optional<double> read_stretch(ValueReader& reader) {
  if (const auto word = reader.word_of(stretch_words)) {
    return word;
  }
  const auto share = reader.percentage();
  return share && *share >= 0 ? share : std::nullopt;
}

constexpr std::array<Words<bool>, 3> kerning_words = {
    {{"auto", true}, {"normal", true}, {"none", false}}};

std::optional<std::string> read_language_override(ValueReader& reader) {
  return reader.word("normal") ? std::optional(std::string()) : reader.string();
}

// Four printable characters (CSS Fonts 4, 6.12).
bool is_tag(std::string_view tag) {
  return tag.size() == 4 &&
         std::ranges::all_of(tag, [](char byte) { return byte >= ' ' && byte <= '~'; });
}

std::optional<std::vector<FeatureValue>> read_features(ValueReader& reader) {
  constexpr std::array<Words<std::uint32_t>, 2> switches = {{{"on", 1}, {"off", 0}}};
  std::vector<FeatureValue> features;
  if (reader.word("normal")) {
    return features;
  }
  do {
    const auto tag = reader.string();
    if (!tag || !is_tag(*tag)) {
      return std::nullopt;
    }
    FeatureValue feature{.tag = *tag, .value = 1};
    if (const auto state = reader.word_of(switches)) {
      feature.value = *state;
    } else if (const auto number = reader.integer()) {
      if (*number < 0) {
        return std::nullopt;
      }
      feature.value = static_cast<std::uint32_t>(*number);
    }
    features.push_back(std::move(feature));
  } while (reader.comma());
  return features;
}

std::optional<std::vector<AxisValue>> read_axes(ValueReader& reader) {
  std::vector<AxisValue> axes;
  if (reader.word("normal")) {
    return axes;
  }
  do {
    const auto tag = reader.string();
    const auto number = tag && is_tag(*tag) ? reader.number() : std::nullopt;
    if (!number) {
      return std::nullopt;
    }
    axes.push_back({.tag = *tag, .value = *number});
  } while (reader.comma());
  return axes;
}

constexpr auto font_families = [](auto& style) -> auto& { return style.font.families; };
constexpr auto font_slant = [](auto& style) -> auto& { return style.font.slant; };
constexpr auto font_stretch = [](auto& style) -> auto& { return style.font.stretch; };
constexpr auto font_size = [](auto& style) -> auto& { return style.font.size; };
constexpr auto font_weight = [](auto& style) -> auto& { return style.font.weight; };
constexpr auto font_kerning = [](auto& style) -> auto& { return style.font.kerning; };
constexpr auto font_override = [](auto& style) -> auto& {
  return style.font.language_override;
};
constexpr auto font_axes = [](auto& style) -> auto& { return style.font.axes; };
constexpr auto font_settings = [](auto& style) -> auto& { return style.font.features; };
constexpr auto line_height = [](auto& style) -> auto& { return style.line_height; };
constexpr auto color = [](auto& style) -> auto& { return style.color; };

/// `normal`, a number of times the size, or a length.
struct LineHeightValue {
  LineHeight plain{};
  std::optional<Calc> calc{};
};

std::optional<LineHeightValue> read_line_height(ValueReader& reader) {
  if (reader.word("normal")) {
    return LineHeightValue{};
  }
  if (const auto number = reader.number()) {
    return *number < 0 ? std::nullopt
                       : std::optional(LineHeightValue{
                             .plain = {LineHeight::Kind::number, *number}});
  }
  std::optional<Calc> calc = read_size(reader);
  return calc ? std::optional(LineHeightValue{.calc = std::move(calc)}) : std::nullopt;
}

void assign_line_height(Assignments& assignments, LineHeightValue value) {
  assignments.list.push_back(
      {Phase::line_height,
       [value = std::move(value)](Style& style, const ComputeContext& at) {
         style.line_height =
             value.calc ? LineHeight{LineHeight::Kind::length,
                                     value.calc->points(at.units, style.font.size)}
                        : value.plain;
       }});
}

bool parse_line_height(ValueReader& reader, Assignments& assignments) {
  auto value = read_line_height(reader);
  if (value) {
    assign_line_height(assignments, std::move(*value));
  }
  return value.has_value();
}

bool parse_color_property(ValueReader& reader, Assignments& assignments) {
  const auto value = reader.color();
  if (value) {
    assignments.list.push_back(
        {Phase::font, [value = *value](Style& style, const ComputeContext& at) {
           style.color = value.is_current ? at.parent.color : value.color;
         }});
  }
  return value.has_value();
}

/// What may stand before the size in `font`.
struct FontBeginning {
  FontSlant slant = FontSlant::normal;
  bool small_caps = false;
  WeightValue weight{};
  double stretch = 100;
};

bool read_font_beginning(ValueReader& reader, FontBeginning& font) {
  unsigned seen = 0;
  const auto first_time = [&](unsigned bit) {
    const bool is_first = (seen & bit) == 0;
    seen |= bit;
    return is_first;
  };
  for (unsigned count = 0; count < 4 && !reader.at_end(); ++count) {
    const std::size_t before = reader.mark();
    if (reader.word("normal")) {
      continue;
    }
    if (const auto slant = read_slant(reader)) {
      font.slant = *slant;
      if (!first_time(1)) {
        return false;
      }
    } else if (reader.word("small-caps")) {
      font.small_caps = true;
      if (!first_time(2)) {
        return false;
      }
    } else if (const auto weight = read_weight(reader)) {
      font.weight = *weight;
      if (!first_time(4)) {
        return false;
      }
    } else if (const auto stretch = reader.word_of(stretch_words)) {
      font.stretch = *stretch;
      if (!first_time(8)) {
        return false;
      }
    } else {
      reader.reset(before);
      break;
    }
  }
  return true;
}

// CSS Fonts 4, 2.7.
bool parse_font(ValueReader& reader, Assignments& assignments) {
  FontBeginning font;
  if (!read_font_beginning(reader, font)) {
    return false;
  }
  auto size = read_font_size(reader);
  if (!size) {
    return false;
  }
  auto spacing = std::optional(LineHeightValue{});
  if (reader.slash()) {
    spacing = read_line_height(reader);
  }
  auto families = spacing ? read_families(reader) : std::nullopt;
  if (!spacing || !families) {
    return false;
  }
  assign<font_families>(assignments, std::move(*families), Phase::font);
  assign_font_size(assignments, std::move(*size));
  assign_line_height(assignments, std::move(*spacing));
  assign_weight(assignments, font.weight);
  assign<font_slant>(assignments, font.slant, Phase::font);
  assign<font_stretch>(assignments, font.stretch, Phase::font);
  reset_font_variants(assignments);
  if (font.small_caps) {
    assign_small_caps(assignments);
  }
  assign<font_settings>(assignments, std::vector<FeatureValue>());
  assign<font_axes>(assignments, std::vector<AxisValue>());
  assign<font_kerning>(assignments, true);
  assign<font_override>(assignments, std::string());
  return true;
}

constexpr std::array entries = {
    PropertyInfo{.name = "color",
                 .inherited = true,
                 .parse = parse_color_property,
                 .phase = Phase::font,
                 .copy = copy_field<color>},
    longhand<font_families, read_families, Phase::font>("font-family", inherited),
    PropertyInfo{.name = "font-size",
                 .inherited = true,
                 .parse = parse_font_size,
                 .phase = Phase::font,
                 .copy = copy_field<font_size>},
    PropertyInfo{.name = "font-weight",
                 .inherited = true,
                 .parse = parse_weight,
                 .phase = Phase::font,
                 .copy = copy_field<font_weight>},
    longhand<font_slant, read_slant, Phase::font>("font-style", inherited),
    longhand<font_stretch, read_stretch, Phase::font>("font-stretch", inherited),
    longhand<font_kerning, read_word<kerning_words>>("font-kerning", inherited),
    longhand<font_override, read_language_override>("font-language-override", inherited),
    longhand<font_settings, read_features>("font-feature-settings", inherited),
    longhand<font_axes, read_axes>("font-variation-settings", inherited),
    PropertyInfo{.name = "line-height",
                 .inherited = true,
                 .parse = parse_line_height,
                 .phase = Phase::line_height,
                 .copy = copy_field<line_height>},
    shorthand("font",
              parse_font,
              "font-family font-size font-weight font-style font-stretch line-height "
              "font-variant-caps font-variant-numeric font-variant-ligatures "
              "font-variant-position font-variant-alternates font-variant-east-asian "
              "font-feature-settings font-variation-settings font-kerning "
              "font-language-override"),
};

}  // namespace
}  // namespace font_table

std::span<const PropertyInfo> font_properties() {
  return font_table::entries;
}

}  // namespace octavo::css
