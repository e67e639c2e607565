#include <cstddef>
#include <string>
#include <vector>

#include "compiler/alignment_name.h"
#include "compiler/table_head.h"
#include "formats/xhtml/elements.h"
#include "formats/xhtml/printer.h"

namespace octavo::xhtml {

namespace {

enum class RowRole : unsigned char { head, body };

// What the cell is the head of; empty: of nothing.
std::string_view scope_of(const TableCell& cell, RowRole row) {
  if (row == RowRole::head) {
    return "col";
  }
  return cell.heads_row ? "row" : "";
}

void print_span(Xml& xml, std::string_view name, std::uint32_t cells) {
  if (cells > 1) {
    xml.attribute(name, std::to_string(cells));
  }
}

void print_cell(const Printer& printer,
                const TableCell& cell,
                Alignment column,
                RowRole row) {
  const std::string_view scope = scope_of(cell, row);
  printer.xml.open(scope.empty() ? "td" : "th");
  const Alignment stated =
      cell.alignment == Alignment::automatic ? column : cell.alignment;
  const std::string_view alignment =
      stated == Alignment::automatic ? std::string_view() : alignment_name(stated);
  // GFM 0.29, 4.10 prints the attribute that HTML has given up.
  const bool by_class = printer.is_book() && !alignment.empty();
  const Printer inside =
      print_attributes(printer, cell.attributes, cell.id,
                       by_class ? "align-" + std::string(alignment) : std::string());
  if (!printer.is_book()) {
    print_if(printer.xml, "align", alignment);
  } else {
    print_if(printer.xml, "scope", scope);
  }
  print_span(printer.xml, "colspan", cell.column_span);
  print_span(printer.xml, "rowspan", cell.row_span);
  if (!cell.content.empty()) {
    print_as_text(inside, cell.content);
  }
  printer.xml.close();
  printer.xml.text("\n");
}

void print_rows(const Printer& printer,
                const std::vector<TableRow>& rows,
                const std::vector<Alignment>& columns,
                RowRole role) {
  if (rows.empty()) {
    return;
  }
  printer.xml.open(role == RowRole::head ? "thead" : "tbody");
  printer.xml.text("\n");
  for (const TableRow& row : rows) {
    printer.xml.open("tr");
    printer.xml.text("\n");
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
      const Alignment alignment =
          column < columns.size() ? columns[column] : Alignment::automatic;
      print_cell(printer, cell, alignment, role);
      column += cell.column_span;
    }
    printer.xml.close();
    printer.xml.text("\n");
  }
  printer.xml.close();
  printer.xml.text("\n");
}

void print_parts(const Printer& printer, const Table& table) {
  printer.xml.text("\n");
  if (!table.caption.empty()) {
    printer.xml.open("caption");
    print_as_text(printer, table.caption);
    printer.xml.close();
    printer.xml.text("\n");
  }
  if (!printer.is_book() || has_head(table)) {
    print_rows(printer, table.head, table.columns, RowRole::head);
  }
  print_rows(printer, table.body, table.columns, RowRole::body);
}

}  // namespace

// In a book a box holds the table, so that a wide one moves within it on a small screen.
void print_table(const Printer& printer, const Block& block, const Table& table) {
  if (printer.is_book()) {
    printer.xml.open("div");
    printer.xml.attribute("class", "table");
  }
  printer.xml.open(element_of(block.kind));
  print_parts(print_attributes(printer, block.attributes, block.id), table);
  printer.xml.close();
  if (printer.is_book()) {
    printer.xml.close();
  }
}

}  // namespace octavo::xhtml
