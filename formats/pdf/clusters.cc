#include "formats/pdf/clusters.h"

#include <algorithm>
#include <cstddef>

#include "compiler/text/utf8.h"

namespace octavo::pdf {

namespace {

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = decode_utf8(text, at).size;
    characters.push_back(text.substr(at, size));
    at += size;
  }
  return characters;
}

// Whether the glyphs after the first are those of the last characters, one by one, so
// that the first shows what comes before.
bool reads_one_by_one(const paged::TextRun& run,
                      const Font& font,
                      const Cluster& cluster,
                      const std::vector<std::string_view>& characters) {
  const std::size_t others = cluster.last - cluster.first - 1;
  if (characters.size() <= others) {
    return false;
  }
  for (std::size_t i = 0; i < others; ++i) {
    const std::string_view text = characters[characters.size() - 1 - i];
    if (font.glyph_for(decode_utf8(text, 0).character) !=
        run.glyphs[cluster.last - 1 - i].glyph) {
      return false;
    }
  }
  return true;
}

// Poppler turns ActualText round in right-to-left lines, so there the glyphs of several
// characters must carry the text themselves: the first all that the others have no
// character for.
void share_out(const Cluster& cluster,
               const std::vector<std::string_view>& characters,
               std::vector<std::string_view>& glyph_texts) {
  const std::size_t glyphs = cluster.last - cluster.first;
  const std::size_t with_text = std::min(glyphs, characters.size());
  const std::size_t in_first = characters.size() - with_text + 1;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < in_first; ++i) {
    bytes += characters[i].size();
  }
  glyph_texts[cluster.first] = cluster.text.substr(0, bytes);
  for (std::size_t i = 1; i < with_text; ++i) {
    glyph_texts[cluster.first + i] = characters[in_first + i - 1];
  }
}

void read_cluster(const paged::TextRun& run,
                  const Font& font,
                  Cluster& cluster,
                  std::vector<std::string_view>& glyph_texts) {
  if (cluster.last - cluster.first == 1 || cluster.text.empty()) {
    glyph_texts[cluster.first] = cluster.text;
    return;
  }
  const std::vector<std::string_view> characters = characters_of(cluster.text);
  if (run.right_to_left || reads_one_by_one(run, font, cluster, characters)) {
    share_out(cluster, characters, glyph_texts);
  } else {
    glyph_texts[cluster.first] = cluster.text;
  }
  // Poppler parts a raised mark from its letter, so that even one by one does not do. One
  // character reads the same from either side.
  cluster.needs_actual_text = !run.right_to_left || characters.size() == 1;
}

}  // namespace

RunReading read_run(const paged::TextRun& run, const Font& font) {
  RunReading reading;
  reading.glyph_texts.resize(run.glyphs.size());
  reading.clusters.reserve(run.glyphs.size());
  const auto size = static_cast<std::uint32_t>(run.glyphs.size());
  for (std::uint32_t first = 0; first < size;) {
    std::uint32_t last = first + 1;
    const std::uint32_t begin = run.glyphs[first].text_begin;
    const std::uint32_t end = run.glyphs[first].text_end;
    while (last < size && run.glyphs[last].text_begin == begin &&
           run.glyphs[last].text_end == end) {
      ++last;
    }
    Cluster cluster{.first = first,
                    .last = last,
                    .text = std::string_view(run.text).substr(begin, end - begin)};
    read_cluster(run, font, cluster, reading.glyph_texts);
    reading.clusters.push_back(cluster);
    first = last;
  }
  return reading;
}

std::uint32_t painted_glyph(std::uint32_t glyph, const Font& font) {
  return glyph == 0 ? font.glyph_for(U' ') : glyph;
}

}  // namespace octavo::pdf
