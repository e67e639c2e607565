#include "formats/image/image.h"
#include "formats/image/kinds.h"
#include "formats/image/pixels.h"

namespace octavo::image {

std::optional<Pixels> decode(const Picture& picture) {
  switch (picture.kind) {
    case PictureKind::png:
      return decode_png(picture.bytes);
    case PictureKind::jpeg: {
      auto stored = decode_jpeg(picture.bytes);
      if (!stored) {
        return std::nullopt;
      }
      return turn_upright(std::move(*stored), picture.orientation);
    }
    case PictureKind::gif:
      return decode_gif(picture.bytes);
    case PictureKind::webp:
      return decode_webp(picture.bytes);
    case PictureKind::svg:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace octavo::image
