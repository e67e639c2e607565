#include "formats/paged/line_pieces.h"

#include <algorithm>
#include <span>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/paged/inline_boxes.h"

namespace octavo::paged {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

/// The glyphs of the clusters that begin in `[begin, end)`.
std::span<const ShapedGlyph> slice(const std::vector<ShapedGlyph>& glyphs,
                                   std::uint32_t begin,
                                   std::uint32_t end) {
  const auto first = std::ranges::lower_bound(glyphs, begin, {}, &ShapedGlyph::cluster);
  const auto last = std::ranges::lower_bound(glyphs, end, {}, &ShapedGlyph::cluster);
  return {first, last};
}

/// Whether what was shaped together can be cut at `offset` as it is.
bool is_safe(const Piece& piece,
             const std::vector<ShapedGlyph>& glyphs,
             std::uint32_t offset) {
  if (offset == piece.begin || offset == piece.end) {
    return true;
  }
  const auto at = std::ranges::lower_bound(glyphs, offset, {}, &ShapedGlyph::cluster);
  return at != glyphs.end() && at->cluster == offset && !at->unsafe_to_break;
}

/// Nothing is drawn for it and no letter is spaced after it.
bool is_ignorable(std::string_view cluster) {
  if (cluster.empty() || static_cast<unsigned char>(cluster.front()) < 0xC2) {
    return false;
  }
  for (std::size_t at = 0; at < cluster.size();) {
    const DecodedCharacter next = decode_utf8(cluster, at);
    if (!is_default_ignorable(next.character)) {
      return false;
    }
    at += next.size;
  }
  return true;
}

std::string without_soft_hyphens(std::string_view text) {
  std::string result(text);
  for (auto at = result.find(soft_hyphen); at != std::string::npos;
       at = result.find(soft_hyphen, at)) {
    result.erase(at, soft_hyphen.size());
  }
  return result;
}

/// Turns shaped glyphs into placed ones, cluster by cluster.
class PiecePlacer {
 public:
  PiecePlacer(const LineInput& input, LinePiece& target)
      : text_(input.text),
        target_(target),
        scale_(unit_scale(*target.piece, *target.run, input.fonts)) {}

  void place(std::span<const ShapedGlyph> glyphs, std::uint32_t end) {
    if (!glyphs.empty()) {
      reserve(glyphs.size(), end - glyphs.front().cluster);
    }
    for (std::size_t first = 0; first < glyphs.size();) {
      std::size_t last = first;
      while (last < glyphs.size() && glyphs[last].cluster == glyphs[first].cluster) {
        ++last;
      }
      const std::uint32_t begin = glyphs[first].cluster;
      const std::uint32_t next = last < glyphs.size() ? glyphs[last].cluster : end;
      place_cluster(glyphs.subspan(first, last - first), begin, next);
      first = last;
    }
  }

 private:
  void reserve(std::size_t glyphs, std::size_t bytes) {
    // A hyphen and a space may follow.
    target_.glyphs.reserve(glyphs + 2);
    target_.advances.reserve(glyphs + 2);
    target_.ends.reserve(glyphs + 2);
    target_.text.reserve(bytes + soft_hyphen.size() + 1);
  }

  void place_cluster(std::span<const ShapedGlyph> glyphs,
                     std::uint32_t begin,
                     std::uint32_t end) {
    const std::string shown = without_soft_hyphens(text_.substr(begin, end - begin));
    if (shown.empty()) {
      return;
    }
    if (is_ignorable(shown) && !target_.glyphs.empty()) {
      extend_last(shown, end);
      return;
    }
    const auto text_begin = static_cast<std::uint32_t>(target_.text.size());
    target_.text += shown;
    const double spacing =
        added_spacing(target_.run->style, target_.piece->script, shown);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const ShapedGlyph& glyph = glyphs[i];
      const double extra = i + 1 == glyphs.size() ? spacing : 0;
      const double advance = glyph.advance * scale_ + extra;
      target_.glyphs.push_back(
          {.x = glyph.x_offset * scale_,
           .y = static_cast<float>(-glyph.y_offset * scale_),
           .glyph = glyph.glyph,
           .text_begin = text_begin,
           .text_end = static_cast<std::uint32_t>(target_.text.size())});
      target_.advances.push_back(advance);
      target_.ends.push_back(end);
      target_.width += advance;
    }
  }

  /// What is drawn as nothing is read with the cluster before it.
  void extend_last(std::string_view shown, std::uint32_t end) {
    const std::uint32_t begin = target_.glyphs.back().text_begin;
    target_.text += shown;
    for (std::size_t i = target_.glyphs.size();
         i > 0 && target_.glyphs[i - 1].text_begin == begin; --i) {
      target_.glyphs[i - 1].text_end = static_cast<std::uint32_t>(target_.text.size());
      target_.ends[i - 1] = end;
    }
  }

  std::string_view text_;
  LinePiece& target_;
  double scale_;
};

void add_text(const LineInput& input,
              const LineRange& range,
              std::size_t index,
              LinePiece& target) {
  const Piece& piece = *target.piece;
  const std::uint32_t begin = std::max(piece.begin, range.begin);
  const std::uint32_t end = std::min(piece.end, range.end);
  const std::vector<ShapedGlyph>& whole = input.shaped[index].glyphs;
  PiecePlacer placer(input, target);
  if (is_safe(piece, whole, begin) && is_safe(piece, whole, end)) {
    placer.place(slice(whole, begin, end), end);
    return;
  }
  const std::vector<ShapedGlyph> anew = shape_range(input.text, piece, *target.run,
                                                    {.begin = begin,
                                                     .end = end,
                                                     .context_begin = range.begin,
                                                     .context_end = range.end},
                                                    input.fonts);
  placer.place(anew, end);
}

/// A glyph after all others of a piece.
void append(LinePiece& target,
            std::uint32_t glyph,
            double advance,
            std::string_view text,
            std::uint32_t end) {
  const auto begin = static_cast<std::uint32_t>(target.text.size());
  target.text += text;
  target.glyphs.push_back({.glyph = glyph,
                           .text_begin = begin,
                           .text_end = static_cast<std::uint32_t>(target.text.size())});
  target.advances.push_back(advance);
  target.ends.push_back(end);
  target.width += advance;
}

/// The white space that a line ends with is one space without width, so that words of two
/// lines do not run together when the text is read.
void add_end_space(const LineInput& input,
                   const LineRange& range,
                   std::vector<LinePiece>& pieces) {
  if (range.end == range.next || pieces.empty()) {
    return;
  }
  const auto after =
      std::ranges::upper_bound(input.itemised.pieces, range.end, {}, &Piece::begin);
  const Piece& piece = *std::prev(after);
  const bool text = piece.kind == PieceKind::text;
  LinePiece* last = &pieces.back();
  const bool joins =
      last->piece->kind == PieceKind::text && (!text || last->piece->run == piece.run);
  if (!joins) {
    if (!text) {
      return;
    }
    last = &pieces.emplace_back(
        LinePiece{.piece = &piece, .run = &input.paragraph.runs[piece.run]});
  }
  const Font& font = input.fonts.font(last->piece->font);
  append(*last, font.glyph_for(U' '), 0, " ", range.end);
}

/// The sides of the inline boxes that begin or end with what a line shows of a piece.
void add_box_insets(const ParagraphText& paragraph,
                    const LineRange& range,
                    LinePiece& part) {
  part.begin = std::max(part.piece->begin, range.begin);
  part.end = std::min(part.piece->end, range.end);
  if (part.run->box == no_box) {
    return;
  }
  part.before = inset_before(paragraph, *part.run, part.begin, part.piece->level);
  part.after = inset_after(paragraph, *part.run, part.end, part.piece->level);
  part.width += part.before + part.after;
}

}  // namespace

std::uint32_t hyphen_glyph(const Font& font) {
  const std::uint32_t hyphen = font.glyph_for(0x2010);
  return hyphen != 0 ? hyphen : font.glyph_for(U'-');
}

std::vector<LinePiece> line_pieces(const LineInput& input, const LineRange& range) {
  const std::vector<Piece>& all = input.itemised.pieces;
  std::vector<LinePiece> pieces;
  const auto after = std::ranges::upper_bound(all, range.begin, {}, &Piece::begin);
  for (auto at = static_cast<std::size_t>(std::prev(after) - all.begin());
       at < all.size() && all[at].begin < range.end; ++at) {
    const Piece& piece = all[at];
    if (piece.kind == PieceKind::hidden) {
      continue;
    }
    LinePiece part{.piece = &piece, .run = &input.paragraph.runs[piece.run]};
    if (piece.kind == PieceKind::text) {
      add_text(input, range, at, part);
      if (part.glyphs.empty()) {
        continue;
      }
    } else {
      part.width = input.shaped[at].width;
      part.text = input.text.substr(piece.begin, piece.end - piece.begin);
    }
    add_box_insets(input.paragraph, range, part);
    pieces.push_back(std::move(part));
  }
  if (range.adds_hyphen && !pieces.empty() &&
      pieces.back().piece->kind == PieceKind::text) {
    LinePiece& last = pieces.back();
    const Font& font = input.fonts.font(last.piece->font);
    const std::uint32_t glyph = hyphen_glyph(font);
    append(last, glyph,
           font.advance(glyph) * unit_scale(*last.piece, *last.run, input.fonts),
           soft_hyphen, range.end);
  }
  add_end_space(input, range, pieces);
  return pieces;
}

}  // namespace octavo::paged
