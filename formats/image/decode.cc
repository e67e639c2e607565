#include <utility>

#include "formats/image/image.h"
#include "formats/image/kinds.h"
#include "formats/image/pixels.h"

namespace octavo::image {

namespace {

std::optional<Pixels> decode_stored(const Picture& picture) {
  switch (picture.kind) {
    case PictureKind::png:
      return decode_png(picture.bytes);
    case PictureKind::jpeg:
      return decode_jpeg(picture.bytes);
    case PictureKind::gif:
      return decode_gif(picture.bytes);
    case PictureKind::webp:
      return decode_webp(picture.bytes);
    case PictureKind::svg:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Pixels> decode(const Picture& picture) {
  auto stored = decode_stored(picture);
  if (!stored) {
    return std::nullopt;
  }
  return turn_upright(std::move(*stored), picture.orientation);
}

}  // namespace octavo::image
