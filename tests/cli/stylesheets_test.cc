#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

constexpr const char* manuscript =
    "---\ntitle: Styled\nlang: en\n---\n\n# One\n\nA paragraph of plain words.\n";

Outcome run_in(const fs::path& folder, std::vector<std::string> arguments) {
  return run_octavo({.arguments = std::move(arguments), .folder = folder});
}

bool says(const Outcome& outcome, const std::string& words) {
  return outcome.messages.find(words) != std::string::npos;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t time = 0; time < times; ++time) {
    result += text;
  }
  return result;
}

/// Makes both books with a stylesheet; what is wrong with it is a warning.
Outcome check_book_with(const fs::path& folder, const std::string& css) {
  write_file(folder / "book.md", manuscript);
  write_file(folder / "style.css", css);
  fs::remove(folder / "book.pdf");
  fs::remove(folder / "book.epub");
  Outcome outcome = run_in(folder, {"build", "book.md", "--css", "style.css"});
  CAPTURE(outcome.messages.substr(0, 1000));
  CHECK(outcome.status == 0);
  CHECK(outcome.peak_kilobytes < 1'000'000);
  CHECK(fs::exists(folder / "book.pdf"));
  CHECK(fs::exists(folder / "book.epub"));
  return outcome;
}

}  // namespace

TEST_CASE("stylesheets: --css goes by its order, and before the front matter's") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md",
             "---\ntitle: T\nlang: en\nstylesheet: book.css\n---\n\nWords.\n");
  write_file(folder.path() / "book.css", "p { text-transform: uppercase }");
  write_file(folder.path() / "one.css", "p { text-indent: 50pt }");
  write_file(folder.path() / "two.css", "p { text-indent: 90pt }");
  const auto pages = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"build", "book.md", "--emit", "pages"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_in(folder.path(), arguments);
    CHECK(outcome.status == 0);
    CHECK(outcome.messages.empty());
    return outcome.output;
  };
  const std::string one = pages({"--css", "one.css"});
  const std::string two = pages({"--css", "two.css"});
  CHECK(one != two);
  CHECK(pages({"--css", "one.css", "--css", "two.css"}) == two);
  CHECK(pages({"--css=two.css", "--css=one.css"}) == one);
  write_file(folder.path() / "book.css",
             "p { text-indent: 120pt; text-transform: uppercase }");
  CHECK(pages({"--css", "two.css"}) == two);
  CHECK(pages({}) != two);
}

TEST_CASE("stylesheets: one of --css that cannot be read is exit 3 and no file") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md", manuscript);
  fs::create_directory(folder.path() / "folder.css");
  for (const char* path : {"gone.css", "folder.css"}) {
    const Outcome outcome = run_in(folder.path(), {"build", "book.md", "--css", path});
    CHECK(outcome.status == 3);
    CHECK(says(outcome, "octavo: error[stylesheet-unreadable]: "));
    CHECK(says(outcome, "\n  hint: "));
    CHECK(!fs::exists(folder.path() / "book.pdf"));
  }
  CHECK(run_in(folder.path(), {"check", "book.md", "--css", "gone.css"}).status == 3);
  const Outcome standard = run_in(folder.path(), {"build", "book.md", "--css", "-"});
  CHECK(standard.status == 2);
  CHECK(says(standard, "error[usage]: --css takes no standard input"));
}

TEST_CASE("stylesheets: one that is too large is left out, whoever names it") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md", manuscript);
  write_file(folder.path() / "named.md", "---\nstylesheet: large.css\n---\n\nWords.\n");
  write_file(folder.path() / "large.css", "p{}" + std::string(4'000'000, ' '));
  write_file(folder.path() / "small.css", "@import 'large.css';");
  const std::vector<std::string> ways[] = {{"build", "book.md", "--css", "large.css"},
                                           {"build", "book.md", "--css", "small.css"},
                                           {"build", "named.md"}};
  for (const std::vector<std::string>& arguments : ways) {
    const Outcome outcome = run_in(folder.path(), arguments);
    CHECK(outcome.status == 0);
    CHECK(says(outcome, "warning[stylesheet-left-out]: the stylesheet `large.css` has"));
    CHECK(fs::exists(fs::path(folder.path() / arguments[1]).replace_extension("epub")));
  }
}

TEST_CASE("stylesheets: what a book names stays beneath its folder") {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  write_file(elsewhere.path() / "secret.css", "secret { }");
  fs::create_symlink(elsewhere.path() / "secret.css", folder.path() / "link.css");
  fs::create_symlink(elsewhere.path(), folder.path() / "away");
  const std::string outside = (elsewhere.path() / "secret.css").string();
  write_file(folder.path() / "in.css",
             "@import 'link.css'; @import '" + outside + "'; @import 'away/secret.css';");
  const std::string names[] = {"link.css", "away/secret.css", outside, "../secret.css"};
  for (const std::string& name : names) {
    CAPTURE(name);
    write_file(folder.path() / "book.md",
               "---\ntitle: T\nlang: en\ncss: " + name + "\n---\n\nWords.\n");
    const Outcome outcome = run_in(folder.path(), {"build", "book.md"});
    CHECK(outcome.status == 0);
    CHECK(says(outcome, "book.md:4:6: warning[stylesheet-left-out]: "));
    CHECK(says(outcome, "lies outside the folder"));
  }
  write_file(folder.path() / "book.md", manuscript);
  const Outcome imports = run_in(folder.path(), {"check", "book.md", "--css", "in.css"});
  CHECK(says(imports, "in.css:1:1: warning[stylesheet-left-out]: "));
  CHECK(says(imports, "in.css:1:21: warning[stylesheet-left-out]: "));
  CHECK(says(imports, "`away/secret.css` lies outside the folder"));
  // The user may name what lies anywhere.
  const Outcome named = run_in(folder.path(), {"check", "book.md", "--css", outside});
  CHECK(named.status == 0);
  CHECK(named.messages.empty());
}

TEST_CASE("stylesheets: a hostile one costs a message, and the book is made") {
  const TemporaryFolder folder;
  std::string rules;
  for (int rule = 0; rule < 100'000; ++rule) {
    rules += ".c" + std::to_string(rule) + "{color:red}\n";
  }
  CHECK(says(check_book_with(folder.path(), rules),
             "style.css:65537:1: warning[css-invalid]: "));
  std::string selector = "p";
  for (int part = 0; part < 300'000; ++part) {
    selector += " > q";
  }
  CHECK(says(check_book_with(folder.path(), selector + " { color: red }"),
             "warning[css-invalid]: the selector has over 256 parts"));
  std::string variables = ":root { --v0: x x;";
  for (int variable = 1; variable < 100; ++variable) {
    const std::string before = "var(--v" + std::to_string(variable - 1) + ")";
    variables += "--v" + std::to_string(variable) + ": " + before + before + ";";
  }
  CHECK(says(check_book_with(folder.path(), variables + "} p { color: var(--v99) }"),
             "warning[css-invalid]: with its var() filled in"));
  CHECK(says(check_book_with(folder.path(),
                             "p { --a: var(--b); --b: var(--a); color: var(--a) }"),
             "warning[css-invalid]: with its var() filled in"));
  check_book_with(folder.path(), std::string(3'000'000, '{'));
  check_book_with(folder.path(), "p{content:" + std::string(2'000'000, '('));
  check_book_with(folder.path(), std::string(1'000'000, '\0') + "\xFF\xFE");
}

TEST_CASE("stylesheets: variables that are repeated without end fill no memory") {
  const TemporaryFolder folder;
  const std::string long_value = "--a: " + repeated("'x'", 8000) + ";";
  const std::string no_value = "warning[css-invalid]: with its var() filled in";
  CHECK(says(
      check_book_with(folder.path(), "p { " + long_value + " }\n" +
                                         repeated("p { content: var(--a) }\n", 60'000)),
      no_value));
  std::string copies = ":root { " + long_value;
  for (int copy = 0; copy < 60'000; ++copy) {
    copies += "--b" + std::to_string(copy) + ": var(--a);";
  }
  CHECK(says(check_book_with(folder.path(), copies + "}\np { color: var(--b7) }"),
             "style.css:2:5: " + no_value));
  check_book_with(folder.path(), ":root { --a: " + repeated("'x'", 100) +
                                     " } p { content: " + repeated("var(--a)", 400'000) +
                                     " }");
}

TEST_CASE("stylesheets: what is broken is told with its line, and the rest counts") {
  const TemporaryFolder folder;
  constexpr std::pair<std::string_view, std::string_view> cases[] = {
      {"p\xff { color: red }", "style.css:2:2: warning[css-invalid]: the stylesheet has"},
      {"p { color: \xed\xa0\x80 }", "style.css:2:12: warning[css-invalid]: "},
      {"@import 'http://example.com/a.css';", "style.css:2:1: warning["},
      {"@import '../a.css';", "style.css:2:1: warning[stylesheet-left-out]: "},
      {"@import '/etc/passwd';", "style.css:2:1: warning[stylesheet-left-out]: "},
      {"@import 'style.css';", "style.css:2:1: warning[stylesheet-left-out]: "},
      {"p { color: red", "style.css:2:"},
      {"p { content: 'a", "style.css:2:"},
      {"p { background: url(a b", "style.css:2:"},
      {"@media screen {", "style.css:2:"},
      {"p[a", "style.css:2:"},
      {"/* *", "style.css:2:1: warning[css-invalid]: a comment without its end"}};
  for (const auto& [broken, words] : cases) {
    CAPTURE(broken);
    const Outcome outcome = check_book_with(folder.path(), "\n" + std::string(broken));
    CAPTURE(outcome.messages);
    CHECK(says(outcome, std::string(words)));
  }
  for (const std::string_view opening :
       {"@media screen {", "calc(", "p {", ":not(", "["}) {
    CAPTURE(opening);
    check_book_with(folder.path(), repeated(opening, 100'000));
    check_book_with(folder.path(), "p { width: " + repeated(opening, 100'000));
  }
}

TEST_CASE("stylesheets: check reports what each of the books lacks, with its line") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md", manuscript);
  write_file(folder.path() / "style.css",
             "p { position: fixed }\n"
             "@page { margin: 1cm }\n"
             "p { --flow: vertical-rl; writing-mode: var(--flow) }\n");
  const Outcome both = run_in(folder.path(), {"check", "book.md", "--css", "style.css"});
  CHECK(both.status == 0);
  CHECK(says(both,
             "style.css:1:5: warning[css-unsupported]: the PDF cannot do "
             "'position: fixed'"));
  CHECK(says(both, "style.css:2:1: warning[css-unsupported]: an e-book has no pages"));
  CHECK(says(both, "style.css:3:26: warning[css-unsupported]: the PDF cannot do this"));
  const Outcome epub =
      run_in(folder.path(), {"build", "book.md", "--css", "style.css", "--to", "epub"});
  CHECK(!says(epub, "the PDF cannot do"));
  const Outcome pdf =
      run_in(folder.path(), {"build", "book.md", "--css", "style.css", "--to", "pdf"});
  CHECK(!says(pdf, "an e-book"));
}

TEST_CASE("stylesheets: an output never replaces one") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md",
             "---\ntitle: T\nlang: en\nstylesheet: own.pdf\n---\n\nWords.\n");
  write_file(folder.path() / "own.pdf", "p { color: red }");
  const Outcome outcome = run_in(folder.path(), {"build", "book.md", "-o", "own.pdf"});
  CHECK(outcome.status == 2);
  CHECK(read_file(folder.path() / "own.pdf") == "p { color: red }");
}

TEST_CASE("stylesheets: the books are the same for any number of threads") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md",
             read_file(source_folder() / "samples/essay/page.md"));
  write_file(folder.path() / "a.css",
             "@import 'b.css'; p { color: #234; position: fixed } h2 { color: red }");
  write_file(folder.path() / "b.css", "@page { margin: 15mm } p { opacity: 1 }");
  const auto made = [&](const char* jobs) {
    const Outcome outcome =
        run_in(folder.path(), {"build", "book.md", "--css", "a.css", "--css", "b.css",
                               "--jobs", jobs, "--diagnostics", "json"});
    CHECK(outcome.status == 0);
    return outcome.messages + read_file(folder.path() / "book.epub") +
           read_file(folder.path() / "book.pdf");
  };
  const bool same = made("1") == made("8");
  CHECK(same);
}

TEST_CASE("stylesheets: a font of the system's that may not be embedded is in no book") {
  const TemporaryFolder folder;
  write_file(folder.path() / "fonts.conf",
             "<fontconfig><dir>" +
                 (octavo::tests::source_folder() / "tests/fonts/faces").string() +
                 "</dir><cachedir>" + folder.path().string() +
                 "</cachedir></fontconfig>");
  write_file(folder.path() / "style.css",
             "@font-face { font-family: Local; src: local(\"Octavo Kept Regular\") }\n"
             "em { font-family: Local, serif }\n");
  write_file(folder.path() / "book.md",
             "---\ntitle: T\nlang: en\nmainfont: Octavo Kept\n---\n\nAB *AB*\n");
  const Outcome outcome = run_octavo(
      {.arguments = {"build", "book.md", "--css", "style.css"},
       .folder = folder.path(),
       .environment = {{"FONTCONFIG_FILE", (folder.path() / "fonts.conf").string()}}});
  CAPTURE(outcome.messages);
  CHECK(outcome.status == 0);
  CHECK(says(outcome,
             "book.md:4:11: warning[font-forbidden]: the font 'Octavo Kept' may "
             "not be put into documents"));
  CHECK(says(outcome, "style.css:1:39: warning[font-forbidden]"));
  CHECK(read_file(folder.path() / "book.pdf").find("OctavoKept") == std::string::npos);
}
