#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode printing_codes[] = {
    {.code = "pdf-not-written",
     .severity = Severity::error,
     .explanation =
         "The libraries that cut a face down or write the PDF's objects refused to. "
         "With octavo's own faces this is a fault of octavo's and worth a report; with a "
         "face of the system's, use another.",
     .example = "---\nmainfont: A Damaged Face\n---"},
    {.code = "picture-undecodable",
     .severity = Severity::warning,
     .explanation =
         "The head of the file says that it is a picture, and its data are damaged: they "
         "end too early or make no sense. The PDF shows an empty frame of the picture's "
         "size, with its description for those who listen. Export the picture again.",
     .example = "![A chart](cut-short.png)"},
};

}  // namespace

std::span<const DiagnosticCode> printing() {
  return printing_codes;
}

}  // namespace octavo::codes
