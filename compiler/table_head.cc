#include "compiler/table_head.h"

#include <algorithm>
#include <variant>

namespace octavo {
namespace {

bool has_nothing(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block.kind);
  return paragraph != nullptr && paragraph->content.empty();
}

// What an author gives attributes may be led to, or be styled.
bool is_empty(const TableCell& cell) {
  return cell.attributes == Attributes{} && shows_nothing(cell);
}

}  // namespace

bool shows_nothing(const TableCell& cell) {
  return std::ranges::all_of(cell.content, has_nothing);
}

bool has_head(const Table& table) {
  return std::ranges::any_of(table.head, [](const TableRow& row) {
    return !std::ranges::all_of(row.cells, is_empty);
  });
}

bool names_columns_or_rows(const Table& table) {
  return has_head(table) || std::ranges::any_of(table.body, [](const TableRow& row) {
           return std::ranges::any_of(row.cells, &TableCell::heads_row);
         });
}

}  // namespace octavo
