#include "formats/pdf/standards.h"

#include <doctest/doctest.h>

#include "tests/formats/pdf/hand_pages.h"
#include "tests/tree.h"

namespace octavo::pdf {

namespace {

/// A page that shows one paragraph of these words.
struct Shown {
  Document document{};
  paged::PagedDocument pages = tests::one_page();

  explicit Shown(const std::string& words) {
    Inline text = tree::text(words);
    text.id = NodeId{2};
    text.span = {.file = FileId{0}, .begin = 7, .end = 9};
    Block paragraph = tree::paragraph({text});
    paragraph.id = NodeId{1};
    document.content = {paragraph};
    pages.pages[0].items.emplace_back(paged::TextRun{.text = words, .owner = NodeId{2}});
  }

  PdfStandards kept(const Options& options) {
    diagnostics = {};
    return kept_standards(pages, document, options, diagnostics);
  }
  const Diagnostic& said() const {
    REQUIRE(diagnostics.list().size() == 1);
    return diagnostics.list().front();
  }

  Diagnostics diagnostics{};
};

Options asked(ArchiveStandard archive) {
  return {.pdf_standards = PdfStandards{.archive = archive}};
}

}  // namespace

TEST_CASE("standards: by itself a PDF keeps PDF/UA-1 and PDF/A-2a") {
  Shown book("plain");
  CHECK(book.kept({}) == PdfStandards{});
  CHECK(book.diagnostics.list().empty());
}

TEST_CASE("standards: a character of private use is no part of PDF/A-2a") {
  Shown book("a\uE000b\uE000 \U000F0001");
  CHECK(book.kept({}) == PdfStandards{.archive = ArchiveStandard::a2b});
  REQUIRE(book.diagnostics.list().size() == 2);
  const Diagnostic& first = book.diagnostics.list().front();
  CHECK(first.code == "pdf-standard-unclaimed");
  CHECK(first.span.begin == 7);
  CHECK(first.message == "PDF/A-2a allows no character of private use, as U+E000 is");
  CHECK(book.kept(asked(ArchiveStandard::a3a)).archive == ArchiveStandard::a2b);
  CHECK(book.diagnostics.has_errors());
  for (const ArchiveStandard archive : {ArchiveStandard::a2b, ArchiveStandard::none}) {
    CHECK(book.kept(asked(archive)).archive == archive);
    CHECK(book.diagnostics.list().empty());
  }
}

TEST_CASE("standards: so is one that no face has") {
  Shown book("");
  book.pages.pages[0].items = {paged::MissingGlyph{.text = "\uE001", .owner = NodeId{2}}};
  CHECK(book.kept({}).archive == ArchiveStandard::a2b);
}

TEST_CASE("standards: no PDF/A has pages that are too large") {
  Shown book("plain");
  book.pages.pages[0].height = 14'401;
  CHECK(book.kept({}).archive == ArchiveStandard::none);
  CHECK(book.said().message == "PDF/A-2a allows no page of 300 by 14401 points");
  CHECK(book.kept({.pdf_standards = PdfStandards{.archive = ArchiveStandard::none}})
            .accessible);
  CHECK(book.diagnostics.list().empty());
}

TEST_CASE("standards: no PDF/A has addresses that no string holds") {
  Shown book("plain");
  Inline link = tree::link("https://example.org/" + std::string(11'000, 'a'), "there");
  link.span = {.file = FileId{0}, .begin = 3, .end = 5};
  std::get<Paragraph>(book.document.content[0].kind).content.push_back(link);
  CHECK(book.kept(asked(ArchiveStandard::a2b)).archive == ArchiveStandard::none);
  CHECK(book.said().code == "pdf-standard-unmet");
  CHECK(book.said().span.begin == 3);
}

TEST_CASE("standards: no PDF/A has words that no string holds") {
  const std::string endless(17'000, 'a');
  const Span place{.file = FileId{0}, .begin = 3, .end = 5};
  Inline image{.kind = Image{.description = {tree::text(endless)}}, .span = place};
  const Block heading{.kind = Heading{1, {tree::text(endless)}}, .span = place};
  const auto kept_with = [](Shown& book) { return book.kept({}).archive; };
  Shown described("plain");
  std::get<Paragraph>(described.document.content[0].kind).content.push_back(image);
  Shown headed("plain");
  headed.document.content.push_back(heading);
  for (Shown* book : {&described, &headed}) {
    CHECK(kept_with(*book) == ArchiveStandard::none);
    CHECK(book->said().span == place);
  }
  Shown titled("plain");
  titled.document.metadata.title = {tree::text(endless)};
  CHECK(kept_with(titled) == ArchiveStandard::none);
  CHECK(titled.said().message == "PDF/A-2a allows no title as long as this one");
}

}  // namespace octavo::pdf
