#include "compiler/batch/reports.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace octavo;
using namespace octavo::batch;
using nlohmann::literals::operator""_json_pointer;

namespace {

const RecordedDiagnostic missing_picture{.severity = Severity::warning,
                                         .code = "picture-missing",
                                         .message = "there is no picture `a<b>.png`",
                                         .place = {.file = "in/a b.md",
                                                   .begin = {.line = 3, .column = 5},
                                                   .end = {.line = 3, .column = 9}},
                                         .hints = {{.message = "save it & name it"}}};

std::vector<BookRecord> books() {
  return {{.name = "2019/a",
           .inputs = {"in/a b.md"},
           .outputs = {{.format = "epub", .path = "out/2019/a #1.epub", .bytes = 9}},
           .diagnostics = {missing_picture},
           .seconds = 0.5},
          {.name = "b",
           .inputs = {"in/b.md"},
           .status = BookStatus::failed,
           .diagnostics = {{.severity = Severity::error,
                            .code = "binary-input",
                            .message = "`in/b.md` is no text"}},
           .seconds = 0.25},
          {.name = "c",
           .inputs = {"in/c.md"},
           .status = BookStatus::crashed,
           .reason = "signal 9",
           .diagnostics = {{.severity = Severity::error,
                            .code = "book-crashed",
                            .message = "signal 9",
                            .place = {.file = "in/c.md"}}}},
          {.name = "d",
           .inputs = {"in/d.md"},
           .status = BookStatus::abandoned,
           .reason = "the run ended, before"}};
}

// What a form makes of the books, wherever they end.
std::string report(std::string_view name, const std::vector<BookRecord>& all = books()) {
  Record record;
  for (std::size_t i = all.size(); i-- > 0;) {
    record.add(i, all[i]);
  }
  for (const ReportForm& form : report_forms()) {
    if (form.name == name) {
      return form.print(record, "out");
    }
  }
  FAIL("no such form");
  return {};
}

bool has_words(const std::string& text, std::string_view words) {
  CAPTURE(text);
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("record: it counts, and gives the books back in their order") {
  Record record;
  const std::vector<BookRecord> all = books();
  for (const std::size_t i : {3U, 1U, 0U, 2U}) {
    record.add(i, all[i]);
  }
  CHECK(record.failed() == 3);
  CHECK(record.warnings() == 1);
  CHECK(record.count(BookStatus::made) == 1);
  for (int times = 0; times < 2; ++times) {
    std::vector<BookRecord> found;
    record.for_each([&](const BookRecord& each) { found.push_back(each); });
    CHECK(found == all);
  }
}

TEST_CASE(
    "record: what is said again of a book counts, and what was said before does not") {
  Record record;
  BookRecord book = books()[1];
  record.add(2, book);
  book.status = BookStatus::made;
  const RecordedDiagnostic warning{.severity = Severity::warning,
                                   .code = "bidi-controls"};
  book.diagnostics = {warning, warning};
  record.add(2, book);
  CHECK(record.failed() == 0);
  CHECK(record.warnings() == 2);
  std::vector<BookRecord> found;
  record.for_each([&](const BookRecord& each) { found.push_back(each); });
  CHECK(found == std::vector<BookRecord>{book});
}

TEST_CASE("record: what is there has not failed, wherever it came from") {
  Record record;
  std::size_t number = 0;
  for (const BookStatus status :
       {BookStatus::made, BookStatus::unchanged, BookStatus::restored, BookStatus::failed,
        BookStatus::files, BookStatus::abandoned}) {
    record.add(number++, {.name = "a", .status = status});
  }
  CHECK(record.failed() == 3);
}

TEST_CASE("reports: of JUnit a book is a test case with its reason") {
  const std::string xml = report("junit");
  const std::string counts = R"(name="octavo" tests="4" failures="1" errors="1")";
  CHECK(has_words(xml, "<testsuites " + counts + " time=\"0.750\">"));
  CHECK(has_words(xml, "<testsuite " + counts + " skipped=\"1\" time=\"0.750\">"));
  CHECK(has_words(xml,
                  R"(<testcase name="a" classname="2019" time="0.500">)"
                  "\n      <system-out>in/a b.md:3:5: warning[picture-missing]: there "
                  "is no picture `a&lt;b&gt;.png`\n  hint: save it &amp; name it\n"));
  CHECK(has_words(xml, R"(<failure message="`in/b.md` is no text" type="failed">)"));
  CHECK(has_words(xml, R"(<error message="signal 9" type="crashed">in/c.md:1:1: error)"));
  CHECK(has_words(xml, R"(<skipped message="the run ended, before"/>)"));
}

TEST_CASE("reports: SARIF has every message with its rule and place") {
  const auto run = nlohmann::json::parse(report("sarif")).at("runs").at(0);
  const auto& rules = run.at("tool").at("driver").at("rules");
  const auto& results = run.at("results");
  REQUIRE(results.size() == 4);
  const auto& first = results[0];
  CHECK(first.at("level") == "warning");
  CHECK(first.at("message").at("text") ==
        "there is no picture `a<b>.png`; save it & name it");
  CHECK(rules.at(first.at("ruleIndex").get<std::size_t>()).at("id") == "picture-missing");
  const auto& place = first.at("locations").at(0).at("physicalLocation");
  CHECK(place.at("artifactLocation").at("uri") == "in/a%20b.md");
  CHECK(place.at("region") ==
        nlohmann::json{
            {"startLine", 3}, {"startColumn", 5}, {"endLine", 3}, {"endColumn", 9}});
  CHECK(results[1]
            .at("locations")
            .at(0)
            .at("physicalLocation")
            .at("artifactLocation")
            .at("uri") == "in/b.md");
  CHECK(results[3].at("ruleId") == "abandoned");
  CHECK_FALSE(results[3].contains("ruleIndex"));
  CHECK(run.at("invocations").at(0).at("executionSuccessful") == false);
}

TEST_CASE("reports: GitHub's log is told where, and no message ends its command") {
  std::vector<BookRecord> all = books();
  all[0].diagnostics[0].message = "50 % of\nit: a, b";
  const std::string log = report("github", all);
  CHECK(
      log.starts_with("::warning file=in/a b.md,line=3,endLine=3,col=5,endColumn=9,"
                      "title=picture-missing::50 %25 of%0Ait: a, b\n"));
  CHECK(has_words(log, "::error file=in/b.md,"));
  CHECK(has_words(log, "::error file=in/d.md,title=abandoned::the run ended, before\n"));
}

TEST_CASE("reports: GitLab's findings have places and their own fingerprints") {
  std::vector<BookRecord> all = books();
  all[0].diagnostics.push_back(missing_picture);
  all[0].diagnostics[1].place.begin.line = 4;
  const auto findings = nlohmann::json::parse(report("gitlab", all));
  REQUIRE(findings.size() == 5);
  CHECK(findings[0].at("check_name") == "picture-missing");
  CHECK(findings[0].at("severity") == "minor");
  CHECK(findings[0].at("location").at("path") == "in/a b.md");
  CHECK(findings[0].at("location").at("lines").at("begin") == 3);
  CHECK(findings[0].at("fingerprint") != findings[1].at("fingerprint"));
  CHECK(findings[2].at("severity") == "major");
}

TEST_CASE("reports: the page links each output, from where it stands") {
  const std::string page = report("html");
  CHECK(has_words(page, "<a href=\"2019/a%20%231.epub\">epub</a>"));
  CHECK(has_words(page,
                  "<code>in/a b.md:3:5</code> there is no picture "
                  "`a&lt;b&gt;.png` <code class=\"faint\">[picture-missing]</code>"));
  CHECK(has_words(page, "<b class=\"made\">1</b>made"));
  CHECK(has_words(page, "<b class=\"error\">2</b>failed"));
  CHECK(has_words(page, "<b class=\"error\">1</b>not begun"));
  CHECK(has_words(page, "the run ended, before"));
}

TEST_CASE(
    "reports: a name with a line end, or that is no UTF-8, is linked to all the same") {
  const std::vector<BookRecord> all = {
      {.name = "b\n\xFF",
       .inputs = {"in/b\n\xFF.md"},
       .outputs = {{.format = "pdf", .path = "out/b\n\xFF.pdf", .bytes = 9}},
       .diagnostics = {{.code = "title-missing",
                        .message = "none",
                        .place = {.file = "in/b\n\xFF.md"}}}}};
  CHECK(has_words(report("html", all), "<a href=\"b%0A%FF.pdf\">pdf</a>"));
  const auto sarif = nlohmann::json::parse(report("sarif", all));
  CHECK(
      sarif.at(
          "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri"_json_pointer) ==
      "in/b%0A%FF.md");
  CHECK(has_words(report("jsonl", all), R"("inputs_uri":["in/b%0A%FF.md"])"));
}

TEST_CASE("reports: a run that was begun again is told of its books") {
  std::vector<BookRecord> all = books();
  CHECK_FALSE(has_words(report("html", all), "begun again"));
  all[1].restarts = 1;
  CHECK(has_words(report("html", all), "begun again 1 time<"));
  CHECK(has_words(report("jsonl", all), R"("seconds":0.25,"restarts":1})"));
}

TEST_CASE("reports: of no book, too, each is whole") {
  for (const ReportForm& form : report_forms()) {
    CAPTURE(form.name);
    const std::string text = form.print(Record(), "");
    if (form.name == "sarif" || form.name == "gitlab") {
      CHECK(nlohmann::json::accept(text));
    }
  }
  CHECK(has_words(report("junit", {}), "tests=\"0\""));
  CHECK(has_words(report("html", {}), "0 books"));
}

TEST_CASE("reports: the page shows first pages, of many books a few that stay the same") {
  std::vector<BookRecord> all = books();
  CHECK_FALSE(has_words(report("html", all), "First pages"));
  all[0].first_page = "\x89PNG";
  const std::string html = report("html", all);
  CHECK(has_words(html, "First pages"));
  CHECK(has_words(html,
                  "<a href=\"2019/a%20%231.epub\"><img "
                  "src=\"data:image/png;base64,iVBORw==\" alt=\"\">"));

  std::vector<BookRecord> many(1'000, all[0]);
  const std::string of_many = report("html", many);
  std::size_t shown = 0;
  for (std::size_t at = 0; (at = of_many.find("<img ", at)) != std::string::npos; ++at) {
    ++shown;
  }
  CHECK(shown == most_first_pages);

  for (const std::size_t count :
       {std::size_t{10}, most_first_pages, std::size_t{10'000}}) {
    std::size_t drawn = 0;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name = std::to_string(i);
      drawn += is_first_page_drawn(name, count) ? 1 : 0;
      changed += is_first_page_drawn(name, count) != is_first_page_drawn(name, count + 1)
                     ? 1
                     : 0;
    }
    CAPTURE(count);
    CHECK(drawn >= std::min(count, most_first_pages / 2));
    CHECK(drawn <= 3 * most_first_pages);
    CHECK(changed == 0);
  }
}
