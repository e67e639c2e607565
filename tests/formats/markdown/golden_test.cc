#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/dump.h"
#include "formats/markdown/reader.h"
#include "tests/formats/markdown/specification.h"
#include "tests/support.h"

using namespace octavo;

namespace {

using ReadFunction = Document (*)(const SourceFile&, const Options&, Diagnostics&);

/// The tree as read, with its spans, and what was reported.
std::string tree_and_report(const std::string& text, ReadFunction read, DumpSpans spans) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceFile& source = sources.add("input.md", text);
  std::string result = dump(read(source, {}, diagnostics), spans);
  for (const Diagnostic& each : diagnostics.list()) {
    const Location place = source.location(each.span.begin);
    result += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
              std::string(each.code) + ": " + each.message + "\n";
  }
  return result;
}

/// The trees of a specification's examples with raw HTML, by number.
std::string raw_html_trees(const tests::Specification& specification, ReadFunction read) {
  std::string result;
  for (const auto& example : tests::specification_examples(specification)) {
    if (example.raw_html != tests::RawHtml::none) {
      result += "example " + std::to_string(example.number) + "\n" +
                tree_and_report(example.markdown, read, DumpSpans::hidden) + "\n";
    }
  }
  return result;
}

}  // namespace

TEST_CASE(
    "reader: each case of a book's Markdown gives its tree, spans and diagnostics") {
  const auto folder = tests::source_folder() / "tests/formats/markdown/cases";
  std::vector<std::filesystem::path> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".md") {
      inputs.push_back(entry.path());
    }
  }
  std::ranges::sort(inputs);
  CHECK(inputs.size() > 5);
  for (const auto& input : inputs) {
    CAPTURE(input.string());
    auto expected = input.lexically_relative(tests::source_folder());
    expected.replace_extension(".tree");
    CHECK(tests::compare_with_file(
              expected, tree_and_report(tests::read_file(input), markdown::read_markdown,
                                        DumpSpans::shown)) == "");
  }
}

TEST_CASE("reader: what is kept and reported of the specifications' raw HTML") {
  const std::string commonmark =
      raw_html_trees(tests::specifications[0], markdown::read_commonmark);
  if (commonmark.empty()) {
    MESSAGE("skipped: no folder of test data");
    return;
  }
  CHECK(tests::compare_with_file("tests/golden/commonmark-raw-html.tree", commonmark) ==
        "");
  CHECK(tests::compare_with_file(
            "tests/golden/gfm-raw-html.tree",
            raw_html_trees(tests::specifications[1], markdown::read_gfm)) == "");
}
