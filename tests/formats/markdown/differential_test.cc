#include "tests/formats/markdown/differential.h"

#include <cstdint>

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("reader: generated documents give the tree that libcmark gives") {
  for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
    const std::string text = tests::generate_markdown(seed);
    CAPTURE(seed);
    CAPTURE(text);
    const tests::Comparison both = tests::compare_with_cmark(text);
    CAPTURE(both.ours);
    CAPTURE(both.libcmark);
    REQUIRE(both.difference != tests::Difference::tree);
  }
}
