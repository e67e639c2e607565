#pragma once

#include <string>

#include "compiler/document.h"

namespace octavo {

/// The words of inlines without mark-up: a line end is a space, a picture its author's
/// description, the mark of a note nothing. What a title, a bookmark or a slug is made
/// from.
std::string plain_text(const Inlines& inlines);
/// The words of a block and of all that is in it; a line end between inner blocks.
std::string plain_text(const Block& block);
std::string plain_text(const Blocks& blocks);

/// The same as one hears it: a picture without a description says that it has none.
std::string spoken_text(const Inlines& inlines);

/// The same as its book shows it: a picture that is shown has no words.
std::string shown_text(const Block& block);

/// The text of a finished document as every book must carry it, in reading order, a line
/// a paragraph: title page, contents entries, headings with their numbers, paragraphs
/// with the numbers of their notes, and the notes with theirs where the tree has them, at
/// the end of each chapter. List markers, page numbers and the descriptions of pictures
/// that are shown are not text; the description of a picture that cannot be shown is.
std::string reading_text(const Document& document);

}  // namespace octavo
