#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/document.h"
#include "compiler/source.h"
#include "compiler/text/bidi.h"
#include "fonts/library.h"
#include "fonts/shape.h"
#include "formats/css/style.h"
#include "formats/paged/page.h"

namespace octavo::paged {

/// Where words are divided: nowhere, at the author's soft hyphens, or by the patterns of
/// their language too.
enum class Hyphenation : unsigned char { none, manual, automatic };

/// Whether text may break and stretch between words, or stands as written (code, which
/// then breaks anywhere rather than leave the measure).
enum class WhiteSpace : unsigned char { normal, preserved };

/// What few texts ask for.
struct RareTextStyle {
  /// Outermost first.
  std::vector<css::DrawnDecoration> decorations{};
  css::HyphenLimits hyphen_limits{};
  css::TextEmphasis emphasis{};
  /// OpenType's name of the language whose shapes are drawn; empty: the text's.
  std::string language_system{};
  /// The feature that small or petite capitals are known by; empty: there are none.
  std::string capitals{};
  /// Capitals of a smaller size stand for those that a face lacks.
  bool draws_capitals = false;

  bool operator==(const RareTextStyle&) const = default;
};

/// What most have nothing of; copies share it. Equal where it says the same.
class RareText {
 public:
  const RareTextStyle& operator*() const {
    static const RareTextStyle usual;
    return style_ == nullptr ? usual : *style_;
  }
  const RareTextStyle* operator->() const { return &**this; }
  bool is_usual() const { return style_ == nullptr; }
  void set(RareTextStyle style) {
    style_ = style == RareTextStyle{}
                 ? nullptr
                 : std::make_shared<const RareTextStyle>(std::move(style));
  }
  bool operator==(const RareText& other) const {
    return style_ == other.style_ || **this == *other;
  }

 private:
  std::shared_ptr<const RareTextStyle> style_{};
};

/// How the characters of a run look. Lengths in points.
struct TextStyle {
  FaceRequest face{};
  double size = 0;
  Color color{};
  std::vector<FontFeature> features{};
  double letter_spacing = 0;
  double word_spacing = 0;
  /// Upwards; of superscripts and subscripts.
  double baseline_shift = 0;
  RareText rare{};
  Hyphenation hyphenation = Hyphenation::automatic;
  WhiteSpace white_space = WhiteSpace::normal;
  /// Lines end inside it.
  bool wraps = true;
  /// A word that is longer than its line is cut anywhere rather than stick out.
  bool breaks_anywhere = true;

  bool operator==(const TextStyle&) const = default;
};

/// A side of a box: nothing where it has no width.
struct BoxEdge {
  double width = 0;
  Color color{};
  css::BorderStyle style = css::BorderStyle::none;

  bool operator==(const BoxEdge&) const = default;
};

constexpr std::uint32_t no_box = 0xFFFF'FFFF;

/// What stands around an inline element: it has its sides where the element begins and
/// ends, and none where a line's end cuts it. Lengths in points.
struct InlineBox {
  /// Bytes of a paragraph's text; runs begin and end there.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// The box around it in the same paragraph.
  std::uint32_t parent = no_box;
  std::optional<Color> background{};
  css::Sides<BoxEdge> edges{};
  css::Sides<double> padding{};
  /// Around letters left and right only: others move nothing (CSS 2.2, 10.8.1).
  css::Sides<double> margin{};
  /// A picture of one run stands in it, and nothing else.
  bool holds_picture = false;
  /// Of its letters.
  double size = 0;
  double baseline_shift = 0;
};

/// `[begin, end)` bytes of a paragraph's text that come from one leaf of the document.
struct StyleRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TextStyle style{};
  /// BCP 47, never empty.
  std::string language{};
  Role role = Role::content;
  NodeId owner = NodeId::none;
  NodeId link = NodeId::none;
  /// The note that this mark calls: its text goes to the foot of the line's page.
  NodeId note = NodeId::none;
  /// A picture in the line, for which the run's text is one U+FFFC; it stands on the
  /// baseline.
  PictureId picture = PictureId::none;
  /// The innermost of `ParagraphText::boxes` that it stands in.
  std::uint32_t box = no_box;
  double picture_width = 0;
  double picture_height = 0;
  /// Of its lines, at least; 0: the block's.
  double leading = 0;
  /// Its text is repeated until its line is filled (GCPM 3, 5).
  bool is_leader = false;
  /// Where in the source the run's text came from. The text may differ from the source;
  /// places inside it are then of the run as a whole.
  Span span{};
};

/// The inline content of one block as one string: what the line breaker sees. U+2028 is a
/// line end that the author asked for.
struct ParagraphText {
  std::string text{};
  /// Cover the text without gap or overlap.
  std::vector<StyleRun> runs{};
  /// Outer ones before those in them.
  std::vector<InlineBox> boxes{};
  /// What is set for itself in a line of any direction, as code is.
  std::vector<Isolate> isolates{};
};

/// How a text looks, and how it would look otherwise: what of a run is as in `from` is to
/// be as in `to`.
struct TextChange {
  TextStyle from{};
  TextStyle to{};
  css::TextTransform transform{};
};

enum class TextAlign : unsigned char { start, end, center, justify };

/// How a block's lines are set. Lengths in points.
struct ParagraphStyle {
  double measure = 0;
  double first_line_indent = 0;
  /// Of every line but the first: the hanging turnovers of verse and of code.
  double turnover_indent = 0;
  /// The line, from 0, that is to end without a hyphen where that costs little; below 0:
  /// none is.
  int whole_line = -1;
  TextAlign align = TextAlign::justify;
  /// None: as `align`, but that a justified text's last line is not filled.
  std::optional<TextAlign> last_align{};
  /// A line behind a line end of the author's is indented as the first is.
  bool indents_each_line = false;
  /// Lines in a row that may end with a hyphen; 0: any number.
  int longest_ladder = 3;
  BaseDirection direction = BaseDirection::automatic;
  /// How the first line looks (`::first-line`); null: as the others.
  std::shared_ptr<const TextChange> first_line{};
  /// BCP 47 of the block.
  std::string language{};
  Span span{};
};

/// The part of the leading that lies above the baseline.
inline constexpr double above_baseline = 0.74;

/// One set line. Items are placed relative to the left end of the measure on the
/// baseline.
struct Line {
  std::vector<PlacedItem> items{};
  /// Above and below the baseline, both positive: of the tallest thing on the line.
  double ascent = 0;
  double descent = 0;
  /// The room that inlines ask for which have a leading of their own.
  double leading_above = 0;
  double leading_below = 0;
  /// Natural extent that the items cover.
  double left = 0;
  double right = 0;
  /// Notes called on this line, in order.
  std::vector<NodeId> notes{};
  bool hyphenated = false;
  /// How much of their stretch the spaces of a justified line would have to give to fill
  /// it.
  double looseness = 0;
  /// Sticks out of the measure; reported as `overfull-line` where it was set.
  bool overfull = false;
};

/// Sets one block's inline content into lines: itemise → shape → items → linebreak →
/// line. Empty text gives no line. Never drops a character of the text: what cannot fit
/// is broken anywhere, and reported.
std::vector<Line> set_paragraph(const ParagraphText& paragraph,
                                const ParagraphStyle& style,
                                const FontLibrary& fonts,
                                Diagnostics& diagnostics);

/// The extent of the widest unbreakable part, and of the text set on one line: what a
/// table's columns are measured by.
struct Extent {
  double narrowest = 0;
  double widest = 0;
};
Extent measure_paragraph(const ParagraphText& paragraph,
                         const ParagraphStyle& style,
                         const FontLibrary& fonts);

}  // namespace octavo::paged
