#include <algorithm>
#include <array>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace text_table {
namespace {

template <class Meaning>
using Word = std::pair<std::string_view, Meaning>;

/// `normal` is none.
std::optional<Calc> read_spacing(ValueReader& reader) {
  return reader.word("normal")
             ? std::optional(Calc({{.unit = Unit::points}}, CalcType::length))
             : reader.length();
}

/// As written, with its length not computed.
struct IndentValue {
  Calc amount;
  bool hanging = false;
  bool each_line = false;
};

std::optional<IndentValue> read_indent(ValueReader& reader) {
  std::optional<Calc> amount;
  bool hanging = false;
  bool each_line = false;
  while (!reader.at_end()) {
    if (!hanging && reader.word("hanging")) {
      hanging = true;
    } else if (!each_line && reader.word("each-line")) {
      each_line = true;
    } else if (auto length = amount ? std::nullopt : reader.length_percentage()) {
      amount = std::move(length);
    } else {
      return std::nullopt;
    }
  }
  return amount ? std::optional(IndentValue{std::move(*amount), hanging, each_line})
                : std::nullopt;
}

bool parse_indent(ValueReader& reader, Assignments& assignments) {
  auto value = read_indent(reader);
  if (value) {
    assignments.list.push_back(
        {Phase::other,
         [value = std::move(*value)](Style& style, const ComputeContext& at) {
           style.text_indent = {.amount = value.amount.measure(at.units),
                                .hanging = value.hanging,
                                .each_line = value.each_line};
         }});
  }
  return value.has_value();
}

constexpr std::array<Word<TextAlignment>, 6> align_words = {
    {{"start", TextAlignment::start},
     {"end", TextAlignment::end},
     {"left", TextAlignment::left},
     {"right", TextAlignment::right},
     {"center", TextAlignment::center},
     {"justify", TextAlignment::justify}}};
constexpr std::array<Word<LastLineAlignment>, 7> last_line_words = {
    {{"auto", LastLineAlignment::automatic},
     {"start", LastLineAlignment::start},
     {"end", LastLineAlignment::end},
     {"left", LastLineAlignment::left},
     {"right", LastLineAlignment::right},
     {"center", LastLineAlignment::center},
     {"justify", LastLineAlignment::justify}}};

constexpr auto text_align = [](auto& style) -> auto& { return style.text_align; };
constexpr auto text_align_last = [](auto& style) -> auto& {
  return style.text_align_last;
};

// CSS Text 4, 6.1; `match-parent` takes the sides that the parent's words come to.
bool parse_text_align(ValueReader& reader, Assignments& assignments) {
  if (reader.word("match-parent")) {
    assignments.list.push_back(
        {Phase::other, [](Style& style, const ComputeContext& at) {
           const bool right_to_left = at.parent.direction == TextDirection::right_to_left;
           style.text_align = at.parent.text_align;
           if (style.text_align == TextAlignment::start) {
             style.text_align =
                 right_to_left ? TextAlignment::right : TextAlignment::left;
           } else if (style.text_align == TextAlignment::end) {
             style.text_align =
                 right_to_left ? TextAlignment::left : TextAlignment::right;
           }
         }});
    return true;
  }
  if (reader.word("justify-all")) {
    assign<text_align>(assignments, TextAlignment::justify);
    assign<text_align_last>(assignments, LastLineAlignment::justify);
    return true;
  }
  const auto value = reader.word_of(align_words);
  if (value) {
    assign<text_align>(assignments, *value);
  }
  return value.has_value();
}

std::optional<TextTransform> read_transform(ValueReader& reader) {
  constexpr std::array<Word<CaseTransform>, 3> letters = {
      {{"uppercase", CaseTransform::uppercase},
       {"lowercase", CaseTransform::lowercase},
       {"capitalize", CaseTransform::capitalize}}};
  TextTransform transform;
  if (reader.word("none")) {
    return transform;
  }
  bool any = false;
  while (!reader.at_end()) {
    const auto word =
        transform.letters == CaseTransform::none ? reader.word_of(letters) : std::nullopt;
    if (word) {
      transform.letters = *word;
    } else if (!transform.full_width && reader.word("full-width")) {
      transform.full_width = true;
    } else {
      return std::nullopt;
    }
    any = true;
  }
  return any ? std::optional(transform) : std::nullopt;
}

std::optional<DecorationLines> read_decoration_lines(ValueReader& reader) {
  DecorationLines lines;
  if (reader.word("none")) {
    return lines;
  }
  bool any = false;
  while (true) {
    if (!lines.underline && reader.word("underline")) {
      lines.underline = true;
    } else if (!lines.overline && reader.word("overline")) {
      lines.overline = true;
    } else if (!lines.line_through && reader.word("line-through")) {
      lines.line_through = true;
    } else if (!reader.word("blink")) {
      break;
    }
    any = true;
  }
  return any ? std::optional(lines) : std::nullopt;
}

constexpr std::array<Word<DecorationStyle>, 5> decoration_styles = {
    {{"solid", DecorationStyle::solid},
     {"double", DecorationStyle::doubled},
     {"dotted", DecorationStyle::dotted},
     {"dashed", DecorationStyle::dashed},
     {"wavy", DecorationStyle::wavy}}};

std::optional<CalcOrAuto> read_thickness(ValueReader& reader) {
  if (reader.word("auto") || reader.word("from-font")) {
    return CalcOrAuto{};
  }
  auto calc = reader.length_percentage();
  return calc ? std::optional(CalcOrAuto{std::move(calc)}) : std::nullopt;
}

constexpr auto lines_field = [](auto& style) -> auto& {
  return style.text_decoration.lines;
};
constexpr auto line_style = [](auto& style) -> auto& {
  return style.text_decoration.style;
};
constexpr auto line_color = [](auto& style) -> auto& {
  return style.text_decoration.color;
};
constexpr auto line_thickness = [](auto& style) -> auto& {
  return style.text_decoration.thickness;
};
constexpr auto underline_offset = [](auto& style) -> auto& {
  return style.text_decoration.underline_offset;
};

// CSS Text Decoration 4, 2.5: what is not named is as it was at first.
bool parse_decoration(ValueReader& reader, Assignments& assignments) {
  std::optional<DecorationLines> lines;
  std::optional<DecorationStyle> style;
  std::optional<ColorValue> color;
  std::optional<CalcOrAuto> thickness;
  bool any = false;
  while (!reader.at_end()) {
    const bool is_taken =
        read_once(lines, [&] { return read_decoration_lines(reader); }) ||
        read_once(style, [&] { return reader.word_of(decoration_styles); }) ||
        read_once(color, [&] { return reader.color(); }) ||
        read_once(thickness, [&] { return read_thickness(reader); });
    if (!is_taken) {
      return false;
    }
    any = true;
  }
  assign<lines_field>(assignments, lines.value_or(DecorationLines{}));
  assign<line_style>(assignments, style.value_or(DecorationStyle::solid));
  assign<line_color>(assignments, color.value_or(ColorValue{.is_current = true}));
  assign<line_thickness>(assignments, thickness.value_or(CalcOrAuto{}));
  return any;
}

constexpr std::array<Word<Hyphens>, 3> hyphens_words = {
    {{"none", Hyphens::none}, {"manual", Hyphens::manual}, {"auto", Hyphens::automatic}}};

// CSS Text 4, 5.4: the word; before the hyphen; after it.
std::optional<HyphenLimits> read_hyphen_limits(ValueReader& reader) {
  std::array<unsigned, 3> limits{};
  std::size_t count = 0;
  for (; count < limits.size() && !reader.at_end(); ++count) {
    if (reader.word("auto")) {
      continue;
    }
    const auto number = reader.integer();
    if (!number || *number < 0) {
      return std::nullopt;
    }
    limits[count] = static_cast<unsigned>(*number);
  }
  if (count == 0) {
    return std::nullopt;
  }
  return HyphenLimits{limits[0], limits[1], count == 2 ? limits[1] : limits[2]};
}

std::optional<unsigned> read_hyphen_lines(ValueReader& reader) {
  return reader.word("no-limit") ? std::optional(0U) : read_count(reader);
}

std::optional<HangingPunctuation> read_hanging(ValueReader& reader) {
  HangingPunctuation hanging;
  if (reader.word("none")) {
    return hanging;
  }
  bool any = false;
  while (!reader.at_end()) {
    const bool has_end = hanging.force_end || hanging.allow_end;
    if (!hanging.first && reader.word("first")) {
      hanging.first = true;
    } else if (!hanging.last && reader.word("last")) {
      hanging.last = true;
    } else if (!has_end && reader.word("force-end")) {
      hanging.force_end = true;
    } else if (!has_end && reader.word("allow-end")) {
      hanging.allow_end = true;
    } else {
      return std::nullopt;
    }
    any = true;
  }
  return any ? std::optional(hanging) : std::nullopt;
}

constexpr std::array<Word<WhiteSpaceRule>, 6> white_space_words = {
    {{"normal", WhiteSpaceRule::normal},
     {"pre", WhiteSpaceRule::pre},
     {"nowrap", WhiteSpaceRule::nowrap},
     {"pre-wrap", WhiteSpaceRule::pre_wrap},
     {"pre-line", WhiteSpaceRule::pre_line},
     {"break-spaces", WhiteSpaceRule::break_spaces}}};
constexpr std::array<Word<TextWrap>, 5> wrap_words = {{{"wrap", TextWrap::wrap},
                                                       {"nowrap", TextWrap::nowrap},
                                                       {"balance", TextWrap::balance},
                                                       {"pretty", TextWrap::pretty},
                                                       {"stable", TextWrap::wrap}}};
constexpr std::array<Word<bool>, 3> overflow_wrap_words = {
    {{"normal", false}, {"break-word", true}, {"anywhere", true}}};

constexpr auto tab_size = [](auto& style) -> auto& { return style.tab_size; };

bool parse_tab_size(ValueReader& reader, Assignments& assignments) {
  if (const auto number = reader.number()) {
    assign<tab_size>(assignments, std::max(0.0, *number));
    return true;
  }
  const auto length = read_size(reader);
  if (length) {
    assignments.list.push_back(
        {Phase::other, [length = *length](Style& style, const ComputeContext& at) {
           // A space of a face is about half of its size.
           style.tab_size = length.points(at.units, 0) / std::max(1.0, at.units.ch);
         }});
  }
  return length.has_value();
}

constexpr std::array<Word<TextDirection>, 2> direction_words = {
    {{"ltr", TextDirection::left_to_right}, {"rtl", TextDirection::right_to_left}}};
constexpr std::array<Word<UnicodeBidi>, 6> bidi_words = {
    {{"normal", UnicodeBidi::normal},
     {"embed", UnicodeBidi::embed},
     {"isolate", UnicodeBidi::isolate},
     {"bidi-override", UnicodeBidi::overridden},
     {"isolate-override", UnicodeBidi::isolate_override},
     {"plaintext", UnicodeBidi::plaintext}}};

constexpr auto writing_mode = [](auto& style) -> auto& { return style.writing_mode; };

bool parse_writing_mode(ValueReader& reader, Assignments& assignments) {
  constexpr std::array<Word<WritingMode>, 5> words = {
      {{"horizontal-tb", WritingMode::horizontal},
       {"vertical-rl", WritingMode::vertical_right_to_left},
       {"vertical-lr", WritingMode::vertical_left_to_right},
       {"sideways-rl", WritingMode::vertical_right_to_left},
       {"sideways-lr", WritingMode::vertical_left_to_right}}};
  const auto value = reader.word_of(words);
  if (value) {
    assign<writing_mode>(assignments, *value, Phase::custom);
    assignments.on_pages = *value == WritingMode::horizontal;
  }
  return value.has_value();
}

bool parse_vertical_align(ValueReader& reader, Assignments& assignments) {
  constexpr std::array<Word<BaselineShift>, 8> words = {
      {{"baseline", BaselineShift::baseline},
       {"sub", BaselineShift::sub},
       {"super", BaselineShift::super},
       {"text-top", BaselineShift::text_top},
       {"text-bottom", BaselineShift::text_bottom},
       {"middle", BaselineShift::middle},
       {"top", BaselineShift::top},
       {"bottom", BaselineShift::bottom}}};
  const auto word = reader.word_of(words);
  auto amount = word ? std::nullopt : reader.length_percentage();
  if (!word && !amount) {
    return false;
  }
  assignments.list.push_back(
      {Phase::other, [word, amount](Style& style, const ComputeContext& at) {
         style.vertical_align = word ? VerticalAlign{.kind = *word}
                                     : VerticalAlign{.kind = BaselineShift::amount,
                                                     .amount = amount->measure(at.units)};
       }});
  return true;
}

// CSS Text Decoration 3, 3.1.
std::optional<std::string> read_emphasis_mark(ValueReader& reader) {
  struct Shape {
    std::string_view filled{};
    std::string_view open{};
  };
  constexpr std::array<Word<Shape>, 5> shapes = {{{"dot", {"\u2022", "\u25E6"}},
                                                  {"circle", {"\u25CF", "\u25CB"}},
                                                  {"double-circle", {"\u25C9", "\u25CE"}},
                                                  {"triangle", {"\u25B2", "\u25B3"}},
                                                  {"sesame", {"\uFE45", "\uFE46"}}}};
  constexpr std::array<Word<bool>, 2> fills = {{{"filled", true}, {"open", false}}};
  if (reader.word("none")) {
    return std::string();
  }
  if (auto text = reader.string()) {
    return text;
  }
  auto fill = reader.word_of(fills);
  const auto shape = reader.word_of(shapes);
  fill = fill ? fill : reader.word_of(fills);
  if (!fill && !shape) {
    return std::nullopt;
  }
  const Shape marks = shape.value_or(shapes[1].second);
  return std::string(fill.value_or(true) ? marks.filled : marks.open);
}

std::optional<bool> read_emphasis_below(ValueReader& reader) {
  constexpr std::array<Word<bool>, 2> words = {{{"over", false}, {"under", true}}};
  constexpr std::array<Word<bool>, 2> sides = {{{"right", true}, {"left", true}}};
  reader.word_of(sides);
  const auto below = reader.word_of(words);
  reader.word_of(sides);
  return below;
}

constexpr auto emphasis_mark = [](auto& style) -> auto& {
  return style.text_emphasis.mark;
};
constexpr auto emphasis_below = [](auto& style) -> auto& {
  return style.text_emphasis.below;
};
constexpr auto emphasis_color = [](auto& style) -> auto& {
  return style.text_emphasis.color;
};

// CSS Text Decoration 3, 3.3: where the marks stand is left as it is.
bool parse_emphasis(ValueReader& reader, Assignments& assignments) {
  std::optional<std::string> mark;
  std::optional<ColorValue> color;
  bool any = false;
  while (!reader.at_end()) {
    if (!read_once(mark, [&] { return read_emphasis_mark(reader); }) &&
        !read_once(color, [&] { return reader.color(); })) {
      return false;
    }
    any = true;
  }
  assign<emphasis_mark>(assignments, mark.value_or(std::string()));
  assign<emphasis_color>(assignments, color.value_or(ColorValue{.is_current = true}));
  return any;
}

constexpr auto letter_spacing = [](auto& style) -> auto& { return style.letter_spacing; };
constexpr auto word_spacing = [](auto& style) -> auto& { return style.word_spacing; };
constexpr auto text_indent = [](auto& style) -> auto& { return style.text_indent; };
constexpr auto transform = [](auto& style) -> auto& { return style.text_transform; };
constexpr auto hyphens = [](auto& style) -> auto& { return style.hyphens; };
constexpr auto hyphen_limits = [](auto& style) -> auto& { return style.hyphen_limits; };
constexpr auto hyphen_lines = [](auto& style) -> auto& { return style.hyphen_lines; };
constexpr auto hanging = [](auto& style) -> auto& { return style.hanging_punctuation; };
constexpr auto white_space = [](auto& style) -> auto& { return style.white_space; };
constexpr auto text_wrap = [](auto& style) -> auto& { return style.text_wrap; };
constexpr auto breaks_anywhere = [](auto& style) -> auto& {
  return style.breaks_anywhere;
};
constexpr auto direction = [](auto& style) -> auto& { return style.direction; };
constexpr auto bidi = [](auto& style) -> auto& { return style.unicode_bidi; };
constexpr auto vertical_align = [](auto& style) -> auto& { return style.vertical_align; };

constexpr std::array entries = {
    longhand<letter_spacing, read_spacing>("letter-spacing", inherited),
    longhand<word_spacing, read_spacing>("word-spacing", inherited),
    PropertyInfo{.name = "text-indent",
                 .inherited = true,
                 .parse = parse_indent,
                 .copy = copy_field<text_indent>},
    PropertyInfo{.name = "text-align",
                 .inherited = true,
                 .parse = parse_text_align,
                 .copy = copy_field<text_align>},
    longhand<text_align_last, read_word<last_line_words>>("text-align-last", inherited),
    longhand<transform, read_transform>("text-transform", inherited),
    longhand<lines_field, read_decoration_lines>("text-decoration-line", not_inherited),
    longhand<line_style, read_word<decoration_styles>>("text-decoration-style",
                                                       not_inherited),
    longhand<line_color, read_color>("text-decoration-color", not_inherited),
    longhand<line_thickness, read_thickness>("text-decoration-thickness", not_inherited),
    longhand<underline_offset, read_thickness>("text-underline-offset", not_inherited),
    shorthand("text-decoration",
              parse_decoration,
              "text-decoration-line text-decoration-style text-decoration-color "
              "text-decoration-thickness"),
    longhand<hyphens, read_word<hyphens_words>>("hyphens", inherited),
    longhand<hyphen_limits, read_hyphen_limits>("hyphenate-limit-chars", inherited),
    longhand<hyphen_lines, read_hyphen_lines>("hyphenate-limit-lines", inherited),
    longhand<hanging, read_hanging>(
        "hanging-punctuation", inherited, Support::reflowable),
    longhand<white_space, read_word<white_space_words>>("white-space", inherited),
    longhand<text_wrap, read_word<wrap_words>>("text-wrap", inherited),
    longhand<breaks_anywhere, read_word<overflow_wrap_words>>("overflow-wrap", inherited),
    PropertyInfo{.name = "tab-size",
                 .inherited = true,
                 .parse = parse_tab_size,
                 .copy = copy_field<tab_size>},
    // EPUB 3.3, 6.3.1.1: in an e-book the text says which way it runs.
    longhand<direction, read_word<direction_words>, Phase::custom>(
        "direction", inherited, Support::by_attribute),
    longhand<bidi, read_word<bidi_words>>("unicode-bidi", not_inherited, Support::paged),
    PropertyInfo{.name = "writing-mode",
                 .inherited = true,
                 .parse = parse_writing_mode,
                 .phase = Phase::custom,
                 .copy = copy_field<writing_mode>},
    PropertyInfo{.name = "vertical-align",
                 .parse = parse_vertical_align,
                 .copy = copy_field<vertical_align>},
    longhand<emphasis_mark, read_emphasis_mark>("text-emphasis-style", inherited),
    longhand<emphasis_color, read_color>("text-emphasis-color", inherited),
    longhand<emphasis_below, read_emphasis_below>("text-emphasis-position", inherited),
    shorthand("text-emphasis", parse_emphasis, "text-emphasis-style text-emphasis-color"),
};

}  // namespace
}  // namespace text_table

std::span<const PropertyInfo> text_properties() {
  return text_table::entries;
}

}  // namespace octavo::css
