#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fonts/font.h"
#include "formats/paged/page.h"
#include "formats/pdf/codes.h"

namespace octavo::pdf {

/// Glyphs `[first, last)` of a run that are read together.
struct Segment {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  /// What they say; the codes alone do not say it when an `ActualText` must.
  std::string_view text{};
  bool needs_actual_text = false;
};

/// A run as a content stream shows it: a code a glyph.
struct EncodedRun {
  std::vector<std::uint16_t> codes{};
  /// Cover the glyphs without gap or overlap. A word that holds a cluster that its codes
  /// cannot say is replaced as a whole.
  std::vector<Segment> segments{};
};

/// Whether the first and the last word of a run are parts of longer ones, which must be
/// replaced as a whole.
struct WordParts {
  bool first = false;
  bool last = false;
};

EncodedRun encode_run(const paged::TextRun& run,
                      const Font& font,
                      const FontCodes& codes,
                      WordParts parts = {});

}  // namespace octavo::pdf
