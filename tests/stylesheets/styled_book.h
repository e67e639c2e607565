#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "formats/css/stylesheet.h"
#include "tests/stylesheets/reflow_styles.h"

/// One manuscript under many stylesheets.
namespace octavo::tests {

/// What properties and declarations are tried on, relative to the repository.
inline constexpr const char* specimen = "tests/stylesheets/specimen.md";

/// The finished document of a manuscript that has no stylesheet, and in which nothing is
/// wrong but what is said to be. Paths are relative to the repository.
Document finished_document(const std::vector<std::string>& paths,
                           std::string_view expected_code = {});

/// What a stylesheet makes of a document in one of the two books.
struct Shown {
  /// The dump of its pages, or its printed stylesheet and the start tags of its text, or
  /// of that what is for no element.
  std::string text{};
  /// Of pages: the glyphs that stand for the words, which no dump says.
  std::string glyphs{};
  /// Of an e-book whose styles are computed: those of all its files.
  std::vector<ReflowStyle> styles{};
  /// What is said of the stylesheet: `css-unsupported` and `css-invalid`.
  std::vector<Diagnostic> reports{};

  bool looks_like(const Shown& other) const {
    return text == other.text && glyphs == other.glyphs && styles == other.styles;
  }
};

Shown on_pages(Document& document, std::string_view css);
/// The stylesheet as it is printed.
Shown in_reflow(Document& document, std::string_view css);

/// A look of octavo's that is tried.
struct Look {
  std::string_view css{};
  /// A theme goes on top of the default look; the house's own stands in its place.
  css::Origin origin = css::Origin::theme;
  /// What the author of the book asks for besides.
  std::string_view authors_css{};
};

Shown look_on_pages(Document& document, const Look& look);
/// What octavo sets on the cover of a book.
Shown look_on_cover(Document& document, const Look& look);
/// What its elements come to in a reading system.
Shown look_in_reflow(Document& document, const Look& look);

/// The file of the e-book that has all of the text.
std::string xhtml_of(Document& document, std::string_view css);

}  // namespace octavo::tests
