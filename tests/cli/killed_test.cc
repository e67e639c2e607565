#include <csignal>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

TEST_CASE("killed: in mid-write the old output stays, and the next run clears up") {
  for (const std::string format : {"pdf", "epub"}) {
    CAPTURE(format);
    const TemporaryFolder folder;
    const std::string output = "a." + format;
    write_file(folder.path() / "a.md", "---\ntitle: T\nlang: en\n---\n\nSome words.\n");
    write_file(folder.path() / output, "old");
    const std::vector<std::string> words{"build", "a.md", "--to", format};
    const Outcome killed = run_octavo({.arguments = words,
                                       .folder = folder.path(),
                                       .environment = {
                                           {"LD_PRELOAD", OCTAVO_KILLED_IN_WRITE},
                                           {"ASAN_OPTIONS", "verify_asan_link_order=0"},
                                       }});
    CHECK(killed.status == 128 + SIGKILL);
    CHECK(read_file(folder.path() / output) == "old");
    std::size_t temporaries = 0;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      const std::string name = entry.path().filename().string();
      if (name != output && name != "a.md") {
        ++temporaries;
        CHECK(name.starts_with(".octavo-" + output + "-"));
        CHECK(name.ends_with(".tmp"));
        CHECK(fs::file_size(entry.path()) > 0);
      }
    }
    CHECK(temporaries == 1);
    const Outcome made = run_octavo({.arguments = words, .folder = folder.path()});
    CHECK(made.status == 0);
    CHECK(read_file(folder.path() / output).size() > 1000);
    CHECK(fs::exists(folder.path() / "a.md"));
    const auto left = fs::directory_iterator(folder.path());
    CHECK(std::distance(fs::begin(left), fs::end(left)) == 2);
  }
}
