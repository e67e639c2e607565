#include "compiler/text/base64.h"

#include <cstdint>

namespace octavo {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view part = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto byte = i < part.size() ? static_cast<unsigned char>(part[i]) : 0U;
      bits = bits << 8U | byte;
    }
    for (std::size_t i = 0; i < 4; ++i) {
      text += i <= part.size() ? alphabet[bits >> (18 - 6 * i) & 0x3FU] : '=';
    }
  }
  return text;
}

std::string from_base64(std::string_view text) {
  std::string bytes;
  if (text.size() % 4 != 0) {
    return bytes;
  }
  for (std::size_t at = 0; at < text.size(); at += 4) {
    std::uint32_t bits = 0;
    std::size_t padding = 0;
    for (const char each : text.substr(at, 4)) {
      const std::size_t value = alphabet.find(each);
      const bool is_padding = each == '=' && at + 4 == text.size();
      if (value == std::string_view::npos && !is_padding) {
        return {};
      }
      padding += is_padding ? 1 : 0;
      bits = bits << 6U | static_cast<std::uint32_t>(is_padding ? 0 : value);
    }
    if (padding > 2) {
      return {};
    }
    for (std::size_t i = 0; i + padding < 3; ++i) {
      bytes += static_cast<char>(bits >> (16 - 8 * i) & 0xFFU);
    }
  }
  return bytes;
}

}  // namespace octavo
