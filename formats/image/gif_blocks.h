#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace octavo::image {

/// Where a GIF has its first picture, and what is needed to decode it.
struct GifFrame {
  std::uint32_t left = 0;
  std::uint32_t top = 0;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  bool interlaced = false;
  /// Three bytes a color.
  std::string_view colors{};
  /// The index that is not painted; 256: none.
  std::uint32_t transparent = 256;
  unsigned code_size = 0;
  /// LZW codes, the blocks joined.
  std::string codes{};
};

/// Empty: the file ends before its first picture does, or is not laid out as a GIF is.
std::optional<GifFrame> find_first_frame(std::string_view bytes);

}  // namespace octavo::image
