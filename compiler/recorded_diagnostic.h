#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/source.h"

namespace octavo {

/// Where a span lies, without its source.
struct RecordedPlace {
  /// As the author named it; empty: outside every input.
  std::string file{};
  Location begin{};
  Location end{};

  bool operator==(const RecordedPlace&) const = default;
};

/// The line that a place stands in, fit for a terminal: of a long one the part round the
/// place, with "…" for what is left out.
struct Excerpt {
  std::string text{};
  /// The marked characters of `text`; at least one, which may be past its end.
  std::size_t mark_begin = 0;
  std::size_t mark_count = 1;

  bool operator==(const Excerpt&) const = default;
};

struct RecordedHint {
  std::string message{};
  RecordedPlace place{};

  bool operator==(const RecordedHint&) const = default;
};

/// A diagnostic without its sources: it can be kept, sent and told elsewhere.
struct RecordedDiagnostic {
  Severity severity = Severity::warning;
  std::string code{};
  std::string message{};
  RecordedPlace place{};
  std::vector<RecordedHint> hints{};
  std::string group{};
  /// Of those that a person is told in whole.
  std::optional<Excerpt> excerpt{};

  bool operator==(const RecordedDiagnostic&) const = default;
};

/// How many of a code a person is told in whole. Groups are fewer than what stands in
/// them: all those of a usual file are.
constexpr std::size_t most_told_of_a_code = 20;
constexpr std::size_t most_told_groups = 200;

/// With its excerpt.
RecordedDiagnostic record_of(const Diagnostic& diagnostic, const Sources& sources);
/// In order; excerpts have those that a person is told in whole: the first of a code, and
/// of each group the first.
std::vector<RecordedDiagnostic> record_of(const Diagnostics& diagnostics,
                                          const Sources& sources);

/// A control character would change the terminal: it is shown as a space. Names of files
/// may hold bytes that are no UTF-8: they are shown as U+FFFD.
std::string printable_text(std::string_view text);

}  // namespace octavo
