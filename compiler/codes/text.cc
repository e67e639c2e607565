#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode table[] = {
    {.code = "maybe-heading",
     .severity = Severity::warning,
     .explanation =
         "In a plain text a short line stands alone between two paragraphs. Nothing "
         "shows "
         "that it is a heading: it has no chapter word and no number, is not in "
         "capitals, "
         "centred or underlined, and no other lines are set like it. So it is set as a "
         "paragraph. It may be a heading, or the caption of a lost picture. Draw a line "
         "of "
         "equals signs under it to make it a heading; delete it if it is left over.",
     .example = "A paragraph that ends here.\n\nlost caption\n\nThe next paragraph."},
};

}  // namespace

std::span<const DiagnosticCode> text() {
  return table;
}

}  // namespace octavo::codes
