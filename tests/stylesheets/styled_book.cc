#include "tests/stylesheets/styled_book.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include <doctest/doctest.h>

#include "compiler/compile.h"
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

/// Of the only stylesheet.
constexpr FileId sheet_file{0};

void style(Document& document, std::string_view css, Diagnostics& diagnostics) {
  auto sheets = std::make_shared<css::Stylesheets>();
  sheets->list.push_back(
      css::parse_sheet(css, sheet_file, css::Origin::author, diagnostics));
  // What url() means in the cases.
  sheets->pictures = {{"picture.svg", PictureId{0}}};
  sheets->fonts = {
      {"boxes.ttf", read_file(source_folder() / "tests/fonts/faces/boxes.ttf")}};
  document.stylesheets = std::move(sheets);
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
  const auto book = epub::write_epub(document, {.jobs = 1}, diagnostics);
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

Document finished_document(const std::string& path) {
  DiskFiles files;
  CompileResult result =
      compile({.inputs = {(source_folder() / path).string()}}, formats(), files);
  for (const Diagnostic& each : result.diagnostics.list()) {
    FAIL_CHECK(each.message);
  }
  return std::move(result.document);
}

Shown on_pages(Document& document, std::string_view css) {
  Diagnostics diagnostics;
  style(document, css, diagnostics);
  const paged::PagedDocument pages =
      paged::make_pages(document, {.jobs = 1}, diagnostics);
  return {.text = paged::dump(pages),
          .glyphs = glyphs_of(pages),
          .reports = css_reports(diagnostics)};
}

Shown in_reflow(Document& document, std::string_view css) {
  Diagnostics diagnostics;
  style(document, css, diagnostics);
  const std::vector<epub::Entry> entries = written(document, diagnostics);
  std::string text = file_of(entries, "style.css");
  for (const epub::BookFile& file : epub::divide(document)) {
    text += start_tags(file_of(entries, file.name));
  }
  return {.text = std::move(text), .reports = css_reports(diagnostics)};
}

std::string xhtml_of(Document& document, std::string_view css) {
  Diagnostics diagnostics;
  style(document, css, diagnostics);
  const std::vector<epub::BookFile> files = epub::divide(document);
  REQUIRE(files.size() == 1);
  return file_of(written(document, diagnostics), files.front().name);
}

}  // namespace octavo::tests
