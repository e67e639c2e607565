#include "compiler/source.h"

#include <string>

#include <doctest/doctest.h>

#include "compiler/text/utf8.h"

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

TEST_CASE("source: columns of a long line are counted as those of a short one") {
  std::string text = "é\n";
  while (text.size() < 5000) {
    text += "aé中𝄞";
  }
  Sources sources;
  const auto& file = sources.add("a.md", text);
  std::uint32_t column = 0;
  for (std::size_t at = 3; at < text.size(); ++at) {
    column += octavo::is_continuation(text[at]) ? 0U : 1U;
    if (!octavo::is_continuation(text[at])) {
      REQUIRE(file.location(static_cast<std::uint32_t>(at)) == Location{2, column});
    }
  }
}

TEST_CASE("source: a line comes without its end") {
  Sources sources;
  const auto& file = sources.add("dir/a.md", "um\r\ndois\n");
  CHECK(file.line(0) == "um");
  CHECK(file.line(5) == "dois");
  CHECK(file.line(9).empty());
  CHECK(file.folder() == "dir");
}
