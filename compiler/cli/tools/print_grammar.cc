// print_grammar FOLDER VERSION: writes the man pages and the completions of the shells,
// as they lie beneath a prefix, of the grammar that the program itself is built with.

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "compiler/cli/command_line_words.h"
#include "compiler/cli/tools/completions.h"
#include "compiler/cli/tools/man_page.h"

namespace {

namespace fs = std::filesystem;

bool write_text(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  return file.flush().good();
}

}  // namespace

int main(int count, char** words) {
  using namespace octavo::cli;
  if (count != 3) {
    std::fputs("print_grammar FOLDER VERSION\n", stderr);
    return 2;
  }
  const fs::path share = fs::path(words[1]) / "share";
  // A command that is no more has no page.
  fs::remove_all(share);
  const CommandWords octavo = command_line_words();
  bool is_written =
      write_text(share / "bash-completion/completions/octavo", bash_completion(octavo)) &&
      write_text(share / "zsh/vendor-completions/_octavo", zsh_completion(octavo)) &&
      write_text(share / "fish/vendor_completions.d/octavo.fish",
                 fish_completion(octavo));
  for (const CommandWords* command : all_commands(octavo)) {
    is_written = is_written && write_text(share / "man/man1" / man_page_name(*command),
                                          man_page(*command, words[2]));
  }
  return is_written ? 0 : 1;
}
