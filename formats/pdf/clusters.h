#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fonts/font.h"
#include "formats/paged/page.h"

namespace octavo::pdf {

/// The glyphs `[first, last)` of a run that show one cluster.
struct Cluster {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  /// What they say together.
  std::string_view text{};
  /// Readers that go by the glyphs alone may not find the text.
  bool needs_actual_text = false;
};

/// What the glyphs of a run read as: every glyph has a text (perhaps none), and a cluster
/// whose glyphs cannot be read one by one is marked. Views into the run.
struct RunReading {
  std::vector<Cluster> clusters{};
  /// One a glyph.
  std::vector<std::string_view> glyph_texts{};
};

RunReading read_run(const paged::TextRun& run, const Font& font);

/// The glyph to paint: never 0, which no standard lets a text show; a space stands in.
std::uint32_t painted_glyph(std::uint32_t glyph, const Font& font);

}  // namespace octavo::pdf
