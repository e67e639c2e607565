#include "formats/pdf/writer.h"

#include <utility>

#include "formats/paged/paged.h"
#include "formats/pdf/book.h"

namespace octavo::pdf {

WrittenBook write_pdf(const WriteRequest& request, Diagnostics& diagnostics) {
  const auto& [document, options, page_starts] = request;
  paged::PagedDocument pages = paged::make_pages(document, options, diagnostics);
  WrittenBook written{.bytes = write_pages(pages, document, options, diagnostics)};
  written.uses_system_fonts = pages.fonts->uses_system_fonts();
  written.page_starts = std::move(pages.starts);
  return written;
}

}  // namespace octavo::pdf
