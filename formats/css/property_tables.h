#pragma once

#include <span>
#include <utility>

#include "formats/css/property.h"

/// The inside of `properties()`.
namespace octavo::css {

std::span<const PropertyInfo> font_properties();
std::span<const PropertyInfo> font_variant_properties();
std::span<const PropertyInfo> font_synthesis_properties();
std::span<const PropertyInfo> text_properties();
std::span<const PropertyInfo> box_properties();
std::span<const PropertyInfo> border_properties();
std::span<const PropertyInfo> content_properties();
std::span<const PropertyInfo> page_properties();
/// Those that octavo hands to reading systems and does nothing with itself.
std::span<const PropertyInfo> reflowable_properties();

/// What `font` does to the longhands of `font-variant`: all become `normal`, and then the
/// capitals may be small.
void reset_font_variants(Assignments& assignments);
void assign_small_caps(Assignments& assignments);

/// `auto` (or `none`, or `normal`) or a length.
struct CalcOrAuto {
  std::optional<Calc> calc{};
};

// How what was read becomes what is stored.
template <class Value>
void assign_value(Value& to, const Value& value, const ComputeContext&) {
  to = value;
}
inline void assign_value(double& to, const Calc& value, const ComputeContext& context) {
  to = value.points(context.units, 0);
}
inline void assign_value(Measure& to, const Calc& value, const ComputeContext& context) {
  to = value.measure(context.units);
}
inline void assign_value(Extent& to,
                         const CalcOrAuto& value,
                         const ComputeContext& context) {
  to = value.calc ? Extent(value.calc->measure(context.units)) : std::nullopt;
}
inline void assign_value(std::optional<double>& to,
                         const CalcOrAuto& value,
                         const ComputeContext& context) {
  to = value.calc ? std::optional(value.calc->points(context.units, context.units.em))
                  : std::nullopt;
}

// Whoever makes the text says at its place what is wrong with it.
inline void place_items(std::vector<ContentItem>& items, const Span& place) {
  for (ContentItem& item : items) {
    item.place = place;
  }
}
inline void assign_value(Content& to,
                         const Content& value,
                         const ComputeContext& context) {
  to = value;
  place_items(to.items, context.place);
}
inline void assign_value(std::vector<StringSetting>& to,
                         const std::vector<StringSetting>& value,
                         const ComputeContext& context) {
  to = value;
  for (StringSetting& setting : to) {
    place_items(setting.items, context.place);
  }
}
inline void assign_value(std::optional<std::vector<ContentItem>>& to,
                         const std::optional<std::vector<ContentItem>>& value,
                         const ComputeContext& context) {
  to = value;
  if (to) {
    place_items(*to, context.place);
  }
}

template <class Read>
using ReadValue = typename std::invoke_result_t<Read, ValueReader&>::value_type;

/// Adds what sets the field that `Field` finds in a style.
template <auto Field, class Value>
void assign(Assignments& assignments, Value value, Phase phase = Phase::other) {
  assignments.list.push_back(
      {phase, [kept = std::move(value)](Style& style, const ComputeContext& context) {
         assign_value(Field(style), kept, context);
       }});
}

template <auto Field, auto Read, Phase When>
bool parse_field(ValueReader& reader, Assignments& assignments) {
  auto value = Read(reader);
  if (!value) {
    return false;
  }
  assign<Field>(assignments, std::move(*value), When);
  return true;
}

template <auto Field>
void copy_field(Style& to, const Style& from) {
  Field(to) = Field(from);
}

/// Reads a part that may stand once in any place; false: it has been read, or is not
/// here.
template <class Value, class Read>
bool read_once(std::optional<Value>& value, Read&& read) {
  if (value) {
    return false;
  }
  value = read();
  return value.has_value();
}

/// One word of a table of words and meanings.
template <const auto& Table>
auto read_word(ValueReader& reader) {
  return reader.word_of(Table);
}

/// A longhand that is one field, read by one function.
template <auto Field, auto Read, Phase When = Phase::other>
constexpr PropertyInfo longhand(std::string_view name,
                                bool inherited,
                                Support support = Support::both) {
  return {.name = name,
          .inherited = inherited,
          .support = support,
          .parse = parse_field<Field, Read, When>,
          .phase = When,
          .copy = copy_field<Field>};
}

constexpr PropertyInfo shorthand(std::string_view name,
                                 bool (*parse)(ValueReader&, Assignments&),
                                 std::string_view longhands,
                                 Support support = Support::both) {
  return {.name = name, .support = support, .parse = parse, .longhands = longhands};
}

constexpr bool inherited = true;
constexpr bool not_inherited = false;

// Readers that several tables share.
std::optional<CalcOrAuto> read_length_or_auto(ValueReader& reader);
std::optional<CalcOrAuto> read_length_or_none(ValueReader& reader);
std::optional<Calc> read_length(ValueReader& reader);
std::optional<Calc> read_length_percentage(ValueReader& reader);
/// Not below 0.
std::optional<Calc> read_size(ValueReader& reader);
std::optional<ColorValue> read_color(ValueReader& reader);
/// A whole number from 1.
std::optional<unsigned> read_count(ValueReader& reader);
/// A name that is none of the words that every property takes.
std::optional<std::string> read_custom_ident(ValueReader& reader);
/// What stands after `content:` or in `string-set`.
std::optional<std::vector<ContentItem>> read_content_items(ValueReader& reader);

bool parse_font_variant(ValueReader& reader, Assignments& assignments);

}  // namespace octavo::css
