#include <array>
#include <cstdio>
#include <string>

#include "compiler/batch/reports.h"

namespace octavo::batch {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_markup(value) + "\"";
}

std::string exact_seconds(double seconds) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3f", seconds);
  return text.data();
}

std::string line_of(const RecordedDiagnostic& each) {
  std::string line;
  if (!each.place.file.empty()) {
    line = each.place.file + ":" + std::to_string(each.place.begin.line) + ":" +
           std::to_string(each.place.begin.column) + ": ";
  }
  line += std::string(severity_name(each.severity)) + "[" + each.code +
          "]: " + each.message + "\n";
  for (const RecordedHint& hint : each.hints) {
    line += "  hint: " + hint.message + "\n";
  }
  return line;
}

std::string all_lines(const BookRecord& book) {
  std::string lines;
  for (const RecordedDiagnostic& each : book.diagnostics) {
    lines += line_of(each);
  }
  return lines;
}

/// The first message that says why a book is not there.
std::string reason_of(const BookRecord& book) {
  if (!book.reason.empty()) {
    return book.reason;
  }
  for (const RecordedDiagnostic& each : book.diagnostics) {
    if (each.severity == Severity::error) {
      return each.message;
    }
  }
  return std::string(status_name(book.status));
}

/// A book that is wrong has failed; one that could not be made for another reason is an
/// error of the run.
bool has_failed(BookStatus status) {
  return status == BookStatus::failed;
}

std::string print_case(const BookRecord& book) {
  const std::size_t slash = book.name.rfind('/');
  const bool has_folder = slash != std::string::npos;
  std::string out =
      "    <testcase" +
      attribute("name", has_folder ? book.name.substr(slash + 1) : book.name) +
      attribute("classname", has_folder ? book.name.substr(0, slash) : ".") +
      attribute("time", exact_seconds(book.seconds)) + ">\n";
  if (book.status == BookStatus::abandoned) {
    out += "      <skipped" + attribute("message", reason_of(book)) + "/>\n";
  } else if (!is_good(book.status)) {
    const std::string_view element = has_failed(book.status) ? "failure" : "error";
    out += "      <" + std::string(element) + attribute("message", reason_of(book)) +
           attribute("type", status_name(book.status)) + ">" +
           escape_markup(all_lines(book)) + "</" + std::string(element) + ">\n";
  } else if (!book.diagnostics.empty()) {
    out += "      <system-out>" + escape_markup(all_lines(book)) + "</system-out>\n";
  }
  return out + "    </testcase>\n";
}

}  // namespace

std::string print_junit(const Record& record, const std::filesystem::path& /*folder*/) {
  std::string cases;
  std::size_t tests = 0;
  double seconds = 0;
  record.for_each([&](const BookRecord& book) {
    cases += print_case(book);
    ++tests;
    seconds += book.seconds;
  });
  const std::size_t failures = record.count(BookStatus::failed);
  const std::size_t skipped = record.count(BookStatus::abandoned);
  const std::string counts =
      attribute("name", "octavo") + attribute("tests", std::to_string(tests)) +
      attribute("failures", std::to_string(failures)) +
      attribute("errors", std::to_string(record.failed() - failures - skipped));
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts +
         attribute("time", exact_seconds(seconds)) + ">\n  <testsuite" + counts +
         attribute("skipped", std::to_string(skipped)) +
         attribute("time", exact_seconds(seconds)) + ">\n" + cases +
         "  </testsuite>\n</testsuites>\n";
}

}  // namespace octavo::batch
