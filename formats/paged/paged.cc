#include "formats/paged/paged.h"

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "formats/css/page_style.h"
#include "formats/css/report.h"
#include "formats/paged/families.h"
#include "formats/paged/page_reports.h"
#include "formats/paged/page_styles.h"
#include "formats/paged/pages.h"
#include "formats/paged/paragraph.h"
#include "formats/paged/style.h"

namespace octavo::paged {
namespace {

void report_paper(const BookStyle& book, Diagnostics& diagnostics) {
  const double measure = PageStyles(book).usual_frame({}).measure;
  if (measure < narrowest_measure * book.root().font.size) {
    diagnostics.warn("paper-too-small", {},
                     "the paper has room for a few words a line only",
                     {{.message = "`--paper a5` is the smallest usual size of a book"}});
  }
}

// What leading a face needs beside one made for books in Latin.
double line_scale(const FontLibrary& fonts, FontId id) {
  constexpr double usual_extent = 1.42;
  constexpr double most = 1.3;
  for (const GenericFamily generic :
       {GenericFamily::serif, GenericFamily::sans, GenericFamily::mono}) {
    const std::string& own = fonts.font(fonts.face({.generic = generic})).family();
    if (fonts.font(id).family() == own) {
      return 1;
    }
  }
  const FontMetrics& metrics = fonts.font(id).metrics();
  const double extent = (metrics.ascender - metrics.descender) / metrics.units_per_em;
  return std::clamp(extent / usual_extent, 1.0, most);
}

Typesetter typesetter_for(const FontLibrary& fonts) {
  return {.set =
              [&fonts](const ParagraphText& text, const ParagraphStyle& style,
                       Diagnostics& diagnostics) {
                return set_paragraph(text, style, fonts, diagnostics);
              },
          .measure =
              [&fonts](const ParagraphText& text, const ParagraphStyle& style) {
                return measure_paragraph(text, style, fonts);
              },
          .line_scale = [&fonts](FontId id) { return line_scale(fonts, id); },
          .space_glyph = [&fonts](FontId id) { return fonts.font(id).glyph_for(U' '); }};
}

// One report for each character that no face has, at its first place, with its count.
Diagnostics merge_missing_glyphs(const Diagnostics& found) {
  std::map<std::string, std::size_t> counts;
  for (const Diagnostic& each : found.list()) {
    if (each.code == "missing-glyph") {
      ++counts[each.message];
    }
  }
  Diagnostics merged;
  for (const Diagnostic& each : found.list()) {
    std::string message = each.message;
    if (each.code == "missing-glyph") {
      std::size_t& count = counts[each.message];
      if (count == 0) {
        continue;
      }
      message += count > 1 ? " (" + std::to_string(count) + " times)" : "";
      count = 0;
    }
    if (each.severity == Severity::error) {
      merged.error(each.code, each.span, std::move(message), each.hints);
    } else {
      merged.warn(each.code, each.span, std::move(message), each.hints);
    }
  }
  return merged;
}

// What pages cannot show of the author's stylesheets, and what came to nothing when it
// was computed.
void report_styles(const Document& document,
                   const BookStyle& book,
                   Diagnostics& diagnostics) {
  if (document.stylesheets == nullptr) {
    return;
  }
  css::report_unsupported_on_pages(*document.stylesheets, book.medium, book.styles,
                                   diagnostics);
  css::ComputedFaults faults =
      css::faults_of_pages(book.rules.pages, book.root(), book.medium);
  const auto add = [](std::vector<Span>& to, std::span<const Span> more) {
    to.insert(to.end(), more.begin(), more.end());
  };
  add(faults.not_on_pages, book.styles.not_on_pages());
  add(faults.invalid, book.styles.invalid());
  for (const Span& span : faults.not_on_pages) {
    diagnostics.warn("css-unsupported", span,
                     "the PDF cannot do this declaration with its var() filled in",
                     {{.message = "the e-book has it"}});
  }
  for (const Span& span : faults.invalid) {
    css::report_invalid_variables(span, diagnostics);
  }
}

}  // namespace

PagedDocument make_pages(const Document& document,
                         const Options& options,
                         Diagnostics& diagnostics) {
  auto fonts = std::make_shared<FontLibrary>();
  BookStyle book = book_style(document, options);
  load_families(document, book, *fonts, diagnostics);
  report_paper(book, diagnostics);
  report_sizes(book,
               options.paper || document.metadata.paper ? PlainSize::is_overruled
                                                        : PlainSize::counts,
               diagnostics);
  report_styles(document, book, diagnostics);
  Diagnostics found;
  PagedDocument paged =
      lay_out(document, book, typesetter_for(*fonts), options.jobs, found);
  diagnostics.append(merge_missing_glyphs(found));
  paged.fonts = std::move(fonts);
  return paged;
}

PagedDocument make_cover(const Document& document,
                         const Options& options,
                         Diagnostics& diagnostics) {
  auto fonts = std::make_shared<FontLibrary>();
  BookStyle book = book_style(document, options, StyledThing::cover);
  load_families(document, book, *fonts, diagnostics);
  PagedDocument paged =
      lay_out(document, book, typesetter_for(*fonts), options.jobs, diagnostics);
  paged.fonts = std::move(fonts);
  return paged;
}

}  // namespace octavo::paged
