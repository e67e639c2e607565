#include "tests/formats/paged/set_text.h"

#include <set>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::paged {
namespace {

std::string flaw_of(const TextRun& run) {
  if (run.glyphs.empty()) {
    return "a run without glyphs: " + run.text;
  }
  std::uint32_t covered = 0;
  std::uint32_t begin = 0;
  for (const PlacedGlyph& glyph : run.glyphs) {
    if (glyph.glyph == 0) {
      return "glyph 0 in: " + run.text;
    }
    const bool same_cluster = glyph.text_begin == begin && glyph.text_end == covered;
    if (!same_cluster && glyph.text_begin != covered) {
      return "a gap or an overlap in: " + run.text;
    }
    if (glyph.text_end <= glyph.text_begin) {
      return "an empty cluster in: " + run.text;
    }
    begin = glyph.text_begin;
    covered = glyph.text_end;
  }
  return covered == run.text.size() ? "" : "text after the last cluster: " + run.text;
}

}  // namespace

const FontLibrary& test_fonts() {
  static const FontLibrary fonts;
  return fonts;
}

ParagraphText plain(std::string_view text, std::string_view language) {
  ParagraphText paragraph;
  add_run(paragraph, text).language = language;
  return paragraph;
}

StyleRun& add_run(ParagraphText& paragraph, std::string_view text) {
  StyleRun run{.begin = static_cast<std::uint32_t>(paragraph.text.size()),
               .style = {.size = 10.5},
               .language = "en",
               .owner = static_cast<NodeId>(paragraph.runs.size() + 1)};
  paragraph.text += text;
  run.end = static_cast<std::uint32_t>(paragraph.text.size());
  return paragraph.runs.emplace_back(std::move(run));
}

double advance_of(const TextRun& run, std::size_t glyph) {
  const bool is_last = glyph + 1 == run.glyphs.size();
  return (is_last ? run.width : run.glyphs[glyph + 1].x) - run.glyphs[glyph].x;
}

ParagraphStyle justified(double measure, std::string_view language) {
  return {.measure = measure, .language = std::string(language)};
}

ParagraphStyle ragged(double measure, std::string_view language) {
  ParagraphStyle style = justified(measure, language);
  style.align = TextAlign::start;
  return style;
}

std::vector<Line> set(const ParagraphText& paragraph, const ParagraphStyle& style) {
  Diagnostics diagnostics;
  return set_paragraph(paragraph, style, test_fonts(), diagnostics);
}

std::vector<TextRun> text_runs(const Line& line) {
  std::vector<TextRun> runs;
  for (const PlacedItem& item : line.items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      runs.push_back(*run);
    }
  }
  return runs;
}

std::string text_of(const Line& line) {
  std::string text;
  for (const PlacedItem& item : line.items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      text += run->text;
    } else if (const auto* missing = std::get_if<MissingGlyph>(&item)) {
      text += missing->text;
    }
  }
  return text;
}

std::string text_of(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    std::string part = text_of(line);
    if (part.ends_with("\u00AD")) {
      part.resize(part.size() - std::string_view("\u00AD").size());
    }
    text += part;
  }
  return text;
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter next = decode_utf8(text, at);
    if (!is_space(next.character)) {
      result += text.substr(at, next.size);
    }
    at += next.size;
  }
  return result;
}

std::string flaw_of(const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    for (const TextRun& run : text_runs(line)) {
      if (std::string flaw = flaw_of(run); !flaw.empty()) {
        return flaw;
      }
    }
  }
  return {};
}

}  // namespace octavo::paged
