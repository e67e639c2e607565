#include "formats/epub/pictures.h"

#include <optional>
#include <utility>

#include "formats/css/vocabulary.h"
#include "formats/image/image.h"
#include "formats/image/jpeg_encode.h"
#include "formats/image/png_encode.h"

namespace octavo::epub {

namespace {

std::string_view media_type(PictureKind kind) {
  switch (kind) {
    case PictureKind::png:
      return "image/png";
    case PictureKind::jpeg:
      return "image/jpeg";
    case PictureKind::gif:
      return "image/gif";
    case PictureKind::webp:
      return "image/webp";
    case PictureKind::svg:
      return "image/svg+xml";
  }
  return {};
}

/// The picture as readers show it who know nothing of orientations.
Picture upright(const Picture& picture) {
  if (picture.orientation == 1) {
    return picture;
  }
  const auto pixels = image::decode(picture);
  const PictureKind kind = css::upright_kind(picture);
  const bool is_jpeg = kind == PictureKind::jpeg;
  auto bytes = !pixels   ? std::nullopt
               : is_jpeg ? image::encode_jpeg(*pixels, picture.resolution)
                         : image::encode_png(*pixels);
  if (!bytes) {
    return picture;
  }
  return {.kind = kind, .bytes = std::move(*bytes)};
}

}  // namespace

std::vector<BookPicture> book_pictures(const Document& document) {
  std::vector<BookPicture> pictures;
  for (const Picture& stored : document.pictures) {
    Picture picture = upright(stored);
    pictures.push_back({.name = css::picture_name(pictures.size(), picture.kind),
                        .media_type = media_type(picture.kind),
                        .bytes = std::move(picture.bytes)});
  }
  return pictures;
}

}  // namespace octavo::epub
