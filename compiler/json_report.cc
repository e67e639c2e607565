#include <algorithm>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "compiler/report.h"

namespace octavo {
namespace {

nlohmann::ordered_json place_members(Span span, const Sources& sources) {
  nlohmann::ordered_json members;
  if (span.file == FileId::none) {
    return nlohmann::ordered_json::object();
  }
  const SourceFile& file = sources[span.file];
  const Location begin = file.location(span.begin);
  const Location end = file.location(std::max(span.begin, span.end));
  members["file"] = file.name();
  members["line"] = begin.line;
  members["column"] = begin.column;
  members["end_line"] = end.line;
  members["end_column"] = end.column;
  return members;
}

}  // namespace

std::string report_json(const Diagnostic& diagnostic, const Sources& sources) {
  nlohmann::ordered_json object = place_members(diagnostic.span, sources);
  object["severity"] = severity_name(diagnostic.severity);
  object["code"] = diagnostic.code;
  object["message"] = diagnostic.message;
  object["hints"] = nlohmann::ordered_json::array();
  for (const Hint& hint : diagnostic.hints) {
    nlohmann::ordered_json entry = place_members(hint.span, sources);
    entry["message"] = hint.message;
    object["hints"].push_back(std::move(entry));
  }
  // A path may hold bytes that are no UTF-8: they are replaced, not thrown about.
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
         "\n";
}

}  // namespace octavo
