#include "formats/epub/chapters.h"

#include <string>

#include "tests/formats/epub/book.h"

using namespace octavo;
using namespace octavo::test;

namespace {

std::vector<std::string> names_of(const Document& document) {
  std::vector<std::string> names;
  for (const epub::BookFile& file : epub::divide(document)) {
    names.push_back(file.name + ": " + file.title);
  }
  return names;
}

}  // namespace

TEST_CASE("chapters: a book has a file for its title, its contents and each chapter") {
  CHECK(names_of(book()) ==
        std::vector<std::string>{"title.xhtml: A Book", "contents.xhtml: Contents",
                                 "chapter-001.xhtml: One", "chapter-002.xhtml: Two"});
}

TEST_CASE("chapters: the page of a part and each of its chapters have files") {
  Block part = section("Part", 50,
                       {paragraph("begin"), section("Three", 60, {paragraph("x")}, 2),
                        section("Four", 70, {paragraph("y")}, 2)});
  part.attributes.classes = {"part"};
  part.attributes.language = "he";
  Document document = book();
  document.content.insert(document.content.end() - 1, part);
  CHECK(names_of(document) ==
        std::vector<std::string>{"title.xhtml: A Book", "contents.xhtml: Contents",
                                 "chapter-001.xhtml: One", "part-1.xhtml: Part",
                                 "chapter-002.xhtml: Three", "chapter-003.xhtml: Four",
                                 "chapter-004.xhtml: Two"});
  const auto entries = written(document);
  const std::string page = file_of(entries, "part-1.xhtml");
  CHECK(page.find("epub:type=\"part\"") != std::string::npos);
  CHECK(page.find("<h1>Part</h1>\n<p>begin</p>\n</section></body>") != std::string::npos);
  const std::string chapter = file_of(entries, "chapter-003.xhtml");
  CHECK(
      chapter.find(" lang=\"he\" xml:lang=\"he\" dir=\"rtl\" class=\"book\">\n<head>") !=
      std::string::npos);
  CHECK(chapter.find("epub:type=\"chapter\" role=\"doc-chapter\">\n<h1>Four</h1>") !=
        std::string::npos);
  CHECK(file_of(entries, "chapter-004.xhtml")
            .find(" lang=\"en\" xml:lang=\"en\" class=\"book\">\n") != std::string::npos);
}

TEST_CASE("chapters: what stands before the first chapter has a file") {
  Document document = book();
  document.content.insert(document.content.begin() + 2, paragraph("For you."));
  CHECK(names_of(document)[2] == "front.xhtml: A Book");
}

TEST_CASE("chapters: an article is one file, and an empty document too") {
  Document document = book();
  document.metadata.form = Form::article;
  CHECK(names_of(document) == std::vector<std::string>{"chapter-001.xhtml: A Book"});
  CHECK(names_of({}) == std::vector<std::string>{"chapter-001.xhtml: "});
}

TEST_CASE("chapters: a very long chapter is divided at its sections") {
  Document document{.metadata = {.form = Form::book}};
  Blocks parts = {paragraph("begin")};
  for (std::uint32_t i = 1; i <= 3; ++i) {
    parts.push_back(section("part " + std::to_string(i), i * 10,
                            {paragraph(std::string(100'000, 'a'))}, 2));
  }
  parts.push_back({.kind = Notes{}});
  document.content = {section("long", 1, parts)};
  const auto files = epub::divide(document);
  REQUIRE(files.size() == 4);
  CHECK(files[0].title == "long");
  CHECK(files[0].piece.section == document.content.data());
  CHECK(files[0].piece.blocks.size() == 2);
  CHECK(files[1].title == "part 1");
  CHECK(files[1].piece.section == nullptr);
  CHECK(files[3].piece.blocks.size() == 2);
}
