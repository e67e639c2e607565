#include "formats/image/png_encode.h"

#include <cstddef>

#include <png.h>

namespace octavo::image {

namespace {

/// The samples of each pixel with its alpha: grey becomes three colours, since a PNG of
/// grey and alpha is of a kind that octavo itself reads as colours.
std::string with_alpha(const Pixels& pixels) {
  const bool is_grey = pixels.channels == 1;
  std::string samples;
  samples.reserve(pixels.alpha.size() * 4);
  for (std::size_t i = 0; i < pixels.alpha.size(); ++i) {
    for (std::size_t channel = 0; channel < 3; ++channel) {
      samples += pixels.samples[is_grey ? i : i * 3 + channel];
    }
    samples += pixels.alpha[i];
  }
  return samples;
}

}  // namespace

std::optional<std::string> encode_png(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = pixels.width;
  image.height = pixels.height;
  image.format = pixels.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
  std::string mixed;
  if (!pixels.alpha.empty()) {
    image.format = PNG_FORMAT_RGBA;
    mixed = with_alpha(pixels);
  }
  const std::string& samples = pixels.alpha.empty() ? pixels.samples : mixed;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, samples.data(), 0,
                                nullptr) == 0) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace octavo::image
