#include "compiler/diagnostics.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace octavo {

void Diagnostics::warn(std::string_view code,
                       Span span,
                       std::string message,
                       std::vector<Hint> hints) {
  list_.push_back({Severity::warning, code, span, std::move(message), std::move(hints)});
}

void Diagnostics::error(std::string_view code,
                        Span span,
                        std::string message,
                        std::vector<Hint> hints) {
  list_.push_back({Severity::error, code, span, std::move(message), std::move(hints)});
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
