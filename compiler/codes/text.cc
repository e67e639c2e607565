#include "compiler/codes.h"

namespace octavo::codes {
namespace {

constexpr DiagnosticCode text_codes[] = {
    {.code = "language-tag",
     .severity = Severity::warning,
     .explanation =
         "A language is stated that octavo does not know, so it is left out of account: "
         "the language around it, or the one that the text shows, takes its place. "
         "Languages are written as BCP 47 tags: `pt`, `pt-BR`, `zh-Hant`, not as names.",
     .example = "---\nlang: portuguese\n---\n\nText."},
    {.code = "language-unknown",
     .severity = Severity::warning,
     .explanation =
         "No language is stated, and the text is too short or too mixed to show one, so "
         "it is set as English. Quotes, hyphenation and generated words may be those of "
         "the wrong language. State it with `lang:` in the front matter, or with --lang.",
     .example = "12, 34 and so on."},
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
  return text_codes;
}

}  // namespace octavo::codes
