#include <cstddef>
#include <string>
#include <vector>

#include "compiler/alignment_name.h"
#include "compiler/table_head.h"
#include "formats/css/vocabulary.h"
#include "formats/xhtml/printer.h"

namespace octavo::xhtml {

namespace {

using css::RowRole;

void print_span(Xml& xml, std::string_view name, std::uint32_t cells) {
  if (cells > 1) {
    xml.attribute(name, std::to_string(cells));
  }
}

void print_cell(const Printer& printer,
                const TableCell& cell,
                Alignment alignment,
                RowRole row) {
  // Of a cell without words GFM has a head too.
  const std::string_view usual = row == RowRole::head ? css::tag::th : css::tag::td;
  printer.xml.open(printer.is_book() ? css::cell_element(cell, row) : usual);
  const std::string_view own_class =
      printer.is_book() ? css::alignment_class(alignment) : std::string_view();
  const Printer inside = print_attributes(printer, cell.attributes, cell.id, own_class);
  if (printer.is_book()) {
    print_if(printer.xml, "scope", css::cell_scope(cell, row));
  } else if (alignment != Alignment::automatic) {
    // GFM 0.29, 4.10 prints the attribute that HTML has given up.
    printer.xml.attribute("align", alignment_name(alignment));
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
                const Table& table,
                const std::vector<TableRow>& rows,
                RowRole role) {
  if (rows.empty()) {
    return;
  }
  printer.xml.open(role == RowRole::head ? css::tag::thead : css::tag::tbody);
  printer.xml.text("\n");
  for (const TableRow& row : rows) {
    printer.xml.open(css::tag::tr);
    printer.xml.text("\n");
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
      print_cell(printer, cell, css::cell_alignment(cell, table, column), role);
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
    printer.xml.open(css::tag::caption);
    print_as_text(printer, table.caption);
    printer.xml.close();
    printer.xml.text("\n");
  }
  if (!printer.is_book() || has_head(table)) {
    print_rows(printer, table, table.head, RowRole::head);
  }
  print_rows(printer, table, table.body, RowRole::body);
}

}  // namespace

// In a book a box holds the table, so that a wide one moves within it on a small screen;
// keys move it too, for which it must be a place that they can reach (WCAG 2.2, 2.1.1).
void print_table(const Printer& printer, const Block& block, const Table& table) {
  if (printer.is_book()) {
    printer.xml.open(css::tag::div);
    printer.xml.attribute("class", css::own::table);
    printer.xml.attribute("tabindex", "0");
  }
  printer.xml.open(css::element_of(block.kind));
  const Printer inside = print_attributes(printer, block.attributes, block.id);
  if (printer.is_book()) {
    print_if(printer.xml, "role", css::table_role(table));
  }
  print_parts(inside, table);
  printer.xml.close();
  if (printer.is_book()) {
    printer.xml.close();
  }
}

}  // namespace octavo::xhtml
