#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/document.h"
#include "compiler/format.h"

namespace octavo::image {

/// Tells what a picture is. Refuses what is no picture, is cut short, has no area, has
/// more pixels than octavo opens, or has data that cannot be decoded: a JPEG is not
/// decoded for that, others are, one at a time. The bytes of an SVG are those of a copy
/// in which nothing runs, moves, or reads anything outside; those of others of one that
/// does not say where and when it was taken.
PictureInspection inspect(std::string bytes);

/// Upright pixels, 8 bits a sample, rows from the top.
struct Pixels {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  /// 1 (grey) or 3 (red, green, blue) samples a pixel.
  unsigned channels = 3;
  std::string samples{};
  /// One sample a pixel, or empty when opaque.
  std::string alpha{};
  /// The ICC profile of the samples where it is known; else they are grey or sRGB.
  std::string profile{};
};

/// The picture's pixels (of a GIF the first frame), with the orientation applied. Empty
/// when the data are broken, which those of an inspected picture are not. Not for SVG.
std::optional<Pixels> decode(const Picture& picture);

}  // namespace octavo::image
