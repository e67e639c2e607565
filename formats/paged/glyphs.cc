#include "formats/paged/glyphs.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "compiler/text/breaks.h"
#include "compiler/text/utf8.h"
#include "formats/paged/inline_boxes.h"
#include "formats/paged/missing.h"
#include "formats/paged/small_capitals.h"

namespace octavo::paged {
namespace {

/// More text than any word has: longer stretches are shaped in parts, so that HarfBuzz's
/// buffers stay small.
constexpr std::uint32_t shaped_at_once = 1U << 15U;

bool is_right_to_left(const Piece& piece) {
  return piece.level % 2 == 1;
}

/// The features of a style; ligatures would not follow letter-spacing.
std::vector<FontFeature> features_of(const Piece& piece,
                                     const StyleRun& run,
                                     const FontLibrary& fonts) {
  std::vector<FontFeature> features = features_instead(piece, run, fonts);
  std::ranges::copy(run.style.features, std::back_inserter(features));
  if (run.style.letter_spacing != 0) {
    features.push_back({.tag = "liga", .value = 0});
    features.push_back({.tag = "clig", .value = 0});
  }
  return features;
}

/// Where a long piece is cut: at a space or, failing that, between clusters.
std::uint32_t end_of_part(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (end - begin <= shaped_at_once) {
    return end;
  }
  const std::string_view part = text.substr(begin, shaped_at_once);
  const auto space = part.rfind(' ');
  if (space != std::string_view::npos && space > 0) {
    return begin + static_cast<std::uint32_t>(space);
  }
  const std::vector<std::uint32_t> starts = grapheme_starts(part);
  return starts.size() > 2 ? begin + starts[starts.size() - 2] : end;
}

/// Shares a cluster's width out over its characters.
void spread(std::string_view text,
            std::uint32_t begin,
            std::uint32_t end,
            Scaled width,
            std::vector<Scaled>& sums) {
  Scaled characters = 0;
  for (std::uint32_t at = begin; at < end; ++at) {
    characters += is_continuation(text[at]) ? 0 : 1;
  }
  const Scaled start = sums[begin];
  Scaled passed = 0;
  for (std::uint32_t at = begin + 1; at <= end; ++at) {
    passed += is_continuation(text[at - 1]) ? 0 : 1;
    sums[at] = start + (characters == 0 ? width : width * passed / characters);
  }
}

}  // namespace

std::string shaping_text(std::string_view text) {
  std::string result(text);
  std::ranges::replace_if(
      result, [](char c) { return c >= '\t' && c <= '\r'; }, ' ');
  return result;
}

double added_spacing(const TextStyle& style,
                     std::string_view script,
                     std::string_view cluster) {
  constexpr std::array<std::string_view, 7> joined = {"Arab", "Syrc", "Mong", "Nkoo",
                                                      "Deva", "Beng", "Guru"};
  if (style.letter_spacing == 0 && style.word_spacing == 0) {
    return 0;
  }
  const bool is_joined = std::ranges::find(joined, script) != joined.end();
  const bool is_space = cluster == " " || cluster == "\u00A0";
  return (is_joined ? 0 : style.letter_spacing) + (is_space ? style.word_spacing : 0);
}

double size_of(const Piece& piece, const StyleRun& run) {
  return piece.is_small_capital ? small_capital_size * run.style.size : run.style.size;
}

double unit_scale(const Piece& piece, const StyleRun& run, const FontLibrary& fonts) {
  return size_of(piece, run) / fonts.font(piece.font).metrics().units_per_em;
}

std::vector<ShapedGlyph> shape_range(std::string_view text,
                                     const Piece& piece,
                                     const StyleRun& run,
                                     const ShapeRange& range,
                                     const FontLibrary& fonts) {
  std::string language = run.language;
  if (const std::string& system = run.style.rare->language_system; !system.empty()) {
    // How HarfBuzz is told of an OpenType language system.
    language += "-x-hbot" + system;
  }
  ShapeRequest request{.direction = is_right_to_left(piece) ? Direction::right_to_left
                                                            : Direction::left_to_right,
                       .script = piece.script,
                       .language = language,
                       .features = features_of(piece, run, fonts)};
  CapitalText capitals;
  const std::uint32_t base = range.context_begin;
  if (piece.is_small_capital) {
    capitals = capital_text(text, range.begin, range.end, run.language);
    request.text = capitals.text;
    request.end = static_cast<std::uint32_t>(capitals.text.size());
  } else {
    request.text = text.substr(base, range.context_end - base);
    request.begin = range.begin - base;
    request.end = range.end - base;
  }
  std::vector<ShapedGlyph> glyphs = shape(fonts.font(piece.font), request);
  if (is_right_to_left(piece)) {
    std::ranges::reverse(glyphs);
  }
  for (ShapedGlyph& glyph : glyphs) {
    glyph.cluster =
        piece.is_small_capital ? capitals.places[glyph.cluster] : glyph.cluster + base;
  }
  return glyphs;
}

std::vector<ShapedPiece> shape_pieces(std::string_view text,
                                      const ParagraphText& paragraph,
                                      const ItemisedText& itemised,
                                      const FontLibrary& fonts) {
  std::vector<ShapedPiece> shaped;
  shaped.reserve(itemised.pieces.size());
  for (const Piece& piece : itemised.pieces) {
    const StyleRun& run = paragraph.runs[piece.run];
    ShapedPiece& result = shaped.emplace_back();
    if (piece.kind == PieceKind::picture) {
      result.width = run.picture_width;
    } else if (piece.kind == PieceKind::missing) {
      result.width =
          missing_width(text.substr(piece.begin, piece.end - piece.begin), run, fonts);
    } else if (piece.kind == PieceKind::text) {
      if (piece.end - piece.begin > shaped_at_once) {
        result.glyphs.reserve(piece.end - piece.begin);
      }
      for (std::uint32_t begin = piece.begin; begin < piece.end;) {
        const std::uint32_t end = end_of_part(text, begin, piece.end);
        std::vector<ShapedGlyph> part =
            shape_range(text, piece, run,
                        {.begin = begin,
                         .end = end,
                         .context_end = static_cast<std::uint32_t>(text.size())},
                        fonts);
        if (result.glyphs.capacity() == 0) {
          result.glyphs = std::move(part);
        } else {
          result.glyphs.insert(result.glyphs.end(), part.begin(), part.end());
        }
        begin = end;
      }
    }
  }
  return shaped;
}

std::vector<Scaled> advances(std::string_view text,
                             const ParagraphText& paragraph,
                             const ItemisedText& itemised,
                             const std::vector<ShapedPiece>& shaped,
                             const FontLibrary& fonts) {
  constexpr double unit = 65536;
  std::vector<Scaled> sums(text.size() + 1);
  for (std::size_t i = 0; i < itemised.pieces.size(); ++i) {
    const Piece& piece = itemised.pieces[i];
    const StyleRun& run = paragraph.runs[piece.run];
    const std::vector<ShapedGlyph>& glyphs = shaped[i].glyphs;
    const bool is_boxed = run.box != no_box;
    const double before =
        is_boxed ? inset_before(paragraph, run, piece.begin, piece.level) : 0;
    const double after =
        is_boxed ? inset_after(paragraph, run, piece.end, piece.level) : 0;
    if (glyphs.empty()) {
      spread(text, piece.begin, piece.end,
             std::llround((shaped[i].width + before + after) * unit), sums);
      continue;
    }
    const double scale = unit_scale(piece, run, fonts);
    std::uint32_t begin = piece.begin;
    for (std::size_t first = 0; first < glyphs.size();) {
      std::size_t last = first;
      double width = 0;
      while (last < glyphs.size() && glyphs[last].cluster == glyphs[first].cluster) {
        width += glyphs[last].advance;
        ++last;
      }
      const std::uint32_t end = last < glyphs.size() ? glyphs[last].cluster : piece.end;
      const double spacing =
          added_spacing(run.style, piece.script, text.substr(begin, end - begin)) +
          (first == 0 ? before : 0) + (end == piece.end ? after : 0);
      spread(text, begin, end, std::llround((width * scale + spacing) * unit), sums);
      begin = end;
      first = last;
    }
  }
  return sums;
}

}  // namespace octavo::paged
