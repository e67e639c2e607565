#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "compiler/book_record.h"

namespace octavo {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<BookStatus, std::string_view>, 8> statuses = {
    {{BookStatus::made, "made"},
     {BookStatus::unchanged, "unchanged"},
     {BookStatus::failed, "failed"},
     {BookStatus::files, "files"},
     {BookStatus::out_of_time, "out-of-time"},
     {BookStatus::out_of_memory, "out-of-memory"},
     {BookStatus::crashed, "crashed"},
     {BookStatus::abandoned, "abandoned"}}};

Json json_of(const RecordedDiagnostic& diagnostic) {
  Json object = Json::object();
  if (!diagnostic.file.empty()) {
    object["file"] = diagnostic.file;
    object["line"] = diagnostic.begin.line;
    object["column"] = diagnostic.begin.column;
    object["end_line"] = diagnostic.end.line;
    object["end_column"] = diagnostic.end.column;
  }
  object["severity"] = severity_name(diagnostic.severity);
  object["code"] = diagnostic.code;
  object["message"] = diagnostic.message;
  object["hints"] = diagnostic.hints;
  return object;
}

RecordedDiagnostic diagnostic_of(const Json& object) {
  RecordedDiagnostic diagnostic{
      .severity = object.at("severity") == severity_name(Severity::error)
                      ? Severity::error
                      : Severity::warning,
      .code = object.at("code"),
      .message = object.at("message"),
      .hints = object.at("hints")};
  if (object.contains("file")) {
    diagnostic.file = object.at("file");
    diagnostic.begin = {.line = object.at("line"), .column = object.at("column")};
    diagnostic.end = {.line = object.at("end_line"), .column = object.at("end_column")};
  }
  return diagnostic;
}

BookStatus status_named(const std::string& name) {
  const auto* const found =
      std::ranges::find(statuses, name, &std::pair<BookStatus, std::string_view>::second);
  return found == statuses.end() ? BookStatus::abandoned : found->first;
}

BookRecord record_of(const Json& object) {
  BookRecord record{.name = object.at("name"),
                    .inputs = object.at("inputs"),
                    .status = status_named(object.at("status")),
                    .reason = object.value("reason", ""),
                    .seconds = object.at("seconds"),
                    .restarts = object.value("restarts", 0U)};
  for (const Json& output : object.at("outputs")) {
    record.outputs.push_back({.format = output.at("format"),
                              .path = output.at("path"),
                              .bytes = output.at("bytes")});
  }
  for (const Json& diagnostic : object.at("diagnostics")) {
    record.diagnostics.push_back(diagnostic_of(diagnostic));
  }
  return record;
}

}  // namespace

std::string_view status_name(BookStatus status) {
  return statuses.at(static_cast<std::size_t>(status)).second;
}

bool is_good(BookStatus status) {
  return status == BookStatus::made || status == BookStatus::unchanged;
}

RecordedDiagnostic record_of(const Diagnostic& diagnostic, const Sources& sources) {
  RecordedDiagnostic record{.severity = diagnostic.severity,
                            .code = std::string(diagnostic.code),
                            .message = diagnostic.message};
  const Span span = diagnostic.span;
  if (span.file != FileId::none) {
    const SourceFile& source = sources[span.file];
    record.file = source.name();
    record.begin = source.location(span.begin);
    record.end = source.location(std::max(span.begin, span.end));
  }
  for (const Hint& hint : diagnostic.hints) {
    record.hints.push_back(hint.message);
  }
  return record;
}

std::string record_line(const BookRecord& record) {
  Json object = {{"name", record.name},
                 {"inputs", record.inputs},
                 {"status", status_name(record.status)}};
  if (!record.reason.empty()) {
    object["reason"] = record.reason;
  }
  object["outputs"] = Json::array();
  for (const RecordedOutput& output : record.outputs) {
    object["outputs"].push_back(
        {{"format", output.format}, {"path", output.path}, {"bytes", output.bytes}});
  }
  object["diagnostics"] = Json::array();
  for (const RecordedDiagnostic& diagnostic : record.diagnostics) {
    object["diagnostics"].push_back(json_of(diagnostic));
  }
  constexpr double thousandths = 1000;
  object["seconds"] = std::round(record.seconds * thousandths) / thousandths;
  if (record.restarts > 0) {
    object["restarts"] = record.restarts;
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<BookRecord> read_record_line(std::string_view line) {
  try {
    return record_of(Json::parse(line));
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace octavo
