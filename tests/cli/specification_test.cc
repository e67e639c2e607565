#include "tests/formats/markdown/specification.h"

#include <doctest/doctest.h>

#include "tests/cli/process.h"

using namespace octavo::tests;

namespace {

std::string build_html(std::string_view dialect, const std::string& markdown) {
  const Outcome outcome = run_octavo(
      {.arguments = {"build", "-", "--from", std::string(dialect), "--emit", "xhtml"},
       .standard_input = markdown});
  CAPTURE(outcome.messages);
  CHECK(outcome.status == 0);
  return outcome.output;
}

/// The same documents as the readers give to the tests of them; each takes a process.
constexpr int step = 16;

}  // namespace

TEST_CASE("build: one of sixteen examples of CommonMark gives its HTML") {
  check_plain_examples(specifications[0], build_html, step);
}

TEST_CASE("build: one of sixteen examples of GFM gives its HTML") {
  check_plain_examples(specifications[1], build_html, step);
}
