#include <csignal>
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

constexpr const char* book_to_kill = "---\ntitle: T\nlang: en\n---\n\nSome words.\n";

const std::vector<std::string> build_both{"build", "a.md", "-o", "a.epub", "-o", "a.pdf"};

/// A folder with a manuscript and two old outputs.
void fill(const fs::path& folder) {
  write_file(folder / "a.md", book_to_kill);
  write_file(folder / "a.epub", "old");
  write_file(folder / "a.pdf", "old");
}

/// Builds both books; the signal comes in the given write of some length.
Outcome build_killed(const fs::path& folder, int signal, int write) {
  return run_octavo({.arguments = build_both,
                     .folder = folder,
                     .environment = {
                         {"LD_PRELOAD", OCTAVO_KILLED_IN_WRITE},
                         {"KILLED_WITH", std::to_string(signal)},
                         {"KILLED_AT", std::to_string(write)},
                         {"ASAN_OPTIONS", "verify_asan_link_order=0"},
                     }});
}

}  // namespace

TEST_CASE("killed: in mid-write the old output stays, and the next run clears up") {
  for (const int write : {1, 2}) {
    CAPTURE(write);
    const TemporaryFolder folder;
    fill(folder.path());
    CHECK(build_killed(folder.path(), SIGKILL, write).status == 128 + SIGKILL);
    CHECK(read_file(folder.path() / "a.epub") == "old");
    CHECK(read_file(folder.path() / "a.pdf") == "old");
    int temporaries = 0;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with("a.")) {
        ++temporaries;
        CHECK(name.starts_with(".octavo-a."));
        CHECK(name.ends_with(".tmp"));
        CHECK(fs::file_size(entry.path()) > 0);
      }
    }
    CHECK(temporaries == write);
    const Outcome made = run_octavo({.arguments = build_both, .folder = folder.path()});
    CHECK(made.status == 0);
    CHECK(read_file(folder.path() / "a.pdf").size() > 1000);
    CHECK(read_file(folder.path() / "a.epub").size() > 1000);
    CHECK(listing(folder.path()) == "a.epub\na.md\na.pdf\n");
  }
}

TEST_CASE("killed: a run that is asked to end leaves the old outputs and no file") {
  for (const int signal : {SIGTERM, SIGINT}) {
    for (const int write : {1, 2}) {
      CAPTURE(signal);
      CAPTURE(write);
      const TemporaryFolder folder;
      fill(folder.path());
      CHECK(build_killed(folder.path(), signal, write).status == 128 + signal);
      CHECK(read_file(folder.path() / "a.epub") == "old");
      CHECK(read_file(folder.path() / "a.pdf") == "old");
      CHECK(listing(folder.path()) == "a.epub\na.md\na.pdf\n");
    }
  }
}

TEST_CASE("killed: a reader of the output that goes away takes no temporary file along") {
  const TemporaryFolder folder;
  fill(folder.path());
  const fs::path fifo = folder.path() / "b.pdf";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  // More than a pipe holds, so that the writer meets its closed end.
  std::string long_book = book_to_kill;
  for (int part = 0; part < 3000; ++part) {
    long_book += "\n# " + std::to_string(part) + "\n\nWords and words.\n";
  }
  write_file(folder.path() / "a.md", long_book);
  std::thread reader([&] {
    std::ifstream file(fifo);
    file.get();
  });
  const Outcome outcome =
      run_octavo({.arguments = {"build", "a.md", "-o", "a.epub", "-o", "b.pdf"},
                  .folder = folder.path()});
  reader.join();
  CHECK(outcome.status == 128 + SIGPIPE);
  CHECK(read_file(folder.path() / "a.epub") == "old");
  CHECK(listing(folder.path()) == "a.epub\na.md\na.pdf\nb.pdf\n");
}
