#include <string>

#include "compiler/overload.h"
#include "compiler/parts.h"
#include "formats/css/element_maker.h"
#include "formats/css/semantics.h"

namespace octavo::css {

ElementMaker::ElementMaker(const Document& document)
    : document_(document), anchors_(document.content), builder_(anchors_) {}

ElementTree ElementMaker::make() {
  const bool is_book = document_.metadata.form == Form::book;
  chapter_level_ = is_book ? 1 : 0;
  builder_.open_root(document_.metadata.language, form_class(document_.metadata.form));
  builder_.open({.name = tag::body});
  line_end();
  for (const Block& block : document_.content) {
    if (is_book && is_part(block)) {
      add_part(block);
    } else {
      add(block);
    }
  }
  builder_.close();
  builder_.close();
  return builder_.take();
}

// Its chapters have the rank of all others.
void ElementMaker::add_part(const Block& part) {
  const Blocks& content = std::get<Section>(part.kind).content;
  const std::span<const Block> blocks = content;
  const std::size_t before = blocks_before_sections(content);
  open(part);
  add_semantics(part);
  line_end();
  add_blocks(blocks.first(before));
  chapter_level_ = 2;
  add_blocks(blocks.subspan(before));
  chapter_level_ = 1;
  builder_.close();
}

void ElementMaker::open(const Block& block, std::string_view own_class) {
  builder_.open({.name = element_of(block.kind),
                 .own_class = own_class,
                 .attributes = &block.attributes,
                 .node = block.id});
}

void ElementMaker::open_bare(std::string_view name, NodeId node, Part part) {
  builder_.open({.name = name, .node = node, .part = part});
}

void ElementMaker::add_semantics(const Block& block) {
  const Semantics semantics = semantics_of(block, chapter_level_);
  builder_.attribute_if("epub:type", std::string(semantics.type));
  builder_.attribute_if("role", std::string(semantics.role));
}

void ElementMaker::add_blocks(std::span<const Block> blocks) {
  for (const Block& block : blocks) {
    add(block);
    line_end();
  }
}

void ElementMaker::add_as_text(std::span<const Block> blocks) {
  if (blocks.size() == 1) {
    add_tightly(blocks);
  } else {
    line_end();
    add_blocks(blocks);
  }
}

void ElementMaker::add_tightly(std::span<const Block> blocks) {
  for (const Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.kind);
    if (paragraph == nullptr) {
      add(block);
    } else if (anchors_.bears_something(block.attributes, block.id)) {
      add_text(block, paragraph->content, own::tight);
    } else {
      add(paragraph->content, {});
    }
    if (&block != &blocks.back()) {
      line_end();
    }
  }
}

void ElementMaker::add(const Block& block) {
  std::visit(
      Overload{
          [&](const Paragraph& paragraph) { add_text(block, paragraph.content); },
          [&](const Heading& heading) { add_heading(block, heading); },
          [&](const Section& section) { add_container(block, section.content); },
          [&](const List& list) { add_list(block, list); },
          [&](const DefinitionList& list) { add_definitions(block, list); },
          [&](const Quote& quote) { add_container(block, quote.content); },
          [&](const CodeBlock& code) { add_code(block, code); },
          [&](const Verse& verse) { add_verse(block, verse); },
          [&](const Figure& figure) { add_figure(block, figure); },
          [&](const Table& table) { add_table(block, table); },
          [&](const ThematicBreak&) { add_text(block, {}); },
          [&](const Division& division) { add_container(block, division.content); },
          [&](const Note& note) { add_note(block, note); },
          [&](const Notes& notes) { add_container(block, notes.content, own::notes); },
          [&](const TitlePage& page) {
            add_container(block, page.content, own::title_page);
          },
          [&](const Contents& contents) { add_contents(block, contents); },
      },
      block.kind);
}

void ElementMaker::add_container(const Block& block,
                                 const Blocks& content,
                                 std::string_view own_class) {
  open(block, own_class);
  add_semantics(block);
  line_end();
  add_blocks(content);
  builder_.close();
}

void ElementMaker::add_text(const Block& block,
                            const Inlines& content,
                            std::string_view own_class) {
  open(block, own_class);
  add(content, {});
  builder_.close();
}

void ElementMaker::add_heading(const Block& block, const Heading& heading) {
  builder_.open({.name = heading_element(heading, chapter_level_),
                 .attributes = &block.attributes,
                 .node = block.id});
  add(heading.content, {});
  builder_.close();
}

void ElementMaker::add_code(const Block& block, const CodeBlock& code) {
  builder_.open({.name = element_of(block.kind),
                 .attributes = &block.attributes,
                 .node = block.id,
                 .written = Written::left_to_right});
  builder_.open({.name = tag::code,
                 .own_class = builder_.keep(code_class(code)),
                 .node = block.id,
                 .part = Part::inner});
  builder_.text(code.text);
  builder_.close();
  builder_.close();
}

void ElementMaker::add_verse(const Block& block, const Verse& verse) {
  open(block, own::verse);
  bool in_stanza = false;
  for (const VerseLine& line : verse.lines) {
    const bool parts_stanzas = line.content.empty();
    if (in_stanza && parts_stanzas) {
      builder_.close();
    } else if (in_stanza) {
      open_bare(tag::br, line.id, Part::line_break);
      builder_.close();
    } else if (!parts_stanzas) {
      open_bare(tag::p, line.id, Part::group);
    }
    in_stanza = !parts_stanzas;
    if (in_stanza) {
      add_verse_line(line);
    }
  }
  if (in_stanza) {
    builder_.close();
  }
  line_end();
  builder_.close();
}

void ElementMaker::add_verse_line(const VerseLine& line) {
  builder_.open(
      {.name = tag::span, .own_class = verse_line_class(line), .node = line.id});
  add(line.content, {});
  builder_.close();
}

void ElementMaker::add_figure(const Block& block, const Figure& figure) {
  open(block);
  line_end();
  add_as_text(figure.content);
  if (!figure.caption.empty()) {
    open_bare(tag::figcaption, block.id, Part::caption);
    add_as_text(figure.caption);
    builder_.close();
  }
  builder_.close();
}

}  // namespace octavo::css
