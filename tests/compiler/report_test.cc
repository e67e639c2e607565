#include "compiler/report.h"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo;

namespace {

Diagnostic warning(Span span, std::string message, std::vector<Hint> hints = {}) {
  return {.severity = Severity::warning,
          .code = "some-code",
          .span = span,
          .message = std::move(message),
          .hints = std::move(hints)};
}

}  // namespace

TEST_CASE("report: a place, the source line with a caret under it, then the hints") {
  Sources sources;
  const FileId file = sources.add("dir/a.md", "um\nação é [x](y)\n").id();
  CHECK(report_text(
            warning({file, 13, 16}, "found this", {{"do that"}, {"see", {file, 0, 2}}}),
            sources) ==
        "dir/a.md:2:8: warning[some-code]: found this\n"
        "  2 | ação é [x](y)\n"
        "    |        ^^^\n"
        "  hint: do that\n"
        "  hint: see (dir/a.md:1:1)\n");
}

TEST_CASE("report: of the same at other places of a file the lines are told") {
  std::vector<std::uint32_t> others = {3};
  CHECK(report_others(others) == "  also in line 3\n");
  others.insert(others.end(), {7, 7, 12});
  CHECK(report_others(others) == "  also in lines 3, 7, 12\n");
  for (std::uint32_t line = 13; line < 313; ++line) {
    others.push_back(line);
  }
  CHECK(report_others(others).ends_with(", 209 and 103 more\n"));
}

TEST_CASE("report: what is recorded of a diagnostic tells the same") {
  Sources sources;
  const FileId file = sources.add("a.md", "one\ntwo three\n").id();
  for (const Diagnostic& each :
       {warning({file, 8, 13}, "m", {{"h"}, {"see", {file, 0, 3}}}), warning({}, "n")}) {
    CHECK(report_text(record_of(each, sources)) == report_text(each, sources));
    CHECK(report_json(record_of(each, sources)) == report_json(each, sources));
  }
}

TEST_CASE("report: outside every source the program itself speaks") {
  CHECK(report_text({.severity = Severity::error, .code = "usage", .message = "no"},
                    {}) == "octavo: error[usage]: no\n");
}

TEST_CASE("report: of a long line only the part round the place is shown") {
  Sources sources;
  std::string text;
  for (int times = 0; times < 500'000; ++times) {
    text += "é";
  }
  const FileId file = sources.add("-", text).id();
  const std::string report = report_text(warning({file, 600'000, 600'004}, "m"), sources);
  CHECK(report.starts_with("<stdin>:1:300001: "));
  CHECK(report.size() < 600);
  CHECK(report.ends_with("| " + std::string(61, ' ') + "^^\n"));
}

TEST_CASE("report: control characters do not reach the terminal") {
  Sources sources;
  const FileId file = sources.add("a.md", "a\x1b[2J\tb\xC2\x9B").id();
  const std::string report = report_text(warning({file, 0, 99}, "m"), sources);
  CHECK(report.find('\x1b') == std::string::npos);
  CHECK(report.find('\t') == std::string::npos);
  CHECK(report.find('\x9B') == std::string::npos);
  CHECK(report_text({.code = "c",
                     .message = "a\xFF"
                                "b\x80"},
                    {}) == "octavo: warning[c]: a\uFFFDb\uFFFD\n");
  CHECK(report_text({.code = "c", .message = "a\x1b[2J", .hints = {{"b\nc"}}}, {}) ==
        "octavo: warning[c]: a [2J\n  hint: b c\n");
}

TEST_CASE("report: colours are escape sequences round the same words") {
  const Diagnostic diagnostic{
      .severity = Severity::error, .code = "usage", .message = "no"};
  CHECK(report_text(diagnostic, {}, ReportColors::terminal) ==
        "\x1b[1moctavo: \x1b[0m\x1b[1;31merror[usage]: \x1b[0mno\n");
}

TEST_CASE("report: JSON is one object on one line") {
  Sources sources;
  const FileId file = sources.add("a \"b\".md", "um\ndois\n").id();
  CHECK(report_json(warning({file, 3, 7}, "m", {{"h"}}), sources) ==
        "{\"file\":\"a \\\"b\\\".md\",\"line\":2,\"column\":1,\"end_line\":2,"
        "\"end_column\":5,\"severity\":\"warning\",\"code\":\"some-code\","
        "\"message\":\"m\",\"hints\":[{\"message\":\"h\"}]}\n");
  CHECK(report_json({.severity = Severity::error, .code = "usage", .message = "\xFF"},
                    {}) ==
        "{\"severity\":\"error\",\"code\":\"usage\",\"message\":\"\xEF\xBF\xBD\","
        "\"hints\":[]}\n");
}
