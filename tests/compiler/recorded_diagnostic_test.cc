#include "compiler/recorded_diagnostic.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo;

TEST_CASE("recorded diagnostic: it has its place and its line without its source") {
  Sources sources;
  const SourceFile& source = sources.add("a.md", "one\ntwo three\n");
  const Diagnostic diagnostic{
      .severity = Severity::warning,
      .code = "some-code",
      .span = {.file = source.id(), .begin = 8, .end = 13},
      .message = "what",
      .hints = {{.message = "mend it", .span = {source.id(), 0, 3}}}};
  const RecordedDiagnostic record = record_of(diagnostic, sources);
  const RecordedPlace place{.file = "a.md", .begin = {2, 5}, .end = {2, 10}};
  CHECK(record.place == place);
  const RecordedPlace hinted{.file = "a.md", .begin = {1, 1}, .end = {1, 4}};
  CHECK(record.hints ==
        std::vector<RecordedHint>{{.message = "mend it", .place = hinted}});
  CHECK(record.excerpt == Excerpt{.text = "two three", .mark_begin = 4, .mark_count = 5});
  const RecordedDiagnostic outside = record_of({.code = "x", .message = "y"}, sources);
  CHECK(outside.place == RecordedPlace{});
  CHECK_FALSE(outside.excerpt);
}

TEST_CASE("recorded diagnostic: those that a person is told have their line") {
  Sources sources;
  const FileId file = sources.add("a.md", std::string(1000, 'a')).id();
  Diagnostics diagnostics;
  const auto add = [&](std::string_view code, std::string group, std::uint32_t at) {
    diagnostics.add({.code = code,
                     .span = {file, at, at + 1},
                     .message = "m",
                     .group = std::move(group)});
  };
  for (std::uint32_t at = 0; at < 30; ++at) {
    add("alone", "", at);
  }
  for (std::uint32_t at = 0; at < 500; ++at) {
    add("grouped", std::to_string(at / 2), at);
  }
  std::size_t alone = 0;
  std::size_t grouped = 0;
  for (const RecordedDiagnostic& each : record_of(diagnostics, sources)) {
    (each.code == "alone" ? alone : grouped) += each.excerpt ? 1U : 0U;
    CHECK((!each.excerpt || each.group.empty() || each.place.begin.column % 2 == 1));
  }
  CHECK(alone == most_told_of_a_code);
  CHECK(grouped == most_told_groups);
}
