#pragma once

#include <vector>

#include "formats/paged/itemise.h"

namespace octavo::paged {

/// What a paragraph was set from.
struct SetParagraph {
  const ParagraphText& paragraph;
  const ParagraphStyle& style;
  const ItemisedText& itemised;
  const FontLibrary& fonts;
};

/// Reports what is wrong with a set paragraph: characters that no face has, once each,
/// and lines that stick out.
void report_paragraph(const SetParagraph& set,
                      const std::vector<Line>& lines,
                      Diagnostics& diagnostics);

}  // namespace octavo::paged
