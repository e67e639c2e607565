#include <string_view>

#include "compiler/overload.h"
#include "formats/css/semantics.h"
#include "formats/css/vocabulary.h"
#include "formats/xhtml/page_breaks.h"
#include "formats/xhtml/printer.h"

namespace octavo::xhtml {

namespace {

// Opens the element of `block` with its attributes, prints `content`, closes it.
template <class Content>
void print_element(const Printer& printer,
                   const Block& block,
                   std::string_view extra_class,
                   Content&& content) {
  printer.xml.open(css::element_of(block.kind));
  content(print_attributes(printer, block.attributes, block.id, extra_class));
  printer.xml.close();
}

// `blocks` on lines of their own inside the element of `block`.
void print_container(const Printer& printer,
                     const Block& block,
                     const Blocks& blocks,
                     std::string_view extra_class = {}) {
  print_element(printer, block, extra_class, [&](const Printer& inside) {
    inside.xml.text("\n");
    print_block_list(inside, blocks);
  });
}

void print_semantics(const Printer& printer, const Block& block) {
  if (printer.is_book()) {
    const css::Semantics semantics =
        css::semantics_of(block, printer.surroundings.chapter_level);
    print_if(printer.xml, "epub:type", semantics.type);
    print_if(printer.xml, "role", semantics.role);
  }
}

// The start tag of a section; the printer is for what is inside.
Printer open_section(const Printer& printer, const Block& block) {
  printer.xml.open(css::element_of(block.kind));
  const Printer inside = print_attributes(printer, block.attributes, block.id);
  print_semantics(printer, block);
  printer.xml.text("\n");
  return inside;
}

void print_heading(const Printer& printer, const Block& block, const Heading& heading) {
  printer.xml.open(css::heading_element(heading, printer.surroundings.chapter_level));
  print_inlines(print_attributes(printer, block.attributes, block.id), heading.content);
  printer.xml.close();
}

void print_division(const Printer& printer,
                    const Block& block,
                    const Division& division) {
  print_element(printer, block, {}, [&](const Printer& inside) {
    print_semantics(inside, block);
    inside.xml.text("\n");
    print_block_list(inside, division.content);
  });
}

void print_code(const Printer& printer, const Block& block, const CodeBlock& code) {
  printer.xml.open(css::element_of(block.kind));
  print_attributes(printer, block.attributes, block.id, {}, css::Written::left_to_right);
  printer.xml.open(css::tag::code);
  print_if(printer.xml, "class", css::code_class(code));
  print_text(printer, block.id, code.text);
  printer.xml.close();
  printer.xml.close();
}

void print_verse_line(const Printer& printer, const VerseLine& line) {
  printer.xml.open(css::tag::span);
  printer.xml.attribute("class", css::verse_line_class(line));
  print_inlines(printer, line.content);
  printer.xml.close();
}

void print_verse(const Printer& printer, const Block& block, const Verse& verse) {
  print_element(printer, block, css::own::verse, [&](const Printer& inside) {
    bool in_stanza = false;
    for (const VerseLine& line : verse.lines) {
      const bool parts_stanzas = line.content.empty();
      if (in_stanza && parts_stanzas) {
        inside.xml.close();
      } else if (in_stanza) {
        inside.xml.open(css::tag::br);
        inside.xml.close_void();
      } else if (!parts_stanzas) {
        inside.xml.text("\n");
        inside.xml.open(css::tag::p);
      }
      in_stanza = !parts_stanzas;
      if (in_stanza) {
        inside.xml.text("\n");
        print_verse_line(inside, line);
      }
    }
    if (in_stanza) {
      inside.xml.close();
    }
    inside.xml.text("\n");
  });
}

void print_figure(const Printer& printer, const Block& block, const Figure& figure) {
  print_element(printer, block, {}, [&](const Printer& inside) {
    inside.xml.text("\n");
    print_as_text(inside, figure.content);
    inside.xml.text("\n");
    if (!figure.caption.empty()) {
      inside.xml.open(css::tag::figcaption);
      print_as_text(inside, figure.caption);
      inside.xml.close();
      inside.xml.text("\n");
    }
  });
}

// The title is the heading of its file; everything else is a line beside it.
void print_title_page(const Printer& printer, const Block& block, const TitlePage& page) {
  print_element(printer, block, css::own::title_page, [&](const Printer& inside) {
    print_semantics(inside, block);
    inside.xml.text("\n");
    print_block_list(inside, page.content);
  });
}

void print_notes(const Printer& printer, const Block& block, const Notes& notes) {
  print_element(printer, block, css::own::notes, [&](const Printer& inside) {
    print_semantics(inside, block);
    inside.xml.text("\n");
    print_block_list(inside, notes.content);
  });
}

void print_block(const Printer& printer, const Block& block) {
  const auto print_text = [&](const Inlines& content) {
    print_element(printer, block, {},
                  [&](const Printer& inside) { print_inlines(inside, content); });
  };
  std::visit(
      Overload{
          [&](const Paragraph& paragraph) { print_text(paragraph.content); },
          [&](const Heading& heading) { print_heading(printer, block, heading); },
          [&](const Section& section) {
            print_block_list(open_section(printer, block), section.content);
            printer.xml.close();
          },
          [&](const List& list) { print_list(printer, block, list); },
          [&](const DefinitionList& list) {
            if (!list.items.empty()) {
              print_element(printer, block, {}, [&](const Printer& inside) {
                print_definitions(inside, list);
              });
            }
          },
          [&](const Quote& quote) { print_container(printer, block, quote.content); },
          [&](const CodeBlock& code) { print_code(printer, block, code); },
          [&](const Verse& verse) { print_verse(printer, block, verse); },
          [&](const Figure& figure) { print_figure(printer, block, figure); },
          [&](const Table& table) { print_table(printer, block, table); },
          [&](const ThematicBreak&) {
            printer.xml.open(css::element_of(block.kind));
            print_attributes(printer, block.attributes, block.id);
            printer.xml.close_void();
          },
          [&](const Division& division) { print_division(printer, block, division); },
          [&](const Note& note) { print_note(printer, block, note); },
          [&](const Notes& notes) { print_notes(printer, block, notes); },
          [&](const TitlePage& page) { print_title_page(printer, block, page); },
          [&](const Contents& contents) {
            print_element(printer, block, css::own::contents, [&](const Printer& inside) {
              print_semantics(inside, block);
              print_contents(inside, contents);
            });
          },
      },
      block.kind);
}

// Without an id and a role, which it has where it begins.
Printer open_outer(const Printer& printer, const OuterSection& outer) {
  printer.xml.open(css::tag::section);
  Printer bare = printer;
  bare.is_copy = true;
  printer.xml.add(outer.added);
  Printer inside = print_attributes(bare, *outer.attributes, NodeId::none);
  printer.xml.attribute(outer.mark, "");
  print_if(printer.xml, "style", outer.style);
  printer.xml.text("\n");
  inside.is_copy = printer.is_copy;
  return inside;
}

void print_within(const Printer& printer,
                  std::span<const OuterSection> outer,
                  const Piece& piece) {
  if (!outer.empty()) {
    print_within(open_outer(printer, outer.front()), outer.subspan(1), piece);
    printer.xml.close();
    return;
  }
  printer.xml.add_attributes(printer.surroundings.added);
  if (piece.section == nullptr) {
    print_block_list(printer, piece.blocks);
    return;
  }
  print_block_list(open_section(printer, *piece.section), piece.blocks);
  printer.xml.close();
}

Printer first_printer(Xml& xml, const Surroundings& surroundings) {
  return {.xml = xml,
          .surroundings = surroundings,
          .right_to_left = surroundings.right_to_left};
}

}  // namespace

void print_block_list(const Printer& printer, std::span<const Block> blocks) {
  for (const Block& block : blocks) {
    print_block(printer, block);
    printer.xml.text("\n");
  }
}

void print_as_text(const Printer& printer, std::span<const Block> blocks) {
  if (blocks.size() == 1) {
    print_tightly(printer, blocks);
  } else {
    printer.xml.text("\n");
    print_block_list(printer, blocks);
  }
}

void print_tightly(const Printer& printer, std::span<const Block> blocks) {
  for (const Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.kind);
    const bool bears_something = printer.surroundings.addresses.anchors().bears_something(
        block.attributes, block.id);
    if (paragraph != nullptr && !bears_something) {
      print_inlines(printer, paragraph->content);
    } else if (paragraph != nullptr && printer.is_book()) {
      print_element(printer, block, css::own::tight, [&](const Printer& inside) {
        print_inlines(inside, paragraph->content);
      });
    } else {
      print_block(printer, block);
    }
    if (&block != &blocks.back()) {
      printer.xml.text("\n");
    }
  }
}

void print_blocks(Xml& xml,
                  std::span<const Block> blocks,
                  const Surroundings& surroundings) {
  print_block_list(first_printer(xml, surroundings), blocks);
}

void print_piece(Xml& xml, const Piece& piece, const Surroundings& surroundings) {
  print_within(first_printer(xml, surroundings), surroundings.outer, piece);
}

}  // namespace octavo::xhtml
