#include <string>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

TEST_CASE(
    "map: one call writes the books and where the places of each are in the other") {
  const TemporaryFolder folder;
  write_file(folder.path() / "salt.md",
             "---\ntitle: Salt\nlang: en\n---\n\n# Near\n\nWords of it.\n");
  const auto build = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"build", "salt.md"});
    return run_octavo({.arguments = std::move(arguments), .folder = folder.path()});
  };
  const auto map = [&] { return read_file(folder.path() / "salt.json"); };
  const auto has = [&](std::string_view part) {
    CAPTURE(part);
    CHECK(map().find(part) != std::string::npos);
  };
  const Outcome both = build({"--map", "salt.json"});
  CHECK(both.messages == "");
  CHECK(both.status == 0);
  CHECK(std::filesystem::exists(folder.path() / "salt.epub"));
  has(R"("title": "Salt")");
  has(R"({"page":"1","index":0,)");
  has(R"("source":{"file":"salt.md","line":8,"column":1,"end_line":8},"words":"Words of it.","page":"1","index":0,"epub":{"file":"EPUB/)");

  CHECK(build({"--to", "pdf", "--map", "salt.json"}).status == 0);
  CHECK(map().find("epubcfi") == std::string::npos);
  has(R"("page":"1")");
  CHECK(build({"--to", "epub", "--map", "salt.json"}).status == 0);
  CHECK(map().find(R"("page":)") == std::string::npos);
  has("epubcfi(");
  CHECK(build({"--to", "epub", "--page-list", "salt.pdf", "--map", "salt.json"}).status ==
        0);
  has(R"("page":"1")");
  has("page-1");
}

TEST_CASE("map: it is a file, and none that the book is made of or makes") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", "# A\n\nWords.\n");
  const auto build = [&](const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"build", "a.md"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run_octavo({.arguments = arguments, .folder = folder.path()}).status;
  };
  CHECK(build({"--map", "-"}) == 2);
  CHECK(build({"--map", "a.md"}) == 2);
  CHECK(build({"--map", "a.epub"}) == 2);
  CHECK(build({"--emit", "tree", "--map", "a.json"}) == 2);
  CHECK(build({"--map", "absent/a.json"}) == 3);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "a.epub"));
}
