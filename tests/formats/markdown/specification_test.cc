#include "tests/formats/markdown/specification.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "formats/registry.h"
#include "formats/xhtml/fragment.h"

namespace octavo {

namespace {

std::string read_to_html(std::string_view dialect, const std::string& markdown) {
  const auto readers = formats().readers;
  const auto reader = std::ranges::find(readers, dialect, &Reader::name);
  REQUIRE(reader != readers.end());
  MemoryFiles files;
  files.files["example.md"] = markdown;
  const CompileResult result =
      read_document({.inputs = {"example.md"}, .reader = &*reader}, formats(), files);
  CHECK(result.status == CompileStatus::made);
  return xhtml::fragment(result.document);
}

}  // namespace

TEST_CASE("reader: every example of CommonMark without raw HTML gives its HTML") {
  tests::check_plain_examples(tests::specifications[0], read_to_html);
}

TEST_CASE("reader: every example of GFM without raw HTML gives its HTML") {
  tests::check_plain_examples(tests::specifications[1], read_to_html);
}

}  // namespace octavo
