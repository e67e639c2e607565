#include "formats/epub/pictures.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "formats/image/image.h"
#include "formats/image/jpeg_encode.h"
#include "formats/image/png_encode.h"

namespace octavo::epub {

namespace {

struct FileType {
  std::string_view extension{};
  std::string_view media_type{};
};

FileType file_type(PictureKind kind) {
  switch (kind) {
    case PictureKind::png:
      return {.extension = "png", .media_type = "image/png"};
    case PictureKind::jpeg:
      return {.extension = "jpg", .media_type = "image/jpeg"};
    case PictureKind::gif:
      return {.extension = "gif", .media_type = "image/gif"};
    case PictureKind::webp:
      return {.extension = "webp", .media_type = "image/webp"};
    case PictureKind::svg:
      return {.extension = "svg", .media_type = "image/svg+xml"};
  }
  return {};
}

/// The picture as readers show it who know nothing of orientations: turned, a JPEG stays
/// one, and the others become a PNG.
Picture upright(const Picture& picture) {
  if (picture.orientation == 1) {
    return picture;
  }
  const auto pixels = image::decode(picture);
  const bool is_jpeg = picture.kind == PictureKind::jpeg;
  auto bytes = !pixels   ? std::nullopt
               : is_jpeg ? image::encode_jpeg(*pixels, picture.resolution)
                         : image::encode_png(*pixels);
  if (!bytes) {
    return picture;
  }
  return {.kind = is_jpeg ? PictureKind::jpeg : PictureKind::png,
          .bytes = std::move(*bytes)};
}

}  // namespace

std::vector<BookPicture> book_pictures(const Document& document) {
  constexpr std::size_t digits = 4;
  std::vector<BookPicture> pictures;
  for (const Picture& stored : document.pictures) {
    Picture picture = upright(stored);
    const FileType type = file_type(picture.kind);
    std::string number = std::to_string(pictures.size() + 1);
    if (number.size() < digits) {
      number.insert(0, digits - number.size(), '0');
    }
    pictures.push_back({.name = "images/" + number + "." + std::string(type.extension),
                        .media_type = type.media_type,
                        .bytes = std::move(picture.bytes)});
  }
  return pictures;
}

}  // namespace octavo::epub
