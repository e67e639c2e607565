#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "formats/css/characters.h"
#include "formats/css/sheet_context.h"

namespace octavo::css {
namespace {

using FaceResult = bool;

// A family is one name or string (CSS Fonts 4, 4.2).
FaceResult read_face_family(ValueReader reader, std::string& family) {
  if (auto quoted = reader.string()) {
    family = std::move(*quoted);
    return reader.at_end();
  }
  for (auto word = reader.ident(); word.has_value(); word = reader.ident()) {
    family += (family.empty() ? "" : " ") + word.value_or("");
  }
  return !family.empty() && reader.at_end();
}

// `format("woff2")`, `format(woff2)`; what else stands behind an address only asks for
// features of a face that octavo finds out itself.
std::string read_format(ValueReader& reader) {
  std::string format;
  while (!reader.at_end()) {
    const ComponentValue& value = reader.take();
    if (is_word(value.token.text, "format") && !value.content.empty()) {
      format = ascii_lower(trimmed(value.content).front().token.text);
    }
  }
  return format;
}

std::optional<FontSource> read_source(const ComponentValues& part,
                                      const SheetContext& context) {
  ValueReader reader(part);
  if (part.empty()) {
    return std::nullopt;
  }
  FontSource source{.span =
                        context.span(part.front().token.begin, part.back().token.end)};
  if (const ComponentValue* call = reader.function("local")) {
    source.is_local = true;
    return read_face_family(ValueReader(call->content), source.name) && reader.at_end()
               ? std::optional(std::move(source))
               : std::nullopt;
  }
  auto url = reader.url();
  if (!url) {
    return std::nullopt;
  }
  source.name = context.resolve ? context.resolve(*url) : std::move(*url);
  source.format = read_format(reader);
  return source;
}

FaceResult read_sources(const ComponentValues& value,
                        const SheetContext& context,
                        FontFaceRule& face) {
  face.sources.clear();
  for (const ComponentValues& part : split_at_commas(value)) {
    if (auto source = read_source(part, context)) {
      face.sources.push_back(std::move(*source));
    }
  }
  return !face.sources.empty();
}

std::optional<double> read_face_weight(ValueReader& reader) {
  constexpr std::array<std::pair<std::string_view, double>, 2> words = {
      {{"normal", 400}, {"bold", 700}}};
  if (const auto word = reader.word_of(words)) {
    return word;
  }
  const auto number = reader.number();
  return number && *number >= 1 && *number <= 1000 ? number : std::nullopt;
}

FaceResult read_weights(ValueReader reader, FontFaceRule& face) {
  if (reader.word("auto")) {
    return reader.at_end();
  }
  const auto least = read_face_weight(reader);
  const auto most = !least || reader.at_end() ? least : read_face_weight(reader);
  if (!least || !most || !reader.at_end()) {
    return false;
  }
  face.least_weight = static_cast<int>(std::lround(std::min(*least, *most)));
  face.most_weight = static_cast<int>(std::lround(std::max(*least, *most)));
  return true;
}

FaceResult read_face_slant(ValueReader reader, FontFaceRule& face) {
  constexpr std::array<std::pair<std::string_view, FontSlant>, 4> words = {
      {{"normal", FontSlant::normal},
       {"auto", FontSlant::normal},
       {"italic", FontSlant::italic},
       {"oblique", FontSlant::oblique}}};
  const auto slant = reader.word_of(words);
  face.slant = slant.value_or(face.slant);
  return slant.has_value();
}

std::optional<double> read_face_stretch(ValueReader& reader) {
  const PropertyInfo* property = find_property("font-stretch");
  Assignments assignments;
  if (!property->parse(reader, assignments)) {
    return std::nullopt;
  }
  Style style;
  for (const Assignment& each : assignments.list) {
    each.run(style, {.parent = style, .house = style});
  }
  return style.font.stretch;
}

FaceResult read_stretches(ValueReader reader, FontFaceRule& face) {
  if (reader.word("auto")) {
    return reader.at_end();
  }
  const auto least = read_face_stretch(reader);
  const auto most = !least || reader.at_end() ? least : read_face_stretch(reader);
  if (!least || !most || !reader.at_end()) {
    return false;
  }
  face.least_stretch = std::min(*least, *most);
  face.most_stretch = std::max(*least, *most);
  return true;
}

// One number of `U+26`, `U+0-7F` or `U+4??`, where a question mark is any digit; none
// where there is no digit, or more than six. Taken off the text.
std::optional<CharacterSpan> take_code_points(std::string_view& text) {
  CharacterSpan span;
  std::size_t count = 0;
  bool is_wild = false;
  for (; count < text.size(); ++count) {
    const char byte = text[count];
    if (byte != '?' && (is_wild || !is_css_hex_digit(byte))) {
      break;
    }
    is_wild = byte == '?';
    span.first = span.first * 16 + (is_wild ? 0 : css_hex_value(byte));
    span.last = span.last * 16 + (is_wild ? 15 : css_hex_value(byte));
    if (count == 6) {
      return std::nullopt;
    }
  }
  text.remove_prefix(count);
  return count > 0 ? std::optional(span) : std::nullopt;
}

// The tokens of a range are those of numbers, which do not say how they were written: it
// is read from the text (CSS Syntax 3, 7.1).
std::optional<CharacterSpan> read_range(std::string_view text) {
  if (!text.starts_with("U+") && !text.starts_with("u+")) {
    return std::nullopt;
  }
  text.remove_prefix(2);
  auto span = take_code_points(text);
  if (span && span->first == span->last && text.starts_with('-')) {
    text.remove_prefix(1);
    const auto end = take_code_points(text);
    if (!end || end->first != end->last) {
      return std::nullopt;
    }
    span->last = end->last;
  }
  const bool holds =
      span && text.empty() && span->first <= span->last && span->last <= 0x10'FFFF;
  return holds ? span : std::nullopt;
}

FaceResult read_ranges(const Declaration& declaration,
                       const SheetContext& context,
                       FontFaceRule& face) {
  std::vector<CharacterSpan> ranges;
  const ComponentValues& value = declaration.value;
  for (const ComponentValues& part : split_at_commas(value)) {
    const auto range = part.empty()
                           ? std::nullopt
                           : read_range(context.text.substr(
                                 part.front().token.begin,
                                 part.back().token.end - part.front().token.begin));
    if (!range) {
      return false;
    }
    ranges.push_back(*range);
  }
  face.ranges = std::move(ranges);
  return !face.ranges.empty();
}

// Other descriptors are for reading systems, as they are written.
FaceResult read_descriptor(const Declaration& declaration,
                           const SheetContext& context,
                           FontFaceRule& face) {
  const ValueReader reader(declaration.value);
  if (declaration.name == "font-family") {
    face.family.clear();
    return read_face_family(reader, face.family);
  }
  if (declaration.name == "src") {
    return read_sources(declaration.value, context, face);
  }
  if (declaration.name == "font-weight") {
    return read_weights(reader, face);
  }
  if (declaration.name == "font-style") {
    return read_face_slant(reader, face);
  }
  if (declaration.name == "font-stretch") {
    return read_stretches(reader, face);
  }
  if (declaration.name == "unicode-range") {
    return read_ranges(declaration, context, face);
  }
  return true;
}

}  // namespace

std::optional<FontFaceRule> parse_font_face(const Rule& rule,
                                            const SheetContext& context) {
  FontFaceRule face{.span = context.span(rule.begin, rule.end)};
  face.declarations =
      parse_descriptors(rule, context, [&](const Declaration& declaration) {
        return read_descriptor(declaration, context, face);
      });
  if (face.family.empty() || face.sources.empty()) {
    context.invalid(rule.begin, rule.end,
                    face.family.empty() ? "a '@font-face' has no 'font-family'"
                                        : "a '@font-face' has no 'src' that can be read");
    return std::nullopt;
  }
  return face;
}

}  // namespace octavo::css
