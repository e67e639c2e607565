#include "formats/pdf/writer.h"

#include <utility>

#include "formats/image/flat_png.h"
#include "formats/paged/drawing.h"
#include "formats/paged/paged.h"
#include "formats/pdf/book.h"

namespace octavo::pdf {

namespace {

/// Of the longer side: enough to tell one page from another, on dense screens too.
constexpr double first_page_pixels = 320;

}  // namespace

WrittenBook write_pdf(const WriteRequest& request, Diagnostics& diagnostics) {
  const auto& [document, options, page_starts] = request;
  paged::PagedDocument pages = paged::make_pages(document, options, diagnostics);
  WrittenBook written{.bytes = write_pages(pages, document, options, diagnostics)};
  if (options.draws_first_page && written.bytes && !pages.pages.empty()) {
    written.first_page = image::encode_flat_png(
        paged::draw_page(pages.pages.front(), *pages.fonts, document, first_page_pixels)
            .pixels);
  }
  written.uses_system_fonts = pages.fonts->uses_system_fonts();
  written.page_starts = std::move(pages.starts);
  return written;
}

}  // namespace octavo::pdf
