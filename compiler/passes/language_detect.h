#pragma once

#include <string>
#include <string_view>

#include "compiler/document.h"

namespace octavo {

/// The language that a whole document's text seems to be in; empty when it does not say.
std::string detect_document_language(const Document& document);

/// The language of one block's text where it is clearly not `context`; else empty.
/// `document` is the language of the whole.
std::string detect_block_language(std::string_view text,
                                  std::string_view context,
                                  std::string_view document);

/// Whether a language is written in a script (ISO 15924), among others perhaps.
bool is_written_in(std::string_view language, std::string_view script);

/// The likely language of words in a script that the text around them is not in: that of
/// the document if it is written so, else the script's only or by far greatest one, else
/// by the look of the words; empty where that says nothing.
std::string language_of_script(std::string_view script,
                               std::string_view text,
                               std::string_view document);

}  // namespace octavo
