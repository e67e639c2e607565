#include "compiler/source.h"

#include <doctest/doctest.h>

using octavo::Location;
using octavo::Sources;

TEST_CASE("source: lines count from 1 and columns count characters, not bytes") {
  Sources sources;
  const auto& file = sources.add("a.md", "um\nação é\r\nfim\rx");
  CHECK(file.location(0) == Location{1, 1});
  CHECK(file.location(3) == Location{2, 1});
  CHECK(file.location(8) == Location{2, 4});
  CHECK(file.location(static_cast<std::uint32_t>(file.text().find("fim"))) ==
        Location{3, 1});
  CHECK(file.location(static_cast<std::uint32_t>(file.text().size()) - 1) ==
        Location{4, 1});
  CHECK(file.location(9999) == Location{4, 2});
}

TEST_CASE("source: a line comes without its end") {
  Sources sources;
  const auto& file = sources.add("dir/a.md", "um\r\ndois\n");
  CHECK(file.line(0) == "um");
  CHECK(file.line(5) == "dois");
  CHECK(file.line(9).empty());
  CHECK(file.folder() == "dir");
}
