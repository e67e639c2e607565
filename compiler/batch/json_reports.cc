#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "compiler/batch/reports.h"
#include "compiler/batch/stable_hash.h"
#include "compiler/text/uri.h"

namespace octavo::batch {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  constexpr int indent = 1;
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string with_hints(const RecordedDiagnostic& each) {
  std::string text = each.message;
  for (const RecordedHint& hint : each.hints) {
    text += "; " + hint.message;
  }
  return text;
}

/// Calls `take` with every diagnostic of every book, and with one for a book that is not
/// there and says no why.
template <class Take>
void for_each_finding(const Record& record, Take&& take) {
  record.for_each([&](const BookRecord& book) {
    for (const RecordedDiagnostic& each : book.diagnostics) {
      take(book, each);
    }
    if (book.diagnostics.empty() && !book.reason.empty()) {
      take(book, RecordedDiagnostic{.severity = Severity::error,
                                    .code = std::string(status_name(book.status)),
                                    .message = book.reason});
    }
  });
}

Json rule_of(const DiagnosticCode& code) {
  return {{"id", code.code},
          {"fullDescription", {{"text", code.explanation}}},
          {"help", {{"text", code.explanation}}},
          {"defaultConfiguration", {{"level", severity_name(code.severity)}}}};
}

Json location_of(const BookRecord& book, const RecordedDiagnostic& each) {
  const std::string& file =
      each.place.file.empty() ? book.inputs.front() : each.place.file;
  Json place = {{"artifactLocation", {{"uri", percent_encode_path(file)}}}};
  if (!each.place.file.empty()) {
    place["region"] = {{"startLine", each.place.begin.line},
                       {"startColumn", each.place.begin.column},
                       {"endLine", each.place.end.line},
                       {"endColumn", each.place.end.column}};
  }
  return {{"physicalLocation", std::move(place)}};
}

/// In sixteen digits.
std::string fingerprint(std::string_view text) {
  const std::uint64_t hash = stable_hash(text);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) {
    out += digits[(hash >> static_cast<unsigned>(shift)) & 0xFU];
  }
  return out;
}

}  // namespace

std::string print_sarif(const Record& record, const std::filesystem::path& /*folder*/) {
  const std::vector<DiagnosticCode> codes = diagnostic_codes();
  Json rules = Json::array();
  for (const DiagnosticCode& code : codes) {
    rules.push_back(rule_of(code));
  }
  Json results = Json::array();
  for_each_finding(record, [&](const BookRecord& book, const RecordedDiagnostic& each) {
    Json result = {{"ruleId", each.code}};
    const auto rule =
        std::ranges::find(codes, std::string_view(each.code), &DiagnosticCode::code);
    if (rule != codes.end()) {
      result["ruleIndex"] = std::distance(codes.begin(), rule);
    }
    result["level"] = severity_name(each.severity);
    result["message"] = {{"text", with_hints(each)}};
    result["locations"] = Json::array({location_of(book, each)});
    results.push_back(std::move(result));
  });
  const Json run = {
      {"tool", {{"driver", {{"name", "octavo"}, {"rules", std::move(rules)}}}}},
      {"columnKind", "unicodeCodePoints"},
      {"invocations", Json::array({{{"executionSuccessful",
                                     record.count(BookStatus::abandoned) == 0}}})},
      {"results", std::move(results)}};
  return text_of({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                  {"version", "2.1.0"},
                  {"runs", Json::array({run})}});
}

// https://docs.gitlab.com/ci/testing/code_quality/
std::string print_gitlab(const Record& record, const std::filesystem::path& /*folder*/) {
  Json findings = Json::array();
  for_each_finding(record, [&](const BookRecord& book, const RecordedDiagnostic& each) {
    const std::string& file =
        each.place.file.empty() ? book.inputs.front() : each.place.file;
    const std::string place = file + ":" + std::to_string(each.place.begin.line) + ":" +
                              std::to_string(each.place.begin.column);
    findings.push_back(
        {{"description", with_hints(each)},
         {"check_name", each.code},
         {"fingerprint", fingerprint(place + ":" + each.code + ":" + each.message)},
         {"severity", each.severity == Severity::error ? "major" : "minor"},
         {"location", {{"path", file}, {"lines", {{"begin", each.place.begin.line}}}}}});
  });
  return text_of(findings);
}

}  // namespace octavo::batch
