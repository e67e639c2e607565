#include "formats/pdf/syntax.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "compiler/text/utf8.h"

namespace octavo::pdf {

namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

void append_hex_byte(std::string& out, unsigned byte) {
  out += digits[byte >> 4U & 15U];
  out += digits[byte & 15U];
}

void append_utf16_unit(std::string& out, char32_t unit) {
  append_hex_byte(out, static_cast<unsigned>(unit >> 8U));
  append_hex_byte(out, static_cast<unsigned>(unit & 255U));
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_regular(char c) {
  constexpr std::string_view delimiters = "()<>[]{}/%#";
  return c > ' ' && c <= '~' && delimiters.find(c) == std::string_view::npos;
}

}  // namespace

void append_integer(std::string& out, long long value) {
  std::array<char, 24> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_number(std::string& out, double value) {
  long long thousandths = std::llround(value * 1000);
  if (thousandths < 0) {
    out += '-';
    thousandths = -thousandths;
  }
  if (thousandths >= 1000 || thousandths == 0) {
    append_integer(out, thousandths / 1000);
  }
  long long rest = thousandths % 1000;
  if (rest == 0) {
    return;
  }
  out += '.';
  for (long long unit = 100; rest > 0; unit /= 10) {
    out += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
}

std::string number(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

std::string reference(ObjectId id) {
  std::string out;
  append_integer(out, static_cast<std::uint32_t>(id));
  out += " 0 R";
  return out;
}

std::string name(std::string_view text) {
  std::string out = "/";
  for (const char c : text) {
    if (is_regular(c)) {
      out += c;
    } else {
      out += '#';
      append_hex_byte(out, static_cast<unsigned char>(c));
    }
  }
  return out;
}

void append_byte_string(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) {
    // A bare carriage return in a string is read as a line feed (7.3.4.2).
    if (c == '\r') {
      out += "\\r";
      continue;
    }
    if (c == '(' || c == ')' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  out += ')';
}

std::string byte_string(std::string_view bytes) {
  std::string out;
  append_byte_string(out, bytes);
  return out;
}

std::string utf16_hex(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const DecodedCharacter decoded = decode_utf8(utf8, at);
    at += decoded.size;
    const char32_t character = decoded.character;
    if (character < 0x10000) {
      append_utf16_unit(out, character);
    } else {
      append_utf16_unit(out, 0xD800 + ((character - 0x10000) >> 10U));
      append_utf16_unit(out, 0xDC00 + ((character - 0x10000) & 0x3FFU));
    }
  }
  return out;
}

std::string text_string(std::string_view utf8) {
  if (is_printable_ascii(utf8)) {
    return byte_string(utf8);
  }
  return "<FEFF" + utf16_hex(utf8) + ">";
}

std::string dictionary(const Entries& entries) {
  std::string out = "<<";
  for (const auto& [key, value] : entries) {
    out += name(key);
    out += ' ';
    out += value;
  }
  out += ">>";
  return out;
}

}  // namespace octavo::pdf
