#include "formats/pdf/encode.h"

#include <cstddef>

#include "formats/pdf/clusters.h"

namespace octavo::pdf {

namespace {

std::string_view text_of(const paged::TextRun& run,
                         std::uint32_t first,
                         std::uint32_t last) {
  const std::uint32_t begin = run.glyphs[first].text_begin;
  return std::string_view(run.text).substr(begin, run.glyphs[last - 1].text_end - begin);
}

// What needs no replacement joins what needs none before it.
void add_word(std::vector<Segment>& segments, const Segment& word) {
  if (!segments.empty() && !word.needs_actual_text &&
      !segments.back().needs_actual_text) {
    segments.back().last = word.last;
  } else {
    segments.push_back(word);
  }
}

}  // namespace

EncodedRun encode_run(const paged::TextRun& run,
                      const Font& font,
                      const FontCodes& codes,
                      WordParts parts) {
  const RunReading reading = read_run(run, font);
  EncodedRun encoded;
  encoded.codes.reserve(run.glyphs.size());
  Segment word;
  for (const Cluster& cluster : reading.clusters) {
    const bool is_space = cluster.text == " ";
    if (parts.first && word.first == 0 && word.last > 0 && is_space) {
      // Poppler would find another space behind one that is part of the replacement.
      word.needs_actual_text = true;
      add_word(encoded.segments, word);
      word = {.first = cluster.first};
    }
    word.needs_actual_text |= cluster.needs_actual_text;
    for (std::uint32_t i = cluster.first; i < cluster.last; ++i) {
      const GlyphCode found =
          codes.find(painted_glyph(run.glyphs[i].glyph, font), reading.glyph_texts[i]);
      encoded.codes.push_back(found.code);
      word.needs_actual_text |= !found.reads_as_asked;
    }
    word.last = cluster.last;
    if (is_space || cluster.last == run.glyphs.size()) {
      word.needs_actual_text |= (parts.first && word.first == 0) ||
                                (parts.last && cluster.last == run.glyphs.size());
      add_word(encoded.segments, word);
      word = {.first = cluster.last};
    }
  }
  for (Segment& segment : encoded.segments) {
    segment.text = text_of(run, segment.first, segment.last);
  }
  return encoded;
}

}  // namespace octavo::pdf
