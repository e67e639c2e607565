#pragma once

#include <cstdint>
#include <string_view>

namespace octavo::batch {

/// FNV-1a, 64 bits: the same on every machine and in every version of octavo.
constexpr std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xCBF2'9CE4'8422'2325;
  for (const char byte : text) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x0000'0100'0000'01B3;
  }
  return hash;
}

}  // namespace octavo::batch
