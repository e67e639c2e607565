#include "formats/pdf/book.h"

#include <doctest/doctest.h>

#include "formats/image/image.h"
#include "tests/extract/pdf_text.h"
#include "tests/extract/words.h"
#include "tests/formats/image/samples.h"
#include "tests/formats/pdf/hand_pages.h"
#include "tests/formats/pdf/normal_form.h"
#include "tests/support.h"
#include "tests/tree.h"

namespace octavo::pdf {

namespace {

// A heading, a paragraph over two lines with a link, a note and its number.
struct SmallBook {
  Document document{};
  paged::PagedDocument pages = tests::one_page();

  SmallBook() {
    document.metadata = {.title = {tree::text("Small")}, .language = "en"};
    Block heading = tree::heading(1, "Chapter");
    heading.id = NodeId{2};
    std::get<Heading>(heading.kind).content[0].id = NodeId{3};
    Inline link = tree::link("https://example.org/", "linked");
    link.id = NodeId{6};
    std::get<Link>(link.kind).content[0].id = NodeId{7};
    Inline words = tree::text("a hyphen-ated offer ");
    words.id = NodeId{5};
    const Inline mark{.kind = NoteReference{.number = 1, .note = NodeId{10}},
                      .id = NodeId{8}};
    Block paragraph = tree::paragraph({words, link, mark});
    paragraph.id = NodeId{4};
    Block note = tree::note("n", "see there");
    note.id = NodeId{10};
    auto& noted = std::get<Note>(note.kind);
    noted.number = 1;
    noted.references = {NodeId{8}};
    std::get<Paragraph>(noted.content[0].kind).content[0].id = NodeId{12};
    Block notes{.kind = Notes{{note}}, .id = NodeId{9}};
    document.content = {
        {.kind = Section{.content = {heading, paragraph, notes}}, .id = NodeId{1}}};
    place();
  }

  std::string write(unsigned jobs = 1) const {
    Diagnostics diagnostics;
    const auto bytes = write_pages(pages, document, {.jobs = jobs}, diagnostics);
    CHECK(diagnostics.list().empty());
    return bytes.value_or("");
  }

 private:
  void place() {
    using paged::Role;
    add({.text = "Chapter", .y = 40, .size = 14, .owner = NodeId{3}});
    add({.text = "a hyphen-ated of\u00AD", .y = 60, .owner = NodeId{5}});
    add({.text = "fer ", .y = 74, .owner = NodeId{5}});
    add({.text = "linked", .x = 80, .y = 74, .owner = NodeId{7}, .link = NodeId{6}});
    add({.text = "1", .x = 120, .y = 70, .owner = NodeId{8}, .link = NodeId{8}});
    add({.text = "1",
         .y = 350,
         .role = Role::label,
         .owner = NodeId{10},
         .link = NodeId{10}});
    add({.text = "see there", .x = 60, .y = 350, .owner = NodeId{12}});
    add({.text = "7", .y = 390, .role = Role::artifact});
    pages.anchors = {{.node = NodeId{2}, .page = 0, .y = 30},
                     {.node = NodeId{8}, .page = 0, .y = 64},
                     {.node = NodeId{10}, .page = 0, .y = 342}};
  }
  void add(const tests::HandRun& run) {
    pages.pages[0].items.emplace_back(tests::set_run(*pages.fonts, run));
  }
};

std::string text_of(const std::string& pdf) {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() / "book.pdf";
  tests::write_file(path, pdf);
  return extract::pdf_text(path.string());
}

}  // namespace

TEST_CASE("book: a small book's objects are as expected") {
  const std::string pdf = SmallBook().write();
  CHECK(tests::check_pdf(pdf).empty());
  CHECK(tests::compare_with_file("tests/formats/pdf/small_book.txt",
                                 tests::normal_form(pdf)) == "");
}

TEST_CASE("book: what is read back is what the book says") {
  CHECK(extract::words_of(text_of(SmallBook().write())) ==
        extract::words_of("Chapter a hyphen-ated offer linked1 1 see there"));
}

TEST_CASE("book: one that is linearized is the same and made the same again") {
  const SmallBook book;
  Diagnostics diagnostics;
  const auto write = [&] {
    return write_pages(book.pages, book.document, {.linearize = true}, diagnostics);
  };
  const std::string pdf = write().value_or("");
  CHECK(diagnostics.list().empty());
  CHECK(tests::check_pdf(pdf).empty());
  CHECK(pdf.substr(0, 1024).find("/Linearized") != std::string::npos);
  CHECK(book.write().find("/Linearized") == std::string::npos);
  CHECK(text_of(pdf) == text_of(book.write()));
  CHECK(write() == pdf);
}

TEST_CASE("book: no file is written that lacks what was asked of it") {
  SmallBook book;
  book.pages.pages[0].width = 20'000;
  Diagnostics diagnostics;
  CHECK(write_pages(book.pages, book.document, {}, diagnostics));
  CHECK(!diagnostics.has_errors());
  const Options asked{.pdf_standards = PdfStandards{}};
  CHECK(!write_pages(book.pages, book.document, asked, diagnostics));
  CHECK(diagnostics.has_errors());
}

TEST_CASE("book: a right-to-left book tells its direction to the reader") {
  SmallBook book;
  CHECK(tests::normal_form(book.write()).find("/R2L") == std::string::npos);
  book.document.metadata.language = "ar";
  CHECK(tests::normal_form(book.write()).find("/Direction /R2L") != std::string::npos);
}

TEST_CASE("book: the bookmarks leave out what is unlisted") {
  SmallBook book;
  book.document.content[0].attributes.classes = {"unlisted"};
  CHECK(tests::normal_form(book.write()).find("/Outlines") == std::string::npos);
}

TEST_CASE("book: the bookmarks are those that the stylesheet asks for") {
  SmallBook book;
  const NodeId heading = std::get<Section>(book.document.content[0].kind).content[0].id;
  book.pages.bookmarks = {{.node = heading, .label = "Another name"}};
  CHECK(tests::normal_form(book.write()).find("/Title (Another name)") !=
        std::string::npos);
  book.pages.bookmarks = {{.node = heading, .level = 0}};
  CHECK(tests::normal_form(book.write()).find("/Outlines") == std::string::npos);
}

TEST_CASE("book: the number of threads does not change the bytes") {
  const SmallBook book;
  CHECK(book.write(1) == book.write(8));
}

TEST_CASE("book: every script reads back through the structure tree") {
  struct Case {
    std::string text{};
    std::string script{};
    std::string language{};
    bool right_to_left = false;
  };
  const Case cases[] = {
      {"Väter éṭ́ office ", "Latn", "en"}, {"Ελληνικά ", "Grek", "el"},
      {"Кириллица ", "Cyrl", "ru"},       {"العَرَبِيَّة لا سلام ", "Arab", "ar", true},
      {"שָׁלוֹם עולם ", "Hebr", "he", true}, {"कि हिन्दी क्षत्रिय ", "Deva", "hi"},
      {"বাংলা কো ", "Beng", "bn"},        {"தமிழ் கொ ", "Taml", "ta"},
      {"ภาษาไทย น้ำ ", "Thai", "th"},      {"漢字仮名 ", "Hani", "ja"},
      {"한국어 ", "Hang", "ko"},
  };
  Document document;
  document.metadata.language = "en";
  paged::PagedDocument pages = tests::one_page();
  std::string all;
  std::uint32_t id = 1;
  for (const Case& each : cases) {
    Inline words = tree::text(each.text);
    words.id = NodeId{id++};
    document.content.push_back(tree::paragraph({words}));
    pages.pages[0].items.emplace_back(
        tests::set_run(*pages.fonts, {.text = each.text,
                                      .y = 20.0 + 20 * id,
                                      .script = each.script,
                                      .language = each.language,
                                      .right_to_left = each.right_to_left,
                                      .owner = words.id}));
    all += each.text;
  }
  Diagnostics diagnostics;
  const auto pdf = write_pages(pages, document, {}, diagnostics);
  REQUIRE(pdf);
  CHECK(extract::words_of(text_of(*pdf)) == extract::words_of(all));
}

TEST_CASE("book: inks become colours where the only intent is sRGB") {
  Document document;
  document.pictures = {image::inspect(test::jpeg_of_inks()).picture.value()};
  paged::PagedDocument pages = tests::one_page();
  pages.pages[0].items.emplace_back(paged::PlacedPicture{
      .area = {.left = 9, .top = 9, .width = 9, .height = 9}, .picture = PictureId{0}});
  const auto has_inks = [&](ArchiveStandard archive) {
    Diagnostics diagnostics;
    const Options options{.pdf_standards = PdfStandards{.archive = archive}};
    const auto pdf = write_pages(pages, document, options, diagnostics);
    REQUIRE(pdf);
    return tests::normal_form(*pdf).find("/DeviceCMYK") != std::string::npos;
  };
  CHECK(has_inks(ArchiveStandard::none));
  for (const auto archive :
       {ArchiveStandard::a2a, ArchiveStandard::a2b, ArchiveStandard::a3a}) {
    CHECK_FALSE(has_inks(archive));
  }
}

TEST_CASE("book: a picture whose data are broken is reported and leaves a frame") {
  Document document;
  document.pictures = {{.kind = PictureKind::png, .bytes = "no picture"}};
  Inline image{.kind = Image{.description = {tree::text("d")}, .picture = PictureId{0}},
               .id = NodeId{1}};
  document.content = {tree::paragraph({image})};
  paged::PagedDocument pages = tests::one_page();
  pages.pages[0].items.emplace_back(
      paged::PlacedPicture{.area = {.left = 9, .top = 9, .width = 9, .height = 9},
                           .picture = PictureId{0},
                           .owner = NodeId{1}});
  Diagnostics diagnostics;
  const auto pdf = write_pages(pages, document, {}, diagnostics);
  REQUIRE(pdf);
  CHECK(tests::check_pdf(*pdf).empty());
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "picture-undecodable");
}

}  // namespace octavo::pdf
