#include "tests/extract/heard.h"

#include <filesystem>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "tests/extract/markup.h"
#include "tests/extract/words.h"
#include "tests/formats/epub/unpack.h"
#include "tests/support.h"
#include "tests/validators/books.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

/// Puts an EPUB's files into a folder: those of its spine.
std::vector<std::string> unpacked_spine(const MadeBook& book,
                                        const std::filesystem::path& folder) {
  const auto entries = test::unpack(read_file(book.epub));
  REQUIRE(entries);
  std::map<std::string, std::string> files;
  std::vector<std::string> spine;
  const auto begin = [&](const std::string& name,
                         const std::map<std::string, std::string>& attributes) {
    if (name == "item") {
      files[attributes.at("id")] = attributes.at("href");
    } else if (name == "itemref") {
      spine.push_back((folder / "EPUB" / files[attributes.at("idref")]).string());
    }
  };
  for (const epub::Entry& entry : *entries) {
    const auto path = folder / entry.name;
    std::filesystem::create_directories(path.parent_path());
    write_file(path, entry.bytes);
    if (entry.name == "EPUB/package.opf") {
      CHECK(extract::read_markup(entry.bytes, {.begin = begin,
                                               .end = [](const std::string&) {},
                                               .text = [](const std::string&) {}}));
    }
  }
  return spine;
}

/// What Chromium tells a screen reader of EPUBs, one browser for all of them; nothing
/// where there is none.
std::vector<std::vector<std::string>> epubs_heard(const std::vector<MadeBook>& books) {
  const TemporaryFolder folder;
  std::vector<std::string> pages;
  std::vector<std::size_t> counts;
  for (const MadeBook& book : books) {
    const std::vector<std::string> spine =
        unpacked_spine(book, folder.path() / book.name);
    pages.insert(pages.end(), spine.begin(), spine.end());
    counts.push_back(spine.size());
  }
  const auto told = run_validator("ace", "heard", pages);
  if (!told) {
    return {};
  }
  INFO(told->output);
  REQUIRE(told->status == 0);
  std::istringstream lines(told->output);
  std::vector<std::vector<std::string>> all;
  for (const std::size_t count : counts) {
    std::string xml = "<book>";
    std::string line;
    for (std::size_t i = 0; i < count && std::getline(lines, line); ++i) {
      xml += line;
    }
    all.push_back(extract::heard(extract::browser_spoken(xml + "</book>")));
  }
  return all;
}

/// What the feature book has not: heads of rows and none at all, lists in lists and with
/// other numbers, pictures as links, notes of tables and with links.
constexpr const char* rarer_book = R"(---
title: Rarer
lang: en
---

# One

<table><caption>A caption</caption><thead><tr><th></th><th>A</th><th>B</th></tr></thead>
<tbody><tr><th>r</th><td>1</td><td><a href="#two">2</a></td></tr></tbody></table>

|     |   |
|-----|---|
| x[^1] | y |

- a
  - b

    more
- c

ii. two
iii. three

[![A boat](boat.png)](#two)

![](boat.png){.decorative}

[^1]: A note with a [link](https://example.org/) and

    - an item

# Two {#two}

Term
:   one

:   two

    - in it

Other
:   three

> ## A heading in a quotation
)";

}  // namespace

TEST_CASE("heard: a screen reader says the same of the feature book in both formats") {
  const TemporaryFolder folder;
  std::vector<Manuscript> manuscripts;
  for (const Manuscript& book : golden_books()) {
    if (book.name == "every-node" || book.name == "undescribed-pictures") {
      manuscripts.push_back(book);
    }
  }
  REQUIRE(manuscripts.size() == 2);
  for (const Manuscript& sample : samples()) {
    manuscripts.push_back(sample);
  }
  const auto rarer = folder.path() / "rarer.md";
  write_file(rarer, rarer_book);
  write_file(folder.path() / "boat.png",
             read_file(source_folder() / "tests/stylesheets/cover.png"));
  manuscripts.push_back({.name = "rarer", .inputs = {rarer.string()}});
  const std::vector<MadeBook> books = make_books(manuscripts, folder.path());
  const auto epubs = epubs_heard(books);
  for (std::size_t i = 0; i < epubs.size(); ++i) {
    CAPTURE(books[i].name);
    CHECK(!epubs[i].empty());
    CHECK(extract::first_difference(
              epubs[i], extract::heard(extract::pdf_spoken(books[i].pdf))) == "");
  }
}
