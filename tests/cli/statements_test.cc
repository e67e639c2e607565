#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace {

constexpr const char* stated_book =
    "---\ntitle: Old title\nauthor: Old author\nlang: de\n---\n\nA few *plain* words.\n";

std::string emitted(const std::string& text, std::vector<std::string> words) {
  words.insert(words.begin(), {"build", "-", "--emit"});
  const Outcome outcome =
      run_octavo({.arguments = std::move(words), .standard_input = text});
  CAPTURE(outcome.messages);
  CHECK(outcome.status == 0);
  return outcome.output;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("statements: what the command line says of a book goes before its own words") {
  const std::string own = emitted(stated_book, {"tree"});
  CHECK(
      own.starts_with("title\n  text \"Old title\"\nauthor \"Old author\"\n"
                      "language \"de\"\n"));
  const std::string tree =
      emitted(stated_book, {"tree", "--title", "New title", "--author", "A. One",
                            "--author", "B. Two", "--lang", "pt_br"});
  CHECK(
      tree.starts_with("title\n  text \"New title\"\nauthor \"A. One\"\n"
                       "author \"B. Two\"\nlanguage \"pt-BR\"\n"));
  CHECK_FALSE(holds(tree, "Old"));
}

TEST_CASE("statements: --from decides how an input is read, whatever its name") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.txt", "A few *plain* words of an English text.\n");
  write_file(folder.path() / "a.md", "A few *plain* words of an English text.\n");
  const auto tree = [&](const char* input, const char* format) {
    return run_octavo({.arguments = {"build", input, "--emit", "tree", "--from", format},
                       .folder = folder.path()})
        .output;
  };
  CHECK(holds(tree("a.txt", "markdown"), "emphasis"));
  CHECK_FALSE(holds(tree("a.md", "text"), "emphasis"));
}

TEST_CASE("statements: gfm and commonmark are their specifications and nothing more") {
  const std::string text =
      "---\ntitle: T\n---\n\nA note[^n], ^[inline], [span]{.x}, 2^nd^, H~~2~~O, $x$.\n\n"
      "[^n]: Two words.\n\n# Heading {#id}\n\n::: x\n\n| a | b |\n|---|---|\n| 1 | 2 "
      "|\n\n"
      "Term\n\n:   Definition \"quoted\" -- www.example.org\n";
  const std::string plain = emitted(text, {"xhtml", "--from", "commonmark"});
  for (const std::string kept :
       {"<hr/>\n<h2>title: T</h2>\n", "A note[^n], ^[inline], [span]{.x}, 2^nd^, H~~2~~O",
        "[^n]: Two words.", "<h1>Heading {#id}</h1>", "<p>::: x</p>",
        "| a | b |\n|---|---|", "<p>:   Definition \"quoted\" -- www.example.org</p>"}) {
    CAPTURE(kept);
    CHECK(holds(plain, kept));
  }
  const std::string github = emitted(text, {"xhtml", "--from", "gfm"});
  for (const std::string kept :
       {"<h2>title: T</h2>", "A note[^n], ^[inline], [span]{.x}, 2^nd^, H<del>2</del>O",
        "[^n]: Two words.", "<h1>Heading {#id}</h1>", "<p>::: x</p>", "<td>2</td>",
        R"("quoted" -- <a href="http://www.example.org">)"}) {
    CAPTURE(kept);
    CHECK(holds(github, kept));
  }
}

TEST_CASE("statements: the paper is A5 unless another is named") {
  CHECK(emitted(stated_book, {"pages"}).starts_with("page 1 \"1\" 419.53×595.28\n"));
  CHECK(emitted(stated_book, {"pages", "--paper", "a4"})
            .starts_with("page 1 \"1\" 595.28×841.89\n"));
}

TEST_CASE("statements: a code is explained in a paragraph, with an example") {
  const std::string said =
      run_octavo({.arguments = {"explain", "unresolved-link"}}).output;
  CHECK(said.starts_with("warning[unresolved-link]\n\n"));
  CHECK(holds(said, "\nFor example:\n\n    "));
}
