#include "compiler/dump_line.h"

#include <charconv>
#include <cstdint>
#include <utility>

namespace octavo {
namespace {

std::string hexadecimal(char32_t character) {
  char digits[8];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, std::uint32_t{character}, 16).ptr;
  return {digits, end};
}

/// White space and controls that look like nothing or like an ordinary space.
bool is_invisible(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character <= 0xA0) ||
         character == 0xAD || (character >= 0x2000 && character <= 0x200F) ||
         (character >= 0x2028 && character <= 0x202F) ||
         (character >= 0x205F && character <= 0x206F) || character == 0x3000 ||
         character == 0xFEFF;
}

/// The character of two or three bytes at `at`, or 0: the invisible ones have no more.
std::pair<char32_t, std::size_t> short_character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t index) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[index]));
  };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) {
    return {lead, 1};
  }
  if (lead >= 0xC2 && lead < 0xE0 && at + 1 < text.size()) {
    return {(lead & 0x1FU) << 6U | (byte(at + 1) & 0x3FU), 2};
  }
  if (lead >= 0xE0 && lead < 0xF0 && at + 2 < text.size()) {
    return {(lead & 0x0FU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU),
            3};
  }
  return {U'\uFFFD', 1};
}

}  // namespace

std::string quoted_for_dump(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto [character, size] = short_character(text, at);
    if (character == U'\n') {
      result += "\\n";
    } else if (character == U'"' || character == U'\\') {
      result += '\\';
      result += text[at];
    } else if (is_invisible(character)) {
      result += "\\u{" + hexadecimal(character) + "}";
    } else {
      result += text.substr(at, size);
    }
    at += size;
  }
  return result + "\"";
}

DumpLine& DumpLine::word(std::string_view value) {
  line_ += ' ';
  line_ += value;
  return *this;
}

DumpLine& DumpLine::quote(std::string_view value) {
  return word(quoted_for_dump(value));
}

DumpLine& DumpLine::quote(std::string_view name, std::string_view value) {
  return value.empty() ? *this : this->name(name, quoted_for_dump(value));
}

DumpLine& DumpLine::name(std::string_view name, std::string_view value) {
  return word(std::string(name) + "=" + std::string(value));
}

}  // namespace octavo
