#include "formats/markdown/tables.h"

namespace octavo::markdown {

namespace {

CellRange trimmed(std::string_view row, Position begin, Position end) {
  while (begin < end && is_whitespace(row[begin])) {
    ++begin;
  }
  while (end > begin && is_whitespace(row[end - 1])) {
    --end;
  }
  return {.begin = begin, .end = end};
}

std::optional<Alignment> read_delimiter_cell(std::string_view cell) {
  const bool left = cell.starts_with(':');
  const bool right = cell.size() > 1 && cell.ends_with(':');
  cell.remove_prefix(left ? 1 : 0);
  cell.remove_suffix(right ? 1 : 0);
  if (cell.empty() || cell.find_first_not_of('-') != std::string_view::npos) {
    return std::nullopt;
  }
  if (left) {
    return right ? Alignment::center : Alignment::left;
  }
  return right ? Alignment::right : Alignment::automatic;
}

}  // namespace

std::vector<CellRange> split_row(std::string_view row) {
  std::vector<CellRange> cells;
  const auto size = static_cast<Position>(row.size());
  Position begin = skip_spaces(row, 0);
  begin += char_at(row, begin) == '|' ? 1 : 0;
  for (Position i = begin; i < size; ++i) {
    if (row[i] == '\\') {
      ++i;
    } else if (row[i] == '|') {
      cells.push_back(trimmed(row, begin, i));
      begin = i + 1;
    }
  }
  const CellRange last = trimmed(row, begin, size);
  if (last.begin < last.end || cells.empty()) {
    cells.push_back(last);
  }
  return cells;
}

std::optional<std::vector<Alignment>> read_delimiter_row(std::string_view row) {
  if (row.find_first_not_of("|:- \t") != std::string_view::npos ||
      row.find('-') == std::string_view::npos) {
    return std::nullopt;
  }
  std::vector<Alignment> columns;
  for (const CellRange cell : split_row(row)) {
    const auto alignment =
        read_delimiter_cell(row.substr(cell.begin, cell.end - cell.begin));
    if (!alignment) {
      return std::nullopt;
    }
    columns.push_back(*alignment);
  }
  return columns;
}

bool is_grid_table(std::string_view text) {
  const std::size_t first_end = text.find('\n');
  const std::string_view edge = trim(text.substr(0, first_end));
  const bool has_edge = edge.starts_with("+-") && edge.ends_with('+') &&
                        edge.find_first_not_of("+-:") == std::string_view::npos;
  if (!has_edge || first_end == std::string_view::npos) {
    return false;
  }
  for (std::size_t end = first_end; end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    const char first = char_at(text, end + 1);
    if (first != '|' && first != '+') {
      return false;
    }
  }
  return true;
}

Content cell_content(const Content& table, Position begin, Position end) {
  const std::string_view text = table.text();
  const std::string_view cell = text.substr(begin, end - begin);
  if (cell.find("\\|") == std::string_view::npos) {
    return table.slice(begin, end);
  }
  Content content;
  Position from = begin;
  for (Position i = begin; i + 1 < end; ++i) {
    if (text[i] == '\\' && text[i + 1] == '|') {
      content.append(text.substr(from, i - from), table.source_offset(from));
      from = i + 1;
    }
  }
  content.append(text.substr(from, end - from), table.source_offset(from));
  return content;
}

}  // namespace octavo::markdown
