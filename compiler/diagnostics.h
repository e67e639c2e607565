#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source.h"

namespace octavo {

/// A warning: the book is made and may look wrong. An error: words of the author would be
/// lost, and no file is written.
enum class Severity : unsigned char { warning, error };

/// "warning", "error".
std::string_view severity_name(Severity severity);

/// What the author can do about a diagnostic; `span` may point at a second place.
struct Hint {
  std::string message{};
  Span span{};
};

/// One thing that is wrong with the book. The message is one lower-case sentence without
/// a full stop that says what was found; the remedy is a hint.
struct Diagnostic {
  Severity severity = Severity::warning;
  /// A code of `diagnostic_codes()`; its storage is static.
  std::string_view code{};
  Span span{};
  std::string message{};
  std::vector<Hint> hints{};
  /// What it is about, where a file may have many alike, such as a property that a book
  /// lacks: those of one code, file and group can be told as one. Empty: it stands alone.
  std::string group{};
};

/// Collects diagnostics in the order in which they are found. Parallel work gives each
/// part its own and appends them in index order; `sort` comes at the end.
class Diagnostics {
 public:
  void warn(std::string_view code,
            Span span,
            std::string message,
            std::vector<Hint> hints = {});
  void error(std::string_view code,
             Span span,
             std::string message,
             std::vector<Hint> hints = {});
  void add(Diagnostic diagnostic);
  void append(Diagnostics other);
  /// Into the order in which a person mends them: by input, by place, and of one place as
  /// they were found; what lies outside every input comes last.
  void sort();
  bool has_errors() const;
  const std::vector<Diagnostic>& list() const { return list_; }

 private:
  std::vector<Diagnostic> list_{};
};

/// What `octavo explain` says of a code.
struct DiagnosticCode {
  std::string_view code{};
  Severity severity = Severity::warning;
  /// One paragraph: what it means, why it matters, what to do.
  std::string_view explanation{};
  /// A few lines of input (or a command) that produce it.
  std::string_view example{};
};

/// Every code there is, sorted by code.
std::vector<DiagnosticCode> diagnostic_codes();

}  // namespace octavo
