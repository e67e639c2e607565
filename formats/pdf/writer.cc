#include "formats/pdf/writer.h"

#include "formats/paged/paged.h"
#include "formats/pdf/book.h"

namespace octavo::pdf {

std::optional<std::string> write_pdf(const Document& document,
                                     const Options& options,
                                     Diagnostics& diagnostics) {
  return write_pages(paged::make_pages(document, options, diagnostics), document, options,
                     diagnostics);
}

}  // namespace octavo::pdf
