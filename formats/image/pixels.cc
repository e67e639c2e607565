#include "formats/image/pixels.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace octavo::image {

namespace {

// Takes the fourth sample of each pixel out; the others move together.
std::string take_alpha(std::string& samples) {
  const std::size_t count = samples.size() / 4;
  std::string alpha(count, '\0');
  for (std::size_t i = 0; i < count; ++i) {
    alpha[i] = samples[i * 4 + 3];
    for (std::size_t j = 0; j < 3; ++j) {
      samples[i * 3 + j] = samples[i * 4 + j];
    }
  }
  samples.resize(count * 3);
  const bool is_opaque =
      std::ranges::all_of(alpha, [](char sample) { return sample == '\xFF'; });
  return is_opaque ? std::string() : alpha;
}

bool is_grey(const std::string& samples) {
  for (std::size_t i = 0; i + 2 < samples.size(); i += 3) {
    if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]) {
      return false;
    }
  }
  return true;
}

void keep_one_of_three(std::string& samples) {
  const std::size_t count = samples.size() / 3;
  for (std::size_t i = 0; i < count; ++i) {
    samples[i] = samples[i * 3];
  }
  samples.resize(count);
}

// Where the pixel at (`x`, `y`) of the upright picture is stored (EXIF 2.3, 4.6.4).
std::size_t stored_place(const Pixels& stored,
                         int orientation,
                         std::size_t x,
                         std::size_t y) {
  const std::size_t last_x = stored.width - 1;
  const std::size_t last_y = stored.height - 1;
  const bool is_transposed = orientation >= 5;
  std::size_t stored_x = is_transposed ? y : x;
  std::size_t stored_y = is_transposed ? x : y;
  if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) {
    stored_x = last_x - stored_x;
  }
  if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) {
    stored_y = last_y - stored_y;
  }
  return stored_y * stored.width + stored_x;
}

}  // namespace

Pixels make_pixels(std::uint32_t width,
                   std::uint32_t height,
                   unsigned channels,
                   std::string samples) {
  Pixels pixels{.width = width, .height = height, .channels = channels};
  if (channels == 4) {
    pixels.alpha = take_alpha(samples);
    pixels.channels = 3;
  }
  if (pixels.channels == 3 && is_grey(samples)) {
    keep_one_of_three(samples);
    pixels.channels = 1;
  }
  pixels.samples = std::move(samples);
  return pixels;
}

Pixels turn_upright(Pixels pixels, int orientation) {
  if (orientation <= 1 || orientation > 8) {
    return pixels;
  }
  Pixels upright{.width = pixels.width,
                 .height = pixels.height,
                 .channels = pixels.channels,
                 .samples = std::string(pixels.samples.size(), '\0'),
                 .alpha = std::string(pixels.alpha.size(), '\0'),
                 .profile = std::move(pixels.profile)};
  if (orientation >= 5) {
    std::swap(upright.width, upright.height);
  }
  std::size_t place = 0;
  for (std::size_t y = 0; y < upright.height; ++y) {
    for (std::size_t x = 0; x < upright.width; ++x, ++place) {
      const std::size_t stored = stored_place(pixels, orientation, x, y);
      for (std::size_t i = 0; i < pixels.channels; ++i) {
        upright.samples[place * pixels.channels + i] =
            pixels.samples[stored * pixels.channels + i];
      }
      if (!pixels.alpha.empty()) {
        upright.alpha[place] = pixels.alpha[stored];
      }
    }
  }
  return upright;
}

}  // namespace octavo::image
