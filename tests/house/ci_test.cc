#include <cstdlib>
#include <string>
#include <sys/mount.h>

#include <doctest/doctest.h>

#include "tests/shared.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace {

bool holds_words_of(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("ci: it runs the tests, format, tidy, the second compiler and the sanitizers") {
  const std::string run = read_file(source_folder() / ".ci/run");
  for (const char* part :
       {"./bootstrap test", "clang-format-16 --dry-run -Werror", "clang-tidy-16",
        "cmake --build --preset sanitize", "ctest --preset sanitize", "set -euo pipefail",
        "git diff --exit-code", "\nstage \"bootstrap test\" ./bootstrap test",
        "\nstage \"format\" check_format", "\nstage \"tidy\" check_tidy",
        "\nstage \"clang, sanitizers: build\" build_sanitized", "\nexport CI=true"}) {
    CAPTURE(part);
    CHECK(holds_words_of(run, part));
  }
  const std::string presets = read_file(source_folder() / "CMakePresets.json");
  const std::string sanitize = presets.substr(presets.find(R"("name": "sanitize")"));
  CHECK(sanitize.find("clang++-16") < sanitize.find(R"("name": "fuzz")"));
  CHECK(sanitize.find("OCTAVO_WERROR") < sanitize.find(R"("name": "fuzz")"));
}

TEST_CASE("ci: where main is guarded no test goes without its data") {
  // Elsewhere tests that want the data say that they are skipped.
  if (std::getenv("CI") != nullptr) {
    CHECK(octavo::shared_folder().has_value());
  }
}

TEST_CASE("ci: where main is guarded no test goes without a disk of its own") {
  // Elsewhere tests that fill one, or take the right to write away, say that they are
  // skipped.
  if (std::getenv("CI") != nullptr) {
    const TemporaryFolder folder;
    CHECK(mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=8k") == 0);
    umount(folder.path().c_str());
  }
}

TEST_CASE("ci: it says how many seconds each stage took") {
  const std::string run = read_file(source_folder() / ".ci/run");
  CHECK(holds_words_of(run, "begin=$SECONDS"));
  CHECK(holds_words_of(run, "$((SECONDS - begin)) s"));
}
