#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "formats/registry.h"
#include "tests/formats/epub/unpack.h"
#include "tests/support.h"

using namespace octavo;

namespace {

struct Made {
  std::vector<epub::Entry> files{};
  /// "4:1 code".
  std::vector<std::string> diagnostics{};

  std::string package() const {
    const auto found = std::ranges::find(files, "EPUB/package.opf", &epub::Entry::name);
    return found == files.end() ? std::string() : found->bytes;
  }
};

Made made_epub(std::vector<std::string> inputs, FileSystem& from) {
  const Formats all = formats();
  const auto writer = std::ranges::find(all.writers, "epub", &Writer::name);
  REQUIRE(writer != all.writers.end());
  const CompileResult result =
      compile({.inputs = std::move(inputs), .writers = {&*writer}}, all, from);
  Made made;
  for (const Output& output : result.outputs) {
    made.files = test::unpack(output.bytes).value_or(std::vector<epub::Entry>());
  }
  for (const Diagnostic& each : result.diagnostics.list()) {
    std::string place = "-";
    if (each.span.file != FileId::none) {
      const Location location = result.sources[each.span.file].location(each.span.begin);
      place = std::to_string(location.line) + ":" + std::to_string(location.column);
    }
    made.diagnostics.push_back(place + " " + std::string(each.code));
  }
  return made;
}

constexpr std::string_view sound = R"(---
title: 123
lang: fi
---

# 1

42

## 1.1

### 1.1.1

![xyz](a.svg)
)";

Made made_without(std::string_view part, std::string_view instead) {
  std::string manuscript(sound);
  if (!part.empty()) {
    const std::size_t at = manuscript.find(part);
    REQUIRE(at != std::string::npos);
    manuscript.replace(at, part.size(), instead);
  }
  MemoryFiles memory;
  memory.files = {{"book.md", manuscript},
                  {"a.svg",
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" "
                   "height=\"9\"><path d=\"M0 0h9\"/></svg>"}};
  return made_epub({"book.md"}, memory);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The levels of the headings of a page, in order.
std::vector<int> heading_levels(std::string_view page) {
  std::vector<int> levels;
  for (std::size_t at = 0; (at = page.find("<h", at)) != std::string_view::npos; ++at) {
    const bool is_heading = at + 3 < page.size() && page[at + 2] >= '1' &&
                            page[at + 2] <= '6' &&
                            (page[at + 3] == '>' || page[at + 3] == ' ');
    if (is_heading) {
      levels.push_back(page[at + 2] - '0');
    }
  }
  return levels;
}

/// The manuscripts of the samples and of the golden books.
std::vector<std::vector<std::string>> manuscripts() {
  namespace fs = std::filesystem;
  std::vector<std::vector<std::string>> all;
  for (const char* folder : {"samples", "tests/golden"}) {
    for (const auto& book : fs::directory_iterator(tests::source_folder() / folder)) {
      std::vector<std::string> inputs;
      if (book.is_directory()) {
        for (const auto& file : fs::directory_iterator(book)) {
          const bool is_text =
              file.path().extension() == ".md" || file.path().extension() == ".txt";
          if (is_text && file.path().filename() != "README.md") {
            inputs.push_back(file.path().string());
          }
        }
      }
      std::ranges::sort(inputs);
      if (!inputs.empty()) {
        all.push_back(std::move(inputs));
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE(
    "accessible_books: what a manuscript lacks is told at its line and not claimed") {
  constexpr std::string_view standard = "WCAG 2.2 Level AA";
  constexpr std::string_view alternative = "alternativeText";
  const Made whole = made_without("", "");
  CHECK(whole.diagnostics.empty());
  CHECK(has(whole.package(), standard));
  CHECK(has(whole.package(), alternative));

  const Made undescribed = made_without("![xyz]", "![]");
  CHECK(undescribed.diagnostics == std::vector<std::string>{"14:1 missing-alt"});
  CHECK_FALSE(has(undescribed.package(), standard));
  CHECK_FALSE(has(undescribed.package(), alternative));
  CHECK(has(undescribed.package(), "Kuvia ilman kuvausta: 1<"));

  const Made speechless = made_without("lang: fi\n", "");
  CHECK(speechless.diagnostics == std::vector<std::string>{"1:1 language-unknown"});
  CHECK_FALSE(has(speechless.package(), standard));
  CHECK(has(speechless.package(), alternative));

  const Made gap = made_without("## 1.1\n\n", "");
  CHECK(gap.diagnostics == std::vector<std::string>{"10:1 heading-skipped"});
  CHECK_FALSE(has(gap.package(), standard));
  CHECK(has(gap.package(), alternative));
}

TEST_CASE(
    "accessible_books: a file has one highest heading at most, and skips no level") {
  std::size_t headings = 0;
  for (const std::vector<std::string>& inputs : manuscripts()) {
    CAPTURE(inputs.front());
    DiskFiles disk;
    for (const epub::Entry& file : made_epub(inputs, disk).files) {
      if (!file.name.ends_with(".xhtml")) {
        continue;
      }
      CAPTURE(file.name);
      const std::vector<int> levels = heading_levels(file.bytes);
      CHECK(std::ranges::count(levels, 1) <= 1);
      for (std::size_t i = 1; i < levels.size(); ++i) {
        CHECK(levels[i] <= levels[i - 1] + 1);
      }
      headings += levels.size();
    }
  }
  CHECK(headings > 50);
}
