#include "compiler/cache/engine.h"

#include <vector>

#include <doctest/doctest.h>

#include "tests/support.h"

using namespace octavo;

TEST_CASE("engine: the files that travel beside octavo are a part of it") {
  const tests::TemporaryFolder folder;
  const std::vector<std::filesystem::path> folders = {folder.path(),
                                                      folder.path() / "absent"};
  const std::string before = cache::engine_key(folders);
  CHECK(before.size() == 64);
  CHECK(cache::engine_key(folders) == before);
  std::filesystem::create_directory(folder.path() / "fonts");
  tests::write_file(folder.path() / "fonts/a.ttf", "1");
  const std::string with_file = cache::engine_key(folders);
  CHECK(with_file != before);
  tests::write_file(folder.path() / "fonts/a.ttf", "12");
  CHECK(cache::engine_key(folders) != with_file);
}
