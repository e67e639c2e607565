#include "compiler/diagnostics.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace octavo {

std::string_view severity_name(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

void Diagnostics::warn(std::string_view code,
                       Span span,
                       std::string message,
                       std::vector<Hint> hints) {
  add({.severity = Severity::warning,
       .code = code,
       .span = span,
       .message = std::move(message),
       .hints = std::move(hints)});
}

void Diagnostics::error(std::string_view code,
                        Span span,
                        std::string message,
                        std::vector<Hint> hints) {
  add({.severity = Severity::error,
       .code = code,
       .span = span,
       .message = std::move(message),
       .hints = std::move(hints)});
}

void Diagnostics::add(Diagnostic diagnostic) {
  list_.push_back(std::move(diagnostic));
}

void Diagnostics::append(Diagnostics other) {
  std::ranges::move(other.list_, std::back_inserter(list_));
}

void Diagnostics::sort() {
  std::ranges::stable_sort(list_, {}, [](const Diagnostic& each) {
    return std::pair(each.span.file, each.span.begin);
  });
}

bool Diagnostics::has_errors() const {
  return std::ranges::any_of(
      list_, [](const Diagnostic& each) { return each.severity == Severity::error; });
}

}  // namespace octavo
