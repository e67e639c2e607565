#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace octavo::plain {

/// An act stands above its scenes as a part does above chapters; a scene opens no page.
enum class WordKind : unsigned char { part, act, chapter };

/// The chapter and part words of major languages; `word` is in lower case.
std::optional<WordKind> numbered_word(std::string_view word);
/// "one", "primeiro", "erstes": 0 for no number. `word` is in lower case.
std::uint32_t number_word(std::string_view word);
/// Whether a line in lower case names a part of a book without number.
bool names_section(std::string_view line);
bool names_contents(std::string_view line);
bool names_end(std::string_view line);
/// "footnote", "Anmerkungen": what is written before a note's number or above notes.
bool names_note(std::string_view line);

}  // namespace octavo::plain
