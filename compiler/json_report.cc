#include <string>

#include <nlohmann/json.hpp>

#include "compiler/report.h"

namespace octavo {
namespace {

nlohmann::ordered_json place_members(const RecordedPlace& place) {
  nlohmann::ordered_json members = nlohmann::ordered_json::object();
  if (!place.file.empty()) {
    members["file"] = place.file;
    members["line"] = place.begin.line;
    members["column"] = place.begin.column;
    members["end_line"] = place.end.line;
    members["end_column"] = place.end.column;
  }
  return members;
}

}  // namespace

std::string report_json(const RecordedDiagnostic& diagnostic) {
  nlohmann::ordered_json object = place_members(diagnostic.place);
  object["severity"] = severity_name(diagnostic.severity);
  object["code"] = diagnostic.code;
  object["message"] = diagnostic.message;
  object["hints"] = nlohmann::ordered_json::array();
  for (const RecordedHint& hint : diagnostic.hints) {
    nlohmann::ordered_json entry = place_members(hint.place);
    entry["message"] = hint.message;
    object["hints"].push_back(std::move(entry));
  }
  // A path may hold bytes that are no UTF-8: they are replaced, not thrown about.
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
         "\n";
}

std::string report_json(const Diagnostic& diagnostic, const Sources& sources) {
  return report_json(record_of(diagnostic, sources));
}

}  // namespace octavo
