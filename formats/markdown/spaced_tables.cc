#include "formats/markdown/spaced_tables.h"

#include <algorithm>

#include "compiler/text/columns.h"
#include "compiler/text/utf8.h"
#include "formats/markdown/syntax.h"

namespace octavo::markdown {

namespace {

/// The line that begins at `begin`, without its end.
std::string_view line_at(std::string_view source, Position begin) {
  const std::size_t end = std::min(source.find_first_of("\r\n", begin), source.size());
  return source.substr(begin, end - begin);
}

/// Where the line behind the one that ends at `end` begins: at the end of all there is an
/// empty one.
Position next_line(std::string_view source, std::size_t end) {
  const bool is_pair = source.substr(end).starts_with("\r\n");
  return static_cast<Position>(std::min(end + (is_pair ? 2 : 1), source.size()));
}

}  // namespace

std::optional<std::vector<DashRun>> read_dash_runs(std::string_view line) {
  if (line.find_first_not_of("- ") != std::string_view::npos) {
    return std::nullopt;
  }
  std::vector<DashRun> runs;
  for (std::size_t begin = line.find('-'); begin != std::string_view::npos;
       begin = line.find('-', begin)) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    if (end - begin < 2) {
      return std::nullopt;
    }
    runs.push_back({.begin = static_cast<std::uint32_t>(begin),
                    .end = static_cast<std::uint32_t>(end)});
    begin = end;
  }
  return runs.size() < 2 || runs.size() > table_columns_limit ? std::nullopt
                                                              : std::optional(runs);
}

bool is_dash_edge(std::string_view line) {
  const std::string_view run = trim(line);
  return run.size() >= 3 && run.find_first_not_of('-') == std::string_view::npos;
}

std::optional<Position> edged_table_end(std::string_view source, Position edge_end) {
  bool has_columns = false;
  std::uint32_t width = 0;
  for (Position begin = next_line(source, edge_end); begin < source.size();) {
    const std::string_view line = line_at(source, begin);
    const std::size_t end = begin + line.size();
    if (is_dash_edge(line)) {
      // What is narrower than the columns is a heading's underline or a break.
      const bool is_lower_edge = has_columns && line.size() >= width &&
                                 !is_followed_by_text(source, static_cast<Position>(end));
      return is_lower_edge ? std::optional(static_cast<Position>(end)) : std::nullopt;
    }
    if (!has_columns) {
      const auto runs = read_dash_runs(line);
      if (!runs && trim(line).empty()) {
        return std::nullopt;
      }
      has_columns = runs.has_value();
      width = runs ? runs->back().end : 0;
    }
    begin = next_line(source, end);
  }
  return std::nullopt;
}

bool is_followed_by_text(std::string_view source, Position line_end) {
  return !trim(line_at(source, next_line(source, line_end))).empty();
}

std::vector<Position> cell_starts(std::string_view line, std::span<const DashRun> runs) {
  std::vector<Position> starts{0};
  std::uint32_t column = 0;
  for (Position at = 0; starts.size() < runs.size();) {
    if (at >= line.size()) {
      starts.resize(runs.size(), static_cast<Position>(line.size()));
      break;
    }
    // A word that is too long for its column stays whole.
    const bool parts_words =
        at == 0 || is_space_or_tab(line[at - 1]) || is_space_or_tab(line[at]);
    if (column >= runs[starts.size()].begin && parts_words) {
      starts.push_back(at);
      continue;
    }
    const DecodedCharacter next = decode_utf8(line, at);
    column += column_width(next.character);
    at += static_cast<Position>(next.size);
  }
  return starts;
}

}  // namespace octavo::markdown
