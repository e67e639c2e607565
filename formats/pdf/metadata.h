#pragma once

#include <string>

#include "compiler/document.h"
#include "compiler/format.h"
#include "formats/paged/page.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

/// The document information dictionary (14.3.3). Its dates are the book's, else the
/// epoch's, else a fixed one.
Entries information(const Metadata& metadata, const Options& options);
/// The same as XMP, an XML packet (14.3.2), and the standards that the file keeps.
std::string xmp_packet(const Metadata& metadata,
                       const Options& options,
                       const PdfStandards& standards);
/// The number tree PageLabels: what is printed on each page (12.4.2).
std::string page_labels(const paged::PagedDocument& pages);

}  // namespace octavo::pdf
