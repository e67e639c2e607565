#include "tests/formats/pdf/hand_pages.h"

#include <algorithm>

#include "compiler/text/utf8.h"

namespace octavo::tests {

paged::TextRun set_run(const FontLibrary& fonts, const HandRun& run) {
  const FontId serif = fonts.face({});
  const char32_t first = decode_utf8(run.text, 0).character;
  const bool has_it = fonts.font(serif).glyph_for(first) != 0;
  const FontId id =
      has_it ? serif : fonts.fallback(to_utf32(run.text), run.script, run.language, {});
  const Font& font = fonts.font(id);
  std::vector<ShapedGlyph> shaped =
      shape(font, {.text = run.text,
                   .begin = 0,
                   .end = static_cast<std::uint32_t>(run.text.size()),
                   .direction = run.right_to_left ? Direction::right_to_left
                                                  : Direction::left_to_right,
                   .script = run.script,
                   .language = run.language});
  paged::TextRun out{.font = id,
                     .size = run.size,
                     .origin = {run.x, run.y},
                     .text = run.text,
                     .right_to_left = run.right_to_left,
                     .role = run.role,
                     .owner = run.owner,
                     .link = run.link,
                     .language = run.language};
  const double scale = run.size / font.metrics().units_per_em;
  for (const ShapedGlyph& glyph : shaped) {
    out.glyphs.push_back({.x = out.width + glyph.x_offset * scale,
                          .y = static_cast<float>(-glyph.y_offset * scale),
                          .glyph = glyph.glyph,
                          .text_begin = glyph.cluster});
    out.width += glyph.advance * scale;
  }
  if (run.right_to_left) {
    std::ranges::reverse(out.glyphs);
  }
  auto end = static_cast<std::uint32_t>(run.text.size());
  for (std::size_t i = out.glyphs.size(); i-- > 0;) {
    out.glyphs[i].text_end = end;
    if (i > 0 && out.glyphs[i - 1].text_begin != out.glyphs[i].text_begin) {
      end = out.glyphs[i].text_begin;
    }
  }
  return out;
}

paged::PagedDocument one_page() {
  return {.pages = {{.width = 300, .height = 400, .label = "1"}},
          .fonts = std::make_shared<const FontLibrary>()};
}

}  // namespace octavo::tests
