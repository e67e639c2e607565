#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

constexpr const char* book_with_warning =
    "# A small book\n\nA paragraph of text in plain words, such as everybody who speaks "
    "English has read a thousand times before.\n\n[x](#nowhere)\n";

/// octavo with a terminal as its standard error.
class OnTerminal {
 public:
  OnTerminal(std::vector<std::string> words, const fs::path& folder, bool wants_colors)
      : master_(posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(master_ >= 0);
    REQUIRE(grantpt(master_) == 0);
    REQUIRE(unlockpt(master_) == 0);
    terminal_ = open(ptsname(master_), O_RDWR | O_NOCTTY);
    REQUIRE(terminal_ >= 0);
    child_ = fork();
    if (child_ == 0) {
      become_octavo(std::move(words), folder, wants_colors);
    }
  }
  ~OnTerminal() { close(master_); }
  OnTerminal(const OnTerminal&) = delete;
  OnTerminal& operator=(const OnTerminal&) = delete;

  /// Reads on until the messages hold `part`.
  void wait_for(const std::string& part) {
    while (messages_.find(part) == std::string::npos && read_some()) {
    }
  }
  /// All that the terminal shows, when octavo has ended.
  const std::string& finish() {
    close(terminal_);
    while (read_some()) {
    }
    waitpid(child_, nullptr, 0);
    return messages_;
  }

 private:
  [[noreturn]] void become_octavo(std::vector<std::string> words,
                                  const fs::path& folder,
                                  bool wants_colors) const {
    const bool ready = dup2(terminal_, STDERR_FILENO) >= 0 && chdir(folder.c_str()) == 0;
    close(terminal_);
    wants_colors ? unsetenv("NO_COLOR") : setenv("NO_COLOR", "1", 1);
    words.insert(words.begin(), OCTAVO_PROGRAM);
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) {
      pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    if (ready) {
      execv(OCTAVO_PROGRAM, pointers.data());
    }
    _exit(127);
  }

  bool read_some() {
    char buffer[4096];
    const ssize_t got = read(master_, buffer, sizeof buffer);
    if (got > 0) {
      messages_.append(buffer, static_cast<std::size_t>(got));
    }
    return got > 0;
  }

  int master_ = -1;
  int terminal_ = -1;
  pid_t child_ = 0;
  std::string messages_{};
};

}  // namespace

TEST_CASE("terminal: colours are for a terminal, unless NO_COLOR is set") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", book_with_warning);
  const std::string colored = OnTerminal({"check", "a.md"}, folder.path(), true).finish();
  CHECK(colored.find("\x1b[1;35mwarning[unresolved-link]") != std::string::npos);
  const std::string plain = OnTerminal({"check", "a.md"}, folder.path(), false).finish();
  CHECK(plain.find("a.md:5:1: warning[unresolved-link]: ") != std::string::npos);
  CHECK(plain.find("\x1b[1") == std::string::npos);
}

TEST_CASE("terminal: work that lasts has a line that shows it, and leaves none") {
  const TemporaryFolder folder;
  const fs::path fifo = folder.path() / "slow.md";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  OnTerminal run({"check", "slow.md"}, folder.path(), false);
  // The line comes while octavo waits for its input.
  run.wait_for(" s");
  write_file(fifo, book_with_warning);
  const std::string shown = run.finish();
  CHECK(shown.find("\r\x1b[Koctavo: ") == 0);
  // The first that is shown is half a second of work.
  CHECK(shown.substr(0, shown.find(" s")).ends_with("… 0.5"));
  const std::size_t last = shown.rfind("\r\x1b[K");
  CHECK(shown.substr(last + 4).starts_with("slow.md:5:1: warning[unresolved-link]"));
}

TEST_CASE("terminal: many books have a line with their rate and the time that is left") {
  const TemporaryFolder folder;
  const fs::path fifo = folder.path() / "slow.md";
  write_file(folder.path() / "a.md", book_with_warning);
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  OnTerminal run({"batch", "a.md", "slow.md", "--to", "epub"}, folder.path(), false);
  // One is made, and the other waits for its words.
  run.wait_for(" left");
  write_file(fifo, book_with_warning);
  const std::string shown = run.finish();
  const std::size_t line = shown.find("\r\x1b[Koctavo: 1 of 2 books, ");
  REQUIRE(line != std::string::npos);
  CHECK(shown.find(" a second, ", line) < shown.find(" left", line));
  // What stays is what was found, and the sum.
  const std::string stays = shown.substr(shown.rfind("\r\x1b[K") + 4);
  CHECK(stays.starts_with("slow.md:5:1: warning[unresolved-link]"));
  CHECK(stays.find("octavo: 2 books made, 2 warnings, in ") != std::string::npos);
}

TEST_CASE("terminal: where standard error is no terminal, lasting work shows nothing") {
  const TemporaryFolder folder;
  const fs::path fifo = folder.path() / "slow.md";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  const Outcome outcome = run_octavo({.arguments = {"check", "slow.md"},
                                      .folder = folder.path(),
                                      .meanwhile = [&](pid_t) {
                                        usleep(700'000);
                                        write_file(fifo, book_with_warning);
                                      }});
  CHECK(outcome.messages.starts_with("slow.md:5:1: warning[unresolved-link]"));
}
