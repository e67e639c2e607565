#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "formats/paged/page.h"
#include "formats/pdf/codes.h"
#include "formats/pdf/content.h"
#include "formats/pdf/images.h"
#include "formats/pdf/object_file.h"

namespace octavo::pdf {

/// A book's faces: what the codes of its content streams mean, and the fonts' objects.
struct BookFonts {
  std::map<FontId, FontCodes> codes{};
  std::map<FontId, ObjectId> objects{};
};

/// Cuts down and puts each face that the pages show. Empty: a face cannot be cut, which
/// is reported.
std::optional<BookFonts> put_fonts(ObjectFile& file,
                                   const paged::PagedDocument& pages,
                                   unsigned jobs,
                                   Diagnostics& diagnostics);

/// Puts each picture that the pages show; one whose data are broken is left out and
/// reported.
std::map<PictureId, ObjectId> put_pictures(ObjectFile& file,
                                           const paged::PagedDocument& pages,
                                           const Document& document,
                                           Inks inks,
                                           Diagnostics& diagnostics);

/// The resource dictionary of one page.
std::string page_resources(const PageContent& content,
                           const BookFonts& fonts,
                           const std::map<PictureId, ObjectId>& pictures);

}  // namespace octavo::pdf
