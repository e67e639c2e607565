#include "compiler/codes.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "compiler/diagnostics.h"
#include "tests/support.h"

using namespace octavo;

namespace {

constexpr std::string_view introduction = R"(# Diagnostics

What octavo finds wrong with a book, by code. This page is made from the tables in
`compiler/codes/`; `octavo explain CODE` prints the same words.

A **warning** leaves the book made: it may look wrong at that place. An **error** means
that words of the author would be lost: no file is written. With `--strict` every warning
counts as an error.

For people a diagnostic reads `file:line:column: severity[code]: message`, then the line
of the source with a caret under the place, then hints. Lines and columns count from 1,
columns in characters. What has no place in a file begins with `octavo:`.

With `--diagnostics json` each is one JSON object on a line of its own, with these
members, in this order:

| member | |
| --- | --- |
| `file` | the input as named on the command line, `<stdin>` for standard input |
| `line`, `column` | where it begins |
| `end_line`, `end_column` | where it ends: the place after its last character |
| `severity` | `"warning"` or `"error"` |
| `code` | one of the codes below |
| `message` | what was found, one sentence |
| `hints` | an array of objects: `message`, and `file` … `end_column` where the hint has a place |

The first five are absent where there is no place in a file.
)";

std::string diagnostics_page() {
  std::string page{introduction};
  for (const DiagnosticCode& each : diagnostic_codes()) {
    page += "\n## " + std::string(each.code) + "\n\n*";
    page += each.severity == Severity::error ? "error" : "warning";
    page += "*\n\n" + std::string(each.explanation) + "\n\n````\n" +
            std::string(each.example) + "\n````\n";
  }
  return page;
}

struct Use {
  std::string code{};
  Severity severity = Severity::warning;
  std::string file{};
};

/// Each `warn("code"` and `error("code"` of the sources.
std::vector<Use> uses_in_sources() {
  const std::regex call(R"(\b(warn|error)\(\s*"([^"]*)\")");
  std::vector<Use> uses;
  for (const auto& path : tests::cpp_files({"compiler", "fonts", "formats"})) {
    const std::string text = tests::read_file(path);
    for (std::sregex_iterator match(text.begin(), text.end(), call), end; match != end;
         ++match) {
      uses.push_back(
          {.code = (*match)[2],
           .severity = (*match)[1] == "warn" ? Severity::warning : Severity::error,
           .file = path.string()});
    }
  }
  return uses;
}

/// Everything that the files of `folder` say whose name ends so, but for this file.
std::string all_text(const std::string& folder, std::string_view ending) {
  std::string all;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(tests::source_folder() / folder)) {
    const std::string path = entry.path().string();
    const bool is_table = path.find("/codes/") != std::string::npos;
    if (entry.is_regular_file() && path.ends_with(ending) && !is_table &&
        !path.ends_with("codes_test.cc")) {
      all += tests::read_file(entry.path());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("codes: each is a kebab-case word with an explanation and an example") {
  const std::regex kebab("[a-z0-9]+(-[a-z0-9]+)*");
  std::set<std::string_view> seen;
  for (const DiagnosticCode& each : diagnostic_codes()) {
    CAPTURE(each.code);
    CHECK(std::regex_match(std::string(each.code), kebab));
    CHECK(seen.insert(each.code).second);
    CHECK(each.explanation.size() > 80);
    CHECK(each.explanation.ends_with('.'));
    CHECK(!each.example.empty());
  }
  CHECK(std::ranges::is_sorted(diagnostic_codes(), {}, &DiagnosticCode::code));
}

TEST_CASE("codes: docs/diagnostics.md says what the tables say") {
  CHECK(tests::compare_with_file("docs/diagnostics.md", diagnostics_page()) == "");
}

TEST_CASE("codes: every code that the sources emit is in a table, with its severity") {
  std::map<std::string_view, Severity> known;
  for (const DiagnosticCode& each : diagnostic_codes()) {
    known.emplace(each.code, each.severity);
  }
  for (const Use& use : uses_in_sources()) {
    CAPTURE(use.file);
    CAPTURE(use.code);
    REQUIRE(known.contains(use.code));
    CHECK(known.at(use.code) == use.severity);
  }
}

TEST_CASE("codes: every code of the tables is emitted somewhere and produced by a test") {
  const std::string sources =
      all_text("compiler", ".cc") + all_text("fonts", ".cc") + all_text("formats", ".cc");
  const std::string tested = all_text("tests", ".cc");
  const std::string reports = all_text("tests/golden", "report");
  const std::string cases = all_text("tests/formats/markdown/cases", ".tree");
  for (const DiagnosticCode& each : diagnostic_codes()) {
    const std::string code(each.code);
    CAPTURE(code);
    CHECK(sources.find("\"" + code + "\"") != std::string::npos);
    const bool is_produced = tested.find(code + "\"") != std::string::npos ||
                             tested.find("[" + code + "]") != std::string::npos ||
                             tested.find("\"" + code + " ") != std::string::npos ||
                             reports.find("[" + code + "]") != std::string::npos ||
                             cases.find(": " + code + ": ") != std::string::npos;
    CHECK(is_produced);
  }
}
