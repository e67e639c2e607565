#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

constexpr const char* theme_names[] = {"novel", "essay", "manual", "large-print"};

constexpr const char* unstyled_book = "---\ntitle: T\nlang: en\n---\n\n# One\n\nWords.\n";

Outcome run_beside(const fs::path& folder, std::vector<std::string> arguments) {
  return run_octavo({.arguments = std::move(arguments), .folder = folder});
}

std::string pages_in(const fs::path& folder, std::vector<std::string> more) {
  std::vector<std::string> arguments{"build", "book.md", "--emit", "pages"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Outcome outcome = run_beside(folder, arguments);
  CAPTURE(outcome.messages);
  CHECK(outcome.status == 0);
  return outcome.output;
}

std::string size_in(const std::string& pages) {
  return pages.substr(0, pages.find('\n'));
}

}  // namespace

TEST_CASE("themes: `octavo themes` lists them, and prints the stylesheet of one") {
  const Outcome list = run_octavo({.arguments = {"themes"}});
  CHECK(list.status == 0);
  CHECK(list.messages.empty());
  CHECK(list.output.starts_with("default "));
  const fs::path house = source_folder() / "formats/css/house";
  CHECK(run_octavo({.arguments = {"themes", "default"}}).output ==
        read_file(house / "default.css"));
  for (const std::string name : theme_names) {
    CAPTURE(name);
    CHECK(list.output.find("\n" + name + " ") != std::string::npos);
    const Outcome one = run_octavo({.arguments = {"themes", name}});
    CHECK(one.status == 0);
    CHECK(one.output == read_file(house / "themes" / (name + ".css")));
  }
}

TEST_CASE("themes: an author can begin with the stylesheet of one") {
  const TemporaryFolder folder;
  const fs::path samples = source_folder() / "samples";
  const std::string article = read_file(samples / "essay/page.md");
  const std::string chapters = read_file(samples / "book/00-front.md") + "\n" +
                               read_file(samples / "book/01-the-island.md") + "\n" +
                               read_file(samples / "book/02-the-letter.md");
  for (const std::string& text : {article, chapters}) {
    write_file(folder.path() / "book.md", text);
    for (const char* theme : theme_names) {
      CAPTURE(theme);
      write_file(folder.path() / "own.css",
                 run_octavo({.arguments = {"themes", theme}}).output);
      CHECK(pages_in(folder.path(), {"--css", "own.css"}) ==
            pages_in(folder.path(), {"--theme", theme}));
    }
  }
}

TEST_CASE("themes: whose stylesheet is one of them is told of nothing that it asks for") {
  const TemporaryFolder folder;
  // Elements of all kinds: of rules that match nothing less is asked.
  write_file(folder.path() / "book.md",
             read_file(source_folder() / "tests/stylesheets/every_element.md"));
  for (const std::string look : {"default", "novel", "essay", "manual", "large-print"}) {
    CAPTURE(look);
    write_file(folder.path() / "own.css",
               run_octavo({.arguments = {"themes", look}}).output);
    const Outcome outcome =
        run_beside(folder.path(), {"check", "book.md", "--css", "own.css"});
    CHECK(outcome.status == 0);
    CHECK(outcome.messages.find("[css-") == std::string::npos);
  }
}

TEST_CASE("themes: one that there is none of is wrong usage, with what may be meant") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md", unstyled_book);
  const std::vector<std::string> commands[] = {{"build", "book.md", "--theme", "novell"},
                                               {"check", "book.md", "--theme=novell"},
                                               {"themes", "novell"}};
  for (const std::vector<std::string>& command : commands) {
    const Outcome outcome = run_beside(folder.path(), command);
    CHECK(outcome.status == 2);
    CHECK(outcome.messages ==
          "octavo: error[usage]: octavo has no theme `novell`\n"
          "  hint: did you mean `novel`?\n");
  }
  CHECK(listing(folder.path()) == "book.md\n");
  CHECK(run_octavo({.arguments = {"themes", "baroque"}})
            .messages.find("hint: there are default, novel, ") != std::string::npos);
}

TEST_CASE("themes: the front matter names one, and an unknown one at its line") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md", unstyled_book);
  const std::string usual = pages_in(folder.path(), {});
  const std::string novel = pages_in(folder.path(), {"--theme", "Novel"});
  CHECK(novel != usual);
  write_file(folder.path() / "book.md",
             "---\ntitle: T\nlang: en\ntheme: novel\n---\n\n# One\n\nWords.\n");
  CHECK(pages_in(folder.path(), {}) == novel);
  CHECK(pages_in(folder.path(), {"--theme", "default"}) == usual);
  CHECK(pages_in(folder.path(), {"--theme", "essay"}) != novel);
  write_file(folder.path() / "book.md",
             "---\ntitle: T\nlang: en\ntheme: novell\n---\n\n# One\n\nWords.\n");
  CHECK(pages_in(folder.path(), {}) == usual);
  CHECK(run_beside(folder.path(), {"check", "book.md"})
            .messages.starts_with("book.md:4:8: warning[theme-unknown]: octavo has no "
                                  "theme `novell`\n"));
}

TEST_CASE("themes: the author goes before one, and the paper of the options too") {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.md", unstyled_book);
  const std::string novel = size_in(pages_in(folder.path(), {"--theme", "novel"}));
  CHECK(novel != size_in(pages_in(folder.path(), {})));
  const std::string a4 = size_in(pages_in(folder.path(), {"--paper", "a4"}));
  CHECK(size_in(pages_in(folder.path(), {"--theme", "novel", "--paper", "a4"})) == a4);
  write_file(folder.path() / "own.css", "@page { size: A4 }");
  CHECK(size_in(pages_in(folder.path(), {"--theme", "novel", "--css", "own.css"})) == a4);
  write_file(folder.path() / "own.css", "* { text-transform: uppercase }");
  CHECK(pages_in(folder.path(), {"--theme", "novel", "--css", "own.css"})
            .find("\"WORDS.\"") != std::string::npos);
}
