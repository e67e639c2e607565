#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/text/columns.h"
#include "formats/markdown/convert.h"
#include "formats/markdown/spaced_tables.h"
#include "formats/markdown/tables.h"

namespace octavo::markdown {

namespace {

/// Lines, or parts of them, in the table's text.
using TableLines = std::vector<CellRange>;

/// A table as its lines: those of its head, the runs of dashes, and the rows below.
struct SpacedTable {
  TableLines head{};
  std::vector<DashRun> runs{};
  std::vector<TableLines> rows{};
};

/// With edges a blank line ends a row, without them each line does.
void add_body_line(SpacedTable& table, CellRange line, bool is_blank, bool has_edges) {
  if (is_blank) {
    table.rows.emplace_back();
    return;
  }
  if (!has_edges || table.rows.empty()) {
    table.rows.emplace_back();
  }
  table.rows.back().push_back(line);
}

SpacedTable read_table(std::string_view text) {
  SpacedTable table;
  bool has_edges = false;
  for (Position begin = 0; begin < text.size();) {
    const auto end = static_cast<Position>(text.find('\n', begin));
    const std::string_view words = text.substr(begin, end - begin);
    if (is_dash_edge(words) && (begin == 0 || has_edges)) {
      has_edges = true;
    } else if (!table.runs.empty()) {
      add_body_line(table, {.begin = begin, .end = end}, trim(words).empty(), has_edges);
    } else if (auto runs = read_dash_runs(words)) {
      table.runs = std::move(*runs);
    } else {
      table.head.push_back({.begin = begin, .end = end});
    }
    begin = end + 1;
  }
  std::erase_if(table.rows, [](const TableLines& row) { return row.empty(); });
  return table;
}

/// The parts of each line of a row below one run of dashes, white space behind them left
/// out.
std::vector<TableLines> cells_of(std::string_view text,
                                 std::span<const CellRange> row,
                                 std::span<const DashRun> runs) {
  std::vector<TableLines> cells(runs.size());
  for (const CellRange& line : row) {
    const std::string_view words = text.substr(line.begin, line.end - line.begin);
    const std::vector<Position> starts = cell_starts(words, runs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const Position begin = line.begin + starts[i];
      Position end = i + 1 < runs.size() ? line.begin + starts[i + 1] : line.end;
      while (end > begin && is_space_or_tab(text[end - 1])) {
        --end;
      }
      if (begin < end) {
        cells[i].push_back({.begin = begin, .end = end});
      }
    }
  }
  return cells;
}

/// By the shortest line of a head's cell: what is flush with the dashes on one side is
/// aligned there, what is on neither is centred (Pandoc, simple_tables).
Alignment alignment_of(std::string_view text,
                       const TableLines& cell,
                       std::size_t column,
                       const DashRun& run) {
  const auto shortest = std::ranges::min_element(
      cell, {}, [](const CellRange& line) { return line.end - line.begin; });
  if (shortest == cell.end()) {
    return Alignment::automatic;
  }
  std::string_view words = text.substr(shortest->begin, shortest->end - shortest->begin);
  // The first cell has what stands before its dashes too.
  words.remove_prefix(column == 0 ? std::min<std::size_t>(run.begin, words.size()) : 0);
  const bool left = words.empty() || !is_space_or_tab(words.front());
  const bool right = column_width(words) >= run.end - run.begin;
  if (left == right) {
    return left ? Alignment::automatic : Alignment::center;
  }
  return left ? Alignment::left : Alignment::right;
}

}  // namespace

TableRow Converter::spaced_row(const Content& content,
                               std::span<const CellRange> lines,
                               std::span<const DashRun> runs,
                               std::uint32_t depth) {
  TableRow row{.span = content.span(source_.id(), lines.front().begin, lines.back().end)};
  for (const TableLines& cell : cells_of(content.text(), lines, runs)) {
    TableCell& made = row.cells.emplace_back();
    Content words;
    for (const CellRange& line : cell) {
      const Position begin = skip_spaces(content.text(), line.begin);
      if (!words.empty()) {
        words.append('\n', content.source_offset(line.begin));
      }
      words.append(std::string_view(content.text()).substr(begin, line.end - begin),
                   content.source_offset(begin));
    }
    made.span = row.span;
    if (!cell.empty()) {
      made.span = content.span(
          source_.id(), skip_spaces(content.text(), cell.front().begin), cell.back().end);
    }
    if (!words.empty()) {
      made.content.push_back(
          {.kind = Paragraph{inlines(words, depth)}, .span = made.span});
    }
  }
  return row;
}

Block Converter::spaced_table(const BlockNode& node) {
  const std::string_view text = node.content.text();
  const SpacedTable read = read_table(text);
  Table table;
  const std::vector<TableLines> head = cells_of(text, read.head, read.runs);
  for (std::size_t i = 0; i < read.runs.size(); ++i) {
    table.columns.push_back(alignment_of(text, head[i], i, read.runs[i]));
  }
  if (!read.head.empty()) {
    table.head.push_back(spaced_row(node.content, read.head, read.runs, node.depth + 1));
  }
  for (const TableLines& row : read.rows) {
    table.body.push_back(spaced_row(node.content, row, read.runs, node.depth + 1));
  }
  for (std::vector<TableRow>* rows : {&table.head, &table.body}) {
    for (TableRow& row : *rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        row.cells[i].alignment = table.columns[i];
      }
    }
  }
  return {.kind = std::move(table), .span = span(node)};
}

}  // namespace octavo::markdown
