#include <utility>

#include <png.h>

#include "formats/image/kinds.h"
#include "formats/image/pixels.h"

namespace octavo::image {

std::optional<Pixels> decode_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
    return std::nullopt;
  }
  const bool has_alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  const bool has_color = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  unsigned channels = has_color ? 3 : 1;
  image.format = has_color ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  if (has_alpha) {
    image.format = PNG_FORMAT_RGBA;
    channels = 4;
  }
  if (std::uint64_t{image.width} * image.height > most_pixels) {
    png_image_free(&image);
    return std::nullopt;
  }
  std::string samples(std::size_t{image.width} * image.height * channels, '\0');
  // It frees the image itself, whether it reads it or not.
  if (png_image_finish_read(&image, nullptr, samples.data(), 0, nullptr) == 0) {
    return std::nullopt;
  }
  return make_pixels(image.width, image.height, channels, std::move(samples));
}

}  // namespace octavo::image
