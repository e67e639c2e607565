#include "compiler/codes.h"

#include <algorithm>

namespace octavo {

std::vector<codes::Area> codes::areas() {
  return {
      {.subject = "the command line, and files that cannot be read or written",
       .codes = environment()},
      {.subject = "what an input holds", .codes = reading()},
      {.subject = "what a text does not say for certain", .codes = text()},
      {.subject = "Markdown, its front matter and the HTML in it", .codes = markdown()},
      {.subject = "links, notes, headings, pictures, the title", .codes = passes()},
      {.subject = "stylesheets", .codes = styling()},
      {.subject = "the set pages", .codes = layout()},
      {.subject = "the written files", .codes = printing()},
      {.subject = "finished books that are read back", .codes = verifying()},
  };
}

std::vector<DiagnosticCode> diagnostic_codes() {
  std::vector<DiagnosticCode> all;
  for (const codes::Area& area : codes::areas()) {
    all.insert(all.end(), area.codes.begin(), area.codes.end());
  }
  std::ranges::sort(all, {}, &DiagnosticCode::code);
  return all;
}

}  // namespace octavo
