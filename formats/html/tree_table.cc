#include <algorithm>
#include <charconv>
#include <iterator>
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

/// The cells of a head are those of columns, whatever their elements.
void head_columns(TableRow& row) {
  for (TableCell& cell : row.cells) {
    cell.heads_row = false;
  }
}

}  // namespace

TableRow TreeMaker::row(Node node, bool& all_headers) {
  TableRow row{.span = node.span};
  std::size_t columns = 0;
  all_headers = true;
  for (Node& child : node.children) {
    const bool is_cell = child.tag.name == "td" || child.tag.name == "th";
    if (is_blank(child)) {
      continue;
    }
    if (columns >= most_columns) {
      // The words go on in the last cell that there is room for.
      Blocks rest = blocks(is_cell ? std::move(child.children) : alone(std::move(child)));
      std::ranges::move(rest, std::back_inserter(row.cells.back().content));
      continue;
    }
    TableCell& cell = row.cells.emplace_back();
    cell.heads_row = child.tag.name == "th";
    all_headers = all_headers && cell.heads_row;
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
      cell.content = blocks(alone(std::move(child)));
    }
  }
  all_headers = all_headers && !row.cells.empty();
  return row;
}

void TreeMaker::add_row(Table& table, Node node) {
  bool all_headers = false;
  TableRow made = row(std::move(node), all_headers);
  if (all_headers && table.body.empty()) {
    head_columns(made);
    table.head.push_back(std::move(made));
  } else {
    table.body.push_back(std::move(made));
  }
}

void TreeMaker::add_rows(Table& table, std::vector<Node> nodes, Flow& before) {
  for (Node& node : nodes) {
    const std::string& name = node.tag.name;
    if (name == "caption") {
      std::ranges::move(blocks(std::move(node.children)),
                        std::back_inserter(table.caption));
    } else if (name == "thead") {
      Table head;
      add_rows(head, std::move(node.children), before);
      for (auto* const rows : {&head.head, &head.body}) {
        std::ranges::for_each(*rows, head_columns);
        std::ranges::move(*rows, std::back_inserter(table.head));
      }
      std::ranges::move(head.caption, std::back_inserter(table.caption));
    } else if (name == "tbody" || name == "tfoot" || name == "colgroup") {
      add_rows(table, std::move(node.children), before);
    } else if (name == "tr") {
      end_run(before);
      add_row(table, std::move(node));
    } else if (node.block || is_block_element(name)) {
      // What stands between rows has no place in a table; it becomes a row.
      TableRow& made = table.body.emplace_back();
      made.span = node.span;
      made.cells.push_back(
          {.content = blocks(alone(std::move(node))), .span = made.span});
    } else if (name != "col") {
      // As browsers show it (HTML 13.2.6.1, "foster parenting").
      add(before, std::move(node));
    }
  }
}

void TreeMaker::add_table(Flow& flow, Node node) {
  Table table;
  Attributes made = attributes(
      node, {"border", "cellpadding", "cellspacing", "width", "summary", "align"});
  add_rows(table, std::move(node.children), flow);
  end_run(flow);
  std::size_t columns = 0;
  for (const auto* const rows : {&table.head, &table.body}) {
    for (const TableRow& each : *rows) {
      columns = std::max(columns, width_of(each));
    }
  }
  table.columns.assign(columns, Alignment::automatic);
  flow.blocks.push_back(
      {.kind = std::move(table), .attributes = std::move(made), .span = node.span});
}

}  // namespace octavo::html
