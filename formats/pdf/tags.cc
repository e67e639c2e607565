#include "formats/pdf/tags.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "compiler/overload.h"
#include "compiler/parts.h"
#include "compiler/plain_text.h"
#include "compiler/table_head.h"
#include "compiler/walk.h"
#include "formats/pdf/structure.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

std::string_view heading_type(int level) {
  constexpr std::string_view types = "H1H2H3H4H5H6";
  return types.substr(2 * static_cast<std::size_t>(std::clamp(level, 1, 6) - 1), 2);
}

std::string_view paragraph_type(const Attributes& attributes) {
  if (has_class(attributes, "subtitle")) {
    return "Subtitle";
  }
  if (has_class(attributes, "author")) {
    return "Author";
  }
  return has_class(attributes, "date") ? "Date" : "P";
}

std::string_view list_numbering(ListMarker marker) {
  switch (marker) {
    case ListMarker::bullet:
      return "Disc";
    case ListMarker::decimal:
      return "Decimal";
    case ListMarker::lower_alpha:
      return "LowerAlpha";
    case ListMarker::upper_alpha:
      return "UpperAlpha";
    case ListMarker::lower_roman:
      return "LowerRoman";
    case ListMarker::upper_roman:
      return "UpperRoman";
  }
  return "None";
}

// Walks the document, which is the logical structure already, and hangs each node's marks
// where the node stands.
class Tagger {
 public:
  explicit Tagger(Structure& structure) : structure_(structure) {}

  void add(const Blocks& blocks, Element& parent);
  void add(const Inlines& inlines, Element& parent);

 private:
  Element open(std::string_view type, const Attributes& attributes);
  void add(const Block& block, Element& parent);
  void add(const Inline& node, Element& parent);
  template <class Content>
  void add_element(std::string_view type,
                   const Attributes& attributes,
                   const Content& content,
                   Element& parent);
  void add_leaf(const Inline& node, Element& parent);
  void add_plain(const Inline& node, const Inlines& content, Element& parent);
  void add_link(const Inline& node, const Link& link, Element& parent);
  void add_image(const Inline& node, const Image& image, Element& parent);
  void add_note_reference(const Inline& node, Element& parent);
  void add_list(const Block& block, const List& list, Element& parent);
  void add_definitions(const Block& block, const DefinitionList& list, Element& parent);
  void add_code(const Block& block, Element& parent);
  void add_verse(const Block& block, const Verse& verse, Element& parent);
  void add_figure(const Block& block, const Figure& figure, Element& parent);
  void add_table(const Block& block, const Table& table, Element& parent);
  void add_rows(std::string_view type,
                const std::vector<TableRow>& rows,
                Element& parent);
  /// `scope` is a name of PDF: what the cell is the head of, empty for nothing.
  void add_cell(const TableCell& cell, std::string_view scope, Element& row);
  void add_note(const Block& block, const Note& note, Element& parent);
  void add_contents(const Block& block, const Contents& contents, Element& parent);
  void add_entry(const ContentsEntry& entry, Element& parent);
  void add_marks_in_link(Element& parent, NodeId node, MarkKind kind);

  Structure& structure_;
};

Element Tagger::open(std::string_view type, const Attributes& attributes) {
  Element element = structure_.open(type);
  if (!attributes.language.empty()) {
    element.entries.emplace_back("Lang", text_string(attributes.language));
  }
  return element;
}

template <class Content>
void Tagger::add_element(std::string_view type,
                         const Attributes& attributes,
                         const Content& content,
                         Element& parent) {
  Element element = open(type, attributes);
  add(content, element);
  structure_.close(std::move(element), parent);
}

void Tagger::add(const Blocks& blocks, Element& parent) {
  for (const Block& block : blocks) {
    add(block, parent);
  }
}

void Tagger::add(const Inlines& inlines, Element& parent) {
  for (const Inline& node : inlines) {
    add(node, parent);
  }
}

void Tagger::add(const Block& block, Element& parent) {
  const Attributes& attributes = block.attributes;
  const Overload add_kind{
      [&](const Paragraph& paragraph) {
        add_element(paragraph_type(attributes), attributes, paragraph.content, parent);
      },
      [&](const Heading& heading) {
        add_element(heading_type(heading.level), attributes, heading.content, parent);
      },
      [&](const Section& section) {
        add_element(is_part(block) ? "Part" : "Sect", attributes, section.content,
                    parent);
      },
      [&](const List& list) { add_list(block, list, parent); },
      [&](const DefinitionList& list) { add_definitions(block, list, parent); },
      [&](const Quote& quote) {
        add_element("BlockQuote", attributes, quote.content, parent);
      },
      [&](const CodeBlock&) { add_code(block, parent); },
      [&](const Verse& verse) { add_verse(block, verse, parent); },
      [&](const Figure& figure) { add_figure(block, figure, parent); },
      [&](const Table& table) { add_table(block, table, parent); },
      [&](const ThematicBreak&) {
        Element ornament = open("P", attributes);
        structure_.add_marks(ornament, block.id, MarkKind::text);
        structure_.close(std::move(ornament), parent);
      },
      [&](const Division& division) {
        add_element("Div", attributes, division.content, parent);
      },
      [&](const Note& note) { add_note(block, note, parent); },
      [&](const Notes& notes) { add_element("Div", attributes, notes.content, parent); },
      [&](const TitlePage& page) {
        add_element("TitlePage", attributes, page.content, parent);
      },
      [&](const Contents& contents) { add_contents(block, contents, parent); }};
  std::visit(add_kind, block.kind);
}

void Tagger::add(const Inline& node, Element& parent) {
  const Overload add_kind{
      [&](const Text&) { add_leaf(node, parent); },
      [&](const SoftBreak&) { add_leaf(node, parent); },
      [&](const LineBreak&) { add_leaf(node, parent); },
      [&](const Emphasis& emphasis) {
        add_element("Em", node.attributes, emphasis.content, parent);
      },
      [&](const Strong& strong) {
        add_element("Strong", node.attributes, strong.content, parent);
      },
      [&](const Strikethrough& strikethrough) {
        add_plain(node, strikethrough.content, parent);
      },
      [&](const Underline& underline) { add_plain(node, underline.content, parent); },
      [&](const Superscript& script) { add_plain(node, script.content, parent); },
      [&](const Subscript& script) { add_plain(node, script.content, parent); },
      [&](const SmallCaps& small) { add_plain(node, small.content, parent); },
      [&](const Styled& styled) { add_plain(node, styled.content, parent); },
      [&](const Code&) {
        Element code = open("Code", node.attributes);
        structure_.add_marks(code, node.id, MarkKind::text);
        structure_.close(std::move(code), parent);
      },
      [&](const Link& link) { add_link(node, link, parent); },
      [&](const Image& image) { add_image(node, image, parent); },
      [&](const NoteReference&) { add_note_reference(node, parent); }};
  std::visit(add_kind, node.kind);
}

void Tagger::add_leaf(const Inline& node, Element& parent) {
  if (node.attributes.language.empty()) {
    structure_.add_marks(parent, node.id, MarkKind::text);
    return;
  }
  Element span = open("Span", node.attributes);
  structure_.add_marks(span, node.id, MarkKind::text);
  structure_.close(std::move(span), parent);
}

// What only changes the look of letters is no element, unless it changes the language.
void Tagger::add_plain(const Inline& node, const Inlines& content, Element& parent) {
  if (node.attributes.language.empty()) {
    add(content, parent);
  } else {
    add_element("Span", node.attributes, content, parent);
  }
}

void Tagger::add_link(const Inline& node, const Link& link, Element& parent) {
  if (!structure_.is_link(node.id)) {
    add_plain(node, link.content, parent);
    return;
  }
  Element element = open("Link", node.attributes);
  add(link.content, element);
  structure_.add_annotations(element, node.id);
  structure_.close(std::move(element), parent);
}

void Tagger::add_image(const Inline& node, const Image& image, Element& parent) {
  if (!structure_.has_marks(node.id, MarkKind::picture)) {
    add(image.description, parent);
    structure_.add_marks(parent, node.id, MarkKind::text);
    return;
  }
  Element figure = open("Figure", node.attributes);
  figure.entries.emplace_back("Alt", text_string(plain_text(image.description)));
  structure_.add_marks(figure, node.id, MarkKind::picture);
  structure_.close(std::move(figure), parent);
}

void Tagger::add_marks_in_link(Element& parent, NodeId node, MarkKind kind) {
  if (!structure_.is_link(node)) {
    structure_.add_marks(parent, node, kind);
    return;
  }
  Element link = structure_.open("Link");
  structure_.add_marks(link, node, kind);
  structure_.add_annotations(link, node);
  structure_.close(std::move(link), parent);
}

void Tagger::add_note_reference(const Inline& node, Element& parent) {
  Element element = open("Reference", node.attributes);
  add_marks_in_link(element, node.id, MarkKind::text);
  structure_.close(std::move(element), parent);
}

void Tagger::add_list(const Block& block, const List& list, Element& parent) {
  Element element = open("L", block.attributes);
  element.entries.emplace_back(
      "A", "<</O/List/ListNumbering" + name(list_numbering(list.marker)) + ">>");
  for (const ListItem& item : list.items) {
    Element item_element = open("LI", item.attributes);
    Element label = structure_.open("Lbl");
    structure_.add_marks(label, item.id, MarkKind::label);
    structure_.close(std::move(label), item_element);
    add_element("LBody", {}, item.content, item_element);
    structure_.close(std::move(item_element), element);
  }
  structure_.close(std::move(element), parent);
}

void Tagger::add_definitions(const Block& block,
                             const DefinitionList& list,
                             Element& parent) {
  Element element = open("L", block.attributes);
  for (const DefinitionItem& item : list.items) {
    Element item_element = open("LI", item.attributes);
    add_element("DefinitionTerm", {}, item.term, item_element);
    for (const Definition& definition : item.definitions) {
      add_element("LBody", {}, definition.content, item_element);
    }
    structure_.close(std::move(item_element), element);
  }
  structure_.close(std::move(element), parent);
}

void Tagger::add_code(const Block& block, Element& parent) {
  Element paragraph = open("CodeBlock", block.attributes);
  Element code = structure_.open("Code");
  structure_.add_marks(code, block.id, MarkKind::text);
  structure_.close(std::move(code), paragraph);
  structure_.close(std::move(paragraph), parent);
}

void Tagger::add_verse(const Block& block, const Verse& verse, Element& parent) {
  Element element = open("Verse", block.attributes);
  for (const VerseLine& line : verse.lines) {
    add_element("Line", {}, line.content, element);
  }
  structure_.close(std::move(element), parent);
}

void Tagger::add_figure(const Block& block, const Figure& figure, Element& parent) {
  Element element = open("Div", block.attributes);
  add(figure.content, element);
  add_element("Caption", {}, figure.caption, element);
  structure_.close(std::move(element), parent);
}

void Tagger::add_table(const Block& block, const Table& table, Element& parent) {
  Element element = open("Table", block.attributes);
  add_element("Caption", {}, table.caption, element);
  if (has_head(table)) {
    add_rows("THead", table.head, element);
  }
  add_rows("TBody", table.body, element);
  structure_.close(std::move(element), parent);
}

void Tagger::add_rows(std::string_view type,
                      const std::vector<TableRow>& rows,
                      Element& parent) {
  Element group = structure_.open(type);
  for (const TableRow& row : rows) {
    Element element = structure_.open("TR");
    for (const TableCell& cell : row.cells) {
      const std::string_view body_scope = cell.heads_row ? "/Row" : "";
      const std::string_view scope = type == "THead" ? "/Column" : body_scope;
      add_cell(cell, shows_nothing(cell) ? "" : scope, element);
    }
    structure_.close(std::move(element), group);
  }
  structure_.close(std::move(group), parent);
}

void Tagger::add_cell(const TableCell& cell, std::string_view scope, Element& row) {
  Element element = open(scope.empty() ? "TD" : "TH", cell.attributes);
  std::string shape = scope.empty() ? "" : "/Scope" + std::string(scope);
  if (cell.column_span > 1) {
    shape += "/ColSpan " + std::to_string(cell.column_span);
  }
  if (cell.row_span > 1) {
    shape += "/RowSpan " + std::to_string(cell.row_span);
  }
  if (!shape.empty()) {
    element.entries.emplace_back("A", "<</O/Table" + shape + ">>");
  }
  add(cell.content, element);
  structure_.close_always(std::move(element), row);
}

void Tagger::add_note(const Block& block, const Note& note, Element& parent) {
  Element element = open("Note", block.attributes);
  // Each note has a name of its own (PDF/UA-1, 7.9).
  element.entries.emplace_back(
      "ID", byte_string("note-" + std::to_string(static_cast<std::uint32_t>(block.id))));
  Element label = structure_.open("Lbl");
  add_marks_in_link(label, block.id, MarkKind::label);
  structure_.close(std::move(label), element);
  add(note.content, element);
  structure_.close(std::move(element), parent);
}

void Tagger::add_contents(const Block& block, const Contents& contents, Element& parent) {
  Element section = open("Sect", block.attributes);
  Element heading = structure_.open(heading_type(contents.level));
  add(contents.heading, heading);
  structure_.close(std::move(heading), section);
  Element list = structure_.open("TOC");
  for (const ContentsEntry& entry : contents.entries) {
    add_entry(entry, list);
  }
  structure_.close(std::move(list), section);
  structure_.close(std::move(section), parent);
}

void Tagger::add_entry(const ContentsEntry& entry, Element& parent) {
  Element item = structure_.open("TOCI");
  Element reference = structure_.open("Reference");
  Element link = structure_.open(structure_.is_link(entry.id) ? "Link" : "Span");
  add(entry.content, link);
  Element number = structure_.open("PageNumber");
  structure_.add_marks(number, entry.id, MarkKind::page_number);
  structure_.close(std::move(number), link);
  structure_.add_annotations(link, entry.id);
  structure_.close(std::move(link), reference);
  structure_.close(std::move(reference), item);
  if (!entry.entries.empty()) {
    Element list = structure_.open("TOC");
    for (const ContentsEntry& inner : entry.entries) {
      add_entry(inner, list);
    }
    structure_.close(std::move(list), item);
  }
  structure_.close(std::move(item), parent);
}

}  // namespace

ObjectId put_structure(ObjectFile& file,
                       const Document& document,
                       const TagContext& context) {
  Structure structure(file, context.contents, context.page_ids, context.links);
  Element root = structure.open("Document");
  if (!document.metadata.language.empty()) {
    root.entries.emplace_back("Lang", text_string(document.metadata.language));
  }
  Tagger(structure).add(document.content, root);
  return structure.finish(std::move(root));
}

std::set<NodeId> find_decorations(const Document& document) {
  std::set<NodeId> decorations;
  walk(document.content, [&](const auto& node) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(node)>, Inline>) {
      const auto* image = std::get_if<Image>(&node.kind);
      if (image != nullptr && image->described_by == DescribedBy::nobody) {
        decorations.insert(node.id);
      }
    }
  });
  return decorations;
}

}  // namespace octavo::pdf
