#pragma once

#include <span>
#include <string>

#include "compiler/document.h"

namespace octavo::epub {

/// The id that `html` has in every file of the book, which no anchor of the document is:
/// what the author's rules are printed beneath. Empty: the author has no stylesheet.
std::string root_id(const Document& document);

/// How the book looks where its reader has no other wish: octavo's own stylesheet and the
/// author's, as far as reading systems have a use for them. `files` are the printed files
/// of the book.
std::string print_stylesheet(const Document& document,
                             std::span<const std::string> files);

}  // namespace octavo::epub
