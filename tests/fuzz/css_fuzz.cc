// libFuzzer target: any bytes are a stylesheet, from its tokens to both books.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"
#include "formats/css/cascade.h"
#include "formats/css/house.h"
#include "formats/css/load.h"
#include "formats/css/page_style.h"
#include "formats/css/print.h"
#include "formats/css/report.h"
#include "formats/css/stylesheets.h"
#include "formats/epub/writer.h"
#include "formats/registry.h"

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

/// The document that every stylesheet meets; its own sheets are replaced.
octavo::Document read_book() {
  octavo::MemoryFiles files;
  files.files = {{"book.md", manuscript}};
  return octavo::compile({.inputs = {"book.md"}}, octavo::formats(), files).document;
}

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

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace css = octavo::css;
  static const octavo::Document book = read_book();
  static const css::ElementTree tree = css::make_elements(book);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's own
  // interface
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  octavo::Diagnostics diagnostics;
  auto sheets = std::make_shared<css::Stylesheets>();
  sheets->list.push_back(css::parse_sheet(css::decode_stylesheet(bytes),
                                          octavo::FileId{0}, css::Origin::author,
                                          diagnostics));
  const css::PrintMedium medium;
  css::ActiveRules rules;
  css::add_active_rules(css::house_sheets(), medium, rules);
  css::add_active_rules(sheets->list, medium, rules);
  const css::StyledTree styled = css::style_elements(tree, rules.styles, medium);
  css::page_style(rules.pages, {}, styled.root(), medium);
  css::faults_of_pages(rules.pages, styled.root(), medium);
  css::report_unsupported_on_pages(*sheets, medium, styled, diagnostics);
  check_printed(sheets->list.front());
  octavo::Document styled_book = book;
  styled_book.stylesheets = sheets;
  expect(octavo::epub::write_epub(styled_book, {}, diagnostics).has_value());
  expect(!diagnostics.has_errors());
  return 0;
}
