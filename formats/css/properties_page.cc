#include <algorithm>
#include <array>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace page_table {
namespace {

constexpr double millimetre = 72 / 25.4;

/// CSS Page 3, 7.1, in points, upright.
constexpr std::array<std::pair<std::string_view, PageSize>, 10> paper_sizes = {
    {{"a5", {148 * millimetre, 210 * millimetre}},
     {"a4", {210 * millimetre, 297 * millimetre}},
     {"a3", {297 * millimetre, 420 * millimetre}},
     {"b5", {176 * millimetre, 250 * millimetre}},
     {"b4", {250 * millimetre, 353 * millimetre}},
     {"jis-b5", {182 * millimetre, 257 * millimetre}},
     {"jis-b4", {257 * millimetre, 364 * millimetre}},
     {"letter", {612, 792}},
     {"legal", {612, 1008}},
     {"ledger", {792, 1224}}}};

constexpr auto page_name = [](auto& style) -> auto& { return style.page; };
constexpr auto size_field = [](auto& style) -> auto& { return style.size; };
constexpr auto bleed_field = [](auto& style) -> auto& { return style.bleed; };
constexpr auto marks_field = [](auto& style) -> auto& { return style.marks; };
constexpr auto clip_field = [](auto& style) -> auto& { return style.border_clip; };

std::optional<std::string> read_page_name(ValueReader& reader) {
  return reader.word("auto") ? std::optional(std::string()) : read_custom_ident(reader);
}

/// A size by name or in lengths, and how it is turned.
struct SizeValue {
  std::optional<PageSize> paper{};
  std::optional<Calc> width{};
  std::optional<Calc> height{};
  bool landscape = false;
};

std::optional<PageSize> page_size(const SizeValue& value, const Units& units) {
  PageSize size = value.paper.value_or(PageSize{units.page_width, units.page_height});
  if (value.width && value.height) {
    size = {value.width->points(units, 0), value.height->points(units, 0)};
  }
  const bool turns = value.landscape && size.width < size.height;
  return turns ? PageSize{size.height, size.width} : size;
}

bool parse_size(ValueReader& reader, Assignments& assignments) {
  constexpr std::array<std::pair<std::string_view, bool>, 2> turns = {
      {{"portrait", false}, {"landscape", true}}};
  if (reader.word("auto")) {
    assign<size_field>(assignments, std::optional<PageSize>(), Phase::font);
    return true;
  }
  SizeValue value;
  auto turned = reader.word_of(turns);
  value.paper = reader.word_of(paper_sizes);
  if (!value.paper && !turned) {
    value.width = reader.length();
    value.height = reader.at_end() ? value.width : reader.length();
    if (!value.width || !value.height || value.width->is_negative() ||
        value.height->is_negative()) {
      return false;
    }
  } else if (!turned) {
    turned = reader.word_of(turns);
  }
  value.landscape = turned.value_or(false);
  assignments.list.push_back(
      {Phase::font, [value = std::move(value)](Style& style, const ComputeContext& at) {
         style.size = page_size(value, at.units);
       }});
  return true;
}

std::optional<Calc> read_bleed(ValueReader& reader) {
  return reader.word("auto")
             ? std::optional(Calc({{.unit = Unit::points}}, CalcType::length))
             : reader.length();
}

std::optional<PageMarks> read_marks(ValueReader& reader) {
  PageMarks marks;
  if (reader.word("none")) {
    return marks;
  }
  while (!reader.at_end()) {
    if (!marks.crop && reader.word("crop")) {
      marks.crop = true;
    } else if (!marks.cross && reader.word("cross")) {
      marks.cross = true;
    } else {
      return std::nullopt;
    }
  }
  return marks;
}

// Where something stands is for reading systems, but none has the elements that run in
// the margins of pages (GCPM 3, 1.2).
bool parse_position(ValueReader& reader, Assignments& assignments) {
  assignments.in_reflow = reader.function("running") == nullptr;
  const bool is_read = !assignments.in_reflow || !reader.at_end();
  while (!reader.at_end()) {
    reader.take();
  }
  return is_read;
}

constexpr std::array entries = {
    longhand<page_name, read_page_name>("page", not_inherited, Support::paged),
    PropertyInfo{.name = "size",
                 .support = Support::paged,
                 .parse = parse_size,
                 .phase = Phase::font,
                 .copy = copy_field<size_field>},
    longhand<bleed_field, read_bleed>("bleed", not_inherited, Support::neither),
    longhand<marks_field, read_marks>("marks", not_inherited, Support::neither),
    longhand<clip_field, read_length_or_auto>(
        "border-clip", not_inherited, Support::paged),
    PropertyInfo{
        .name = "position", .support = Support::reflowable, .parse = parse_position},
};

}  // namespace
}  // namespace page_table

std::span<const PropertyInfo> page_properties() {
  return page_table::entries;
}

}  // namespace octavo::css
