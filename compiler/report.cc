#include "compiler/report.h"

#include <string_view>

namespace octavo {
namespace {

/// Escape sequences of ECMA-48, or nothing.
struct Palette {
  std::string_view strong{};
  std::string_view error{};
  std::string_view warning{};
  std::string_view caret{};
  std::string_view off{};
};

Palette palette(ReportColors colors) {
  if (colors == ReportColors::none) {
    return {};
  }
  return {.strong = "\x1b[1m",
          .error = "\x1b[1;31m",
          .warning = "\x1b[1;35m",
          .caret = "\x1b[1;32m",
          .off = "\x1b[0m"};
}

/// "file:line:column", or "octavo" for a place outside every source.
std::string text_of(const RecordedPlace& place) {
  return place.file.empty()
             ? "octavo"
             : printable_text(place.file) + ":" + std::to_string(place.begin.line) + ":" +
                   std::to_string(place.begin.column);
}

/// The source line with a caret under the place.
std::string snippet(const Excerpt& excerpt, std::uint32_t line, const Palette& paint) {
  const std::string number = std::to_string(line);
  std::string carets = std::string(2 + number.size(), ' ') + " | ";
  carets.append(excerpt.mark_begin, ' ');
  carets += paint.caret;
  carets.append(excerpt.mark_count, '^');
  carets += paint.off;
  return "  " + number + " | " + excerpt.text + "\n" + carets + "\n";
}

}  // namespace

std::string report_text(const RecordedDiagnostic& diagnostic, ReportColors colors) {
  const Palette paint = palette(colors);
  const bool is_error = diagnostic.severity == Severity::error;
  std::string text{paint.strong};
  text += text_of(diagnostic.place) + ": ";
  text += paint.off;
  text += is_error ? paint.error : paint.warning;
  text += severity_name(diagnostic.severity);
  text += "[" + diagnostic.code + "]: ";
  text += paint.off;
  text += printable_text(diagnostic.message) + "\n";
  if (diagnostic.excerpt) {
    text += snippet(*diagnostic.excerpt, diagnostic.place.begin.line, paint);
  }
  for (const RecordedHint& hint : diagnostic.hints) {
    text += "  hint: " + printable_text(hint.message);
    if (!hint.place.file.empty()) {
      text += " (" + text_of(hint.place) + ")";
    }
    text += "\n";
  }
  return text;
}

std::string report_text(const Diagnostic& diagnostic,
                        const Sources& sources,
                        ReportColors colors) {
  return report_text(record_of(diagnostic, sources), colors);
}

std::string report_others(std::span<const std::uint32_t> others) {
  constexpr std::size_t most = 200;
  std::string lines;
  std::size_t count = 0;
  std::uint32_t last = 0;
  for (const std::uint32_t line : others) {
    if (line != last && ++count <= most) {
      lines += (count > 1 ? ", " : "") + std::to_string(line);
    }
    last = line;
  }
  if (count > most) {
    lines += " and " + std::to_string(count - most) + " more";
  }
  return std::string("  also in ") + (count == 1 ? "line " : "lines ") + lines + "\n";
}

}  // namespace octavo
