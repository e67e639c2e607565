#include "compiler/verify.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "formats/epub/container.h"
#include "formats/registry.h"
#include "tests/formats/epub/unpack.h"
#include "tests/support.h"
#include "tests/validators/books.h"
#include "tests/validators/command.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

constexpr const char* salt_text = R"(---
title: Salt
author: Ann
lang: en
documentclass: book
---

# Near

The first fish of the year was a small one.

Nobody spoke of the [other chapter](#far) for a week.[^1]

![A boat on the shore](boat.png)

[^1]: A note about it.

# Far {#far}

The office of the harbour has a clock that is always late. [A web](https://example.org/)

# Farther {#farther}

The last words of all, in a chapter of their own.
)";

/// Both books of that manuscript, as bytes.
struct Salt {
  CompileResult made{};
  std::string epub{};
  std::string pdf{};

  Salt() {
    MemoryFiles files;
    files.files["salt.md"] = salt_text;
    files.files["boat.png"] = read_file(source_folder() / "tests/stylesheets/cover.png");
    const Formats all = formats();
    CompileRequest request{.inputs = {"salt.md"}};
    for (const Writer& writer : all.writers) {
      request.writers.push_back(&writer);
    }
    made = compile(request, all, files);
    REQUIRE(made.outputs.size() == 2);
    epub = made.outputs[0].bytes;
    pdf = made.outputs[1].bytes;
  }

  /// The codes of what is wrong with a pair of books, each once.
  std::string verify(const std::string& epub_bytes, const std::string& pdf_bytes) const {
    const Formats all = formats();
    const auto reflowed = all.writers[0].read_back(epub_bytes);
    const auto printed = all.writers[1].read_back(pdf_bytes);
    REQUIRE(reflowed);
    REQUIRE(printed);
    Diagnostics found;
    verify_book(made.document, {.name = "the EPUB", .book = *reflowed}, found);
    verify_book(made.document, {.name = "the PDF", .book = *printed}, found);
    verify_pages(made.document, *reflowed, *printed, found);
    std::string codes;
    for (const Diagnostic& each : found.list()) {
      const std::string code = std::string(each.code) + " ";
      codes += codes.find(code) == std::string::npos ? code : "";
    }
    return codes;
  }
};

void replace(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  CAPTURE(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

/// The EPUB with one of its files changed: the first that has the text.
std::string changed_epub(const std::string& epub,
                         std::string_view from,
                         std::string_view to) {
  auto entries = test::unpack(epub);
  REQUIRE(entries);
  const auto entry = std::ranges::find_if(*entries, [&](const epub::Entry& each) {
    return each.name != "mimetype" && each.bytes.find(from) != std::string::npos;
  });
  CAPTURE(from);
  REQUIRE(entry != entries->end());
  replace(entry->bytes, from, to);
  return epub::pack(*entries).value();
}

/// The PDF as text, changed.
std::string changed_pdf(const std::string& pdf,
                        const std::function<void(std::string&)>& change) {
  const TemporaryFolder folder;
  const std::string packed = (folder.path() / "packed.pdf").string();
  const std::string plain = (folder.path() / "plain.pdf").string();
  write_file(packed, pdf);
  REQUIRE(
      run_command({"qpdf", "--qdf", "--object-streams=disable", packed, plain}).status ==
      0);
  std::string text = read_file(plain);
  change(text);
  return text;
}

}  // namespace

TEST_CASE("verify: nothing is wrong with what octavo has made, however it is packed") {
  const Salt salt;
  CHECK(salt.verify(salt.epub, salt.pdf) == "");
  CHECK(salt.verify(salt.epub, changed_pdf(salt.pdf, [](std::string&) {})) == "");
}

TEST_CASE("verify: faults of an EPUB are found") {
  const Salt salt;
  const auto found = [&](std::string_view from, std::string_view to) {
    return salt.verify(changed_epub(salt.epub, from, to), salt.pdf);
  };
  // A paragraph that is gone.
  CHECK(found("<p>The last words of all, in a chapter of their own.</p>", "")
            .find("verify-text") != std::string::npos);
  // A link that leads nowhere, and a note's that leads to another place.
  CHECK(found("id=\"far\"", "id=\"fat\"") == "verify-link ");
  CHECK(found("#farther\">", "#farthest\">") == "verify-link ");
  CHECK(found("href=\"#note-1\"", "href=\"#noteref-1\"") == "verify-link ");
  // A description that is gone.
  CHECK(found("alt=\"A boat on the shore\"", "alt=\"\"") == "verify-picture ");
  // A page's mark with another page's label, one that is gone, and one that has moved.
  CHECK(found("aria-label=\"2\"", "aria-label=\"3\"") == "verify-page ");
  CHECK(found(">2</a>", ">22</a>") == "verify-page ");
  const std::string mark =
      "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-3\" "
      "aria-label=\"3\"></span>";
  CHECK(found(mark + "Farther", "Farther" + mark) == "verify-page ");
  // A title and a language that are not the book's.
  CHECK(found("<dc:title id=\"title\">Salt<", "<dc:title id=\"title\">Malt<") ==
        "verify-metadata ");
  CHECK(found("<dc:language>en<", "<dc:language>fr<") == "verify-metadata ");
}

TEST_CASE("verify: faults of a PDF are found") {
  const Salt salt;
  const auto found = [&](const std::function<void(std::string&)>& change) {
    return salt.verify(salt.epub, changed_pdf(salt.pdf, change));
  };
  const auto exchanged = [&](std::string_view from, std::string_view to) {
    return found([&](std::string& pdf) { replace(pdf, from, to); });
  };
  // A ligature that reads as nothing.
  CHECK(exchanged("<00660069>", "<00000000>").find("verify-text") != std::string::npos);
  // Pages that change places.
  CHECK(found([](std::string& pdf) {
          const std::size_t end = pdf.find("  ]", pdf.find("/Kids ["));
          const std::size_t last = pdf.rfind('\n', end - 2) + 1;
          const std::size_t before = pdf.rfind('\n', last - 2) + 1;
          pdf.replace(before, end - before,
                      pdf.substr(last, end - last) + pdf.substr(before, last - before));
        }).find("verify-page") != std::string::npos);
  CHECK(exchanged("/Alt (A boat on the shore)", "/Alt (A coat on the shore)") ==
        "verify-picture ");
  CHECK(exchanged("/Title (Salt)", "/Title (Malt)") == "verify-metadata ");
  // A bookmark that leads nowhere.
  CHECK(found([](std::string& pdf) {
          const std::size_t title = pdf.find("/Title (Farther)");
          REQUIRE(title != std::string::npos);
          pdf.replace(pdf.rfind("/Dest", title), 5, "/Dust");
        }) == "verify-link ");
  CHECK(exchanged("/URI (https://example.org/)", "/URX (https://example.org/)") ==
        "verify-link ");
}

TEST_CASE("verify: the samples say what their manuscripts say") {
  const TemporaryFolder folder;
  for (const Manuscript& manuscript_of_sample : samples()) {
    const std::vector<MadeBook> books = make_books({manuscript_of_sample}, folder.path());
    check_with_verify(manuscript_of_sample, books.front());
  }
}
