#pragma once

#include <vector>

#include "formats/paged/itemise.h"

namespace octavo::paged {

/// Reports what is wrong with a set paragraph: characters that no face has, once each,
/// and lines that stick out.
void report_paragraph(const ParagraphText& paragraph,
                      const ParagraphStyle& style,
                      const ItemisedText& itemised,
                      const std::vector<Line>& lines,
                      Diagnostics& diagnostics);

}  // namespace octavo::paged
