#include "formats/cover/setting.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "compiler/passes/nodes.h"
#include "compiler/plain_text.h"
#include "formats/css/stylesheets.h"
#include "formats/paged/paged.h"

namespace octavo::cover {
namespace {

// Two to three, as readers' shelves have it.
constexpr Paper usual_paper{.width = 432, .height = 648};

constexpr std::string_view lengths[] = {"", "long", "longer", "longest"};

void add_line(Blocks& lines, std::string_view name, std::string text, Span span) {
  if (text.empty()) {
    return;
  }
  Inlines words{{.kind = Text{std::move(text)}, .attributes = {}, .span = span}};
  lines.push_back({.kind = Paragraph{std::move(words)},
                   .attributes = {.classes = {std::string(name)}},
                   .span = span});
}

Span span_of(const Inlines& words) {
  return words.empty() ? Span{} : words.front().span;
}

/// Those that stylesheets name, by the ids that the book has for them, as large as they
/// are.
std::vector<Picture> measures_of(const Document& book) {
  std::vector<Picture> pictures;
  if (book.stylesheets != nullptr && !book.stylesheets->pictures.empty()) {
    for (const Picture& each : book.pictures) {
      pictures.push_back({.kind = each.kind,
                          .width = each.width,
                          .height = each.height,
                          .resolution = each.resolution});
    }
  }
  return pictures;
}

Document cover_document(const Document& book) {
  const Metadata& metadata = book.metadata;
  Document cover{.metadata = metadata,
                 .pictures = measures_of(book),
                 .stylesheets = book.stylesheets};
  cover.metadata.form = Form::book;
  // Links and notes lead nowhere from here.
  Blocks lines;
  add_line(lines, "title", plain_text(metadata.title), span_of(metadata.title));
  add_line(lines, "subtitle", plain_text(metadata.subtitle), span_of(metadata.subtitle));
  for (const std::string& author : metadata.authors) {
    add_line(lines, "author", author, {});
  }
  cover.content.push_back({.kind = Division{std::move(lines)}});
  number_nodes(cover);
  return cover;
}

bool holds(const Diagnostics& found, std::string_view code) {
  return std::ranges::any_of(found.list(),
                             [&](const Diagnostic& each) { return each.code == code; });
}

void report(const Metadata& metadata,
            const Diagnostics& found,
            bool fits,
            Diagnostics& diagnostics) {
  for (const Diagnostic& each : found.list()) {
    if (each.code == "missing-glyph") {
      diagnostics.add(each);
    }
  }
  if (!fits) {
    diagnostics.warn("cover-too-full", span_of(metadata.title),
                     "the cover has no room for all that the metadata says",
                     {{.message = "give a picture with `cover-image:`, or smaller type "
                                  "with `.cover.longest` in a stylesheet"}});
  }
}

}  // namespace

paged::PagedDocument set_cover(const Document& book,
                               const Options& options,
                               Diagnostics& diagnostics) {
  Options of_cover = options;
  of_cover.paper = usual_paper;
  of_cover.jobs = 1;
  Document cover = cover_document(book);
  paged::PagedDocument pages;
  if (std::get<Division>(cover.content.front().kind).content.empty()) {
    return pages;
  }
  Diagnostics found;
  bool fits = false;
  for (const std::string_view length : lengths) {
    cover.content.front().attributes.classes = {"cover"};
    if (!length.empty()) {
      cover.content.front().attributes.classes.emplace_back(length);
    }
    found = {};
    pages = paged::make_cover(cover, of_cover, found);
    fits = pages.pages.size() <= 1 && !holds(found, "overfull-line");
    if (fits) {
      break;
    }
  }
  report(book.metadata, found, fits, diagnostics);
  return pages;
}

}  // namespace octavo::cover
