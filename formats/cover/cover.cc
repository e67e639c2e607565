#include "formats/cover/cover.h"

#include <algorithm>
#include <string>
#include <utility>

#include "formats/cover/setting.h"
#include "formats/css/stylesheets.h"
#include "formats/image/flat_png.h"
#include "formats/paged/drawing.h"

namespace octavo::cover {
namespace {

constexpr double longer_side = 1600;

/// All of a cover's pictures are those of stylesheets.
std::string address_of(PictureId picture, const Document& document) {
  const auto& pictures = document.stylesheets->pictures;
  return std::ranges::find(pictures, picture,
                           [](const auto& each) { return each.second; })
      ->first;
}

}  // namespace

TypesetCover typeset_cover(const Document& document,
                           const Options& options,
                           Diagnostics& diagnostics) {
  const paged::PagedDocument set = set_cover(document, options, diagnostics);
  if (set.pages.empty()) {
    return {};
  }
  const paged::DrawnPage drawn =
      paged::draw_page(set.pages.front(), *set.fonts, document, longer_side);
  for (const PictureId picture : drawn.left_out) {
    diagnostics.warn("cover-undrawn", {},
                     "`" + address_of(picture, document) +
                         "` is left out of the cover: its place stays empty",
                     {{.message = "export it as PNG, of fewer pixels"}});
  }
  return {.picture = Picture{.kind = PictureKind::png,
                             .bytes = image::encode_flat_png(drawn.pixels),
                             .width = drawn.pixels.width,
                             .height = drawn.pixels.height},
          .uses_system_fonts = set.fonts->uses_system_fonts()};
}

}  // namespace octavo::cover
