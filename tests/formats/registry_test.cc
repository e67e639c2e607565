#include "formats/registry.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "tests/extract/pdf_text.h"
#include "tests/formats/epub/unpack.h"
#include "tests/formats/pdf/normal_form.h"
#include "tests/support.h"

using namespace octavo;

namespace {

/// Both books of a manuscript in memory.
struct Books {
  std::string epub{};
  std::vector<epub::Entry> files{};
  std::string pdf{};

  explicit Books(const std::string& manuscript) {
    MemoryFiles memory;
    memory.files["book.md"] = manuscript;
    const Formats all = formats();
    CompileRequest request{.inputs = {"book.md"}, .reader = nullptr};
    for (const Writer& writer : all.writers) {
      request.writers.push_back(&writer);
    }
    for (const Output& output : compile(request, all, memory).outputs) {
      if (output.writer->name == "pdf") {
        pdf = output.bytes;
      } else {
        epub = output.bytes;
        files = test::unpack(output.bytes).value_or(std::vector<epub::Entry>());
      }
    }
    REQUIRE(!pdf.empty());
    REQUIRE(!files.empty());
  }

  std::string file(const std::string& name) const {
    for (const epub::Entry& entry : files) {
      if (entry.name == "EPUB/" + name) {
        return entry.bytes;
      }
    }
    return {};
  }

  /// The PDF's objects as text.
  std::string objects() const { return tests::normal_form(pdf); }

  std::vector<std::string> pages() const {
    const tests::TemporaryFolder folder;
    const auto path = folder.path() / "book.pdf";
    tests::write_file(path, pdf);
    return extract::pdf_pages(path.string());
  }
};

bool holds(const std::string& text, std::string_view part) {
  CAPTURE(part);
  const bool found = text.find(part) != std::string::npos;
  CHECK(found);
  return found;
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int time = 0; time < times; ++time) {
    result += text;
  }
  return result;
}

}  // namespace

TEST_CASE("registry: what the front matter says stands in the metadata of both books") {
  const Books books(
      "---\ntitle: The Title\nsubtitle: The Subtitle\nauthor: [Ann Low, Ben High]\n"
      "date: 2024-05-06\nlang: pt-BR\nrights: No rights\npublisher: The Press\n"
      "identifier: urn:isbn:9780000000002\ndescription: What it is\n"
      "keywords: [one, two]\n---\n\nPalavras.\n");
  const std::string package = books.file("package.opf");
  for (const char* part :
       {">The Title</dc:title>", ">The Subtitle</dc:title>", ">Ann Low</dc:creator>",
        ">Ben High</dc:creator>", "<dc:date>2024-05-06</dc:date>",
        "<dc:language>pt-BR</dc:language>", "<dc:rights>No rights</dc:rights>",
        "<dc:publisher>The Press</dc:publisher>",
        ">urn:isbn:9780000000002</dc:identifier>",
        "<dc:description>What it is</dc:description>", "<dc:subject>one</dc:subject>",
        "<dc:subject>two</dc:subject>"}) {
    holds(package, part);
  }
  const std::string objects = books.objects();
  for (const char* part :
       {"/Title (The Title", "/Author (Ann Low, Ben High)", "(D:20240506000000Z)",
        "/Lang (pt-BR)", "/Subject (What it is)", "/Keywords (one, two)", "No rights"}) {
    holds(objects, part);
  }
}

TEST_CASE("registry: skipped levels are repaired in both books") {
  const Books books(
      "---\ntitle: T\nlang: en\n---\n\n### First\n\nText.\n\n###### Below\n\nText.\n\n"
      "# Second\n\nText.\n");
  const std::string chapter = books.file("chapter-001.xhtml");
  holds(chapter, "<h2>First</h2>");
  holds(chapter, "<h3>Below</h3>");
  holds(chapter, "<h2>Second</h2>");
  const std::string objects = books.objects();
  holds(objects, "/S /H2");
  holds(objects, "/S /H3");
  for (const char* level : {"/S /H4", "/S /H5", "/S /H6"}) {
    CHECK(objects.find(level) == std::string::npos);
  }
}

TEST_CASE("registry: notes lead there and back where a chapter is divided into files") {
  std::string manuscript = "---\nlang: en\ndocumentclass: book\n---\n\n# Long\n\n";
  for (const char* name : {"a", "b", "c", "d"}) {
    manuscript += "## Part " + std::string(name) + "\n\nMarked[^" + name + "].\n\n" +
                  repeated(repeated("Plain words. ", 80) + "\n\n", 100) + "[^" + name +
                  "]: Note " + name + ".\n\n";
  }
  const Books books(manuscript + "# Other\n\nSee [the third part](#part-c).\n");
  holds(books.file("chapter-002.xhtml"), "href=\"chapter-005.xhtml#note-1\"");
  holds(books.file("chapter-004.xhtml"), "href=\"chapter-005.xhtml#note-3\"");
  holds(books.file("chapter-005.xhtml"), "href=\"chapter-002.xhtml#noteref-1\"");
  holds(books.file("chapter-005.xhtml"), "href=\"#noteref-4\"");
  holds(books.file("chapter-006.xhtml"), "href=\"chapter-004.xhtml#part-c\"");
}

TEST_CASE("registry: every file of an e-book says its language, foreign words theirs") {
  const Books books(
      "---\ntitle: Livro\nlang: pt\ntoc: true\ndocumentclass: book\n---\n\n# Um\n\n"
      "A palavra [house]{lang=en}.\n\n# Dois\n\nTexto.\n");
  std::size_t pages = 0;
  for (const epub::Entry& entry : books.files) {
    if (entry.name.ends_with(".xhtml")) {
      CAPTURE(entry.name);
      ++pages;
      holds(entry.bytes, R"( lang="pt" xml:lang="pt")");
    }
  }
  CHECK(pages == 6);
  holds(books.file("cover.xhtml"), "alt=\"Capa: Livro\"");
  holds(books.file("toc.ncx"), "xml:lang=\"pt\"");
  holds(books.file("package.opf"), "xml:lang=\"pt\"");
  holds(books.file("chapter-001.xhtml"), R"(lang="en" xml:lang="en">house<)");
}

TEST_CASE("registry: an article's title stands above its text, a book's on a page") {
  const std::string body = "# One\n\nFirst words.\n\n# Two\n\nLast words.\n";
  const std::vector<std::string> article =
      Books("---\ntitle: The Title\nlang: en\n---\n\n" + body).pages();
  REQUIRE(article.size() == 1);
  CHECK(article[0].find("The Title") < article[0].find("First words."));
  holds(article[0], "Last words.");
  const std::vector<std::string> book =
      Books("---\ntitle: The Title\nlang: en\ndocumentclass: book\n---\n\n" + body)
          .pages();
  REQUIRE(book.size() > 4);
  holds(book[0], "The Title");
  CHECK(book[0].find("words") == std::string::npos);
  holds(book[2], "Contents");
  holds(book[2], "One");
}

TEST_CASE("registry: an e-book begins with its media type, stored at its fixed place") {
  const Books books("---\ntitle: T\nlang: en\n---\n\nText.\n");
  // EPUB Open Container Format 3.3, 4.3.
  CHECK(books.epub.substr(0, 4) == "PK\x03\x04");
  CHECK(books.epub.substr(8, 2) == std::string("\0\0", 2));
  CHECK(books.epub.substr(26, 4) == std::string("\x08\0\0\0", 4));
  CHECK(books.epub.substr(30, 28) == "mimetypeapplication/epub+zip");
}

TEST_CASE("registry: bookmarks nest as the sections do") {
  const std::string objects =
      Books("---\ntitle: T\nlang: en\n---\n\n# One\n\n## Below\n\nText.\n\n# Two\n")
          .objects();
  const auto object_with = [&](const std::string& part) {
    const std::size_t at = objects.find(part);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = objects.rfind('\n', at) + 1;
    return objects.substr(begin, objects.find('\n', at) - begin);
  };
  const std::string one = object_with("/Title (One)");
  const std::string number = one.substr(0, one.find(':'));
  CHECK(holds(object_with("/Title (Below)"), "/Parent " + number + " 0 R"));
  CHECK_FALSE(object_with("/Title (Two)").find("/Parent " + number + " 0 R") !=
              std::string::npos);
  CHECK(holds(one, "/First "));
  CHECK(holds(one, "/Dest [ "));
}

TEST_CASE("registry: links inside and out work in both books") {
  const Books books(
      "---\ntitle: T\nlang: en\n---\n\n# One {#first}\n\nTo [the second](#two) and "
      "[out](https://example.org/a?b=c).\n\n# Two\n\nBack to [one](#first).\n");
  const std::string chapter = books.file("chapter-001.xhtml");
  holds(chapter, "<a href=\"#two\">the second</a>");
  holds(chapter, "<section id=\"two\"");
  holds(chapter, "<a href=\"#first\">one</a>");
  holds(chapter, "<a href=\"https://example.org/a?b=c\">out</a>");
  const std::string objects = books.objects();
  holds(objects, "/URI (https://example.org/a?b=c)");
  std::size_t inside = 0;
  for (std::size_t at = 0; (at = objects.find("/Subtype /Link", at)) != std::string::npos;
       ++at) {
    const std::size_t begin = objects.rfind('\n', at) + 1;
    const std::string object = objects.substr(begin, objects.find('\n', at) - begin);
    inside += object.find("/Dest [ ") != std::string::npos ? 1U : 0U;
  }
  CHECK(inside == 2);
}
