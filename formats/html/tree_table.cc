#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "formats/html/tree.h"

namespace octavo::html {

namespace {

constexpr std::uint32_t most_columns = 1000;

std::uint32_t span_of(const Node& cell, std::string_view name) {
  const std::string text = attribute(cell, name);
  std::uint32_t number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::clamp<std::uint32_t>(number, 1, most_columns);
}

Alignment alignment_of(const Node& cell) {
  const std::string align = attribute(cell, "align");
  if (align == "left") {
    return Alignment::left;
  }
  if (align == "center") {
    return Alignment::center;
  }
  return align == "right" ? Alignment::right : Alignment::automatic;
}

std::size_t width_of(const TableRow& row) {
  std::size_t width = 0;
  for (const TableCell& cell : row.cells) {
    width += cell.column_span;
  }
  return width;
}

}  // namespace

TableRow TreeMaker::row(Node node, bool& all_headers) {
  TableRow row{.span = node.span};
  std::size_t columns = 0;
  all_headers = true;
  for (Node& child : node.children) {
    const bool is_cell = child.tag.name == "td" || child.tag.name == "th";
    if (!is_cell && !child.is_element() && !child.block &&
        child.text.find_first_not_of(" \t\r\n\f") == std::string::npos) {
      continue;
    }
    if (columns >= most_columns) {
      // The words go on in the last cell that there is room for.
      Blocks rest = blocks(std::move(child.children));
      std::ranges::move(rest, std::back_inserter(row.cells.back().content));
      continue;
    }
    all_headers = all_headers && child.tag.name == "th";
    TableCell& cell = row.cells.emplace_back();
    cell.span = child.span;
    cell.column_span = std::min<std::uint32_t>(
        span_of(child, "colspan"), static_cast<std::uint32_t>(most_columns - columns));
    cell.row_span = span_of(child, "rowspan");
    cell.alignment = alignment_of(child);
    columns += cell.column_span;
    if (is_cell) {
      cell.attributes =
          attributes(child, {"colspan", "rowspan", "align", "scope", "valign"});
      cell.content = blocks(std::move(child.children));
    } else {
      std::vector<Node> alone;
      alone.push_back(std::move(child));
      cell.content = blocks(std::move(alone));
    }
  }
  all_headers = all_headers && !row.cells.empty();
  return row;
}

void TreeMaker::add_rows(Table& table, std::vector<Node> nodes, bool in_head) {
  for (Node& node : nodes) {
    const std::string& name = node.tag.name;
    if (name == "caption") {
      table.caption = blocks(std::move(node.children));
    } else if (name == "thead" || name == "tbody" || name == "tfoot") {
      add_rows(table, std::move(node.children), name == "thead");
    } else if (name == "tr") {
      bool all_headers = false;
      TableRow made = row(std::move(node), all_headers);
      const bool is_head = in_head || (all_headers && table.body.empty());
      (is_head ? table.head : table.body).push_back(std::move(made));
    } else if (name != "colgroup" && name != "col" && (node.is_element() || node.block)) {
      // What stands between rows has no place in a table; it becomes a row.
      TableRow& made = table.body.emplace_back();
      made.span = node.span;
      std::vector<Node> alone;
      alone.push_back(std::move(node));
      made.cells.push_back({.content = blocks(std::move(alone)), .span = made.span});
    }
  }
}

Block TreeMaker::table(Node node) {
  Table table;
  Attributes made = attributes(
      node, {"border", "cellpadding", "cellspacing", "width", "summary", "align"});
  add_rows(table, std::move(node.children), false);
  std::size_t columns = 0;
  for (const auto* const rows : {&table.head, &table.body}) {
    for (const TableRow& each : *rows) {
      columns = std::max(columns, width_of(each));
    }
  }
  table.columns.assign(columns, Alignment::automatic);
  return {.kind = std::move(table), .attributes = std::move(made), .span = node.span};
}

}  // namespace octavo::html
