#include "compiler/cli/tools/man_page.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "compiler/cli/tools/completions.h"
#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo::cli;
using namespace octavo::tests;

namespace {

bool page_holds(const std::string& page, const std::string& part) {
  return page.find(part) != std::string::npos;
}

/// As a reader sees it, with what groff has to say of it.
std::string page_as_read(const std::string& page) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "page.1").string();
  write_file(file, page);
  return run_command({"sh", "-c",
                      "groff -ww -man -Tutf8 -P-c -P-b -P-u -rLL=200n -dAD=l \"$1\"",
                      "sh", file})
      .output;
}

}  // namespace

TEST_CASE("man: groff warns of nothing in any page") {
  const CommandWords octavo = command_line_words();
  for (const CommandWords* command : all_commands(octavo)) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / man_page_name(*command)).string();
    write_file(file, man_page(*command, "1.2.3"));
    CAPTURE(file);
    const CommandResult read =
        run_command({"groff", "-ww", "-man", "-Tutf8", "-z", file});
    CHECK(read.status == 0);
    CHECK(read.output.empty());
  }
}

TEST_CASE("man: what is installed is what the grammar of this build prints") {
  const CommandWords octavo = command_line_words();
  const std::string share = OCTAVO_PRINTED "/share/";
  for (const CommandWords* command : all_commands(octavo)) {
    const std::string name = man_page_name(*command);
    CAPTURE(name);
    CHECK(read_file(share + "man/man1/" + name) == man_page(*command, OCTAVO_VERSION));
  }
  CHECK(read_file(share + "bash-completion/completions/octavo") ==
        bash_completion(octavo));
  CHECK(read_file(share + "zsh/vendor-completions/_octavo") == zsh_completion(octavo));
  CHECK(read_file(share + "fish/vendor_completions.d/octavo.fish") ==
        fish_completion(octavo));
}

TEST_CASE("man: a page has each option, what it does, and the version but no day") {
  const CommandWords octavo = command_line_words();
  for (const CommandWords* command : all_commands(octavo)) {
    const std::string page = page_as_read(man_page(*command, "1.2.3"));
    CAPTURE(page);
    CHECK(page_holds(page, "octavo 1.2.3"));
    for (const OptionWords& option : command->options) {
      CHECK(page_holds(page, option.names.back()));
    }
    CHECK(man_page(*command, "1") == man_page(*command, "1"));
    CHECK(page_holds(man_page(*command, "1"), " 1 \"\" \"octavo 1\""));
  }
}

TEST_CASE("man: the page of build has the parts of its help in their places") {
  const CommandWords octavo = command_line_words();
  const std::string page = page_as_read(man_page(octavo.commands.front(), "1.2.3"));
  const std::size_t description = page.find("DESCRIPTION\n");
  const std::size_t options = page.find("OPTIONS\n");
  const std::size_t statuses = page.find("EXIT STATUS\n       0 the book is made;");
  const std::size_t examples = page.find("EXAMPLES\n");
  CAPTURE(page);
  CHECK(page_holds(page, "octavo-build - Make the book"));
  CHECK(page_holds(page, "--theme NAME\n              One of octavo's looks;"));
  CHECK(description < page.find("Formats of inputs: .txt and .text are plain text;"));
  CHECK(page.find("and standard input, are Markdown.") < options);
  CHECK(options < statuses);
  CHECK(statuses < examples);
  CHECK(examples < page.find("octavo build - --to pdf < a.md > a.pdf"));
}

TEST_CASE("man: what roff would take for a request is text") {
  const CommandWords command{.path = {"octavo", "odd"},
                             .purpose = "Say 'so' and \\fB that",
                             .remarks = ".de is no request\n'nor this\n"};
  const std::string page = page_as_read(man_page(command, "1"));
  CAPTURE(page);
  CHECK(page_holds(page, "Say 'so' and \\fB that."));
  CHECK(page_holds(page, ".de is no request 'nor this"));
}
