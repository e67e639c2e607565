#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode printing_codes[] = {
    {.code = "pdf-not-written",
     .severity = Severity::error,
     .explanation =
         "A face could not be cut down to what the book shows: with octavo's own faces "
         "this is a fault of octavo's and worth a report; with a face of the system's, "
         "use another. Or the PDF would have more than 8,388,607 objects, which is as "
         "many "
         "as readers must bear: make two books of it.",
     .example = "---\nmainfont: A Damaged Face\n---"},
    {.code = "picture-undecodable",
     .severity = Severity::warning,
     .explanation =
         "The SVG could not be drawn in ten seconds and 512 MB, or not at all: librsvg, "
         "which draws it, gives up on some. The PDF shows an empty frame of the "
         "drawing's "
         "size, with its description for those who listen; the EPUB has the drawing. "
         "Export it as PNG.",
     .example = "![A chart](endless.svg)"},
};

}  // namespace

std::span<const DiagnosticCode> printing() {
  return printing_codes;
}

}  // namespace octavo::codes
