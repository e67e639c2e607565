#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace octavo::image {

/// An opaque picture of few colors, such as letters on a ground.
struct FlatPixels {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  /// Rows from the top; the low 24 bits of each are red, green, blue.
  std::vector<std::uint32_t> colors{};
};

/// As a PNG: with a palette where 256 colors are enough.
std::string encode_flat_png(const FlatPixels& pixels);

}  // namespace octavo::image
