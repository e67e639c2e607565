#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "compiler/cli/tools/choices.h"
#include "compiler/cli/tools/completions.h"
#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo::cli;
using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

/// A sub-command within another, which the grammar may or may not have.
CommandWords with_commands_in_commands() {
  CommandWords octavo = command_line_words();
  octavo.commands.push_back(
      {.path = {"octavo", "shelf"},
       .purpose = "Look after the shelf",
       .commands = {
           {.path = {"octavo", "shelf", "dust"}, .purpose = "Take the dust off"},
           {.path = {"octavo", "shelf", "weigh"},
            .purpose = "Say what it's weight is",
            .options = {{.names = {"--room"}, .value = "DIR", .purpose = "a [b]: c"},
                        {.names = {"--scale"}, .value = "FILE", .purpose = "A file"}}}}});
  return octavo;
}

/// A folder of manuscripts and other files, to complete in.
class Desk {
 public:
  Desk() {
    for (const char* name : {"book.md", "bookmark.png", "look.css", "print.pdf"}) {
      write_file(folder_.path() / name, "");
    }
    fs::create_directory(folder_.path() / "chapters");
    fs::create_directory(scripts());
    const CommandWords words = with_commands_in_commands();
    write_file(scripts() / "octavo", bash_completion(words));
    write_file(scripts() / "_octavo", zsh_completion(words));
    write_file(scripts() / "octavo.fish", fish_completion(words));
  }

  /// What bash has for the last of the words, one a line.
  std::string in_bash(const std::string& words) const {
    return run_in("bash", R"(
        source scripts/octavo
        COMP_WORDS=()" + words +
                              R"(); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _octavo octavo "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
        printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort)");
  }

  /// The line when the tabulator has been struck behind it.
  std::string in_zsh(const std::string& line) const {
    return run_in("zsh", R"(
        zmodload zsh/zpty
        zpty shell "TERM=dumb ZDOTDIR=$PWD zsh -f -i"
        zpty -w shell 'fpath=($PWD/scripts $fpath); autoload -Uz compinit; compinit -u -D'
        zpty -w shell 'show() { print -r -- "[$BUFFER]" >line.part; mv line.part line; exit }'
        zpty -w shell 'zle -N show; bindkey "^X" show; bindkey "^I" complete-word'
        zpty -w -n shell ')" +
                             line + R"('$'\t\x18'
        repeat 400; do [[ -e line ]] && break; sleep 0.05; done
        cat line; rm -f line; zpty -d shell)");
  }

  std::string in_fish(const std::string& line) const {
    return run_in("fish", "source scripts/octavo.fish\ncomplete -C '" + line + "'");
  }

 private:
  fs::path scripts() const { return folder_.path() / "scripts"; }

  std::string run_in(const std::string& shell, const std::string& script) const {
    return run_command({"sh", "-c", R"(cd "$1" && HOME=$PWD exec "$2" -c "$3" 2>&1)",
                        "sh", folder_.path().string(), shell, script})
        .output;
  }

  TemporaryFolder folder_;
};

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

/// A line of fish's, which goes on with a description.
bool has_word(const std::string& text, const std::string& word) {
  return has_line(text, word) ||
         ("\n" + text).find("\n" + word + "\t") != std::string::npos;
}

}  // namespace

TEST_CASE("completion: bash completes sub-commands, those in others too") {
  const Desk desk;
  CHECK(desk.in_bash("octavo ba") == "batch\n");
  CHECK(has_line(desk.in_bash("octavo ''"), "merge-reports"));
  CHECK(desk.in_bash("octavo cache ''") == "info\nprune\n");
  CHECK(desk.in_bash("octavo shelf ''") == "dust\nweigh\n");
  CHECK(desk.in_bash("octavo shelf weigh --ro") == "--room\n");
}

TEST_CASE("completion: bash completes options and their values") {
  const Desk desk;
  CHECK(desk.in_bash("octavo build book.md --lin") == "--linearize\n");
  CHECK(desk.in_bash("octavo build --theme no") == "novel\n");
  CHECK(desk.in_bash("octavo build --theme = no") == "novel\n");
  CHECK(desk.in_bash("octavo build --theme =") ==
        desk.in_bash("octavo build --theme ''"));
  CHECK(desk.in_bash("octavo check --epub-prof").find("--") == std::string::npos);
  CHECK(has_line(desk.in_bash("octavo build --pdf-standard ''"), "ua1,a2b"));
  CHECK(desk.in_bash("octavo batch --report ju") == "junit:\n");
  CHECK(desk.in_bash("octavo batch --report junit : print") == "print.pdf\n");
  CHECK(desk.in_bash("octavo explain unresolved") == "unresolved-link\n");
  CHECK(desk.in_bash("octavo build --title bo") == "\n");
}

TEST_CASE("completion: bash completes files by what a place takes") {
  const Desk desk;
  CHECK(desk.in_bash("octavo build boo") == "book.md\n");
  CHECK(desk.in_bash("octavo build cha") == "chapters\n");
  CHECK(desk.in_bash("octavo build --css loo") == "look.css\n");
  CHECK(desk.in_bash("octavo build --css boo") == "\n");
  CHECK(desk.in_bash("octavo batch -o ''") == "chapters\nscripts\n");
  CHECK(desk.in_bash("octavo cache info ''") == "chapters\nscripts\n");
  CHECK(desk.in_bash("octavo verify book.md p") == "print.pdf\n");
  CHECK(desk.in_bash("octavo build --page-list ''") ==
        "chapters\nnone\nprint.pdf\nscripts\n");
  CHECK(desk.in_bash("octavo shelf weigh --scale bookm") == "bookmark.png\n");
  CHECK(desk.in_bash("octavo shelf weigh --room ''") == "chapters\nscripts\n");
}

TEST_CASE("completion: zsh completes commands, options, values and files") {
  const Desk desk;
  CHECK(desk.in_zsh("octavo bat") == "[octavo batch ]\n");
  CHECK(desk.in_zsh("octavo shelf we") == "[octavo shelf weigh ]\n");
  CHECK(desk.in_zsh("octavo shelf weigh --ro") == "[octavo shelf weigh --room=]\n");
  CHECK(desk.in_zsh("octavo build --theme nov") == "[octavo build --theme novel ]\n");
  CHECK(desk.in_zsh("octavo batch --report ju") == "[octavo batch --report junit:]\n");
  CHECK(desk.in_zsh("octavo batch --report junit:prin") ==
        "[octavo batch --report junit:print.pdf ]\n");
  CHECK(desk.in_zsh("octavo build --strict boo") == "[octavo build --strict book.md ]\n");
  CHECK(desk.in_zsh("octavo build -o pri") == "[octavo build -o print.pdf ]\n");
}

TEST_CASE("completion: fish completes commands, options, values and files") {
  const Desk desk;
  CHECK(desk.in_fish("octavo bat") == "batch\tMake many books\n");
  CHECK(desk.in_fish("octavo shelf ") ==
        "dust\tTake the dust off\nweigh\tSay what it's weight is\n");
  CHECK(desk.in_fish("octavo shelf weigh --ro") == "--room\ta [b]: c\n");
  CHECK(desk.in_fish("octavo build --theme nov").starts_with("novel\t"));
  CHECK(has_word(desk.in_fish("octavo build --epub-profile "), "kindle"));
  CHECK(has_word(desk.in_fish("octavo batch --report "), "junit:"));
  CHECK(has_word(desk.in_fish("octavo build boo"), "book.md"));
  CHECK(has_word(desk.in_fish("octavo build --css loo"), "look.css"));
  CHECK_FALSE(has_word(desk.in_fish("octavo batch -o "), "book.md"));
}

TEST_CASE("completion: every value that is offered is one that octavo takes") {
  const TemporaryFolder folder;
  const std::string book = (folder.path() / "book.md").string();
  write_file(book, "# A book\n\nA word.\n");
  std::size_t offered = 0;
  const CommandWords octavo = command_line_words();
  const CommandWords& build = octavo.commands.front();
  for (const OptionWords& option : build.options) {
    for (const std::string& value : choices_of(build, option).values) {
      CAPTURE(option.names.back());
      CAPTURE(value);
      ++offered;
      const CommandResult made = run_command(
          {"sh", "-c", "cd \"$1\" && \"$2\" build book.md \"$3\"", "sh",
           folder.path().string(), OCTAVO_PROGRAM, option.names.back() + "=" + value});
      CAPTURE(made.output);
      CHECK(made.status == 0);
    }
  }
  CHECK(offered > 20);
}

TEST_CASE("completion: every option whose help lists what it takes has its values") {
  const CommandWords octavo = command_line_words();
  for (const CommandWords* command : all_commands(octavo)) {
    for (const OptionWords& option : command->options) {
      CAPTURE(option.names.back());
      const bool has_list = option.purpose.find(" or ") != std::string::npos &&
                            !option.value.empty() && option.value != "FILE";
      if (has_list && option.names.back() != "--report") {
        CHECK(!choices_of(*command, option).values.empty());
      }
    }
  }
}
