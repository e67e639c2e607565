#include "compiler/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace octavo {

namespace {

/// What may follow a lead byte (Unicode 15, table 3-7). Only the second byte is narrowed:
/// that shuts out overlong forms, surrogates and what lies above U+10FFFF.
struct LeadByte {
  std::size_t size = 0;
  unsigned second_least = 0x80;
  unsigned second_most = 0xBF;
};

constexpr LeadByte lead_byte(unsigned byte) {
  if (byte < 0xC2 || byte > 0xF4) {
    return {};
  }
  if (byte < 0xE0) {
    return {.size = 2};
  }
  if (byte < 0xF0) {
    return {.size = 3,
            .second_least = byte == 0xE0 ? 0xA0U : 0x80U,
            .second_most = byte == 0xED ? 0x9FU : 0xBFU};
  }
  return {.size = 4,
          .second_least = byte == 0xF0 ? 0x90U : 0x80U,
          .second_most = byte == 0xF4 ? 0x8FU : 0xBFU};
}

/// The first place from `at` on that is no ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
  std::uint64_t word = 0;
  while (at + sizeof(word) <= bytes.size()) {
    std::memcpy(&word, bytes.data() + at, sizeof(word));
    if ((word & high_bits) != 0) {
      break;
    }
    at += sizeof(word);
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) {
    ++at;
  }
  return at;
}

/// Whether a whole character begins at `at`; its size then, else 0.
std::size_t whole_size(std::string_view bytes, std::size_t at) {
  const LeadByte lead = lead_byte(byte_at(bytes, at));
  if (lead.size == 0 || at + lead.size > bytes.size()) {
    return 0;
  }
  const unsigned second = byte_at(bytes, at + 1);
  if (second < lead.second_least || second > lead.second_most) {
    return 0;
  }
  for (std::size_t i = 2; i < lead.size; ++i) {
    if ((byte_at(bytes, at + i) & 0xC0U) != 0x80U) {
      return 0;
    }
  }
  return lead.size;
}

}  // namespace

DecodedCharacter decode_utf8(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  if (first < 0x80) {
    return {static_cast<char32_t>(first), 1};
  }
  const LeadByte lead = lead_byte(first);
  if (lead.size == 0) {
    return {};
  }
  char32_t character = first & (0x7FU >> lead.size);
  for (std::size_t i = 1; i < lead.size; ++i) {
    if (at + i >= text.size()) {
      return {replacement_character, i};
    }
    const unsigned byte = byte_at(text, at + i);
    const unsigned least = i == 1 ? lead.second_least : 0x80U;
    const unsigned most = i == 1 ? lead.second_most : 0xBFU;
    if (byte < least || byte > most) {
      return {replacement_character, i};
    }
    character = (character << 6U) | (byte & 0x3FU);
  }
  return {character, lead.size};
}

std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && is_continuation(text[at])) {
    --at;
  }
  return at;
}

void append_utf8(std::string& text, char32_t character) {
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  const char32_t value =
      surrogate || character > 0x10FFFF ? replacement_character : character;
  const auto put = [&](char32_t byte) {
    text.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t character : text) {
    append_utf8(result, character);
  }
  return result;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    result.push_back(decoded.character);
    at += decoded.size;
  }
  return result;
}

bool is_utf8(std::string_view bytes) {
  std::size_t at = skip_ascii(bytes, 0);
  while (at < bytes.size()) {
    const std::size_t size = whole_size(bytes, at);
    if (size == 0) {
      return false;
    }
    at = skip_ascii(bytes, at + size);
  }
  return true;
}

}  // namespace octavo
