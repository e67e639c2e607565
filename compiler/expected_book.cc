#include "compiler/expected_book.h"

#include <algorithm>
#include <map>
#include <string>

#include "compiler/overload.h"
#include "compiler/plain_text.h"

namespace octavo {
namespace {

/// Goes through a document in reading order.
class Teller {
 public:
  explicit Teller(const Document& document) {
    told_.book.title = plain_text(document.metadata.title);
    told_.book.authors = document.metadata.authors;
    told_.book.language = document.metadata.language;
    tell(document.content);
  }

  ExpectedBook take() {
    for (const auto& [link, node] : targets_) {
      const auto place = begins_.find(node);
      if (place != begins_.end()) {
        told_.book.links[link].target = place->second;
      }
    }
    return std::move(told_);
  }

 private:
  std::string& text() { return told_.book.text; }

  void end_line() {
    if (!text().empty() && text().back() != '\n') {
      text() += '\n';
    }
  }

  /// A node begins here; what octavo has added has no place of its own.
  void begin(NodeId id, Span span) {
    begins_.emplace(id, text().size());
    if (span.begin < span.end) {
      told_.spans.emplace_back(text().size(), span);
    }
  }

  /// Text of a node, or a picture in its place.
  void begin_leaf(NodeId id) { told_.leaves.emplace_back(text().size(), id); }

  void tell(const Blocks& blocks) {
    for (const Block& block : blocks) {
      tell(block);
    }
  }
  void tell(const Inlines& inlines) {
    for (const Inline& node : inlines) {
      tell(node);
    }
  }
  void tell_line(const Inlines& inlines) {
    end_line();
    tell(inlines);
    end_line();
  }

  void tell(const Block& block);
  void tell(const Inline& node);
  void tell(const Table& table);
  void tell(const Image& image, NodeId id);
  void tell(const Note& note);
  void tell(const std::vector<ContentsEntry>& entries);

  /// Text that leads to a node.
  template <class Tell>
  void link_to(NodeId target, Tell&& tell_words) {
    const std::size_t link = told_.book.links.size();
    told_.book.links.push_back({.begin = text().size()});
    targets_.emplace_back(link, target);
    tell_words();
    told_.book.links[link].end = text().size();
  }

  ExpectedBook told_{};
  std::map<NodeId, std::size_t> begins_{};
  std::vector<std::pair<std::size_t, NodeId>> targets_{};
};

void Teller::tell(const Image& image, NodeId id) {
  if (image.picture == PictureId::none) {
    tell(image.description);
    return;
  }
  std::string description = plain_text(image.description);
  if (!description.empty()) {
    told_.book.pictures.push_back(
        {.at = text().size(), .description = std::move(description)});
    told_.pictures.push_back(id);
  }
}

void Teller::tell(const Inline& node) {
  begin(node.id, node.span);
  const Overload tell_kind{
      [&](const Text& words) {
        begin_leaf(node.id);
        text() += words.text;
      },
      [&](const Code& code) {
        begin_leaf(node.id);
        text() += code.text;
      },
      [&](const SoftBreak&) { text() += ' '; },
      [&](const LineBreak&) { text() += ' '; },
      [&](const Image& image) { tell(image, node.id); },
      [&](const NoteReference& reference) {
        begin_leaf(node.id);
        link_to(reference.note, [&] { text() += std::to_string(reference.number); });
      },
      [&](const Link& link) {
        if (link.destination != NodeId::none) {
          link_to(link.destination, [&] { tell(link.content); });
        } else {
          const std::size_t begins = text().size();
          tell(link.content);
          if (!link.target.empty()) {
            told_.book.links.push_back(
                {.begin = begins, .end = text().size(), .uri = link.target});
          }
        }
      },
      [&](const auto& container) { tell(container.content); }};
  std::visit(tell_kind, node.kind);
}

void Teller::tell(const Note& note) {
  end_line();
  if (note.number != 0) {
    const auto tell_number = [&] { text() += std::to_string(note.number); };
    if (note.references.empty()) {
      tell_number();
    } else {
      link_to(note.references.front(), tell_number);
    }
    text() += '\n';
  }
  tell(note.content);
}

void Teller::tell(const Table& table) {
  tell(table.caption);
  for (const auto* rows : {&table.head, &table.body}) {
    for (const TableRow& row : *rows) {
      for (const TableCell& cell : row.cells) {
        begin(cell.id, cell.span);
        tell(cell.content);
      }
    }
  }
}

void Teller::tell(const std::vector<ContentsEntry>& entries) {
  for (const ContentsEntry& entry : entries) {
    end_line();
    begin(entry.id, entry.span);
    link_to(entry.target, [&] { tell(entry.content); });
    end_line();
    tell(entry.entries);
  }
}

void Teller::tell(const Block& block) {
  end_line();
  begin(block.id, block.span);
  const Overload tell_kind{
      [&](const Paragraph& paragraph) { tell_line(paragraph.content); },
      [&](const Heading& heading) { tell_line(heading.content); },
      [&](const Section& section) { tell(section.content); },
      [&](const List& list) {
        for (const ListItem& item : list.items) {
          begin(item.id, item.span);
          tell(item.content);
        }
      },
      [&](const DefinitionList& list) {
        for (const DefinitionItem& item : list.items) {
          begin(item.id, item.span);
          tell_line(item.term);
          for (const Definition& definition : item.definitions) {
            begin(definition.id, definition.span);
            tell(definition.content);
          }
        }
      },
      [&](const Quote& quote) { tell(quote.content); },
      [&](const CodeBlock& code) {
        begin_leaf(block.id);
        text() += code.text;
        end_line();
      },
      [&](const Verse& verse) {
        for (const VerseLine& line : verse.lines) {
          begin(line.id, line.span);
          tell_line(line.content);
        }
      },
      [&](const Figure& figure) {
        tell(figure.content);
        tell(figure.caption);
      },
      [&](const Table& table) { tell(table); },
      [&](const ThematicBreak&) {},
      [&](const Division& division) { tell(division.content); },
      [&](const Note& note) { tell(note); },
      [&](const Notes& notes) { tell(notes.content); },
      [&](const TitlePage& page) { tell(page.content); },
      [&](const Contents& contents) {
        tell_line(contents.heading);
        tell(contents.entries);
      }};
  const std::size_t begins = text().size();
  std::visit(tell_kind, block.kind);
  if (begins < text().size()) {
    told_.blocks[block.id] = {begins, text().size()};
  }
}

}  // namespace

Span ExpectedBook::span_at(std::size_t offset) const {
  const auto after =
      std::ranges::upper_bound(spans, offset, {}, &std::pair<std::size_t, Span>::first);
  return after == spans.begin() ? Span{} : std::prev(after)->second;
}

ExpectedBook expected_book(const Document& document) {
  return Teller(document).take();
}

}  // namespace octavo
