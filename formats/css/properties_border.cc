#include <array>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace border_table {
namespace {

template <class Meaning>
using BorderWord = std::pair<std::string_view, Meaning>;

constexpr std::array<BorderWord<BorderStyle>, 10> border_styles = {
    {{"none", BorderStyle::none},
     {"hidden", BorderStyle::hidden},
     {"solid", BorderStyle::solid},
     {"dashed", BorderStyle::dashed},
     {"dotted", BorderStyle::dotted},
     {"double", BorderStyle::doubled},
     {"groove", BorderStyle::groove},
     {"ridge", BorderStyle::ridge},
     {"inset", BorderStyle::inset},
     {"outset", BorderStyle::outset}}};

Calc points_calc(double points) {
  return Calc({{.unit = Unit::points, .number = points}}, CalcType::length);
}

// CSS Backgrounds 3, 3.3: 1, 3 and 5 pixels.
std::optional<Calc> read_border_width(ValueReader& reader) {
  constexpr std::array<BorderWord<double>, 3> words = {
      {{"thin", 0.75}, {"medium", 2.25}, {"thick", 3.75}}};
  if (const auto word = reader.word_of(words)) {
    return points_calc(*word);
  }
  auto length = reader.length();
  return length && !length->is_negative() ? std::move(length) : std::nullopt;
}

std::optional<BorderStyle> read_border_style(ValueReader& reader) {
  return reader.word_of(border_styles);
}

template <Side Which>
constexpr auto border_width =
    [](auto& style) -> auto& { return side_of(style.border, Which).width; };
template <Side Which>
constexpr auto border_style =
    [](auto& style) -> auto& { return side_of(style.border, Which).style; };
template <Side Which>
constexpr auto border_color =
    [](auto& style) -> auto& { return side_of(style.border, Which).color; };

/// What `border` and its like say.
struct BorderValue {
  Calc width = points_calc(2.25);
  BorderStyle style = BorderStyle::none;
  ColorValue color{.is_current = true};
};

std::optional<BorderValue> read_border(ValueReader& reader) {
  std::optional<Calc> width;
  std::optional<BorderStyle> style;
  std::optional<ColorValue> color;
  while (!reader.at_end()) {
    const bool is_taken = read_once(width, [&] { return read_border_width(reader); }) ||
                          read_once(style, [&] { return read_border_style(reader); }) ||
                          read_once(color, [&] { return reader.color(); });
    if (!is_taken) {
      return std::nullopt;
    }
  }
  if (!width && !style && !color) {
    return std::nullopt;
  }
  return BorderValue{.width = width.value_or(points_calc(2.25)),
                     .style = style.value_or(BorderStyle::none),
                     .color = color.value_or(ColorValue{.is_current = true})};
}

constexpr auto border_clip = [](auto& style) -> auto& { return style.border_clip; };

template <Side Which>
void assign_border(Assignments& assignments, const BorderValue& value) {
  assign<border_width<Which>>(assignments, value.width);
  assign<border_style<Which>>(assignments, value.style);
  assign<border_color<Which>>(assignments, value.color);
}

// A line of one's own is whole: like `border-image`, what cuts the upper one is reset by
// shorthands.
template <Side... All>
bool parse_border(ValueReader& reader, Assignments& assignments) {
  const auto value = read_border(reader);
  if (value) {
    (assign_border<All>(assignments, *value), ...);
    if (((All == Side::top) || ...)) {
      assign<border_clip>(assignments, CalcOrAuto());
    }
  }
  return value.has_value();
}

// At the beginning or the end of a line: which side that is depends on the direction.
template <bool AtStart>
bool parse_inline_border(ValueReader& reader, Assignments& assignments) {
  const auto value = read_border(reader);
  if (value) {
    assignments.list.push_back(
        {Phase::other, [value = *value](Style& style, const ComputeContext& context) {
           const bool right_to_left = style.direction == TextDirection::right_to_left;
           Border& border =
               side_of(style.border, right_to_left == AtStart ? Side::right : Side::left);
           assign_value(border.width, value.width, context);
           border.style = value.style;
           border.color = value.color;
         }});
  }
  return value.has_value();
}

/// One to four values of a kind.
template <auto Read, auto Top, auto Right, auto Bottom, auto Left>
bool parse_four(ValueReader& reader, Assignments& assignments) {
  std::vector<ReadValue<decltype(Read)>> values;
  while (values.size() < 4 && !reader.at_end()) {
    auto value = Read(reader);
    if (!value) {
      return false;
    }
    values.push_back(std::move(*value));
  }
  const std::size_t count = values.size();
  if (count == 0) {
    return false;
  }
  assign<Top>(assignments, values[0]);
  assign<Right>(assignments, values[count > 1 ? 1 : 0]);
  assign<Bottom>(assignments, values[count > 2 ? 2 : 0]);
  assign<Left>(assignments, values[count > 3 ? 3 : count > 1 ? 1 : 0]);
  return true;
}

constexpr auto top = Side::top;
constexpr auto right = Side::right;
constexpr auto bottom = Side::bottom;
constexpr auto left = Side::left;

constexpr auto background = [](auto& style) -> auto& { return style.background; };

// A colour; what else `background` says (pictures, gradients) only reading systems show.
bool parse_background(ValueReader& reader, Assignments& assignments) {
  std::optional<ColorValue> color;
  while (!reader.at_end()) {
    const auto read = color ? std::nullopt : reader.color();
    if (read) {
      color = read;
      continue;
    }
    assignments.on_pages = assignments.on_pages && reader.word("none");
    if (!assignments.on_pages) {
      reader.take();
    }
  }
  assign<background>(assignments, color.value_or(ColorValue{.color = {.alpha = 0}}));
  return true;
}

constexpr std::array<BorderWord<bool>, 2> collapse_words = {
    {{"separate", false}, {"collapse", true}}};
constexpr std::array<BorderWord<CaptionSide>, 4> caption_words = {
    {{"top", CaptionSide::top},
     {"bottom", CaptionSide::bottom},
     {"block-start", CaptionSide::top},
     {"block-end", CaptionSide::bottom}}};
constexpr auto collapses = [](auto& style) -> auto& { return style.collapses_borders; };
constexpr auto caption_side = [](auto& style) -> auto& { return style.caption_side; };
constexpr auto spacing_x = [](auto& style) -> auto& { return style.border_spacing_x; };
constexpr auto spacing_y = [](auto& style) -> auto& { return style.border_spacing_y; };

bool parse_spacing(ValueReader& reader, Assignments& assignments) {
  auto across = reader.length();
  auto down = reader.at_end() ? across : reader.length();
  if (!across || !down || across->is_negative() || down->is_negative()) {
    return false;
  }
  assign<spacing_x>(assignments, std::move(*across));
  assign<spacing_y>(assignments, std::move(*down));
  return true;
}

void copy_spacing(Style& to, const Style& from) {
  to.border_spacing_x = from.border_spacing_x;
  to.border_spacing_y = from.border_spacing_y;
}

template <Side Which>
constexpr PropertyInfo width_of(std::string_view name) {
  return longhand<border_width<Which>, read_border_width>(name, not_inherited);
}
template <Side Which>
constexpr PropertyInfo style_of(std::string_view name) {
  return longhand<border_style<Which>, read_border_style>(name, not_inherited);
}
template <Side Which>
constexpr PropertyInfo color_of(std::string_view name) {
  return longhand<border_color<Which>, read_color>(name, not_inherited);
}

constexpr std::string_view widths_names =
    "border-top-width border-right-width border-bottom-width border-left-width";
constexpr std::string_view styles_names =
    "border-top-style border-right-style border-bottom-style border-left-style";
constexpr std::string_view colors_names =
    "border-top-color border-right-color border-bottom-color border-left-color";
constexpr std::string_view all_names =
    "border-top-width border-right-width border-bottom-width border-left-width "
    "border-top-style border-right-style border-bottom-style border-left-style "
    "border-top-color border-right-color border-bottom-color border-left-color "
    "border-clip";
constexpr std::string_view top_names =
    "border-top-width border-top-style border-top-color border-clip";

constexpr std::array entries = {
    width_of<top>("border-top-width"),
    width_of<right>("border-right-width"),
    width_of<bottom>("border-bottom-width"),
    width_of<left>("border-left-width"),
    style_of<top>("border-top-style"),
    style_of<right>("border-right-style"),
    style_of<bottom>("border-bottom-style"),
    style_of<left>("border-left-style"),
    color_of<top>("border-top-color"),
    color_of<right>("border-right-color"),
    color_of<bottom>("border-bottom-color"),
    color_of<left>("border-left-color"),
    shorthand("border", parse_border<top, right, bottom, left>, all_names),
    shorthand("border-top", parse_border<top>, top_names),
    shorthand("border-right",
              parse_border<right>,
              "border-right-width border-right-style border-right-color"),
    shorthand("border-bottom",
              parse_border<bottom>,
              "border-bottom-width border-bottom-style border-bottom-color"),
    shorthand("border-left",
              parse_border<left>,
              "border-left-width border-left-style border-left-color"),
    shorthand("border-block",
              parse_border<top, bottom>,
              "border-top-width border-top-style border-top-color border-bottom-width "
              "border-bottom-style border-bottom-color border-clip"),
    shorthand("border-block-start", parse_border<top>, top_names),
    shorthand("border-block-end",
              parse_border<bottom>,
              "border-bottom-width border-bottom-style border-bottom-color"),
    shorthand("border-inline",
              parse_border<left, right>,
              "border-left-width border-left-style border-left-color border-right-width "
              "border-right-style border-right-color"),
    shorthand("border-inline-start",
              parse_inline_border<true>,
              "border-left-width border-left-style border-left-color border-right-width "
              "border-right-style border-right-color"),
    shorthand("border-inline-end",
              parse_inline_border<false>,
              "border-left-width border-left-style border-left-color border-right-width "
              "border-right-style border-right-color"),
    shorthand("border-width",
              parse_four<read_border_width,
                         border_width<top>,
                         border_width<right>,
                         border_width<bottom>,
                         border_width<left>>,
              widths_names),
    shorthand("border-style",
              parse_four<read_border_style,
                         border_style<top>,
                         border_style<right>,
                         border_style<bottom>,
                         border_style<left>>,
              styles_names),
    shorthand("border-color",
              parse_four<read_color,
                         border_color<top>,
                         border_color<right>,
                         border_color<bottom>,
                         border_color<left>>,
              colors_names),
    longhand<background, read_color>("background-color", not_inherited),
    shorthand("background", parse_background, "background-color"),
    longhand<collapses, read_word<collapse_words>>("border-collapse", inherited),
    PropertyInfo{.name = "border-spacing",
                 .inherited = true,
                 .parse = parse_spacing,
                 .copy = copy_spacing},
    longhand<caption_side, read_word<caption_words>>("caption-side", inherited),
};

}  // namespace
}  // namespace border_table

std::span<const PropertyInfo> border_properties() {
  return border_table::entries;
}

}  // namespace octavo::css
