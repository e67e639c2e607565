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

}  // namespace

TEST_CASE("build: every example of CommonMark without raw HTML gives its HTML") {
  check_plain_examples(specifications[0], build_html);
}

TEST_CASE("build: every example of GFM without raw HTML gives its HTML") {
  check_plain_examples(specifications[1], build_html);
}
