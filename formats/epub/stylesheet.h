#pragma once

#include <set>
#include <span>
#include <string>

#include "compiler/document.h"
#include "formats/css/marks.h"
#include "formats/epub/fonts.h"

namespace octavo::epub {

/// The id that `html` has in every file of the book, which no anchor of the document is:
/// what the rules of its own stylesheets are printed beneath. Empty: it has none.
std::string root_id(const Document& document);

/// The files that a printed stylesheet asks for.
struct StylesheetFiles {
  std::set<PictureId> pictures{};
  BookFonts fonts;
};

/// How the book looks where its reader has no other wish: octavo's own stylesheet and the
/// author's, as far as reading systems have a use for them. `files` are the printed files
/// of the book, `marks` what their elements bear. What the stylesheet asks for is noted
/// in `asked`.
std::string print_stylesheet(const Document& document,
                             std::span<const std::string> files,
                             const css::Marks& marks,
                             StylesheetFiles& asked);

}  // namespace octavo::epub
