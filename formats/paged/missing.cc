#include "formats/paged/missing.h"

#include <array>
#include <charconv>

#include "compiler/text/utf8.h"

namespace octavo::paged {
namespace {

// Shares of the type size.
constexpr double digit_size = 0.36;
constexpr double row_height = 0.34;
constexpr double padding = 0.07;
constexpr double side_bearing = 0.05;

/// At least four digits, of an even number of them.
std::string hexadecimal(char32_t character, std::size_t multiple) {
  std::array<char, 8> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                 static_cast<std::uint32_t>(character), 16);
  std::string digits(buffer.data(), end.ptr);
  for (char& digit : digits) {
    if (digit >= 'a') {
      digit = static_cast<char>(digit - 'a' + 'A');
    }
  }
  while (digits.size() < 4 || digits.size() % multiple != 0) {
    digits.insert(digits.begin(), '0');
  }
  return digits;
}

struct Digits {
  FontId font = FontId::none;
  double size = 0;
  double advance = 0;
};

Digits digits_of(const StyleRun& run, const FontLibrary& fonts) {
  const FontId id = fonts.face({.generic = GenericFamily::mono});
  const Font& font = fonts.font(id);
  const double size = run.style.size * digit_size;
  return {
      .font = id,
      .size = size,
      .advance = font.advance(font.glyph_for(U'0')) * size / font.metrics().units_per_em};
}

TextRun row_of(std::string_view code, Point origin, const Digits& digits, Color color) {
  TextRun row{.font = digits.font,
              .size = digits.size,
              .origin = origin,
              .width = digits.advance * static_cast<double>(code.size()),
              .color = color,
              .text = std::string(code),
              .role = Role::artifact};
  return row;
}

}  // namespace

std::string character_code(char32_t character) {
  return "U+" + hexadecimal(character, 1);
}

double missing_width(std::string_view text,
                     const StyleRun& run,
                     const FontLibrary& fonts) {
  const std::size_t columns = hexadecimal(decode_utf8(text, 0).character, 2).size() / 2;
  return digits_of(run, fonts).advance * static_cast<double>(columns) +
         2 * (padding + side_bearing) * run.style.size;
}

MissingGlyph missing_glyph(std::string_view text,
                           const StyleRun& run,
                           const FontLibrary& fonts) {
  const double size = run.style.size;
  const Digits digits = digits_of(run, fonts);
  const std::string code = hexadecimal(decode_utf8(text, 0).character, 2);
  const std::size_t columns = code.size() / 2;
  const double height = (2 * row_height + 2 * padding) * size;
  MissingGlyph missing{
      .box = {.left = side_bearing * size,
              .top = -height,
              .width = missing_width(text, run, fonts) - 2 * side_bearing * size,
              .height = height},
      .text = std::string(text),
      .color = run.style.color,
      .owner = run.owner,
      .link = run.link};
  const Font& font = fonts.font(digits.font);
  for (std::size_t row = 0; row < 2; ++row) {
    const double up = (padding + (row == 0 ? row_height : 0) + 0.04) * size;
    TextRun line =
        row_of(std::string_view(code).substr(row * columns, columns),
               {.x = (side_bearing + padding) * size, .y = -up}, digits, run.style.color);
    for (std::uint32_t i = 0; i < columns; ++i) {
      line.glyphs.push_back(
          {.x = digits.advance * i,
           .glyph = font.glyph_for(static_cast<unsigned char>(line.text[i])),
           .text_begin = i,
           .text_end = i + 1});
    }
    missing.code_runs.push_back(std::move(line));
  }
  return missing;
}

}  // namespace octavo::paged
