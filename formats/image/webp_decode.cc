#include <memory>
#include <utility>

#include <webp/decode.h>
#include <webp/demux.h>

#include "formats/image/kinds.h"
#include "formats/image/pixels.h"

namespace octavo::image {

namespace {

const std::uint8_t* data_of(std::string_view bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

// The first frame on its canvas.
std::optional<Pixels> decode_animation(std::string_view bytes) {
  const WebPData data{.bytes = data_of(bytes), .size = bytes.size()};
  WebPAnimDecoderOptions options;
  if (WebPAnimDecoderOptionsInit(&options) == 0) {
    return std::nullopt;
  }
  options.color_mode = MODE_RGBA;
  const std::unique_ptr<WebPAnimDecoder, void (*)(WebPAnimDecoder*)> decoder(
      WebPAnimDecoderNew(&data, &options), WebPAnimDecoderDelete);
  WebPAnimInfo info;
  std::uint8_t* frame = nullptr;
  int time = 0;
  if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0 ||
      WebPAnimDecoderGetNext(decoder.get(), &frame, &time) == 0) {
    return std::nullopt;
  }
  const std::size_t size = std::size_t{info.canvas_width} * info.canvas_height * 4;
  return make_pixels(info.canvas_width, info.canvas_height, 4,
                     std::string(reinterpret_cast<const char*>(frame), size));
}

}  // namespace

std::optional<Pixels> decode_webp(std::string_view bytes) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) != VP8_STATUS_OK) {
    return std::nullopt;
  }
  const auto width = static_cast<std::uint32_t>(features.width);
  const auto height = static_cast<std::uint32_t>(features.height);
  if (std::uint64_t{width} * height > most_pixels) {
    return std::nullopt;
  }
  if (features.has_animation != 0) {
    return decode_animation(bytes);
  }
  const unsigned channels = features.has_alpha != 0 ? 4 : 3;
  std::string samples(std::size_t{width} * height * channels, '\0');
  auto* out = reinterpret_cast<std::uint8_t*>(samples.data());
  const int row_size = static_cast<int>(width * channels);
  const auto* decoded = channels == 4 ? WebPDecodeRGBAInto(data_of(bytes), bytes.size(),
                                                           out, samples.size(), row_size)
                                      : WebPDecodeRGBInto(data_of(bytes), bytes.size(),
                                                          out, samples.size(), row_size);
  if (decoded == nullptr) {
    return std::nullopt;
  }
  return make_pixels(width, height, channels, std::move(samples));
}

}  // namespace octavo::image
