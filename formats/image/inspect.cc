#include <cmath>
#include <string>
#include <utility>

#include "formats/image/image.h"
#include "formats/image/kinds.h"
#include "formats/image/private_data.h"
#include "formats/image/svg.h"

namespace octavo::image {

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20U;

/// Every backend has to be able to show it; what a reader makes of broken data differs.
bool is_sound(const Picture& picture) {
  return picture.kind == PictureKind::jpeg ? is_sound_jpeg(picture.bytes)
                                           : decode(picture).has_value();
}

PictureInspection inspect_pixels(PictureKind kind, Header header, std::string bytes) {
  if (!header.error.empty()) {
    return {.error = std::move(header.error)};
  }
  if (std::uint64_t{header.width} * header.height > most_pixels) {
    return {.error = "has more than 100 million pixels (" + std::to_string(header.width) +
                     " × " + std::to_string(header.height) + ")"};
  }
  // Orientations from 5 on exchange the sides (EXIF 2.3, 4.6.4).
  if (header.orientation >= 5) {
    std::swap(header.width, header.height);
  }
  Picture picture{.kind = kind,
                  .bytes = without_private_data(kind, std::move(bytes)),
                  .width = header.width,
                  .height = header.height,
                  .resolution = header.resolution,
                  .orientation = header.orientation};
  if (!is_sound(picture)) {
    return {.error = "has damaged data"};
  }
  return {.picture = std::move(picture)};
}

PictureInspection inspect_drawing(std::string_view bytes) {
  Drawing drawing = read_drawing(bytes);
  if (!drawing.error.empty()) {
    return {.error = std::move(drawing.error)};
  }
  return {.picture =
              Picture{.kind = PictureKind::svg,
                      .bytes = std::move(drawing.bytes),
                      .width = static_cast<std::uint32_t>(std::lround(drawing.width)),
                      .height = static_cast<std::uint32_t>(std::lround(drawing.height)),
                      .passes = drawing.passes},
          .left_out = std::move(drawing.left_out)};
}

}  // namespace

PictureInspection inspect(std::string bytes) {
  if (bytes.size() > most_bytes) {
    return {.error = "has more than 64 MiB"};
  }
  const std::string_view view = bytes;
  if (view.starts_with("\x89PNG\r\n\x1A\n")) {
    Header header = read_png_header(view);
    return inspect_pixels(PictureKind::png, std::move(header), std::move(bytes));
  }
  if (view.starts_with("\xFF\xD8\xFF")) {
    Header header = read_jpeg_header(view);
    return inspect_pixels(PictureKind::jpeg, std::move(header), std::move(bytes));
  }
  if (view.starts_with("GIF87a") || view.starts_with("GIF89a")) {
    Header header = read_gif_header(view);
    return inspect_pixels(PictureKind::gif, std::move(header), std::move(bytes));
  }
  if (view.size() > 12 && view.starts_with("RIFF") &&
      view.substr(8).starts_with("WEBP")) {
    Header header = read_webp_header(view);
    return inspect_pixels(PictureKind::webp, std::move(header), std::move(bytes));
  }
  if (looks_like_drawing(view)) {
    return inspect_drawing(view);
  }
  return {.error =
              bytes.empty() ? "is an empty file" : "is no PNG, JPEG, GIF, WebP or SVG"};
}

}  // namespace octavo::image
