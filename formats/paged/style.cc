#include "formats/paged/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "compiler/text/script.h"

namespace octavo::paged {
namespace {

constexpr std::size_t kind_count = static_cast<std::size_t>(TextKind::folio) + 1;

using enum TextKind;
using enum TextAlign;
constexpr auto mono = GenericFamily::mono;
constexpr auto italic = Slant::italic;
constexpr auto whole = Hyphenation::none;

// In the order of the enumeration.
constexpr std::array<KindStyle, kind_count> kinds = {{
    {.kind = body},
    {.kind = quote, .size = .95, .leading = .93, .space_above = .5, .space_below = .5},
    {.kind = epigraph,
     .size = .9,
     .leading = .9,
     .slant = italic,
     .align = start,
     .space_above = .5,
     .space_below = 1},
    {.kind = epigraph_source,
     .size = .86,
     .leading = .9,
     .align = TextAlign::end,
     .hyphenation = whole,
     .space_above = .25,
     .space_below = 1},
    {.kind = dedication,
     .slant = italic,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_above = 1,
     .space_below = 1},
    {.kind = aside, .size = .9, .leading = .9, .space_above = .75, .space_below = .75},
    {.kind = code,
     .size = .78,
     .leading = .82,
     .family = mono,
     .align = start,
     .hyphenation = whole,
     .space_above = .5,
     .space_below = .5},
    {.kind = verse,
     .align = start,
     .hyphenation = whole,
     .space_above = .5,
     .space_below = .5},
    {.kind = list_label, .align = TextAlign::end, .hyphenation = whole},
    {.kind = term,
     .weight = 700,
     .align = start,
     .hyphenation = whole,
     .space_above = .25},
    {.kind = caption,
     .size = .86,
     .leading = .84,
     .align = center,
     .balanced = true,
     .space_above = .4},
    {.kind = table_cell, .size = .88, .leading = .84, .align = start},
    {.kind = table_head, .size = .88, .leading = .84, .weight = 700, .align = start},
    {.kind = note, .size = .81, .leading = .786},
    {.kind = chapter,
     .size = 1.7,
     .leading = 1.6,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_above = 2,
     .space_below = 2},
    {.kind = heading_1,
     .size = 1.3,
     .leading = 1.25,
     .weight = 700,
     .align = start,
     .hyphenation = whole,
     .balanced = true,
     .space_above = 1.5,
     .space_below = .5},
    {.kind = heading_2,
     .size = 1.12,
     .leading = 1.1,
     .weight = 700,
     .align = start,
     .hyphenation = whole,
     .balanced = true,
     .space_above = 1.25,
     .space_below = .5},
    {.kind = heading_3,
     .weight = 700,
     .align = start,
     .hyphenation = whole,
     .balanced = true,
     .space_above = 1,
     .space_below = .25},
    {.kind = heading_4,
     .weight = 700,
     .slant = italic,
     .align = start,
     .hyphenation = whole,
     .balanced = true,
     .space_above = 1,
     .space_below = .25},
    {.kind = heading_5,
     .slant = italic,
     .align = start,
     .hyphenation = whole,
     .balanced = true,
     .space_above = .75,
     .space_below = .25},
    {.kind = heading_6,
     .size = .95,
     .slant = italic,
     .align = start,
     .hyphenation = whole,
     .balanced = true,
     .space_above = .75,
     .space_below = .25},
    {.kind = title,
     .size = 1.9,
     .leading = 1.75,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_below = .5},
    {.kind = subtitle,
     .size = 1.2,
     .leading = 1.2,
     .slant = italic,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_below = .5},
    {.kind = author,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_above = .25,
     .space_below = .25},
    {.kind = title_detail,
     .size = .9,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_above = .25,
     .space_below = .25},
    {.kind = book_title,
     .size = 2.5,
     .leading = 2.3,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_below = 1},
    {.kind = book_subtitle,
     .size = 1.35,
     .leading = 1.4,
     .slant = italic,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_below = 1},
    {.kind = book_author,
     .size = 1.25,
     .leading = 1.3,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_above = 2,
     .space_below = 1},
    {.kind = contents_heading,
     .size = 1.7,
     .leading = 1.6,
     .align = center,
     .hyphenation = whole,
     .balanced = true,
     .space_above = 1,
     .space_below = 1.5},
    {.kind = contents_entry, .align = start, .hyphenation = whole},
    {.kind = contents_chapter, .align = start, .hyphenation = whole},
    {.kind = ornament,
     .align = center,
     .hyphenation = whole,
     .space_above = .5,
     .space_below = .5},
    {.kind = running_head,
     .size = .86,
     .slant = italic,
     .align = center,
     .hyphenation = whole},
    {.kind = folio, .size = .9, .align = start, .hyphenation = whole},
}};

constexpr bool is_in_order() {
  for (std::size_t index = 0; index < kind_count; ++index) {
    if (kinds[index].kind != static_cast<TextKind>(index)) {
      return false;
    }
  }
  return true;
}
static_assert(is_in_order());

// A5 is the paper that the table was made for.
constexpr double reference_width = 419.53;
constexpr double largest_body = 12;
constexpr double smallest_body = 3;
/// In ems; about 75 characters. What a wide paper has beyond it goes to the margins.
constexpr double widest_measure = 34;

double body_size_for(double width) {
  // Less than in proportion: a larger page is read from nearly the same distance.
  const double scaled = 10.5 * std::pow(width / reference_width, 0.4);
  const double stepped = std::clamp(std::round(scaled * 4) / 4, 8.0, largest_body);
  // On a paper as narrow as a label at least some characters stand on a line.
  return std::max(smallest_body, std::min(stepped, width / 16));
}

}  // namespace

BookStyle book_style(const Document& document, const Options& options) {
  const Paper paper = options.paper.value_or(document.metadata.paper.value_or(Paper{}));
  BookStyle book{.main_font = document.metadata.main_font,
                 .sans_font = document.metadata.sans_font,
                 .mono_font = document.metadata.mono_font,
                 .form = document.metadata.form,
                 .language = document.metadata.language};
  if (book.language.empty()) {
    book.language = "en";
  }
  PageGeometry& page = book.page;
  page.binding =
      is_right_to_left_language(book.language) ? Binding::right : Binding::left;
  page.width = std::max(paper.width, smallest_paper);
  page.height = std::max(paper.height, smallest_paper);
  book.body_size = body_size_for(page.width);
  book.leading = book.body_size * 14 / 10.5;

  // Margins of 54 inside, 68 outside, 58 above and 75 below on A5: the text stands high
  // and towards the spine, and 33 lines of some 65 characters fill the page.
  page.measure = std::min(page.width * 0.7093, widest_measure * book.body_size);
  const double margins = page.width - page.measure;
  page.inner = margins * 54 / 122;
  page.outer = margins - page.inner;
  page.top = page.height * 0.0975;
  const double room = page.height * (1 - 0.0975 - 0.125);
  const double lines = std::max(1.0, std::floor(room / book.leading));
  page.depth = lines * book.leading;
  return book;
}

const KindStyle& kind_style(TextKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

TextStyle text_style(const BookStyle& book, TextKind kind, double scale) {
  const KindStyle& row = kind_style(kind);
  TextStyle style;
  style.size = book.body_size * row.size * scale;
  style.face = {.generic = row.family,
                .family = row.family == GenericFamily::serif  ? book.main_font.text
                          : row.family == GenericFamily::sans ? book.sans_font.text
                                                              : book.mono_font.text,
                .weight = row.weight,
                .slant = row.slant};
  style.letter_spacing = row.letter_spacing * style.size;
  style.hyphenation = row.hyphenation;
  style.white_space = kind == TextKind::code ? WhiteSpace::preserved : WhiteSpace::normal;
  return style;
}

double leading_of(const BookStyle& book, TextKind kind, double scale) {
  return book.leading * kind_style(kind).leading * scale;
}

TextStyle code_style(const BookStyle& book, const TextStyle& around) {
  // A mono face's letters are wide and tall beside a book face of the same size.
  constexpr double beside_text = 0.86;
  TextStyle style = around;
  style.face.generic = mono;
  style.face.family = book.mono_font.text;
  if (around.face.generic != mono) {
    style.size = around.size * beside_text;
  }
  style.features.clear();
  style.hyphenation = whole;
  return style;
}

TextStyle span_style(const BookStyle& book,
                     const TextStyle& around,
                     const std::vector<std::string>& classes) {
  constexpr double small = 0.85;
  const auto has = [&](std::string_view name) {
    return std::ranges::find(classes, name) != classes.end();
  };
  TextStyle style = has("kbd") || has("code") ? code_style(book, around) : around;
  if (has("small")) {
    style.size = std::max(smallest_body, style.size * small);
  }
  style.highlight = style.highlight || has("mark");
  return style;
}

}  // namespace octavo::paged
