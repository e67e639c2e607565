#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"

/// One manuscript under many stylesheets.
namespace octavo::tests {

/// What properties and declarations are tried on, relative to the repository.
inline constexpr const char* specimen = "tests/stylesheets/specimen.md";

/// The finished document of a manuscript that has no stylesheet, and in which nothing is
/// wrong. The path is relative to the repository.
Document finished_document(const std::string& path);

/// What a stylesheet of its author's makes of a document in one of the two books.
struct Shown {
  /// The dump of its pages, or its printed stylesheet and the start tags of its text.
  std::string text{};
  /// Of pages: the glyphs that stand for the words, which no dump says.
  std::string glyphs{};
  /// What is said of the stylesheet: `css-unsupported` and `css-invalid`.
  std::vector<Diagnostic> reports{};

  bool looks_like(const Shown& other) const {
    return text == other.text && glyphs == other.glyphs;
  }
};

Shown on_pages(Document& document, std::string_view css);
Shown in_reflow(Document& document, std::string_view css);

/// The file of the e-book that has all of the text.
std::string xhtml_of(Document& document, std::string_view css);

}  // namespace octavo::tests
