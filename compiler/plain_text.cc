#include "compiler/plain_text.h"

#include <type_traits>

#include "compiler/overload.h"

namespace octavo {
namespace {

/// `words` is a node's plain text; `spoken` that with what octavo says of pictures that
/// nobody describes; `shown` that without the descriptions of pictures that
/// are shown; `book` the text as the finished books carry it.
enum class Manner : unsigned char { words, spoken, shown, book };

class TextCollector {
 public:
  explicit TextCollector(Manner manner) : manner_(manner) {}

  void add(const Inlines& inlines) {
    for (const Inline& node : inlines) {
      add(node);
    }
  }
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) {
      add(block);
    }
  }
  void add(const Block& block);
  std::string take() {
    end_line();
    return std::move(text_);
  }

 private:
  void add(const Inline& node);
  void add(const Note& note);
  void add(const Table& table);
  void add(const std::vector<ContentsEntry>& entries);
  void add_line(const Inlines& inlines) {
    end_line();
    add(inlines);
    end_line();
  }
  void end_line() {
    if (!text_.empty() && text_.back() != '\n') {
      text_ += '\n';
    }
  }

  Manner manner_;
  std::string text_{};
};

void TextCollector::add(const Inline& node) {
  std::visit(Overload{
                 [&](const Text& text) { text_ += text.text; },
                 [&](const Code& code) { text_ += code.text; },
                 [&](const SoftBreak&) { text_ += ' '; },
                 [&](const LineBreak&) { text_ += ' '; },
                 [&](const Image& image) {
                   const bool is_told = manner_ == Manner::spoken ||
                                        (manner_ == Manner::words &&
                                         image.described_by == DescribedBy::author);
                   if (is_told || image.picture == PictureId::none) {
                     add(image.description);
                   }
                 },
                 [&](const NoteReference& reference) {
                   if (manner_ == Manner::book) {
                     text_ += std::to_string(reference.number);
                   }
                 },
                 [&](const auto& container) { add(container.content); },
             },
             node.kind);
}

void TextCollector::add(const Note& note) {
  if (manner_ == Manner::book && note.number != 0) {
    end_line();
    text_ += std::to_string(note.number) + "\n";
  }
  add(note.content);
}

void TextCollector::add(const Table& table) {
  add(table.caption);
  for (const auto* rows : {&table.head, &table.body}) {
    for (const TableRow& row : *rows) {
      for (const TableCell& cell : row.cells) {
        add(cell.content);
      }
    }
  }
}

void TextCollector::add(const std::vector<ContentsEntry>& entries) {
  for (const ContentsEntry& entry : entries) {
    add_line(entry.content);
    add(entry.entries);
  }
}

void TextCollector::add(const Block& block) {
  std::visit(Overload{
                 [&](const Paragraph& paragraph) { add_line(paragraph.content); },
                 [&](const Heading& heading) { add_line(heading.content); },
                 [&](const Section& section) { add(section.content); },
                 [&](const List& list) {
                   for (const ListItem& item : list.items) {
                     add(item.content);
                   }
                 },
                 [&](const DefinitionList& list) {
                   for (const DefinitionItem& item : list.items) {
                     add_line(item.term);
                     for (const Definition& definition : item.definitions) {
                       add(definition.content);
                     }
                   }
                 },
                 [&](const Quote& quote) { add(quote.content); },
                 [&](const CodeBlock& code) {
                   end_line();
                   text_ += code.text;
                   end_line();
                 },
                 [&](const Verse& verse) {
                   for (const VerseLine& line : verse.lines) {
                     add_line(line.content);
                   }
                 },
                 [&](const Figure& figure) {
                   add(figure.content);
                   add(figure.caption);
                 },
                 [&](const Table& table) { add(table); },
                 [&](const ThematicBreak&) {},
                 [&](const Division& division) { add(division.content); },
                 [&](const Note& note) { add(note); },
                 [&](const Notes& notes) { add(notes.content); },
                 [&](const TitlePage& page) { add(page.content); },
                 [&](const Contents& contents) {
                   add_line(contents.heading);
                   add(contents.entries);
                 },
             },
             block.kind);
}

std::string without_last_line_end(std::string text) {
  if (text.ends_with('\n')) {
    text.pop_back();
  }
  return text;
}

}  // namespace

std::string plain_text(const Inlines& inlines) {
  TextCollector collector(Manner::words);
  collector.add(inlines);
  return without_last_line_end(collector.take());
}

std::string plain_text(const Block& block) {
  TextCollector collector(Manner::words);
  collector.add(block);
  return without_last_line_end(collector.take());
}

std::string plain_text(const Blocks& blocks) {
  TextCollector collector(Manner::words);
  collector.add(blocks);
  return without_last_line_end(collector.take());
}

std::string spoken_text(const Inlines& inlines) {
  TextCollector collector(Manner::spoken);
  collector.add(inlines);
  return without_last_line_end(collector.take());
}

std::string shown_text(const Block& block) {
  TextCollector collector(Manner::shown);
  collector.add(block);
  return without_last_line_end(collector.take());
}

std::string reading_text(const Document& document) {
  TextCollector collector(Manner::book);
  collector.add(document.content);
  return collector.take();
}

}  // namespace octavo
