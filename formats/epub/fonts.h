#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/document.h"
#include "fonts/library.h"
#include "formats/css/stylesheet.h"

namespace octavo::epub {

/// A font as a file of the book.
struct BookFont {
  /// "fonts/0001.ttf": octavo's own, never the author's.
  std::string name{};
  std::string_view media_type{};
  std::string bytes{};
};

/// The fonts that the stylesheets of a book bring along.
class BookFonts {
 public:
  /// The document must outlive it.
  explicit BookFonts(const Document& document) : document_(document) {}

  /// The name in the book of the font that a source means: a file, or a face that travels
  /// with octavo. None: it is neither.
  std::optional<std::string> name_of(const css::FontSource& source);
  /// Each font that was asked for, in that order, with the characters that the printed
  /// files and the stylesheet of the book have, and their capitals and small letters, if
  /// its maker allows it to be cut.
  std::vector<BookFont> make(std::span<const std::string> files,
                             const std::string& style) const;

 private:
  struct Asked {
    FontBytes font{};
    std::string name{};
    bool is_cff = false;
  };

  std::optional<FontBytes> find(const css::FontSource& source);

  const Document& document_;
  std::optional<FontLibrary> library_{};
  std::vector<Asked> asked_{};
  /// Their places in the list, by whether they are local, and the name of the source.
  std::map<std::pair<bool, std::string>, std::size_t> by_source_{};
};

}  // namespace octavo::epub
