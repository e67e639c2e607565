#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/epub/container.h"
#include "tests/formats/epub/unpack.h"
#include "tests/support.h"
#include "tests/validators/books.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

/// What authors write and readers who listen stumble over.
constexpr const char* hard_book = R"(---
title: A hard book
lang: en
toc: true
---

Words before every heading.[^1]

[^1]: And their note.

# A part {.part}

## A table with an empty corner

|     | One | Two |
|-----|-----|-----|
| row | 1   | 2   |

| a column | that is | far too wide for any screen that a reader may hold |
|---|---|---|
| aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb | cccccccccccccccccccccccccccccccccccccc |

> # A heading in a quotation
> Words.

##### Far below

A note called twice[^2], and again[^2].^[And one in place, with a [link](#a-part).]

[^2]: A note.

    Its second paragraph.

## Links

[](https://example.org), [text](https://example.org "a title"), [звук]{lang=ru}, [xx]{lang=zz}.

- [ ] open
- [x] done

<dl><dt>A term without a definition</dt></dl>

::: {.warning}
Careful with <kbd>Ctrl</kbd>, `code` and <mark>marks</mark>.
:::

# Glossary {.glossary}

Words.

# Foreword {.foreword}

Words.
)";

/// Into which faults are put.
constexpr const char* sound_book = R"(---
title: A book with a fault
lang: en
---

# One

Words.

## Two

More words.
)";

void replace(std::string& text, const std::string& old, const std::string& by) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  text.replace(at, old.size(), by);
}

}  // namespace

TEST_CASE("ace: no violation in the samples, in every node and in what is hard") {
  const TemporaryFolder folder;
  std::vector<Manuscript> manuscripts = samples();
  REQUIRE(manuscripts.size() >= 4);
  for (const Manuscript& book : golden_books()) {
    if (book.name == "every-node" || book.name == "undescribed-pictures") {
      manuscripts.push_back(book);
    }
  }
  REQUIRE(manuscripts.size() == samples().size() + 2);
  write_file(folder.path() / "hard.md", hard_book);
  manuscripts.push_back(
      {.name = "hard", .inputs = {(folder.path() / "hard.md").string()}});
  check_with_ace(make_books(manuscripts, folder.path()));
}

TEST_CASE("ace: a heading that skips a level and a package without a hazard are found") {
  const TemporaryFolder folder;
  write_file(folder.path() / "input.md", sound_book);
  const MadeBook made =
      make_books({{.name = "faulty", .inputs = {(folder.path() / "input.md").string()}}},
                 folder.path())
          .front();
  auto entries = test::unpack(read_file(made.epub));
  REQUIRE(entries);
  for (epub::Entry& entry : *entries) {
    if (entry.name == "EPUB/package.opf") {
      replace(entry.bytes, "<meta property=\"schema:accessibilityHazard\">none</meta>",
              "");
    } else if (entry.bytes.find("<h3") != std::string::npos) {
      replace(entry.bytes, "<h3", "<h5");
      replace(entry.bytes, "</h3>", "</h5>");
    }
  }
  const auto faulty = epub::pack(*entries);
  REQUIRE(faulty);
  write_file(made.epub, *faulty);
  const auto checked = run_ace({made.epub});
  if (!checked) {
    return;
  }
  INFO(checked->output);
  CHECK(checked->status == 1);
  CHECK(checked->output.find("2 violation " + made.epub) != std::string::npos);
  CHECK(checked->output.find("heading-order (moderate)") != std::string::npos);
  CHECK(checked->output.find("metadata-accessibilityhazard (serious)") !=
        std::string::npos);
}
