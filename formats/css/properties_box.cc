#include <algorithm>
#include <array>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace box_table {
namespace {

template <class Meaning>
using Choice = std::pair<std::string_view, Meaning>;

/// The four sides as a style's direction turns them (CSS Logical 1).
enum class LogicalSide : unsigned char {
  block_start,
  inline_end,
  block_end,
  inline_start
};

Side physical(LogicalSide side, TextDirection direction) {
  const bool right_to_left = direction == TextDirection::right_to_left;
  switch (side) {
    case LogicalSide::block_start:
      return Side::top;
    case LogicalSide::block_end:
      return Side::bottom;
    case LogicalSide::inline_start:
      return right_to_left ? Side::right : Side::left;
    case LogicalSide::inline_end:
      return right_to_left ? Side::left : Side::right;
  }
  return Side::top;
}

constexpr auto margins = [](auto& style) -> auto& { return style.margin; };
constexpr auto paddings = [](auto& style) -> auto& { return style.padding; };

template <auto Box, Side Which>
constexpr auto box_side = [](auto& style) -> auto& { return side_of(Box(style), Which); };

// --- One side, named by its place or by the direction of the text

template <auto Box, LogicalSide Which, class Value>
void assign_logical(Assignments& assignments, Value value) {
  assignments.list.push_back(
      {Phase::other,
       [value = std::move(value)](Style& style, const ComputeContext& context) {
         assign_value(side_of(Box(style), physical(Which, style.direction)), value,
                      context);
       }});
}

template <auto Box, LogicalSide Which, auto Read>
bool parse_logical(ValueReader& reader, Assignments& assignments) {
  auto value = Read(reader);
  if (value) {
    assign_logical<Box, Which>(assignments, std::move(*value));
  }
  return value.has_value();
}

template <auto Box, LogicalSide Which>
void copy_logical(Style& to, const Style& from) {
  side_of(Box(to), physical(Which, to.direction)) =
      side_of(Box(from), physical(Which, from.direction));
}

template <auto Box, LogicalSide Which, auto Read>
constexpr PropertyInfo logical_longhand(std::string_view name) {
  return {.name = name,
          .parse = parse_logical<Box, Which, Read>,
          .copy = copy_logical<Box, Which>};
}

// --- Four sides, and two

/// One value for all, or two, three or four (CSS 2.2, 8.3).
template <auto Read>
auto read_sides(ValueReader& reader) {
  using Value = ReadValue<decltype(Read)>;
  std::optional<std::vector<Value>> sides;
  std::vector<Value> read;
  while (read.size() < 4 && !reader.at_end()) {
    auto value = Read(reader);
    if (!value) {
      return sides;
    }
    read.push_back(std::move(*value));
  }
  if (read.empty()) {
    return sides;
  }
  if (read.size() == 1) {
    read.push_back(read.front());
  }
  if (read.size() == 2) {
    read.push_back(read.front());
  }
  if (read.size() == 3) {
    read.push_back(read[1]);
  }
  sides = std::move(read);
  return sides;
}

template <auto Box, auto Read>
bool parse_sides(ValueReader& reader, Assignments& assignments) {
  auto sides = read_sides<Read>(reader);
  if (!sides) {
    return false;
  }
  assign<box_side<Box, Side::top>>(assignments, (*sides)[0]);
  assign<box_side<Box, Side::right>>(assignments, (*sides)[1]);
  assign<box_side<Box, Side::bottom>>(assignments, (*sides)[2]);
  assign<box_side<Box, Side::left>>(assignments, (*sides)[3]);
  return true;
}

template <auto Box, LogicalSide First, LogicalSide Second, auto Read>
bool parse_two_sides(ValueReader& reader, Assignments& assignments) {
  auto first = Read(reader);
  if (!first) {
    return false;
  }
  auto second = reader.at_end() ? first : Read(reader);
  if (!second) {
    return false;
  }
  assign_logical<Box, First>(assignments, std::move(*first));
  assign_logical<Box, Second>(assignments, std::move(*second));
  return true;
}

// --- Sizes

constexpr auto width = [](auto& style) -> auto& { return style.width; };
constexpr auto height = [](auto& style) -> auto& { return style.height; };
constexpr auto min_width = [](auto& style) -> auto& { return style.min_width; };
constexpr auto max_width = [](auto& style) -> auto& { return style.max_width; };
constexpr auto max_height = [](auto& style) -> auto& { return style.max_height; };
constexpr auto border_box = [](auto& style) -> auto& { return style.is_border_box; };

/// Widths that come from the content: reading systems know them.
constexpr std::array<Choice<int>, 4> content_sizes = {
    {{"min-content", 0}, {"max-content", 0}, {"fit-content", 0}, {"stretch", 0}}};

template <auto Field, auto Read>
bool parse_extent(ValueReader& reader, Assignments& assignments) {
  if (reader.word_of(content_sizes)) {
    assignments.on_pages = false;
    return true;
  }
  auto value = Read(reader);
  if (value) {
    assign<Field>(assignments, std::move(*value));
  }
  return value.has_value();
}

template <auto Field, auto Read>
constexpr PropertyInfo extent(std::string_view name) {
  return {.name = name, .parse = parse_extent<Field, Read>, .copy = copy_field<Field>};
}

std::optional<CalcOrAuto> read_extent(ValueReader& reader) {
  if (reader.word("auto")) {
    return CalcOrAuto{};
  }
  auto calc = read_size(reader);
  return calc ? std::optional(CalcOrAuto{std::move(calc)}) : std::nullopt;
}

std::optional<Calc> read_least(ValueReader& reader) {
  return reader.word("auto")
             ? std::optional(Calc({{.unit = Unit::points}}, CalcType::length))
             : read_size(reader);
}

constexpr std::array<Choice<bool>, 2> box_sizing_words = {
    {{"content-box", false}, {"border-box", true}}};

// --- Display and breaks

constexpr auto display = [](auto& style) -> auto& { return style.display; };

bool parse_display(ValueReader& reader, Assignments& assignments) {
  constexpr std::array<Choice<Display>, 12> words = {
      {{"inline", Display::in_line},
       {"block", Display::block},
       {"none", Display::none},
       {"list-item", Display::list_item},
       {"table", Display::table},
       {"table-caption", Display::table_caption},
       {"table-row-group", Display::table_row_group},
       {"table-header-group", Display::table_header_group},
       {"table-row", Display::table_row},
       {"table-cell", Display::table_cell},
       {"flow-root", Display::block},
       {"inline-block", Display::inline_block}}};
  constexpr std::array<Choice<Display>, 10> others = {
      {{"flex", Display::block},
       {"inline-flex", Display::in_line},
       {"grid", Display::block},
       {"inline-grid", Display::in_line},
       {"inline-table", Display::in_line},
       {"table-footer-group", Display::table_row_group},
       {"table-column", Display::none},
       {"table-column-group", Display::none},
       {"contents", Display::block},
       {"ruby", Display::in_line}}};
  if (const auto word = reader.word_of(words)) {
    assign<display>(assignments, *word);
    return true;
  }
  const auto other = reader.word_of(others);
  if (other) {
    assign<display>(assignments, *other);
    assignments.on_pages = false;
  }
  return other.has_value();
}

constexpr std::array<Choice<Break>, 10> break_words = {{{"auto", Break::automatic},
                                                        {"avoid", Break::avoid},
                                                        {"avoid-page", Break::avoid},
                                                        {"page", Break::page},
                                                        {"always", Break::page},
                                                        {"left", Break::left},
                                                        {"right", Break::right},
                                                        {"recto", Break::recto},
                                                        {"verso", Break::verso},
                                                        {"column", Break::column}}};
constexpr std::array<Choice<Break>, 4> inside_words = {{{"auto", Break::automatic},
                                                        {"avoid", Break::avoid},
                                                        {"avoid-page", Break::avoid},
                                                        {"avoid-column", Break::avoid}}};

constexpr auto break_before = [](auto& style) -> auto& { return style.break_before; };
constexpr auto break_after = [](auto& style) -> auto& { return style.break_after; };
constexpr auto break_inside = [](auto& style) -> auto& { return style.break_inside; };

// --- Floats and columns

constexpr auto float_field = [](auto& style) -> auto& { return style.float_; };

// Page floats (CSS Page Floats 3) and notes (GCPM 3) are things of pages alone.
bool parse_float(ValueReader& reader, Assignments& assignments) {
  constexpr std::array<Choice<Float>, 10> words = {{{"none", Float::none},
                                                    {"left", Float::left},
                                                    {"right", Float::right},
                                                    {"inline-start", Float::left},
                                                    {"inline-end", Float::right},
                                                    {"top", Float::top},
                                                    {"bottom", Float::bottom},
                                                    {"block-start", Float::top},
                                                    {"block-end", Float::bottom},
                                                    {"footnote", Float::footnote}}};
  const auto value = reader.word_of(words);
  if (value) {
    assign<float_field>(assignments, *value);
    assignments.in_reflow = *value < Float::top;
  }
  return value.has_value();
}

constexpr std::array<Choice<FloatReference>, 4> reference_words = {
    {{"inline", FloatReference::in_line},
     {"column", FloatReference::column},
     {"region", FloatReference::column},
     {"page", FloatReference::page}}};
constexpr std::array<Choice<Clear>, 6> clear_words = {{{"none", Clear::none},
                                                       {"left", Clear::left},
                                                       {"right", Clear::right},
                                                       {"both", Clear::both},
                                                       {"inline-start", Clear::left},
                                                       {"inline-end", Clear::right}}};

constexpr auto float_reference = [](auto& style) -> auto& {
  return style.float_reference;
};
constexpr auto clear_field = [](auto& style) -> auto& { return style.clear; };
constexpr auto column_count = [](auto& style) -> auto& { return style.columns.count; };
constexpr auto column_width = [](auto& style) -> auto& { return style.columns.width; };
constexpr auto column_gap = [](auto& style) -> auto& { return style.columns.gap; };
constexpr auto column_fill = [](auto& style) -> auto& { return style.columns.balances; };
constexpr auto column_span = [](auto& style) -> auto& { return style.spans_columns; };

std::optional<unsigned> read_column_count(ValueReader& reader) {
  return reader.word("auto") ? std::optional(0U) : read_count(reader);
}

std::optional<CalcOrAuto> read_column_width(ValueReader& reader) {
  if (reader.word("auto")) {
    return CalcOrAuto{};
  }
  auto length = reader.length();
  return length ? std::optional(CalcOrAuto{std::move(length)}) : std::nullopt;
}

std::optional<CalcOrAuto> read_gap(ValueReader& reader) {
  if (reader.word("normal")) {
    return CalcOrAuto{};
  }
  auto calc = read_size(reader);
  return calc ? std::optional(CalcOrAuto{std::move(calc)}) : std::nullopt;
}

constexpr std::array<Choice<bool>, 3> fill_words = {
    {{"balance", true}, {"balance-all", true}, {"auto", false}}};
constexpr std::array<Choice<bool>, 2> span_words = {{{"none", false}, {"all", true}}};

// CSS Multi-column 1, 3.3.
bool parse_columns(ValueReader& reader, Assignments& assignments) {
  std::optional<unsigned> count;
  std::optional<CalcOrAuto> size;
  for (unsigned words = 0; words < 2 && !reader.at_end(); ++words) {
    if (reader.word("auto")) {
      continue;
    }
    const bool is_taken = read_once(size, [&] { return read_column_width(reader); }) ||
                          read_once(count, [&] { return read_count(reader); });
    if (!is_taken) {
      return false;
    }
  }
  assign<column_count>(assignments, count.value_or(0U));
  assign<column_width>(assignments, size.value_or(CalcOrAuto{}));
  return true;
}

std::optional<InitialLetter> read_initial_letter(ValueReader& reader) {
  if (reader.word("normal")) {
    return InitialLetter{};
  }
  const auto size = reader.number();
  if (!size || *size < 1) {
    return std::nullopt;
  }
  // CSS Inline 3, 7.2: it sinks by as many whole lines as it is high.
  InitialLetter letter{.size = *size, .sink = static_cast<unsigned>(*size)};
  if (reader.word("drop") || reader.at_end()) {
    return letter;
  }
  if (reader.word("raise")) {
    letter.sink = 1;
    return letter;
  }
  const auto sink = read_count(reader);
  letter.sink = sink.value_or(1);
  return sink ? std::optional(letter) : std::nullopt;
}

constexpr auto initial_letter = [](auto& style) -> auto& { return style.initial_letter; };

constexpr std::array<Choice<Overflow>, 2> text_overflow_words = {
    {{"clip", Overflow::clip}, {"ellipsis", Overflow::ellipsis}}};
constexpr auto text_overflow = [](auto& style) -> auto& { return style.text_overflow; };
constexpr auto orphans = [](auto& style) -> auto& { return style.orphans; };
constexpr auto widows = [](auto& style) -> auto& { return style.widows; };

constexpr auto top = Side::top;
constexpr auto right = Side::right;
constexpr auto bottom = Side::bottom;
constexpr auto left = Side::left;
constexpr auto block_start = LogicalSide::block_start;
constexpr auto block_end = LogicalSide::block_end;
constexpr auto inline_start = LogicalSide::inline_start;
constexpr auto inline_end = LogicalSide::inline_end;

constexpr std::array entries = {
    longhand<box_side<margins, top>, read_length_or_auto>("margin-top", not_inherited),
    longhand<box_side<margins, right>, read_length_or_auto>("margin-right",
                                                            not_inherited),
    longhand<box_side<margins, bottom>, read_length_or_auto>("margin-bottom",
                                                             not_inherited),
    longhand<box_side<margins, left>, read_length_or_auto>("margin-left", not_inherited),
    logical_longhand<margins, block_start, read_length_or_auto>("margin-block-start"),
    logical_longhand<margins, block_end, read_length_or_auto>("margin-block-end"),
    logical_longhand<margins, inline_start, read_length_or_auto>("margin-inline-start"),
    logical_longhand<margins, inline_end, read_length_or_auto>("margin-inline-end"),
    shorthand("margin",
              parse_sides<margins, read_length_or_auto>,
              "margin-top margin-right margin-bottom margin-left"),
    shorthand("margin-block",
              parse_two_sides<margins, block_start, block_end, read_length_or_auto>,
              "margin-block-start margin-block-end"),
    shorthand("margin-inline",
              parse_two_sides<margins, inline_start, inline_end, read_length_or_auto>,
              "margin-inline-start margin-inline-end"),
    longhand<box_side<paddings, top>, read_size>("padding-top", not_inherited),
    longhand<box_side<paddings, right>, read_size>("padding-right", not_inherited),
    longhand<box_side<paddings, bottom>, read_size>("padding-bottom", not_inherited),
    longhand<box_side<paddings, left>, read_size>("padding-left", not_inherited),
    logical_longhand<paddings, block_start, read_size>("padding-block-start"),
    logical_longhand<paddings, block_end, read_size>("padding-block-end"),
    logical_longhand<paddings, inline_start, read_size>("padding-inline-start"),
    logical_longhand<paddings, inline_end, read_size>("padding-inline-end"),
    shorthand("padding",
              parse_sides<paddings, read_size>,
              "padding-top padding-right padding-bottom padding-left"),
    shorthand("padding-block",
              parse_two_sides<paddings, block_start, block_end, read_size>,
              "padding-block-start padding-block-end"),
    shorthand("padding-inline",
              parse_two_sides<paddings, inline_start, inline_end, read_size>,
              "padding-inline-start padding-inline-end"),
    extent<width, read_extent>("width"),
    extent<height, read_extent>("height"),
    extent<min_width, read_least>("min-width"),
    extent<max_width, read_length_or_none>("max-width"),
    extent<max_height, read_length_or_none>("max-height"),
    longhand<border_box, read_word<box_sizing_words>>("box-sizing", not_inherited),
    PropertyInfo{.name = "display", .parse = parse_display, .copy = copy_field<display>},
    longhand<break_before, read_word<break_words>>("break-before", not_inherited),
    longhand<break_after, read_word<break_words>>("break-after", not_inherited),
    longhand<break_inside, read_word<inside_words>>("break-inside", not_inherited),
    longhand<orphans, read_count>("orphans", inherited),
    longhand<widows, read_count>("widows", inherited),
    PropertyInfo{.name = "float",
                 .support = Support::reflowable,
                 .parse = parse_float,
                 .copy = copy_field<float_field>},
    longhand<float_reference, read_word<reference_words>>(
        "float-reference", not_inherited, Support::neither),
    longhand<clear_field, read_word<clear_words>>(
        "clear", not_inherited, Support::reflowable),
    longhand<column_count, read_column_count>(
        "column-count", not_inherited, Support::reflowable),
    longhand<column_width, read_column_width>(
        "column-width", not_inherited, Support::reflowable),
    longhand<column_gap, read_gap>("column-gap", not_inherited, Support::reflowable),
    longhand<column_fill, read_word<fill_words>>(
        "column-fill", not_inherited, Support::reflowable),
    longhand<column_span, read_word<span_words>>(
        "column-span", not_inherited, Support::reflowable),
    shorthand("columns", parse_columns, "column-count column-width", Support::reflowable),
    longhand<initial_letter, read_initial_letter>(
        "initial-letter", not_inherited, Support::reflowable),
    longhand<text_overflow, read_word<text_overflow_words>>("text-overflow",
                                                            not_inherited),
};

}  // namespace
}  // namespace box_table

std::optional<CalcOrAuto> read_length_or_auto(ValueReader& reader) {
  if (reader.word("auto")) {
    return CalcOrAuto{};
  }
  auto calc = reader.length_percentage();
  return calc ? std::optional(CalcOrAuto{std::move(calc)}) : std::nullopt;
}

std::optional<CalcOrAuto> read_length_or_none(ValueReader& reader) {
  if (reader.word("none")) {
    return CalcOrAuto{};
  }
  auto calc = read_size(reader);
  return calc ? std::optional(CalcOrAuto{std::move(calc)}) : std::nullopt;
}

std::optional<Calc> read_length(ValueReader& reader) {
  return reader.length();
}

std::optional<Calc> read_length_percentage(ValueReader& reader) {
  return reader.length_percentage();
}

std::optional<Calc> read_size(ValueReader& reader) {
  auto calc = reader.length_percentage();
  return calc && !calc->is_negative() ? std::move(calc) : std::nullopt;
}

std::optional<ColorValue> read_color(ValueReader& reader) {
  return reader.color();
}

std::optional<unsigned> read_count(ValueReader& reader) {
  const auto number = reader.integer();
  return number && *number >= 1 ? std::optional(static_cast<unsigned>(*number))
                                : std::nullopt;
}

std::span<const PropertyInfo> box_properties() {
  return box_table::entries;
}

}  // namespace octavo::css
