#include "tests/stylesheets/styled_book.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "formats/cover/setting.h"
#include "formats/css/stylesheets.h"
#include "formats/epub/chapters.h"
#include "formats/epub/writer.h"
#include "formats/paged/dump.h"
#include "formats/paged/paged.h"
#include "formats/registry.h"
#include "tests/formats/epub/unpack.h"
#include "tests/support.h"

namespace octavo::tests {
namespace {

/// Of the stylesheet that is tried.
constexpr FileId sheet_file{0};

void style(Document& document, const Look& look, Diagnostics& diagnostics) {
  auto sheets = std::make_shared<css::Stylesheets>();
  css::Stylesheet sheet =
      css::parse_sheet(look.css, sheet_file, look.origin, diagnostics);
  if (look.origin == css::Origin::house) {
    sheets->look = std::move(sheet);
  } else {
    sheets->list.push_back(std::move(sheet));
  }
  if (!look.authors_css.empty()) {
    sheets->list.push_back(css::parse_sheet(look.authors_css, FileId::none,
                                            css::Origin::author, diagnostics));
  }
  // What url() means in the cases.
  if (!document.pictures.empty()) {
    sheets->pictures = {{"picture.svg", PictureId{0}}};
  }
  sheets->fonts = {
      {"boxes.ttf", read_file(source_folder() / "tests/fonts/faces/boxes.ttf")}};
  document.stylesheets = std::move(sheets);
}

Look authors(std::string_view css) {
  return {.css = css, .origin = css::Origin::author};
}

std::vector<Diagnostic> css_reports(const Diagnostics& diagnostics) {
  std::vector<Diagnostic> reports;
  std::ranges::copy_if(
      diagnostics.list(), std::back_inserter(reports),
      [](const Diagnostic& each) { return each.code.starts_with("css-"); });
  return reports;
}

std::string glyphs_of(const paged::PagedDocument& pages) {
  std::string glyphs;
  for (const paged::Page& page : pages.pages) {
    for (const paged::PlacedItem& item : page.items) {
      if (const auto* run = std::get_if<paged::TextRun>(&item)) {
        glyphs += "glyphs of \"" + run->text + "\":";
        for (const paged::PlacedGlyph& glyph : run->glyphs) {
          glyphs += " " + std::to_string(glyph.glyph);
        }
        glyphs += "\n";
      }
    }
  }
  return glyphs;
}

std::vector<epub::Entry> written(const Document& document, Diagnostics& diagnostics) {
  const auto book =
      epub::write_epub({.document = document, .options = {.jobs = 1}}, diagnostics).bytes;
  return test::unpack(book.value_or("")).value_or(std::vector<epub::Entry>());
}

std::string file_of(const std::vector<epub::Entry>& entries, const std::string& name) {
  const auto found = std::ranges::find(entries, "EPUB/" + name, &epub::Entry::name);
  REQUIRE(found != entries.end());
  return found->bytes;
}

// One a line.
std::string start_tags(std::string_view xhtml) {
  std::string tags;
  for (std::size_t at = xhtml.find('<'); at != std::string_view::npos;
       at = xhtml.find('<', at + 1)) {
    const std::size_t end = xhtml.find('>', at);
    if (xhtml[at + 1] >= 'a' && xhtml[at + 1] <= 'z') {
      tags.append(xhtml.substr(at, end - at + 1)).append("\n");
    }
  }
  return tags;
}

}  // namespace

Document finished_document(const std::vector<std::string>& paths,
                           std::string_view expected_code) {
  DiskFiles files;
  CompileRequest request;
  for (const std::string& path : paths) {
    request.inputs.push_back((source_folder() / path).string());
  }
  CompileResult result = compile(request, formats(), files);
  for (const Diagnostic& each : result.diagnostics.list()) {
    if (each.code != expected_code) {
      FAIL_CHECK(each.message);
    }
  }
  return std::move(result.document);
}

Shown look_on_pages(Document& document, const Look& look) {
  Diagnostics diagnostics;
  style(document, look, diagnostics);
  const paged::PagedDocument pages =
      paged::make_pages(document, {.jobs = 1}, diagnostics);
  return {.text = paged::dump(pages),
          .glyphs = glyphs_of(pages),
          .reports = css_reports(diagnostics)};
}

Shown look_on_cover(Document& document, const Look& look) {
  Diagnostics diagnostics;
  style(document, look, diagnostics);
  const paged::PagedDocument pages = cover::set_cover(document, {.jobs = 1}, diagnostics);
  return {.text = paged::dump(pages), .glyphs = glyphs_of(pages)};
}

Shown on_pages(Document& document, std::string_view css) {
  return look_on_pages(document, authors(css));
}

Shown in_reflow(Document& document, std::string_view css) {
  Diagnostics diagnostics;
  style(document, authors(css), diagnostics);
  const std::vector<epub::Entry> entries = written(document, diagnostics);
  std::string text = file_of(entries, "style.css");
  for (const epub::BookFile& file : epub::divide(document)) {
    text += start_tags(file_of(entries, file.name));
  }
  return {.text = std::move(text), .reports = css_reports(diagnostics)};
}

Shown look_in_reflow(Document& document, const Look& look) {
  Diagnostics diagnostics;
  style(document, look, diagnostics);
  const std::vector<epub::Entry> entries = written(document, diagnostics);
  const std::string sheet = file_of(entries, "style.css");
  Shown shown{.text = rules_for_no_element(sheet)};
  for (const epub::Entry& entry : entries) {
    if (entry.name.ends_with(".xhtml")) {
      std::ranges::move(reflow_styles(entry.bytes, sheet),
                        std::back_inserter(shown.styles));
    }
  }
  return shown;
}

std::string xhtml_of(Document& document, std::string_view css) {
  Diagnostics diagnostics;
  style(document, authors(css), diagnostics);
  const std::vector<epub::BookFile> files = epub::divide(document);
  REQUIRE(files.size() == 1);
  return file_of(written(document, diagnostics), files.front().name);
}

}  // namespace octavo::tests
