#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "formats/css/marks.h"
#include "formats/css/stylesheet.h"

/// Stylesheets as CSS for reading systems.
namespace octavo::css {

/// Which ways the text of a book runs.
enum class BookDirection : unsigned char { left_to_right, right_to_left, both };

struct PrintOptions {
  /// The id that `html` has in every file of the book, and nothing else in the book: the
  /// rules of themes and authors are printed beneath it. Without such it is not asked
  /// for.
  std::string root_id{};
  BookDirection direction = BookDirection::left_to_right;
  /// Of the files of the book; null: they have none.
  const Marks* marks = nullptr;
  /// The name in the book of the picture that an address means; none: the book has no
  /// such file, and what asks for it is left out. As is all that asks for a file where
  /// there is no such function.
  std::function<std::optional<std::string>(std::string_view address)> picture_name{};
  /// The same of a font.
  std::function<std::optional<std::string>(const FontSource& source)> font_name{};
};

/// What reading systems can show of the sheets, those that go before others last, as one
/// file: no `@page` and no `@import`, no rule for paper, no declaration that only pages
/// honour, and no rule that these leave empty. Each property also
/// has the names that old engines know it by. The author's rules go before a theme's,
/// and those before octavo's own, whatever their selectors, as in `style_elements`.
/// Linear in the sheets.
std::string print_sheets(std::span<const Stylesheet* const> sheets,
                         const PrintOptions& options);

}  // namespace octavo::css
