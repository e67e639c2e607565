#include "tests/formats/css/random_document.h"

#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/overload.h"
#include "compiler/passes/nodes.h"
#include "compiler/walk.h"

namespace octavo::test {

namespace {

class DocumentMaker {
 public:
  explicit DocumentMaker(std::uint32_t seed) : engine_(seed) {}

  Document make() {
    Document document;
    document.metadata.form = one_of(2) ? Form::book : Form::article;
    document.metadata.language = pick({"en", "ar", "de", ""});
    document.pictures = {{.kind = PictureKind::svg, .bytes = "<svg/>"},
                         {.kind = PictureKind::gif, .bytes = "GIF"}};
    document.content = blocks(1);
    if (one_of(2)) {
      document.content.insert(document.content.begin(), contents());
    }
    if (document.metadata.form == Form::book) {
      for (std::uint32_t count = below(4); count > 0; --count) {
        document.content.push_back(one_of(3) ? part() : section(1));
      }
    }
    number_nodes(document);
    lead(document);
    return document;
  }

 private:
  std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(engine_()) % limit;
  }
  bool one_of(std::uint32_t cases) { return below(cases) == 0; }
  std::string pick(const std::vector<std::string>& words) {
    return words[below(static_cast<std::uint32_t>(words.size()))];
  }

  Attributes attributes() {
    Attributes made;
    if (one_of(6)) {
      made.id = "id" + std::to_string(++ids_) + pick({"", "", " x"});
    }
    while (one_of(4)) {
      made.classes.push_back(
          pick({"a", "b", "kbd", "mark", "preface", "epigraph", "part", "chapter"}));
    }
    while (one_of(6)) {
      made.pairs.emplace_back(
          pick({"title", "key", "data-key", "Bad", "dir", "width", "height", "class"}),
          pick({"ltr", "rtl", "50%", "", "3em", "&<>\""}));
    }
    if (one_of(8)) {
      made.language = pick({"ar", "he", "en", "fr"});
    }
    return made;
  }

  Inlines inlines(int depth) {
    Inlines made;
    for (std::uint32_t count = below(depth > 5 ? 2 : 4); count > 0; --count) {
      made.push_back({.kind = inline_kind(depth + 1),
                      .attributes = one_of(3) ? attributes() : Attributes{}});
    }
    return made;
  }

  Inline::Kind inline_kind(int depth) {
    switch (below(depth > 5 ? 4 : 16)) {
      case 1:
        return SoftBreak{};
      case 2:
        return LineBreak{};
      case 3:
        return Code{pick({"x", ""})};
      case 4:
        return Emphasis{inlines(depth)};
      case 5:
        return Strong{inlines(depth)};
      case 6:
        return Strikethrough{inlines(depth)};
      case 7:
        return Underline{inlines(depth)};
      case 8:
        return Superscript{inlines(depth)};
      case 9:
        return Subscript{inlines(depth)};
      case 10:
        return SmallCaps{inlines(depth)};
      case 11:
        return Styled{inlines(depth)};
      case 12:
      case 13:
        return Link{.target = pick({"", "https://a.example/?q=ä b&c", "#x"}),
                    .title = pick({"", "T"}),
                    .content = inlines(depth)};
      case 14:
        return Image{.title = pick({"", "T"}),
                     .description = inlines(depth),
                     .picture = one_of(2) ? PictureId{below(3)} : PictureId::none};
      case 15:
        return NoteReference{.label = "n", .number = below(3)};
      default:
        return Text{pick({"a", " ", "", "words"})};
    }
  }

  Blocks blocks(int depth) {
    Blocks made;
    for (std::uint32_t count = below(4); count > 0; --count) {
      made.push_back({.kind = block_kind(depth + 1),
                      .attributes = one_of(3) ? attributes() : Attributes{}});
    }
    return made;
  }

  Block section(int level) {
    Blocks content = blocks(3);
    content.insert(content.begin(),
                   {.kind = Heading{.level = level, .content = inlines(4)},
                    .attributes = attributes()});
    return {.kind = Section{.level = level, .content = std::move(content)},
            .attributes = attributes()};
  }

  /// Its chapters have files of their own, which know its language alone.
  Block part() {
    Block made = section(1);
    made.attributes.classes.emplace_back("part");
    made.attributes.pairs.clear();
    for (std::uint32_t count = below(3); count > 0; --count) {
      std::get<Section>(made.kind).content.push_back(section(2));
    }
    return made;
  }

  Block contents() {
    return {.kind = Contents{.heading = inlines(3), .entries = entries(0)},
            .attributes = attributes()};
  }

  std::vector<ContentsEntry> entries(int depth) {
    std::vector<ContentsEntry> made;
    for (std::uint32_t count = below(depth > 2 ? 1 : 3); count > 0; --count) {
      made.push_back({.content = inlines(3), .entries = entries(depth + 1)});
    }
    return made;
  }

  Block::Kind block_kind(int depth) {
    switch (below(depth > 4 ? 4 : 16)) {
      case 1:
        return Heading{.level = static_cast<int>(below(8)), .content = inlines(depth)};
      case 2:
        return CodeBlock{.language = pick({"", "c++"}), .text = pick({"", "x\n"})};
      case 3:
        return verse();
      case 4:
        return ThematicBreak{};
      case 5:
      case 6:
        return list(depth);
      case 7:
        return definitions(depth);
      case 8:
        return Quote{blocks(depth)};
      case 9:
        return Figure{.content = blocks(depth), .caption = blocks(depth)};
      case 10:
      case 11:
        return table(depth);
      case 12:
        return Division{blocks(depth)};
      case 13:
        return Section{.level = 1 + static_cast<int>(below(2)), .content = blocks(depth)};
      case 14:
        return Notes{notes(depth)};
      case 15:
        return one_of(2) ? Block::Kind{TitlePage{blocks(depth)}} : contents().kind;
      default:
        return Paragraph{inlines(depth)};
    }
  }

  Verse verse() {
    Verse made;
    for (std::uint32_t count = below(6); count > 0; --count) {
      made.lines.push_back({.content = inlines(4), .indent = below(20)});
    }
    return made;
  }

  List list(int depth) {
    List made{.marker = static_cast<ListMarker>(below(6)),
              .delimiter = static_cast<ListDelimiter>(below(3)),
              .start = 1 + below(2),
              .spacing = static_cast<ListSpacing>(below(2))};
    for (std::uint32_t count = below(4); count > 0; --count) {
      made.items.push_back({.content = blocks(depth),
                            .task = static_cast<TaskState>(below(3)),
                            .attributes = attributes()});
    }
    return made;
  }

  DefinitionList definitions(int depth) {
    DefinitionList made{.spacing = static_cast<ListSpacing>(below(2))};
    for (std::uint32_t count = below(3); count > 0; --count) {
      DefinitionItem item{.term = inlines(depth), .attributes = attributes()};
      for (std::uint32_t more = below(3); more > 0; --more) {
        item.definitions.push_back({.content = blocks(depth)});
      }
      made.items.push_back(std::move(item));
    }
    return made;
  }

  Table table(int depth) {
    return {.caption = blocks(depth),
            .columns = {Alignment::left, Alignment::center, Alignment::right},
            .head = rows(depth),
            .body = rows(depth)};
  }

  std::vector<TableRow> rows(int depth) {
    std::vector<TableRow> made(below(3));
    for (TableRow& row : made) {
      for (std::uint32_t count = below(4); count > 0; --count) {
        row.cells.push_back({.content = one_of(3) ? Blocks{} : blocks(depth),
                             .column_span = 1 + below(2),
                             .row_span = 1 + below(2),
                             .alignment = static_cast<Alignment>(below(4)),
                             .heads_row = one_of(3),
                             .attributes = attributes()});
      }
    }
    return made;
  }

  Blocks notes(int depth) {
    Blocks made;
    for (std::uint32_t count = below(3); count > 0; --count) {
      made.push_back({.kind = Note{.number = below(3), .content = blocks(depth)},
                      .attributes = attributes()});
    }
    return made;
  }

  /// Everything that leads somewhere leads to any node, or to none. No mark calls two
  /// notes.
  void lead(Document& document) {
    std::vector<NodeId> marks;
    std::uint32_t limit = 2;
    walk(document.content,
         Overload{[&](const Block& block) {
                    limit = static_cast<std::uint32_t>(block.id) + 2;
                  },
                  [&](const Inline& node) {
                    if (std::holds_alternative<NoteReference>(node.kind)) {
                      marks.push_back(node.id);
                    }
                  }});
    const auto any = [&] { return NodeId{below(limit)}; };
    walk(document.content,
         Overload{[&](Block& block) {
                    if (auto* note = std::get_if<Note>(&block.kind)) {
                      call(*note, marks);
                    } else if (auto* contents = std::get_if<Contents>(&block.kind)) {
                      lead(contents->entries, limit);
                    }
                  },
                  [&](Inline& node) {
                    if (auto* link = std::get_if<Link>(&node.kind)) {
                      link->destination = one_of(2) ? any() : NodeId::none;
                    } else if (auto* mark = std::get_if<NoteReference>(&node.kind)) {
                      mark->note = any();
                    }
                  }});
  }

  void call(Note& note, std::vector<NodeId>& marks) {
    for (std::uint32_t count = below(4); count > 0 && !marks.empty(); --count) {
      note.references.push_back(marks.back());
      marks.pop_back();
    }
  }

  void lead(std::vector<ContentsEntry>& entries, std::uint32_t limit) {
    for (ContentsEntry& entry : entries) {
      entry.target = NodeId{below(limit)};
      lead(entry.entries, limit);
    }
  }

  std::mt19937 engine_;
  unsigned ids_ = 0;
};

}  // namespace

Document random_document(std::uint32_t seed) {
  return DocumentMaker(seed).make();
}

}  // namespace octavo::test
