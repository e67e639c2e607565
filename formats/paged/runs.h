#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/document.h"
#include "formats/paged/paragraph.h"

/// Texts that are put together.
namespace octavo::paged {

/// What stands for a picture in a text.
inline constexpr std::string_view object_character = "\uFFFC";

/// One run of text that no leaf of the document shows.
ParagraphText plain_run(std::string text,
                        const TextStyle& style,
                        std::string_view language,
                        Role role,
                        NodeId owner);

/// A picture that a stylesheet shows, as large as it is. No text where the document has
/// none at that address.
ParagraphText picture_run(const Document& document,
                          std::string_view address,
                          const TextStyle& style,
                          std::string_view language,
                          Role role,
                          NodeId owner);

/// A pattern that fills what room its line has left. It is not divided.
ParagraphText leader_run(std::string_view pattern,
                         const TextStyle& style,
                         std::string_view language);

/// Adds a text behind another, in one of the boxes that are open there.
void append_text(ParagraphText& text, ParagraphText more, std::uint32_t box = no_box);
/// Takes spaces off the end.
void drop_trailing_space(ParagraphText& text);

}  // namespace octavo::paged
