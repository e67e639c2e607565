#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "compiler/book_record.h"
#include "compiler/text/base64.h"
#include "compiler/text/uri.h"
#include "compiler/text/utf8.h"

namespace octavo {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<BookStatus, std::string_view>, 9> statuses = {
    {{BookStatus::made, "made"},
     {BookStatus::unchanged, "unchanged"},
     {BookStatus::restored, "restored"},
     {BookStatus::failed, "failed"},
     {BookStatus::files, "files"},
     {BookStatus::out_of_time, "out-of-time"},
     {BookStatus::out_of_memory, "out-of-memory"},
     {BookStatus::crashed, "crashed"},
     {BookStatus::abandoned, "abandoned"}}};

constexpr std::string_view disk_full = "disk-full";
constexpr std::string_view unwritable = "unwritable";

/// What JSON cannot say of a path stands beside it.
constexpr const char* uri_suffix = "_uri";

void put_path(Json& object, const std::string& member, const std::string& path) {
  object[member] = path;
  if (!is_utf8(path)) {
    object[member + uri_suffix] = percent_encode_path(path);
  }
}

std::string path_at(const Json& object, const std::string& member) {
  const auto uri = object.find(member + uri_suffix);
  return uri == object.end() ? object.at(member).get<std::string>()
                             : percent_decode(uri->get<std::string>());
}

Json json_of(const RecordedPlace& place) {
  Json object = Json::object();
  if (!place.file.empty()) {
    put_path(object, "file", place.file);
    object["line"] = place.begin.line;
    object["column"] = place.begin.column;
    object["end_line"] = place.end.line;
    object["end_column"] = place.end.column;
  }
  return object;
}

Json json_of(const RecordedDiagnostic& diagnostic) {
  Json object = json_of(diagnostic.place);
  object["severity"] = severity_name(diagnostic.severity);
  object["code"] = diagnostic.code;
  object["message"] = diagnostic.message;
  object["hints"] = Json::array();
  for (const RecordedHint& hint : diagnostic.hints) {
    Json entry = json_of(hint.place);
    entry["message"] = hint.message;
    object["hints"].push_back(std::move(entry));
  }
  if (!diagnostic.group.empty()) {
    object["group"] = diagnostic.group;
  }
  if (const auto& excerpt = diagnostic.excerpt) {
    object["excerpt"] = {{"text", excerpt->text},
                         {"mark_begin", excerpt->mark_begin},
                         {"mark_count", excerpt->mark_count}};
  }
  return object;
}

RecordedPlace place_of(const Json& object) {
  if (!object.contains("file")) {
    return {};
  }
  return {.file = path_at(object, "file"),
          .begin = {.line = object.at("line"), .column = object.at("column")},
          .end = {.line = object.at("end_line"), .column = object.at("end_column")}};
}

RecordedDiagnostic diagnostic_of(const Json& object) {
  RecordedDiagnostic diagnostic{
      .severity = object.at("severity") == severity_name(Severity::error)
                      ? Severity::error
                      : Severity::warning,
      .code = object.at("code"),
      .message = object.at("message"),
      .place = place_of(object),
      .group = object.value("group", "")};
  for (const Json& hint : object.at("hints")) {
    diagnostic.hints.push_back({.message = hint.at("message"), .place = place_of(hint)});
  }
  if (const auto excerpt = object.find("excerpt"); excerpt != object.end()) {
    // A line of marks must not become as long as a number can be.
    constexpr std::size_t most = 1000;
    diagnostic.excerpt = Excerpt{
        .text = excerpt->at("text"),
        .mark_begin = std::min(most, excerpt->at("mark_begin").get<std::size_t>()),
        .mark_count = std::min(most, excerpt->at("mark_count").get<std::size_t>())};
  }
  return diagnostic;
}

BookStatus status_named(const std::string& name) {
  const auto* const found =
      std::ranges::find(statuses, name, &std::pair<BookStatus, std::string_view>::second);
  return found == statuses.end() ? BookStatus::abandoned : found->first;
}

void put_inputs(Json& object, const std::vector<std::string>& inputs) {
  object["inputs"] = inputs;
  if (!std::ranges::all_of(inputs, is_utf8)) {
    Json& uris = object["inputs_uri"] = Json::array();
    for (const std::string& input : inputs) {
      uris.push_back(percent_encode_path(input));
    }
  }
}

std::vector<std::string> inputs_of(const Json& object) {
  const auto uris = object.find("inputs_uri");
  if (uris == object.end()) {
    return object.at("inputs");
  }
  std::vector<std::string> inputs;
  for (const Json& uri : *uris) {
    inputs.push_back(percent_decode(uri.get<std::string>()));
  }
  return inputs;
}

BookRecord record_of(const Json& object) {
  BookRecord record{.name = path_at(object, "name"),
                    .inputs = inputs_of(object),
                    .status = status_named(object.at("status")),
                    .reason = object.value("reason", ""),
                    .seconds = object.at("seconds"),
                    .restarts = object.value("restarts", 0U)};
  record.first_page = from_base64(object.value("first_page", ""));
  if (const std::string error = object.value("cache_error", ""); !error.empty()) {
    record.cache_error =
        error == disk_full ? FileError::disk_full : FileError::unwritable;
  }
  for (const Json& output : object.at("outputs")) {
    record.outputs.push_back({.format = output.at("format"),
                              .path = path_at(output, "path"),
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
  return status == BookStatus::made || status == BookStatus::unchanged ||
         status == BookStatus::restored;
}

std::string record_line(const BookRecord& record) {
  Json object;
  put_path(object, "name", record.name);
  put_inputs(object, record.inputs);
  object["status"] = status_name(record.status);
  if (!record.reason.empty()) {
    object["reason"] = record.reason;
  }
  object["outputs"] = Json::array();
  for (const RecordedOutput& output : record.outputs) {
    Json entry = {{"format", output.format}};
    put_path(entry, "path", output.path);
    entry["bytes"] = output.bytes;
    object["outputs"].push_back(std::move(entry));
  }
  object["diagnostics"] = Json::array();
  for (const RecordedDiagnostic& diagnostic : record.diagnostics) {
    object["diagnostics"].push_back(json_of(diagnostic));
  }
  if (record.cache_error != FileError::none) {
    object["cache_error"] =
        record.cache_error == FileError::disk_full ? disk_full : unwritable;
  }
  if (!record.first_page.empty()) {
    object["first_page"] = to_base64(record.first_page);
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
