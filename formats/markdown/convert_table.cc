#include <string>
#include <utility>

#include "compiler/plain_text.h"
#include "formats/markdown/attributes.h"
#include "formats/markdown/convert.h"
#include "formats/markdown/tables.h"

namespace octavo::markdown {

namespace {

/// `: ` or `Table: `, which begins a caption.
std::size_t caption_mark(const std::string& text) {
  for (const std::string_view mark : {": ", "Table: ", "table: "}) {
    if (text.starts_with(mark)) {
      return mark.size();
    }
  }
  return 0;
}

/// The text that begins a paragraph and may mark it as a caption.
Text* caption_start(Block& block) {
  auto* const paragraph = std::get_if<Paragraph>(&block.kind);
  if (paragraph == nullptr || paragraph->content.empty()) {
    return nullptr;
  }
  auto* const text = std::get_if<Text>(&paragraph->content.front().kind);
  return text != nullptr && caption_mark(text->text) > 0 ? text : nullptr;
}

Table* table_without_caption(Block& block) {
  auto* const table = std::get_if<Table>(&block.kind);
  return table != nullptr && table->caption.empty() ? table : nullptr;
}

/// Attributes that end a caption are the table's.
void take_attributes(Block& table, Inlines& caption) {
  auto* const last = std::get_if<Text>(&caption.back().kind);
  auto found = last != nullptr ? scan_trailing_attributes(last->text) : std::nullopt;
  if (!found) {
    return;
  }
  merge_attributes(table.attributes, std::move(found->attributes));
  caption.back().span.end -= static_cast<std::uint32_t>(last->text.size()) - found->end;
  last->text.resize(found->end);
  if (last->text.empty()) {
    caption.pop_back();
  }
}

void attach(Block& table, Block& caption) {
  Text* const start = caption_start(caption);
  const auto mark = static_cast<std::uint32_t>(caption_mark(start->text));
  start->text.erase(0, mark);
  Inlines& words = std::get<Paragraph>(caption.kind).content;
  words.front().span.begin += mark;
  take_attributes(table, words);
  if (words.empty()) {
    return;
  }
  auto& held = std::get<Table>(table.kind).caption;
  held.push_back(std::move(caption));
}

}  // namespace

TableRow Converter::row(const BlockNode& node, Position begin, Position end) {
  const std::string_view line =
      std::string_view(node.content.text()).substr(begin, end - begin);
  const std::vector<CellRange> cells = split_row(line);
  const std::size_t columns = node.columns.size();
  TableRow row{.span = node.content.span(source_.id(), begin, end)};
  for (std::size_t i = 0; i < cells.size() && i < columns; ++i) {
    const bool holds_rest = syntax_.book && i + 1 == columns && cells.size() > columns;
    const Position cell_end = begin + (holds_rest ? cells.back().end : cells[i].end);
    const Position cell_begin = begin + cells[i].begin;
    const Content content = cell_content(node.content, cell_begin, cell_end);
    TableCell& cell = row.cells.emplace_back();
    cell.alignment = node.columns[i];
    cell.span = node.content.span(source_.id(), cell_begin, cell_end);
    if (!content.empty()) {
      cell.content.push_back(
          {.kind = Paragraph{inlines(content, node.depth + 1)}, .span = cell.span});
    }
  }
  if (cells.size() > columns) {
    diagnostics_.warn(
        "table-extra-cells", row.span,
        "the row has " + std::to_string(cells.size()) + " cells and the table " +
            std::to_string(columns) + " columns",
        {{.message = "a pipe that belongs to the text is written \\|", .span = {}}});
  }
  while (row.cells.size() < columns) {
    TableCell& cell = row.cells.emplace_back();
    cell.alignment = node.columns[row.cells.size() - 1];
    cell.span = {source_.id(), row.span.end, row.span.end};
    if (padding_left_ == 0) {
      cell.column_span = static_cast<std::uint32_t>(columns - row.cells.size() + 1);
      break;
    }
    --padding_left_;
  }
  return row;
}

Block Converter::table(const BlockNode& node) {
  Table table{.columns = node.columns};
  const std::string_view text = node.content.text();
  for (Position begin = 0; begin < text.size();) {
    const auto end = static_cast<Position>(text.find('\n', begin));
    (begin == 0 ? table.head : table.body).push_back(row(node, begin, end));
    begin = end + 1;
  }
  return {.kind = std::move(table), .span = span(node)};
}

Block Converter::grid_table(const BlockNode& node) {
  const auto first_line = static_cast<Position>(node.content.text().find('\n'));
  diagnostics_.warn(
      "grid-table", node.content.span(source_.id(), 0, first_line),
      "a table with a frame of + and - is not read as a table",
      {{.message =
            "it is set as it is typed; with | a | b | in a line and |---|---| below "
            "the first it would be a table",
        .span = {}}});
  return {.kind = CodeBlock{.language = {}, .text = node.content.text() + "\n"},
          .span = span(node)};
}

void attach_captions(Blocks& blocks) {
  Blocks kept;
  kept.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const bool is_caption = caption_start(block) != nullptr;
    if (is_caption && !kept.empty() && table_without_caption(kept.back()) != nullptr) {
      attach(kept.back(), block);
    } else if (is_caption && i + 1 < blocks.size() &&
               table_without_caption(blocks[i + 1]) != nullptr) {
      attach(blocks[i + 1], block);
    } else {
      kept.push_back(std::move(block));
    }
  }
  blocks = std::move(kept);
}

}  // namespace octavo::markdown
