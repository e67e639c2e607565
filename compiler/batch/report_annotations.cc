#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/batch/reports.h"

namespace octavo::batch {
namespace {

std::string escaped(std::string_view text, std::string_view forbidden) {
  std::string out;
  for (const char byte : text) {
    if (forbidden.find(byte) == std::string_view::npos) {
      out += byte;
    } else {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto code = static_cast<unsigned char>(byte);
      out += '%';
      out += digits[code / 16U];
      out += digits[code % 16U];
    }
  }
  return out;
}

std::string property(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + escaped(value, "%\r\n:,");
}

}  // namespace

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
std::string print_github(const Record& record, const std::filesystem::path& /*folder*/) {
  std::string out;
  record.for_each([&](const BookRecord& book) {
    if (book.diagnostics.empty() && !book.reason.empty()) {
      out += "::error " + property("file", book.inputs.front()) + "," +
             property("title", status_name(book.status)) +
             "::" + escaped(book.reason, "%\r\n") + "\n";
    }
    for (const RecordedDiagnostic& each : book.diagnostics) {
      const std::string& file =
          each.place.file.empty() ? book.inputs.front() : each.place.file;
      out += "::" + std::string(severity_name(each.severity)) + " " +
             property("file", file) + "," +
             property("line", std::to_string(each.place.begin.line)) + "," +
             property("endLine", std::to_string(each.place.end.line)) + "," +
             property("col", std::to_string(each.place.begin.column)) + "," +
             property("endColumn", std::to_string(each.place.end.column)) + "," +
             property("title", each.code) + "::" + escaped(each.message, "%\r\n") + "\n";
    }
  });
  return out;
}

}  // namespace octavo::batch
