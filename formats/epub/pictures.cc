#include "formats/epub/pictures.h"

#include <optional>
#include <utility>
#include <variant>

#include "compiler/overload.h"
#include "compiler/walk.h"
#include "formats/css/stylesheets.h"
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

BookPicture book_picture(Picture picture, std::size_t number) {
  return {.name = css::picture_name(number, picture.kind),
          .media_type = media_type(picture.kind),
          .bytes = std::move(picture.bytes)};
}

std::vector<BookPicture> book_pictures(const Document& document) {
  std::vector<BookPicture> pictures;
  pictures.reserve(document.pictures.size());
  for (const Picture& stored : document.pictures) {
    pictures.push_back(book_picture(upright(stored), pictures.size()));
  }
  return pictures;
}

void leave_out_unshown(const Document& document,
                       const std::set<PictureId>& asked,
                       std::vector<BookPicture>& pictures) {
  if (document.stylesheets == nullptr || document.stylesheets->pictures.empty()) {
    return;
  }
  for (const auto& [address, picture] : document.stylesheets->pictures) {
    pictures[static_cast<std::size_t>(picture)].is_shown = asked.contains(picture);
  }
  const auto show = [&](PictureId picture) {
    if (picture != PictureId::none) {
      pictures[static_cast<std::size_t>(picture)].is_shown = true;
    }
  };
  show(document.metadata.cover);
  walk(document.content,
       Overload{[](const Block&) {},
                [&](const Inline& node) {
                  if (const auto* image = std::get_if<Image>(&node.kind)) {
                    show(image->picture);
                  }
                }});
}

}  // namespace octavo::epub
