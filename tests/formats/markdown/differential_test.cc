#include "tests/formats/markdown/differential.h"

#include <cstdint>

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("reader: generated documents give the tree that libcmark gives") {
  for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
    const std::string text = tests::generate_markdown(seed);
    CAPTURE(seed);
    CAPTURE(text);
    const std::string ours = tests::dump_ours(text);
    const std::string theirs = tests::dump_cmark(text);
    CAPTURE(ours);
    CAPTURE(theirs);
    REQUIRE(tests::are_same_trees(ours, theirs));
  }
}
