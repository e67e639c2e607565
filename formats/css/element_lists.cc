#include <cstddef>
#include <string>

#include "compiler/table_head.h"
#include "formats/css/element_maker.h"

namespace octavo::css {

void ElementMaker::add_list(const Block& block, const List& list) {
  // EPUB's content model wants an item in every list.
  if (list.items.empty()) {
    return;
  }
  open(block, list_class(list));
  if (has_list_start(list)) {
    builder_.attribute("start", std::to_string(list.start));
  }
  builder_.attribute_if("type", std::string(list_type(list.marker)));
  for (const ListItem& item : list.items) {
    add_item(item, list.spacing);
  }
  builder_.close();
}

void ElementMaker::add_item(const ListItem& item, ListSpacing spacing) {
  builder_.open({.name = tag::li,
                 .own_class = item_class(item.task),
                 .attributes = &item.attributes,
                 .node = item.id});
  if (spacing == ListSpacing::tight) {
    add_tightly(item.content);
  } else {
    add_blocks(item.content);
  }
  builder_.close();
}

void ElementMaker::add_definitions(const Block& block, const DefinitionList& list) {
  if (list.items.empty()) {
    return;
  }
  open(block);
  for (const DefinitionItem& item : list.items) {
    builder_.open({.name = tag::dt, .attributes = &item.attributes, .node = item.id});
    add(item.term, {});
    builder_.close();
    if (item.definitions.empty()) {
      open_bare(tag::dd, item.id, Part::no_definition);
      builder_.close();
    }
    for (const Definition& definition : item.definitions) {
      add_definition(definition, list.spacing);
    }
  }
  builder_.close();
}

void ElementMaker::add_definition(const Definition& definition, ListSpacing spacing) {
  open_bare(tag::dd, definition.id, Part::self);
  if (spacing == ListSpacing::tight) {
    add_tightly(definition.content);
  } else {
    line_end();
    add_blocks(definition.content);
  }
  builder_.close();
}

void ElementMaker::add_table(const Block& block, const Table& table) {
  builder_.open({.name = tag::div,
                 .own_class = own::table,
                 .node = block.id,
                 .part = Part::around});
  builder_.attribute("tabindex", "0");
  open(block);
  builder_.attribute_if("role", std::string(table_role(table)));
  line_end();
  if (!table.caption.empty()) {
    open_bare(tag::caption, block.id, Part::caption);
    add_as_text(table.caption);
    builder_.close();
  }
  if (has_head(table)) {
    add_rows(block, table, table.head, RowRole::head);
  }
  add_rows(block, table, table.body, RowRole::body);
  builder_.close();
  builder_.close();
}

void ElementMaker::add_rows(const Block& block,
                            const Table& table,
                            const std::vector<TableRow>& rows,
                            RowRole role) {
  if (rows.empty()) {
    return;
  }
  const bool is_head = role == RowRole::head;
  open_bare(is_head ? tag::thead : tag::tbody, block.id,
            is_head ? Part::head : Part::body);
  for (const TableRow& row : rows) {
    open_bare(tag::tr, row.id, Part::self);
    line_end();
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
      add_cell(cell, cell_alignment(cell, table, column), role);
      column += cell.column_span;
    }
    builder_.close();
  }
  builder_.close();
}

void ElementMaker::add_cell(const TableCell& cell, Alignment alignment, RowRole role) {
  builder_.open({.name = cell_element(cell, role),
                 .own_class = alignment_class(alignment),
                 .attributes = &cell.attributes,
                 .node = cell.id});
  builder_.attribute_if("scope", std::string(cell_scope(cell, role)));
  if (cell.column_span > 1) {
    builder_.attribute("colspan", std::to_string(cell.column_span));
  }
  if (cell.row_span > 1) {
    builder_.attribute("rowspan", std::to_string(cell.row_span));
  }
  if (!cell.content.empty()) {
    add_as_text(cell.content);
  }
  builder_.close();
}

void ElementMaker::add_note(const Block& block, const Note& note) {
  open(block, own::note);
  add_semantics(block);
  const auto* first =
      note.content.empty() ? nullptr : std::get_if<Paragraph>(&note.content.front().kind);
  std::span<const Block> rest = note.content;
  if (first == nullptr) {
    open_bare(tag::p, block.id, Part::group);
    add_note_number(block, note);
  } else {
    open(rest.front());
    builder_.place(block.id, Part::group);
    add_note_number(block, note);
    add(first->content, {});
    rest = rest.subspan(1);
  }
  add_backlinks(note);
  builder_.close();
  line_end();
  add_blocks(rest);
  builder_.close();
}

void ElementMaker::add_note_number(const Block& block, const Note& note) {
  if (note.number == 0) {
    return;
  }
  const std::string target =
      note.references.empty() ? std::string() : reference_to(note.references.front());
  builder_.open({.name = target.empty() ? tag::span : tag::a,
                 .own_class = own::note_number,
                 .node = block.id,
                 .part = Part::number});
  if (!target.empty()) {
    builder_.attribute("role", "doc-backlink");
    builder_.attribute("href", target);
  }
  builder_.text(std::to_string(note.number));
  builder_.close();
  builder_.text(" ");
}

void ElementMaker::add_backlinks(const Note& note) {
  for (std::size_t i = 1; i < note.references.size(); ++i) {
    const std::string target = reference_to(note.references[i]);
    if (target.empty()) {
      continue;
    }
    builder_.open({.name = tag::a,
                   .own_class = own::backlink,
                   .node = note.references[i],
                   .part = Part::backlink});
    builder_.attribute("role", "doc-backlink");
    builder_.attribute("href", target);
    builder_.attribute("aria-label", backlink_label(note, i));
    builder_.close();
  }
}

void ElementMaker::add_contents(const Block& block, const Contents& contents) {
  open(block, own::contents);
  add_semantics(block);
  if (!contents.heading.empty()) {
    open_bare(heading_element(contents.level), block.id, Part::heading);
    add(contents.heading, {.link = true, .copy = true});
    builder_.close();
  }
  add_entries(contents.entries, block.id);
  builder_.close();
}

void ElementMaker::add_entries(const std::vector<ContentsEntry>& entries, NodeId holder) {
  if (entries.empty()) {
    return;
  }
  open_bare(tag::ol, holder, Part::group);
  for (const ContentsEntry& entry : entries) {
    const std::string target = reference_to(entry.target);
    open_bare(tag::li, entry.id, Part::self);
    open_bare(target.empty() ? tag::span : tag::a, entry.id, Part::inner);
    builder_.attribute_if("href", target);
    add(entry.content, {.link = true, .copy = true});
    builder_.close();
    add_entries(entry.entries, entry.id);
    builder_.close();
  }
  builder_.close();
}

}  // namespace octavo::css
