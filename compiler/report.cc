#include "compiler/report.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "compiler/text/utf8.h"

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

/// A control character would change the terminal: it is shown as a space. Names of files
/// may hold bytes that are no UTF-8.
std::string_view printable(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character.front());
  const bool is_c1 = character.size() == 2 && lead == 0xC2U &&
                     static_cast<unsigned char>(character[1]) < 0xA0U;
  if (lead < 0x20U || lead == 0x7FU || is_c1) {
    return " ";
  }
  return is_utf8(character) ? character : "\uFFFD";
}

std::vector<std::string_view> characters(std::string_view line) {
  std::vector<std::string_view> all;
  for (std::size_t begin = 0; begin < line.size();) {
    all.push_back(line.substr(begin, decode_utf8(line, begin).size));
    begin += all.back().size();
  }
  return all;
}

std::string printable_text(std::string_view text) {
  std::string result;
  for (const std::string_view character : characters(text)) {
    result += printable(character);
  }
  return result;
}

/// "file:line:column", or "octavo" for a place outside every source.
std::string place(Span span, const Sources& sources) {
  if (span.file == FileId::none) {
    return "octavo";
  }
  const SourceFile& file = sources[span.file];
  const Location at = file.location(span.begin);
  return printable_text(file.name()) + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column);
}

/// The source line with a caret under the place: of a long line the part round it.
std::string snippet(Span span, const SourceFile& file, const Palette& paint) {
  constexpr std::size_t most_characters = 100;
  constexpr std::size_t before_place = 60;
  const std::string_view line = file.line(span.begin);
  const Location at = file.location(span.begin);
  const auto line_begin = static_cast<std::size_t>(line.data() - file.text().data());
  const std::size_t place = std::min<std::size_t>(at.column - 1, line.size());
  const std::size_t first = place > before_place ? place - before_place : 0;

  // Only the window is split into characters: a line may have megabytes.
  std::size_t skip = 0;
  for (std::size_t passed = 0; passed < first && skip < line.size(); ++passed) {
    skip += characters(line.substr(skip, 4)).front().size();
  }
  std::vector<std::string_view> shown =
      characters(line.substr(skip, 4 * (most_characters + 1)));
  const bool cut = shown.size() > most_characters;
  shown.resize(std::min(shown.size(), most_characters));
  const std::size_t marked_end =
      std::min<std::size_t>(span.end, line_begin + line.size());
  const std::size_t marked_bytes = marked_end > span.begin ? marked_end - span.begin : 0;

  const std::string number = std::to_string(at.line);
  const std::string gutter = "  " + number + " | ";
  std::string text = gutter + (first > 0 ? "…" : "");
  std::string carets = std::string(2 + number.size(), ' ') + " | ";
  carets.append(place - first + (first > 0 ? 1 : 0), ' ');
  for (const std::string_view character : shown) {
    text += printable(character);
  }
  std::size_t width = 0;
  std::size_t bytes = 0;
  for (std::size_t at_shown = place - first;
       at_shown < shown.size() && bytes < marked_bytes; ++at_shown) {
    bytes += shown[at_shown].size();
    ++width;
  }
  carets += paint.caret;
  carets.append(std::max<std::size_t>(width, 1), '^');
  carets += paint.off;
  return text + (cut ? "…" : "") + "\n" + carets + "\n";
}

}  // namespace

std::string report_text(const Diagnostic& diagnostic,
                        const Sources& sources,
                        ReportColors colors) {
  const Palette paint = palette(colors);
  const bool is_error = diagnostic.severity == Severity::error;
  std::string text{paint.strong};
  text += place(diagnostic.span, sources) + ": ";
  text += paint.off;
  text += is_error ? paint.error : paint.warning;
  text += severity_name(diagnostic.severity);
  text += "[" + std::string(diagnostic.code) + "]: ";
  text += paint.off;
  text += printable_text(diagnostic.message) + "\n";
  if (diagnostic.span.file != FileId::none) {
    text += snippet(diagnostic.span, sources[diagnostic.span.file], paint);
  }
  for (const Hint& hint : diagnostic.hints) {
    text += "  hint: " + printable_text(hint.message);
    if (hint.span.file != FileId::none) {
      text += " (" + place(hint.span, sources) + ")";
    }
    text += "\n";
  }
  return text;
}

std::string report_others(std::span<const Span> others, const Sources& sources) {
  constexpr std::size_t most = 200;
  std::string lines;
  std::size_t count = 0;
  std::uint32_t last = 0;
  for (const Span& each : others) {
    const std::uint32_t line = sources[each.file].location(each.begin).line;
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
