#include "compiler/recorded_diagnostic.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "compiler/text/utf8.h"

namespace octavo {
namespace {

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

RecordedPlace place_of(Span span, const Sources& sources) {
  if (span.file == FileId::none) {
    return {};
  }
  const SourceFile& file = sources[span.file];
  return {.file = file.name(),
          .begin = file.location(span.begin),
          .end = file.location(std::max(span.begin, span.end))};
}

Excerpt excerpt_of(Span span, const SourceFile& file) {
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

  Excerpt excerpt{.text = first > 0 ? "…" : "",
                  .mark_begin = place - first + (first > 0 ? 1 : 0)};
  for (const std::string_view character : shown) {
    excerpt.text += printable(character);
  }
  excerpt.text += cut ? "…" : "";
  std::size_t width = 0;
  std::size_t bytes = 0;
  for (std::size_t at_shown = place - first;
       at_shown < shown.size() && bytes < marked_bytes; ++at_shown) {
    bytes += shown[at_shown].size();
    ++width;
  }
  excerpt.mark_count = std::max<std::size_t>(width, 1);
  return excerpt;
}

RecordedDiagnostic without_excerpt(const Diagnostic& diagnostic, const Sources& sources) {
  RecordedDiagnostic record{.severity = diagnostic.severity,
                            .code = std::string(diagnostic.code),
                            .message = diagnostic.message,
                            .place = place_of(diagnostic.span, sources),
                            .group = diagnostic.group};
  for (const Hint& hint : diagnostic.hints) {
    record.hints.push_back(
        {.message = hint.message, .place = place_of(hint.span, sources)});
  }
  return record;
}

}  // namespace

std::string printable_text(std::string_view text) {
  std::string result;
  for (const std::string_view character : characters(text)) {
    result += printable(character);
  }
  return result;
}

RecordedDiagnostic record_of(const Diagnostic& diagnostic, const Sources& sources) {
  RecordedDiagnostic record = without_excerpt(diagnostic, sources);
  if (diagnostic.span.file != FileId::none) {
    record.excerpt = excerpt_of(diagnostic.span, sources[diagnostic.span.file]);
  }
  return record;
}

std::vector<RecordedDiagnostic> record_of(const Diagnostics& diagnostics,
                                          const Sources& sources) {
  std::vector<RecordedDiagnostic> records;
  std::map<std::string_view, std::size_t> told;
  std::set<std::tuple<std::string_view, FileId, std::string_view>> groups;
  for (const Diagnostic& each : diagnostics.list()) {
    const bool is_grouped = !each.group.empty();
    const bool is_told =
        (!is_grouped || groups.emplace(each.code, each.span.file, each.group).second) &&
        ++told[each.code] <= (is_grouped ? most_told_groups : most_told_of_a_code);
    records.push_back(is_told ? record_of(each, sources)
                              : without_excerpt(each, sources));
  }
  return records;
}

}  // namespace octavo
