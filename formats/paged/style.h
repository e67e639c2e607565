#pragma once

#include <string>
#include <vector>

#include "compiler/document.h"
#include "compiler/format.h"
#include "formats/paged/paragraph.h"

namespace octavo::paged {

/// What a block's text is, as far as its look goes.
enum class TextKind : unsigned char {
  body,
  quote,
  epigraph,
  epigraph_source,
  dedication,
  aside,
  code,
  verse,
  list_label,
  term,
  caption,
  table_cell,
  table_head,
  note,
  chapter,
  heading_1,
  heading_2,
  heading_3,
  heading_4,
  heading_5,
  heading_6,
  title,
  subtitle,
  author,
  title_detail,
  book_title,
  book_subtitle,
  book_author,
  contents_heading,
  contents_entry,
  contents_chapter,
  ornament,
  running_head,
  folio
};

/// One row of the table of measures. Sizes and distances are shares of the body's, so
/// that one paper's table is every paper's.
struct KindStyle {
  TextKind kind = TextKind::body;
  /// Of the body's size and of its leading.
  double size = 1;
  double leading = 1;
  GenericFamily family = GenericFamily::serif;
  int weight = 400;
  Slant slant = Slant::upright;
  /// Of the kind's own size.
  double letter_spacing = 0;
  TextAlign align = TextAlign::justify;
  Hyphenation hyphenation = Hyphenation::automatic;
  /// Lines are made alike in length.
  bool balanced = false;
  /// In lines of the body.
  double space_above = 0;
  double space_below = 0;
};

/// The side at which the pages of a book are bound: where its lines begin.
enum class Binding : unsigned char { left, right };

/// The rectangle of text on a page, and where it stands. Points.
struct PageGeometry {
  double width = 0;
  double height = 0;
  double top = 0;
  double inner = 0;
  double outer = 0;
  double measure = 0;
  double depth = 0;
  Binding binding = Binding::left;
};

/// The measures of one book on one paper.
struct BookStyle {
  PageGeometry page{};
  double body_size = 10.5;
  double leading = 14;
  /// Families of the system's that the author named and the system has.
  Stated main_font{};
  Stated sans_font{};
  Stated mono_font{};
  Form form = Form::article;
  /// BCP 47, never empty.
  std::string language{};
};

/// The smallest paper that pages are made for; what is smaller is taken as this.
inline constexpr double smallest_paper = 36;
/// A measure of fewer ems of the body than this is reported.
inline constexpr double narrowest_measure = 12;

BookStyle book_style(const Document& document, const Options& options);
const KindStyle& kind_style(TextKind kind);
/// The characters of a kind, at `scale` times its size.
TextStyle text_style(const BookStyle& book, TextKind kind, double scale = 1);
/// Points from baseline to baseline.
double leading_of(const BookStyle& book, TextKind kind, double scale = 1);
/// Inline code in text of another kind: the mono face, as large as the text about it
/// looks.
TextStyle code_style(const BookStyle& book, const TextStyle& around);
/// What an author's classes, or HTML's elements of these names, make of a span: `mark`,
/// `small`, `kbd`, `code`.
TextStyle span_style(const BookStyle& book,
                     const TextStyle& around,
                     const std::vector<std::string>& classes);

}  // namespace octavo::paged
