#pragma once

#include <cstdint>

namespace octavo::markdown {

/// Which text of the CommonMark specification a dialect follows where they differ.
enum class Edition : std::uint8_t { commonmark_029, commonmark_031 };

/// What a dialect of Markdown has beside CommonMark.
struct Syntax {
  Edition edition = Edition::commonmark_031;
  /// Tables, strikethrough, task lists, bare addresses.
  bool github = false;
  /// Front matter, notes, attributes, divisions, definition lists, verse, figures …
  bool book = false;
};

constexpr Syntax commonmark_syntax{};
constexpr Syntax gfm_syntax{
    .edition = Edition::commonmark_029, .github = true, .book = false};
constexpr Syntax book_syntax{
    .edition = Edition::commonmark_031, .github = true, .book = true};

/// Nodes nested deeper than this are kept as text.
constexpr std::uint32_t nesting_limit = 256;
/// Containers nested deeper than this are kept as text: what they hold needs some depth
/// too.
constexpr std::uint32_t container_limit = 240;
/// A table with more columns is kept as text.
constexpr std::uint32_t table_columns_limit = 1000;

}  // namespace octavo::markdown
