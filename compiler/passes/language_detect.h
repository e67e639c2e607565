#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "compiler/document.h"

namespace octavo {

/// The language that a whole document's text seems to be in; empty when it does not say.
std::string detect_document_language(const Document& document);

/// What a document says of the languages in it: short words follow the whole.
struct DocumentLanguages {
  std::string document{};
  /// For each script other than Latin what its text in the whole document is in.
  std::map<std::string, std::string, std::less<>> scripts{};
};

DocumentLanguages survey_languages(const Document& document, std::string language);

/// The language of one block's text where it is clearly not `context`; else empty.
std::string detect_block_language(std::string_view text,
                                  std::string_view context,
                                  const DocumentLanguages& languages);

/// Whether a language is written in a script (ISO 15924), among others perhaps.
bool is_written_in(std::string_view language, std::string_view script);

/// The likely language of words in a script that the text around them is not in: that of
/// the document if it is written so, else by the look of the words, else as the document
/// has it elsewhere, else the script's only or by far greatest one; or empty.
std::string language_of_script(std::string_view script,
                               std::string_view text,
                               const DocumentLanguages& languages);

/// Whether a text has no letter of another script than Latin: most have none.
bool is_latin_text(std::string_view text);

}  // namespace octavo
