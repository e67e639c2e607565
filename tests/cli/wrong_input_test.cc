#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

/// A title, and text enough for its language to be told.
constexpr const char* beginning =
    "# Title\n\nA paragraph of text in plain words, such as everybody who speaks English "
    "has read a thousand times before.\n\n";

/// Input that makes a book with a warning, or none.
struct Case {
  std::string body{};
  std::string code{};
  /// A word that must be in the book; empty: none.
  std::string kept{};
};

void check_refused(const fs::path& folder,
                   const std::string& input,
                   const std::string& code) {
  write_file(folder / "old.pdf", "old");
  const Outcome outcome =
      run_octavo({.arguments = {"build", input, "-o", "old.pdf", "-o", "new.epub"},
                  .folder = folder});
  CAPTURE(input);
  CAPTURE(outcome.messages);
  CHECK(outcome.status == 1);
  CHECK(outcome.messages.find("error[" + code + "]: ") != std::string::npos);
  CHECK(outcome.messages.find("\n  hint: ") != std::string::npos);
  CHECK(outcome.messages.find("error[") == outcome.messages.rfind("error["));
  // Refused before anything is made of it.
  CHECK(outcome.peak_kilobytes < 250'000);
  CHECK(read_file(folder / "old.pdf") == "old");
  CHECK(!fs::exists(folder / "new.epub"));
}

/// Made with a warning and exit 0; refused under --strict with exit 1 and no file.
void check_warned(const fs::path& folder, const Case& each) {
  CAPTURE(each.code);
  write_file(folder / "book.md", beginning + each.body);
  const std::vector<std::string> build{"build", "book.md"};
  const Outcome made = run_octavo({.arguments = build, .folder = folder});
  CAPTURE(made.messages);
  CHECK(made.status == 0);
  CHECK(made.peak_kilobytes < 1'000'000);
  CHECK(made.messages.starts_with("book.md:"));
  CHECK(made.messages.find(": warning[" + each.code + "]: ") != std::string::npos);
  CHECK(fs::exists(folder / "book.pdf"));
  CHECK(fs::exists(folder / "book.epub"));
  const Outcome tree =
      run_octavo({.arguments = {"build", "book.md", "--emit", "tree"}, .folder = folder});
  CHECK(tree.output.find(each.kept) != std::string::npos);

  fs::remove(folder / "book.pdf");
  fs::remove(folder / "book.epub");
  const Outcome strict =
      run_octavo({.arguments = {"build", "book.md", "--strict"}, .folder = folder});
  CHECK(strict.status == 1);
  CHECK(strict.messages.find("octavo: error[strict]: ") != std::string::npos);
  CHECK(!fs::exists(folder / "book.pdf"));
  CHECK(!fs::exists(folder / "book.epub"));
}

}  // namespace

TEST_CASE("wrong_input: binary and empty inputs are exit 1 and no file") {
  const TemporaryFolder folder;
  write_file(folder.path() / "empty.md", "");
  write_file(folder.path() / "blank.txt", "\n \n\t\n");
  write_file(folder.path() / "invisible.md", "\uFEFF\uFEFF\n\u00A0\n\n\u200B\u00AD\n");
  write_file(folder.path() / "picture.md", "\x89PNG\r\n\x1a\n");
  write_file(folder.path() / "program.txt", read_file(OCTAVO_PROGRAM).substr(0, 100'000));
  check_refused(folder.path(), "empty.md", "empty-input");
  check_refused(folder.path(), "blank.txt", "empty-input");
  check_refused(folder.path(), "invisible.md", "empty-input");
  check_refused(folder.path(), "picture.md", "binary-input");
  check_refused(folder.path(), "program.txt", "binary-input");
}

TEST_CASE("wrong_input: a file or a paragraph over the limit is found before parsing") {
  const TemporaryFolder folder;
  write_file(folder.path() / "large.txt", "a");
  fs::resize_file(folder.path() / "large.txt", 300'000'000);
  check_refused(folder.path(), "large.txt", "input-too-large");
  write_file(folder.path() / "long.txt", std::string(17'000'000, 'x'));
  check_refused(folder.path(), "long.txt", "paragraph-too-long");
}

TEST_CASE("wrong_input: bytes and characters that are no text are shown as U+FFFD") {
  const TemporaryFolder folder;
  check_warned(folder.path(),
               {.body = "Some words of an English text with a \xFF in it.\n",
                .code = "invalid-utf8",
                .kept = "with a \uFFFD in it"});
  check_warned(folder.path(), {.body = "A\x01"
                                       "B\n",
                               .code = "forbidden-character",
                               .kept = "A\uFFFD"
                                       "B"});
  check_warned(folder.path(), {.body = std::string("A\0B `c\0d`\n", 11),
                               .code = "forbidden-character",
                               .kept = "A\uFFFDB"});
}

TEST_CASE("wrong_input: a picture that cannot be shown leaves its description") {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  write_file(elsewhere.path() / "secret.png", "secret");
  write_file(folder.path() / "broken.png", "\x89PNG\r\n\x1a\nbroken");
  write_file(folder.path() / "lying.png", "GIF, or so it says");
  write_file(folder.path() / "large.png", "x");
  fs::resize_file(folder.path() / "large.png", 1'000'000'000);
  fs::create_symlink(elsewhere.path() / "secret.png", folder.path() / "link.png");
  const Case cases[] = {
      {"Before ![described](none.png) after.\n", "picture-missing", "described"},
      {"Before ![described](broken.png) after.\n", "picture-broken", "described"},
      {"Before ![described](lying.png) after.\n", "picture-broken", "described"},
      {"Before ![described](large.png) after.\n", "picture-too-large", "described"},
      {"Before ![described](link.png) after.\n", "picture-outside-root", "described"},
      {"Before ![described](../x.png) after.\n", "picture-outside-root", "described"},
      {"Before ![described](%2e%2e/x.png) after.\n", "picture-outside-root", "described"},
      {"Before ![described](/etc/passwd) after.\n", "picture-outside-root", "described"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.body);
    check_warned(folder.path(), each);
  }
}

TEST_CASE("wrong_input: nesting and columns beyond the limit keep their text") {
  const TemporaryFolder folder;
  std::string columns;
  std::string rule;
  for (int column = 0; column < 5000; ++column) {
    columns += "|c";
    rule += "|-";
  }
  check_warned(folder.path(), {.body = std::string(2000, '>') + " kept words\n",
                               .code = "nesting-limit",
                               .kept = "kept words"});
  check_warned(folder.path(), {.body = columns + "|\n" + rule + "|\n|kept words|\n",
                               .code = "table-columns-limit",
                               .kept = "kept words"});
}

TEST_CASE("wrong_input: an unresolved link keeps its text, one bad link stops no book") {
  const TemporaryFolder folder;
  check_warned(folder.path(),
               {"See [the words](#nowhere).\n", "unresolved-link", "the words"});
  check_warned(folder.path(),
               {"See [the words](other.md).\n", "link-to-file", "the words"});
}

TEST_CASE("wrong_input: references that would swell beyond the text stay as written") {
  const TemporaryFolder folder;
  std::string body = "[r]: <" + std::string(5000, 'x') + ">\n\n";
  for (int times = 0; times < 100; ++times) {
    body += "[r]\n";
  }
  check_warned(folder.path(),
               {.body = body, .code = "reference-expansion-limit", .kept = "[r]"});
}

TEST_CASE("wrong_input: a standard that the book cannot keep is an error and no file") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md",
             beginning + std::string("The mark of our press: &#xE000;\n"));
  const auto build = [&](const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"build", "book.md", "-o", "book.pdf"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run_octavo({.arguments = arguments, .folder = folder.path()});
  };
  const Outcome refused = build({"--pdf-standard", "ua1,a2a"});
  CAPTURE(refused.messages);
  CHECK(refused.status == 1);
  CHECK(refused.messages.find("book.md:5:1: error[pdf-standard-unmet]: PDF/A-2a ") !=
        std::string::npos);
  CHECK(!fs::exists(folder.path() / "book.pdf"));
  const Outcome made = build({});
  CHECK(made.status == 0);
  CHECK(made.messages.find("book.md:5:1: warning[pdf-standard-unclaimed]: ") !=
        std::string::npos);
  CHECK(build({"--pdf-standard", "none"}).messages.find("pdf-standard") ==
        std::string::npos);
}
