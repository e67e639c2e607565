#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

CommandResult check_reports(const fs::path& sarif, const fs::path& junit) {
  return run_command({(source_folder() / "tests/validators/reports").string(),
                      sarif.string(), junit.string()});
}

}  // namespace

TEST_CASE("reports: those of SARIF and JUnit keep their schemas, whatever is told") {
  const TemporaryFolder folder;
  const fs::path in = folder.path() / "in";
  fs::create_directories(in / "deep");
  const std::string bad_picture = "# T\n\n![x](no\"<&>.png)\n\n[a](#nowhere)\n";
  write_file(in / "deep/a <&\"'>\x01\n.md", bad_picture);
  write_file(in / "é ☃ %41 \xFF.md", bad_picture);
  write_file(in / "empty.md", "");
  write_file(in / "binary.md", std::string("\0\1", 2));
  fs::create_symlink("nowhere", folder.path() / "gone.md");
  std::string huge;
  for (int i = 0; i < 1'500'000; ++i) {
    huge += "word ";
  }
  write_file(in / "late.md", huge);
  const CommandResult run = run_command(
      {OCTAVO_PROGRAM, "batch", in.string(), (folder.path() / "gone.md").string(), "-o",
       (folder.path() / "out").string(), "--limit-time", "1", "--report",
       "sarif:" + (folder.path() / "r.sarif").string(), "--report",
       "junit:" + (folder.path() / "r.xml").string()});
  CAPTURE(run.output);
  CHECK(run.status == 1);
  const CommandResult checked =
      check_reports(folder.path() / "r.sarif", folder.path() / "r.xml");
  CHECK(checked.output == "");
  CHECK(checked.status == 0);

  // What is against a schema is found.
  const auto spoil = [&](const char* name, const std::string& from,
                         const std::string& to) {
    std::string text = read_file(folder.path() / name);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    write_file(folder.path() / "spoilt", text);
    return folder.path() / "spoilt";
  };
  CHECK(check_reports(spoil("r.sarif", "\"version\"", "\"edition\""),
                      folder.path() / "r.xml")
            .status == 1);
  CHECK(check_reports(folder.path() / "r.sarif", spoil("r.xml", "<testcase ", "<case "))
            .status == 1);
}
