#include "compiler/dump.h"

#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "compiler/alignment_name.h"
#include "compiler/dump_line.h"
#include "compiler/overload.h"
#include "compiler/text/length.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

std::string_view name_of(ListMarker marker) {
  switch (marker) {
    case ListMarker::bullet:
      return "bullet";
    case ListMarker::decimal:
      return "decimal";
    case ListMarker::lower_alpha:
      return "lower-alpha";
    case ListMarker::upper_alpha:
      return "upper-alpha";
    case ListMarker::lower_roman:
      return "lower-roman";
    case ListMarker::upper_roman:
      return "upper-roman";
  }
  return {};
}

std::string_view name_of(ListDelimiter delimiter) {
  switch (delimiter) {
    case ListDelimiter::period:
      return "period";
    case ListDelimiter::parenthesis:
      return "parenthesis";
    case ListDelimiter::parentheses:
      return "parentheses";
  }
  return {};
}

std::string_view name_of(Form form) {
  switch (form) {
    case Form::automatic:
      return "automatic";
    case Form::article:
      return "article";
    case Form::book:
      return "book";
  }
  return {};
}

std::string_view name_of(PictureKind kind) {
  switch (kind) {
    case PictureKind::png:
      return "png";
    case PictureKind::jpeg:
      return "jpeg";
    case PictureKind::gif:
      return "gif";
    case PictureKind::webp:
      return "webp";
    case PictureKind::svg:
      return "svg";
  }
  return {};
}

/// To a hundredth.
std::string points(double length) {
  return to_css({.number = std::round(length * 100) / 100, .unit = LengthUnit::point});
}

/// How each node is named where another refers to it: by its id, else by its number.
using NodeNames = std::map<NodeId, std::string>;

NodeNames names_of_nodes(const Document& document) {
  NodeNames names;
  const auto add = [&](const auto& node) {
    if (node.id != NodeId::none && !node.attributes.id.empty()) {
      names.emplace(node.id, "#" + node.attributes.id);
    }
  };
  walk(document.content, add);
  return names;
}

DumpLine note_words(const Note& note) {
  DumpLine words("note");
  words.quote(note.label).number("number", note.number, 0U);
  return words;
}

DumpLine table_words(const Table& table) {
  DumpLine words("table");
  for (const Alignment alignment : table.columns) {
    words.word(alignment_name(alignment));
  }
  return words;
}

class Dumper {
 public:
  Dumper(const Document& document, DumpSpans spans)
      : names_(names_of_nodes(document)), spans_(spans) {}

  void add(const Metadata& metadata);
  void add(const Picture& picture);
  void add(const Blocks& blocks) {
    for (const Block& block : blocks) {
      add(block);
    }
  }
  std::string take() { return std::move(text_); }

 private:
  class Indent {
   public:
    explicit Indent(Dumper& dumper) : dumper_(dumper) { ++dumper_.depth_; }
    ~Indent() { --dumper_.depth_; }
    Indent(const Indent&) = delete;
    Indent& operator=(const Indent&) = delete;

   private:
    Dumper& dumper_;
  };

  void add(const Inlines& inlines) {
    for (const Inline& node : inlines) {
      add(node);
    }
  }
  void add(const Inline& node);
  void add(const Block& block);
  void add(const List& list);
  void add(const DefinitionList& list);
  void add(const Verse& verse);
  void add(const Table& table);
  void add(const std::vector<TableRow>& rows, std::string_view kind);
  void add(const std::vector<ContentsEntry>& entries);

  DumpLine words(const Inline& node) const;
  DumpLine words(const Block& block) const;
  DumpLine link_words(const Link& link) const;
  DumpLine image_words(const Image& image) const;

  std::string reference(NodeId node) const {
    const auto found = names_.find(node);
    return found == names_.end() ? std::to_string(static_cast<std::uint32_t>(node))
                                 : found->second;
  }
  void line(const DumpLine& words, const Attributes& attributes, Span span);
  template <class List>
  void group(std::string_view kind, const List& list) {
    if (!list.empty()) {
      line(DumpLine(kind), {}, {});
      const Indent indent(*this);
      add(list);
    }
  }

  NodeNames names_;
  DumpSpans spans_;
  std::size_t depth_ = 0;
  std::string text_{};
};

void Dumper::line(const DumpLine& words, const Attributes& attributes, Span span) {
  text_.append(2 * depth_, ' ');
  text_ += words.text();
  if (!attributes.id.empty()) {
    text_ += " #" + attributes.id;
  }
  for (const std::string& each : attributes.classes) {
    text_ += " ." + each;
  }
  for (const auto& [name, value] : attributes.pairs) {
    text_ += " " + name + ":" + quoted_for_dump(value);
  }
  if (!attributes.language.empty()) {
    text_ += " lang=" + attributes.language;
  }
  if (spans_ == DumpSpans::shown && span.file != FileId::none) {
    const auto file = static_cast<std::uint32_t>(span.file);
    text_ += " @" + (file == 0 ? "" : std::to_string(file) + ":") +
             std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  text_ += '\n';
}

void Dumper::add(const Metadata& metadata) {
  group("title", metadata.title);
  group("subtitle", metadata.subtitle);
  const auto text = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) {
      line(DumpLine(name).quote(value), {}, {});
    }
  };
  for (const std::string& author : metadata.authors) {
    text("author", author);
  }
  text("date", metadata.date);
  text("language", metadata.language);
  text("rights", metadata.rights);
  text("publisher", metadata.publisher);
  text("identifier", metadata.identifier);
  text("description", metadata.description);
  for (const std::string& subject : metadata.subjects) {
    text("subject", subject);
  }
  text("cover-image", metadata.cover_image);
  text("main-font", metadata.main_font.text);
  text("sans-font", metadata.sans_font.text);
  text("mono-font", metadata.mono_font.text);
  text("theme", metadata.theme.text);
  for (const Stated& stylesheet : metadata.stylesheets) {
    text("stylesheet", stylesheet.text);
  }
  if (metadata.contents) {
    line(DumpLine("contents-wanted").word(*metadata.contents ? "yes" : "no"), {}, {});
  }
  if (metadata.contents_depth) {
    line(DumpLine("contents-depth").word(std::to_string(*metadata.contents_depth)), {},
         {});
  }
  if (metadata.number_sections) {
    line(DumpLine("number-sections"), {}, {});
  }
  if (metadata.form != Form::automatic) {
    line(DumpLine("form").word(name_of(metadata.form)), {}, {});
  }
  if (metadata.paper) {
    line(DumpLine("paper")
             .word(points(metadata.paper->width))
             .word(points(metadata.paper->height)),
         {}, {});
  }
}

void Dumper::add(const Picture& picture) {
  line(DumpLine("picture-data")
           .word(name_of(picture.kind))
           .word(std::to_string(picture.width) + "x" + std::to_string(picture.height))
           .number("orientation", picture.orientation, 1),
       {}, {});
}

DumpLine Dumper::link_words(const Link& link) const {
  DumpLine words("link");
  words.quote(link.target).quote("title", link.title);
  if (link.destination != NodeId::none) {
    words.name("destination", reference(link.destination));
  }
  return words;
}

DumpLine Dumper::image_words(const Image& image) const {
  DumpLine words("image");
  words.quote(image.source).quote("title", image.title);
  if (image.picture != PictureId::none) {
    words.name("picture", std::to_string(static_cast<std::uint32_t>(image.picture)));
  }
  if (image.described_by != DescribedBy::author) {
    const bool is_decoration = image.described_by == DescribedBy::nobody;
    words.name("described-by", is_decoration ? "nobody" : "octavo");
  }
  return words;
}

DumpLine Dumper::words(const Inline& node) const {
  return std::visit(
      Overload{
          [](const Text& text) {
            return DumpLine(text.marks == Marks::as_typed ? "text as-typed" : "text")
                .quote(text.text);
          },
          [](const SoftBreak&) { return DumpLine("soft-break"); },
          [](const LineBreak&) { return DumpLine("line-break"); },
          [](const Emphasis&) { return DumpLine("emphasis"); },
          [](const Strong&) { return DumpLine("strong"); },
          [](const Strikethrough&) { return DumpLine("strikethrough"); },
          [](const Underline&) { return DumpLine("underline"); },
          [](const Superscript&) { return DumpLine("superscript"); },
          [](const Subscript&) { return DumpLine("subscript"); },
          [](const SmallCaps&) { return DumpLine("small-caps"); },
          [](const Styled&) { return DumpLine("styled"); },
          [](const Code& code) { return DumpLine("code").quote(code.text); },
          [&](const Link& link) { return link_words(link); },
          [&](const Image& image) { return image_words(image); },
          [](const NoteReference& reference) {
            return DumpLine("note-reference")
                .quote(reference.label)
                .number("number", reference.number, 0U);
          },
      },
      node.kind);
}

void Dumper::add(const Inline& node) {
  line(words(node), node.attributes, node.span);
  const Indent indent(*this);
  for_each_list(node, [&](const Inlines& inner) { add(inner); });
}

DumpLine Dumper::words(const Block& block) const {
  return std::visit(
      Overload{
          [](const Paragraph&) { return DumpLine("paragraph"); },
          [](const Heading& heading) {
            return DumpLine("heading").name("level", std::to_string(heading.level));
          },
          [](const Section& section) {
            return DumpLine("section").name("level", std::to_string(section.level));
          },
          [](const List& list) {
            DumpLine words("list");
            words.word(name_of(list.marker));
            if (list.marker != ListMarker::bullet) {
              words.word(name_of(list.delimiter)).number("start", list.start, 1U);
            }
            return words.word(list.spacing == ListSpacing::tight ? "tight" : "loose");
          },
          [](const DefinitionList& list) {
            return DumpLine("definition-list")
                .word(list.spacing == ListSpacing::tight ? "tight" : "loose");
          },
          [](const Quote&) { return DumpLine("quote"); },
          [](const CodeBlock& code) {
            return DumpLine("code-block")
                .quote(code.text)
                .quote("language", code.language);
          },
          [](const Verse&) { return DumpLine("verse"); },
          [](const Figure&) { return DumpLine("figure"); },
          [](const Table& table) { return table_words(table); },
          [](const ThematicBreak&) { return DumpLine("thematic-break"); },
          [](const Division&) { return DumpLine("division"); },
          [](const Note& note) { return note_words(note); },
          [](const Notes&) { return DumpLine("notes"); },
          [](const TitlePage&) { return DumpLine("title-page"); },
          [](const Contents&) { return DumpLine("contents"); },
      },
      block.kind);
}

void Dumper::add(const List& list) {
  for (const ListItem& item : list.items) {
    DumpLine words("item");
    if (item.task != TaskState::none) {
      words.name("task", item.task == TaskState::done ? "done" : "open");
    }
    line(words, item.attributes, item.span);
    const Indent indent(*this);
    add(item.content);
  }
}

void Dumper::add(const DefinitionList& list) {
  for (const DefinitionItem& item : list.items) {
    line(DumpLine("term"), item.attributes, item.span);
    {
      const Indent indent(*this);
      add(item.term);
    }
    for (const Definition& definition : item.definitions) {
      line(DumpLine("definition"), {}, definition.span);
      const Indent indent(*this);
      add(definition.content);
    }
  }
}

void Dumper::add(const Verse& verse) {
  for (const VerseLine& each : verse.lines) {
    line(DumpLine("line").number("indent", each.indent, 0U), {}, each.span);
    const Indent indent(*this);
    add(each.content);
  }
}

void Dumper::add(const std::vector<TableRow>& rows, std::string_view kind) {
  for (const TableRow& row : rows) {
    line(DumpLine(kind), {}, row.span);
    const Indent in_row(*this);
    for (const TableCell& cell : row.cells) {
      DumpLine words("cell");
      words.number("columns", cell.column_span, 1U).number("rows", cell.row_span, 1U);
      if (cell.alignment != Alignment::automatic) {
        words.word(alignment_name(cell.alignment));
      }
      if (cell.heads_row) {
        words.word("row-head");
      }
      line(words, cell.attributes, cell.span);
      const Indent in_cell(*this);
      add(cell.content);
    }
  }
}

void Dumper::add(const Table& table) {
  group("caption", table.caption);
  add(table.head, "head-row");
  add(table.body, "row");
}

void Dumper::add(const std::vector<ContentsEntry>& entries) {
  for (const ContentsEntry& entry : entries) {
    line(DumpLine("entry").name("target", reference(entry.target)), {}, entry.span);
    const Indent indent(*this);
    add(entry.content);
    add(entry.entries);
  }
}

void Dumper::add(const Block& block) {
  line(words(block), block.attributes, block.span);
  const Indent indent(*this);
  std::visit(Overload{
                 [&](const Paragraph& node) { add(node.content); },
                 [&](const Heading& node) { add(node.content); },
                 [&](const Section& node) { add(node.content); },
                 [&](const List& node) { add(node); },
                 [&](const DefinitionList& node) { add(node); },
                 [&](const Quote& node) { add(node.content); },
                 [](const CodeBlock&) {},
                 [&](const Verse& node) { add(node); },
                 [&](const Figure& node) {
                   add(node.content);
                   group("caption", node.caption);
                 },
                 [&](const Table& node) { add(node); },
                 [](const ThematicBreak&) {},
                 [&](const Division& node) { add(node.content); },
                 [&](const Note& node) { add(node.content); },
                 [&](const Notes& node) { add(node.content); },
                 [&](const TitlePage& node) { add(node.content); },
                 [&](const Contents& node) {
                   group("heading", node.heading);
                   add(node.entries);
                 },
             },
             block.kind);
}

}  // namespace

std::string dump(const Document& document, DumpSpans spans) {
  Dumper dumper(document, spans);
  dumper.add(document.metadata);
  for (const Picture& picture : document.pictures) {
    dumper.add(picture);
  }
  dumper.add(document.content);
  return dumper.take();
}

}  // namespace octavo
