#include <algorithm>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace {

/// Long enough for its language to be told.
constexpr const char* small_book =
    "# A small book\n\nA paragraph of text in plain words, such as everybody who speaks "
    "English has read a thousand times before.\n";

Outcome run(std::vector<std::string> arguments, const std::filesystem::path& folder) {
  return run_octavo({.arguments = std::move(arguments), .folder = folder});
}

struct WrongUsage {
  std::vector<std::string> arguments{};
  /// What the message must hold.
  std::string found{};
  std::string hint{};
};

}  // namespace

TEST_CASE("command_line: both books are made by default, named after the first input") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "sub");
  write_file(folder.path() / "sub/a.md", small_book);
  write_file(folder.path() / "b.md", "More of the same text in the same plain words.\n");
  const Outcome outcome = run({"build", "sub/a.md", "b.md"}, folder.path());
  CHECK(outcome.messages == "");
  CHECK(outcome.output == "");
  CHECK(outcome.status == 0);
  CHECK(listing(folder.path()) == "a.epub\na.pdf\nb.md\nsub\n");
  CHECK(read_file(folder.path() / "a.pdf").starts_with("%PDF-1.7"));
  CHECK(read_file(folder.path() / "a.epub").substr(30, 8) == "mimetype");
}

TEST_CASE("command_line: -o chooses the format by its extension, --to without a path") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", small_book);
  std::filesystem::create_directory(folder.path() / "out");
  CHECK(run({"build", "a.md", "-o", "out/x.EPUB", "-o", "out/y.pdf"}, folder.path())
            .status == 0);
  CHECK(listing(folder.path() / "out") == "x.EPUB\ny.pdf\n");
  CHECK(run({"build", "a.md", "--to", "pdf"}, folder.path()).status == 0);
  CHECK(run({"build", "a.md", "--to=epub", "-o", "out/plain"}, folder.path()).status ==
        0);
  CHECK(listing(folder.path()) == "a.md\na.pdf\nout\n");
  CHECK(read_file(folder.path() / "out/plain").starts_with("PK"));
}

TEST_CASE("command_line: behind -- every word is an input") {
  const TemporaryFolder folder;
  write_file(folder.path() / "-a.md", small_book);
  CHECK(run({"check", "--", "-a.md"}, folder.path()).status == 0);
  CHECK(
      run({"build", "--to", "pdf", "-o", "x.pdf", "--", "-a.md"}, folder.path()).status ==
      0);
  CHECK(listing(folder.path()) == "-a.md\nx.pdf\n");
}

TEST_CASE("command_line: - reads standard input and writes standard output") {
  const TemporaryFolder folder;
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"build", "-", "--to", "pdf"},
        std::vector<std::string>{"build", "-", "-o", "-", "--to", "pdf"}}) {
    const Outcome outcome = run_octavo(
        {.arguments = words, .folder = folder.path(), .standard_input = small_book});
    CHECK(outcome.status == 0);
    CHECK(outcome.messages == "");
    CHECK(outcome.output.starts_with("%PDF-1.7"));
  }
  CHECK(listing(folder.path()) == "");
}

TEST_CASE("command_line: check reports and writes nothing") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", std::string(small_book) + "\n[x](#nowhere)\n");
  const Outcome outcome = run({"check", "a.md"}, folder.path());
  CHECK(outcome.status == 0);
  CHECK(outcome.messages.starts_with("a.md:5:1: warning[unresolved-link]: "));
  CHECK(run({"check", "a.md", "--strict"}, folder.path()).status == 1);
  CHECK(listing(folder.path()) == "a.md\n");
}

TEST_CASE("command_line: --emit prints a step and makes no file") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", small_book);
  const Outcome tree = run({"build", "a.md", "--emit", "tree"}, folder.path());
  CHECK(tree.output.find("text \"A paragraph of text in plain") != std::string::npos);
  CHECK(tree.output.find("title-page") != std::string::npos);
  const Outcome xhtml = run({"build", "a.md", "--emit", "xhtml"}, folder.path());
  CHECK(xhtml.output.find("thousand times before.</p>") != std::string::npos);
  const Outcome pages = run({"build", "a.md", "--emit", "pages"}, folder.path());
  CHECK(pages.output.find("paragraph") != std::string::npos);
  CHECK(listing(folder.path()) == "a.md\n");
}

TEST_CASE("command_line: a specification's XHTML is that of the tree as it was read") {
  for (const char* format : {"gfm", "commonmark"}) {
    const Outcome outcome =
        run_octavo({.arguments = {"build", "-", "--from", format, "--emit", "xhtml"},
                    .standard_input = "# \"Quotes\" -- stay\n\n[x](y.md)\n"});
    CHECK(outcome.messages == "");
    CHECK(outcome.output ==
          "<h1>\"Quotes\" -- stay</h1>\n<p><a href=\"y.md\">x</a></p>\n");
  }
}

TEST_CASE("command_line: what is wrong with it is told with a hint, and exit is 2") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", small_book);
  write_file(folder.path() / "in.pdf", small_book);
  std::filesystem::create_symlink("a.pdf", folder.path() / "link.pdf");
  const WrongUsage cases[] = {
      {{}, "needs a sub-command", "octavo build book.md"},
      {{"bulid", "a.md"}, "no sub-command `bulid`", "`octavo build`"},
      {{"a.md"}, "no sub-command `a.md`", "`octavo build a.md`"},
      {{"--quiet", "build", "a.md"}, "no option `--quiet`", "after its name"},
      {{"build"}, "no input is named", "octavo build book.md"},
      {{"build", "-", "-"}, "standard input is named twice", "only once"},
      {{"build", "a.md", "--papr", "a4"}, "no option `--papr`", "`--paper`"},
      {{"build", "a.md", "-x"}, "no option `-x`", "octavo build --help"},
      {{"build", "a.md", "--title", ""}, "value of `--title` is empty", "leave --title"},
      {{"build", "a.md", "--author", " "},
       "value of `--author` is empty",
       "--author out"},
      {{"build", "a.md", "--title", "a\x01"}, "`--title` has a character", "UTF-8"},
      {{"check", "a.md", "--author", "b\xFF"}, "`--author` has a character", "UTF-8"},
      {{"check", "a.md", "--lang", ""}, "value of `--lang` is empty", "--lang out"},
      {{"build", "a.md", "-o", ""}, "value of `--output` is empty", "--output out"},
      {{"build", "a.md", "--title"}, "`--title` needs a value", "octavo build --help"},
      {{"build", "a.md", "--lang", "pt", "--lang", "en"}, "`--lang` is said twice", ""},
      {{"build", "a.md", "--quiet=x"}, "`--quiet` takes no such value", ""},
      {{"explain", "--", "a.md"}, "only `octavo build`", "octavo --help"},
      {{"build", "a.md", "--paper", "a99"}, "`a99` is no paper", "6x9in"},
      {{"build", "a.md", "--paper", "1x1mm"}, "`1x1mm` is no paper", "half an inch"},
      {{"build", "a.md", "--pdf-standard", "a1a"}, "`a1a` is no standard", "ua1,a2b"},
      {{"build", "a.md", "--lang", "xx"}, "`xx` is no language", "pt-BR"},
      {{"build", "a.md", "--jobs", "-1"}, "`-1` is no number of threads", "1 to 1024"},
      {{"build", "a.md", "--epub-profile", "nook"},
       "`nook` is no profile of an EPUB",
       "--epub-profile is generic, kindle, kobo or apple"},
      {{"build", "a.md", "--page-list", "some"},
       "`some` is no list",
       "--page-list is the name of a PDF, or none"},
      {{"build", "a.md", "--from", "markdwn"}, "`markdwn`", "`markdown`"},
      {{"build", "a.md", "--diagnostics", "xml"}, "`xml`", "text or json"},
      {{"build", "a.md", "--emit", "leaves"}, "`leaves`", "tree, xhtml or pages"},
      {{"build", "a.md", "--emit", "tree", "--to", "pdf"}, "--emit", "leave out"},
      {{"build", "a.md", "--to", "docx"}, "no format `docx`", "epub or pdf"},
      {{"build", "a.md", "-o", "a.docx"}, "extension of `a.docx`", ".epub or .pdf"},
      {{"build", "a.md", "-o", "a"}, "extension of `a`", ".epub or .pdf"},
      {{"build", "a.md", "-o", "a.pdf", "--to", "epub"}, "`a.pdf`", "leave --to out"},
      {{"build", "a.md", "-o", "a.pdf", "-o", "./a.pdf"}, "two outputs", "its own"},
      {{"build", "a.md", "-o", "a.pdf", "-o", "link.pdf"}, "two outputs", "its own"},
      {{"build", "in.pdf", "--to", "pdf"}, "is an input too", "another path"},
      {{"build", "-"}, "standard output, which takes one", "--to epub or --to pdf"},
      {{"build", "a.md", "-o", "-"}, "standard output has no extension", "--to"},
      {{"build", "a.md", "-o", "-", "--to", "epub,pdf"}, "takes one format", "--to"},
      {{"check", "a.md", "-o", "a.pdf"}, "no option `-o`", "octavo check --help"},
      {{"explain", "emty-input"}, "no code `emty-input`", "`empty-input`"},
      {{"explain", "EMTY-INPUT"}, "no code `EMTY-INPUT`", "`empty-input`"},
      {{"explain", "usage", "more"}, "no further word: `more`", "explain --help"},
  };
  for (const WrongUsage& each : cases) {
    const Outcome outcome = run(each.arguments, folder.path());
    CAPTURE(outcome.messages);
    CHECK(outcome.status == 2);
    CHECK(outcome.output == "");
    CHECK(outcome.messages.starts_with("octavo: error[usage]: "));
    CHECK(outcome.messages.find(each.found) != std::string::npos);
    CHECK(outcome.messages.find(each.hint, outcome.messages.find("\n  hint: ")) !=
          std::string::npos);
  }
  CHECK(listing(folder.path()) == "a.md\nin.pdf\nlink.pdf\n");
}

TEST_CASE(
    "command_line: an e-book lists pages that are made with it, unless told not to") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", small_book);
  const auto epub = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"build", "a.md", "-o", "a.epub"});
    CHECK(run(arguments, folder.path()).status == 0);
    return read_file(folder.path() / "a.epub");
  };
  const std::string alone = epub({});
  CHECK(epub({"-o", "a.pdf"}) != alone);
  CHECK(epub({"-o", "a.pdf", "--page-list", "None"}) == alone);
}

TEST_CASE("command_line: no output replaces a picture of the book") {
  const TemporaryFolder folder;
  const std::string drawing =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
  write_file(folder.path() / "a b.pdf", drawing);
  write_file(folder.path() / "a.md", "# Title\n\nWords.\n\n![A square](a%20b.pdf)\n");
  std::filesystem::create_symlink("a b.pdf", folder.path() / "link.pdf");
  for (const char* output : {"a b.pdf", "link.pdf"}) {
    const Outcome outcome = run({"build", "a.md", "-o", output}, folder.path());
    CAPTURE(outcome.messages);
    CHECK(outcome.status == 2);
    CHECK(outcome.messages.find("is a file that the book is made of") !=
          std::string::npos);
  }
  CHECK(read_file(folder.path() / "a b.pdf") == drawing);
  CHECK(run({"build", "a.md", "-o", "c.pdf"}, folder.path()).status == 0);
}

TEST_CASE("command_line: papers are named or measured") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", small_book);
  for (const char* paper : {"a4", "A5", "letter", "6x9in", "120x190mm", "12×19cm",
                            "14.5cmx210mm", "400x600pt", "5,5x8,5in"}) {
    CAPTURE(paper);
    CHECK(run({"build", "a.md", "--emit", "pages", "--paper", paper}, folder.path())
              .status == 0);
  }
  CHECK(run({"build", "a.md", "--emit", "pages", "--paper", "6x9in"}, folder.path())
            .output.find("432") != std::string::npos);
}

TEST_CASE("command_line: a date of the environment that is none is told") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", small_book);
  for (const char* date : {"yesterday", "-1", "12x", "999999999999999999999"}) {
    const Outcome outcome = run_octavo({.arguments = {"build", "a.md"},
                                        .folder = folder.path(),
                                        .environment = {{"SOURCE_DATE_EPOCH", date}}});
    CHECK(outcome.status == 2);
    CHECK(outcome.messages.find("SOURCE_DATE_EPOCH") != std::string::npos);
  }
}

TEST_CASE("command_line: --quiet says only errors, --diagnostics json an object a line") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", std::string(small_book) + "\n[x](#nowhere)\n");
  CHECK(run({"check", "a.md", "--quiet"}, folder.path()).messages == "");
  const Outcome outcome = run({"check", "a.md", "--diagnostics", "json"}, folder.path());
  CHECK(outcome.messages.starts_with("{\"file\":\"a.md\",\"line\":5,\"column\":1,"));
  CHECK(outcome.messages.find("\"code\":\"unresolved-link\"") != std::string::npos);
  CHECK(outcome.messages.ends_with("}\n"));
  CHECK(run({"build", "a.md", "--diagnostics", "json", "--foo"}, folder.path())
            .messages.starts_with("{\"severity\":\"error\",\"code\":\"usage\","));
}

TEST_CASE("command_line: of many messages with one code some are printed as text") {
  const TemporaryFolder folder;
  std::string book = small_book;
  for (int times = 0; times < 50; ++times) {
    book += "\n[x](#nowhere)\n";
  }
  write_file(folder.path() / "a.md", book);
  const std::string text = run({"check", "a.md"}, folder.path()).messages;
  CHECK(text.find("octavo: 30 more of [unresolved-link]") != std::string::npos);
  const std::string json =
      run({"check", "a.md", "--diagnostics", "json"}, folder.path()).messages;
  CHECK(std::count(json.begin(), json.end(), '\n') == 50);
}

TEST_CASE("command_line: of a stylesheet every place of what a book lacks is printed") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md", "---\ntitle: T\nlang: en\n---\n\nWords.\n");
  const std::vector<std::string> lacking = {
      "cursor: pointer",      "box-shadow: 0 0 1px red",
      "transition: color 1s", "overflow: hidden",
      "user-select: none",    "-webkit-box-x: y",
      "opacity: 0.5",         "filter: blur(1px)",
      "transform: none",      "clip: auto",
      "resize: both"};
  std::string css;
  for (int times = 0; times < 50; ++times) {
    for (const std::string& each : lacking) {
      css += "p { " + each + " }\n";
    }
  }
  write_file(folder.path() / "own.css", css + "p { cursor: none }");
  std::vector<std::string> arguments{"check", "book.md", "--css", "own.css"};
  const std::string text = run(arguments, folder.path()).messages;
  // `transform: none` is so on pages.
  CHECK(text.find(" more of [") == std::string::npos);
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find("[css-unsupported]", at)) != std::string::npos;
       ++at) {
    ++count;
  }
  CHECK(count == lacking.size() - 1);
  CHECK(
      text.starts_with("own.css:1:5: warning[css-unsupported]: the PDF cannot do "
                       "'cursor: pointer'\n"
                       "  1 | p { cursor: pointer }\n"
                       "    |     ^^^^^^^^^^^^^^^\n"
                       "  hint: the e-book has it\n"
                       "  also in lines 12, 23, 34, "));
  CHECK(text.find(", 540, 551\n") != std::string::npos);
  // A program has them one by one.
  arguments.insert(arguments.end(), {"--diagnostics", "json"});
  const std::string json = run(arguments, folder.path()).messages;
  CHECK(std::ranges::count(json, '\n') == 501);
}

TEST_CASE("command_line: help, version, explain and fonts go to standard output") {
  CHECK(run({"--version"}, ".").output == "octavo " OCTAVO_VERSION "\n");
  for (const char* command : {"build", "check", "fonts", "themes", "explain"}) {
    const Outcome outcome = run({command, "--help"}, ".");
    CHECK(outcome.status == 0);
    CHECK(outcome.messages == "");
    CHECK(outcome.output.find("Example") != std::string::npos);
  }
  CHECK(run({"--help"}, ".").output.find("Exit status") != std::string::npos);
  CHECK(run({"explain", "empty-input"}, ".").output.starts_with("error[empty-input]\n"));
  CHECK(run({"explain", "error[Empty-Input]:"}, ".").output ==
        run({"explain", "empty-input"}, ".").output);
  const std::string fonts = run({"fonts"}, ".").output;
  for (const char* script : {"Latn", "Arab", "Hebr", "Deva", "Thai"}) {
    CHECK(fonts.find(script) != std::string::npos);
  }
}

TEST_CASE(
    "command_line: explain lists every code with its severity, by what it is about") {
  const std::string list = run({"explain"}, ".").output;
  CHECK(
      list.starts_with("the command line, and files that cannot be read or written:\n"
                       "  book-crashed              error\n"));
  CHECK(list.find("\n\nwhat an input holds:\n  binary-input              error\n") !=
        std::string::npos);
  const std::string page = read_file(source_folder() / "docs/diagnostics.md");
  std::size_t count = 0;
  for (std::size_t at = page.find("\n## "); at != std::string::npos;
       at = page.find("\n## ", at + 1)) {
    const std::string code = page.substr(at + 4, page.find('\n', at + 1) - at - 4);
    CAPTURE(code);
    CHECK(list.find("\n  " + code + " ") != std::string::npos);
    ++count;
  }
  CHECK(count > 20);
}

TEST_CASE("command_line: formats, steps and papers are named in any case") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", small_book);
  CHECK(run({"build", "a.md", "--to", "PDF,Epub", "--paper", "A4", "--from", "Markdown"},
            folder.path())
            .status == 0);
  CHECK(listing(folder.path()) == "a.epub\na.md\na.pdf\n");
  CHECK(run({"build", "a.md", "--emit", "Tree"}, folder.path()).status == 0);
  CHECK(run({"build", "a.md", "--diagnostics", "JSON", "--paper", "x"}, folder.path())
            .messages.starts_with("{"));
}

TEST_CASE("command_line: check says in its help that it makes no book") {
  const std::string help = run({"check", "--help"}, ".").output;
  CHECK(help.find("0 the book has no errors") != std::string::npos);
  CHECK(help.find("the book is made") == std::string::npos);
}

TEST_CASE("command_line: an input that is named twice is told") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", small_book);
  const Outcome outcome = run({"check", "a.md", "./a.md"}, folder.path());
  CHECK(outcome.status == 0);
  CHECK(outcome.messages.find("octavo: warning[input-twice]: `./a.md` is named twice") !=
        std::string::npos);
  CHECK(run({"check", "a.md", "a.md", "--strict"}, folder.path()).status == 1);
}

TEST_CASE("command_line: standard input has one name in every form of messages") {
  const auto said = [](const char* form) {
    return run_octavo({.arguments = {"check", "-", "--diagnostics", form},
                       .standard_input = std::string(small_book) + "\n[x](#nowhere)\n"})
        .messages;
  };
  CHECK(said("text").starts_with("<stdin>:5:1: "));
  CHECK(said("json").starts_with("{\"file\":\"<stdin>\",\"line\":5,"));
}

TEST_CASE("command_line: colours and progress are for terminals only") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", std::string(small_book) + "\n[x](#nowhere)\n");
  const Outcome outcome = run({"check", "a.md"}, folder.path());
  CHECK(outcome.messages.find('\x1b') == std::string::npos);
  CHECK(outcome.messages.find('\r') == std::string::npos);
}
