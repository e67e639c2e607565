// libFuzzer target: any bytes are a stylesheet, from its tokens to the styles of pages
// and to the text and the stylesheet of the e-book. Octavo's own rules are left out where
// they are only more of the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "compiler/compile.h"
#include "formats/css/cascade.h"
#include "formats/css/load.h"
#include "formats/css/page_style.h"
#include "formats/css/print.h"
#include "formats/css/report.h"
#include "formats/css/stylesheets.h"
#include "formats/epub/chapters.h"
#include "formats/epub/marking.h"
#include "formats/epub/page_list.h"
#include "formats/registry.h"
#include "formats/xhtml/addresses.h"

namespace {

constexpr const char* manuscript = R"(---
title: A Book
lang: en
---

# One {.part #one}

Words, *emphasis*, [a link](#two){.x}.[^n]

[^n]: The note.

## Inner {#inner .a .b}

> - an item
> - another {key=value}

## Last

| a | b |
|---|---|
| 1 | 2 |

# Two {#two .part lang=fr}

::: {.epigraph}
A word.
:::

![A picture](none.png)
)";

octavo::Document read_document() {
  octavo::MemoryFiles files;
  files.files = {{"book.md", manuscript}};
  return octavo::compile({.inputs = {"book.md"}}, octavo::formats(), files).document;
}

template <class Member>
auto members(const std::vector<octavo::epub::BookFile>& files, Member member) {
  std::vector<std::remove_cvref_t<decltype(files.front().*member)>> list;
  for (const octavo::epub::BookFile& file : files) {
    list.push_back(file.*member);
  }
  return list;
}

/// The document that every stylesheet meets, whose own are replaced, and what of its
/// books no stylesheet changes.
struct Book {
  octavo::Document document = read_document();
  octavo::css::ElementTree tree = octavo::css::make_elements(document);
  std::vector<octavo::epub::BookFile> files = octavo::epub::divide(document);
  std::vector<std::string> names = members(files, &octavo::epub::BookFile::name);
  octavo::xhtml::Addresses addresses{document.content,
                                     members(files, &octavo::epub::BookFile::piece)};
};

void expect(bool holds) {
  if (!holds) {
    std::abort();
  }
}

// What is printed is read back without a complaint but for what the author's own words
// bring, and printed again it is the same.
void check_printed(const octavo::css::Stylesheet& sheet) {
  namespace css = octavo::css;
  const css::Stylesheet* const sheets[] = {&sheet};
  const std::string printed = css::print_sheets(sheets, {.root_id = "r"});
  octavo::Diagnostics diagnostics;
  const css::Stylesheet again =
      css::parse_sheet(printed, octavo::FileId::none, css::Origin::house, diagnostics);
  const css::Stylesheet* const sheets_again[] = {&again};
  const std::string once = css::print_sheets(sheets_again, {});
  const css::Stylesheet last =
      css::parse_sheet(once, octavo::FileId::none, css::Origin::house, diagnostics);
  const css::Stylesheet* const last_sheets[] = {&last};
  expect(css::print_sheets(last_sheets, {}) == once);
}

void check_pages(const Book& book, octavo::Diagnostics& diagnostics) {
  namespace css = octavo::css;
  const css::Stylesheets& sheets = *book.document.stylesheets;
  const css::PrintMedium medium;
  const css::ActiveRules rules = css::active_rules(sheets.list, medium);
  const css::StyledTree styled = css::style_elements(book.tree, rules.styles, medium);
  css::page_style(rules.pages, {}, styled.root(), medium);
  css::faults_of_pages(rules.pages, styled.root(), medium);
  css::report_unsupported_on_pages(sheets, medium, styled, diagnostics);
}

void check_reflow(const Book& book, octavo::Diagnostics& diagnostics) {
  namespace css = octavo::css;
  namespace epub = octavo::epub;
  const css::Stylesheets& sheets = *book.document.stylesheets;
  const epub::Marking marking =
      epub::mark_elements(book.document, book.files, book.names, book.addresses);
  css::report_unsupported_in_reflow(sheets, marking.left_out, diagnostics);
  const epub::PageList pages;
  const epub::BookFrame frame{.document = book.document,
                              .files = book.files,
                              .addresses = book.addresses,
                              .file_names = book.names,
                              .root_id = "r",
                              .marking = marking,
                              .pages = pages};
  for (std::size_t number = 0; number < book.files.size(); ++number) {
    expect(!epub::print_file(frame, number).empty());
  }
  const css::Stylesheet* const all[] = {&sheets.list.front()};
  css::print_sheets(all, {.root_id = "r", .marks = &marking.marks});
  check_printed(sheets.list.front());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace css = octavo::css;
  static Book book;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's own
  // interface
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  octavo::Diagnostics diagnostics;
  auto sheets = std::make_shared<css::Stylesheets>();
  sheets->list.push_back(css::parse_sheet(css::decode_stylesheet(bytes),
                                          octavo::FileId{0}, css::Origin::author,
                                          diagnostics));
  book.document.stylesheets = std::move(sheets);
  check_pages(book, diagnostics);
  check_reflow(book, diagnostics);
  expect(!diagnostics.has_errors());
  return 0;
}
