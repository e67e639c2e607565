#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"

/// The tables of diagnostic codes, one for each area, each sorted by code. Whoever emits
/// a code writes its row here; `diagnostic_codes()` joins them.
namespace octavo::codes {

/// One area of codes, as `octavo explain` lists them.
struct Area {
  /// What the codes of the area are about.
  std::string_view subject{};
  std::span<const DiagnosticCode> codes{};
};

/// Every area, in the order in which a book meets them.
std::vector<Area> areas();

/// The command line, and files that cannot be read or written.
std::span<const DiagnosticCode> environment();
/// What setting the text finds: faces, lines, tables, the paper.
std::span<const DiagnosticCode> layout();
std::span<const DiagnosticCode> styling();
/// What Markdown, its front matter and the HTML in it hold.
std::span<const DiagnosticCode> markdown();
/// What the passes find: links, notes, headings, pictures, the title.
std::span<const DiagnosticCode> passes();
/// What comes up when the pages are written.
std::span<const DiagnosticCode> printing();
/// What the bytes of an input are.
std::span<const DiagnosticCode> reading();
/// What finished books that are read back do not say.
std::span<const DiagnosticCode> verifying();
/// What a text does not say for certain: its headings, its language.
std::span<const DiagnosticCode> text();

}  // namespace octavo::codes
