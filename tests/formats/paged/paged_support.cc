#include "tests/formats/paged/paged_support.h"

#include <utility>

#include <doctest/doctest.h>

#include "compiler/walk.h"
#include "formats/css/stylesheets.h"

namespace octavo::tests {
namespace {

class Numberer {
 public:
  void number(Blocks& blocks) {
    for (Block& block : blocks) {
      block.id = next();
      number_parts(block);
      for_each_list(block, Overload{[&](Blocks& inner) { number(inner); },
                                    [&](Inlines& inner) { number(inner); }});
    }
  }

 private:
  void number(Inlines& inlines) {
    for (Inline& node : inlines) {
      node.id = next();
      for_each_list(node, [&](Inlines& inner) { number(inner); });
    }
  }

  void number_parts(Block& block) {
    if (auto* list = std::get_if<List>(&block.kind)) {
      for (ListItem& item : list->items) {
        item.id = next();
      }
    } else if (auto* verse = std::get_if<Verse>(&block.kind)) {
      for (VerseLine& line : verse->lines) {
        line.id = next();
      }
    } else if (auto* contents = std::get_if<Contents>(&block.kind)) {
      for (ContentsEntry& entry : contents->entries) {
        entry.id = next();
      }
    } else if (auto* table = std::get_if<Table>(&block.kind)) {
      for (auto* rows : {&table->head, &table->body}) {
        for (TableRow& row : *rows) {
          row.id = next();
          for (TableCell& cell : row.cells) {
            cell.id = next();
          }
        }
      }
    }
  }

  NodeId next() { return NodeId{++last_}; }

  std::uint32_t last_ = 0;
};

// The notes pass, in little: a mark calls the note with its label.
void bind_notes(Document& document) {
  walk(document.content,
       Overload{[&](Block& block) {
                  auto* note = std::get_if<Note>(&block.kind);
                  if (note == nullptr) {
                    return;
                  }
                  walk(document.content,
                       Overload{[](Block&) {},
                                [&](Inline& node) {
                                  auto* mark = std::get_if<NoteReference>(&node.kind);
                                  if (mark != nullptr && mark->label == note->label) {
                                    mark->note = block.id;
                                    mark->number = note->number;
                                  }
                                }});
                },
                [](Inline&) {}});
}

}  // namespace

void number_nodes(Document& document) {
  Numberer().number(document.content);
  bind_notes(document);
}

Document document_of(Blocks content, Form form) {
  Document document;
  document.metadata.language = "en";
  document.metadata.form = form;
  document.content = std::move(content);
  number_nodes(document);
  return document;
}

void add_stylesheet(Document& document, std::string_view css) {
  Diagnostics diagnostics;
  css::Stylesheets sheets;
  if (document.stylesheets != nullptr) {
    sheets = *document.stylesheets;
  }
  sheets.list.push_back(
      css::parse_sheet(css, FileId::none, css::Origin::author, diagnostics));
  REQUIRE(diagnostics.list().empty());
  document.stylesheets = std::make_shared<const css::Stylesheets>(std::move(sheets));
}

paged::PagedDocument pages_of(const Document& document,
                              const Options& options,
                              Diagnostics* diagnostics) {
  Diagnostics own;
  const paged::BookStyle book = paged::book_style(document, options);
  return paged::lay_out(document, book, fake_typesetter(), options.jobs,
                        diagnostics == nullptr ? own : *diagnostics);
}

Block words_paragraph(int count, const std::string& word) {
  std::string text;
  for (int index = 0; index < count; ++index) {
    text += (index > 0 ? " " : "") + word;
  }
  return tree::paragraph(text);
}

}  // namespace octavo::tests
