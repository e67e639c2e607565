#include "formats/cover/cover.h"

#include "formats/cover/drawing.h"
#include "formats/cover/setting.h"
#include "formats/image/flat_png.h"

namespace octavo::cover {

TypesetCover typeset_cover(const Document& document,
                           const Options& options,
                           Diagnostics& diagnostics) {
  const paged::PagedDocument set = set_cover(document, options, diagnostics);
  if (set.pages.empty()) {
    return {};
  }
  const image::FlatPixels drawn =
      draw_page(set.pages.front(), *set.fonts, document, diagnostics);
  return {.picture = Picture{.kind = PictureKind::png,
                             .bytes = image::encode_flat_png(drawn),
                             .width = drawn.width,
                             .height = drawn.height},
          .uses_system_fonts = set.fonts->uses_system_fonts()};
}

}  // namespace octavo::cover
