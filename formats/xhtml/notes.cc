#include <string>

#include "formats/css/semantics.h"
#include "formats/css/vocabulary.h"
#include "formats/xhtml/printer.h"

namespace octavo::xhtml {

namespace {

// The note's number leads back to where the note is called; it is the only text that
// octavo adds.
void print_number(const Printer& printer, const Note& note) {
  if (note.number == 0) {
    return;
  }
  const std::string target =
      note.references.empty()
          ? std::string()
          : reference_to(note.references.front(), printer.surroundings);
  printer.xml.open(target.empty() ? css::tag::span : css::tag::a);
  printer.xml.attribute("class", css::own::note_number);
  if (!target.empty()) {
    printer.xml.attribute("role", "doc-backlink");
    printer.xml.attribute("href", target);
  }
  printer.xml.text(std::to_string(note.number));
  printer.xml.close();
  printer.xml.text(" ");
}

// Further places that call the note; the stylesheet draws their arrows.
void print_more_backlinks(const Printer& printer, const Note& note) {
  for (std::size_t i = 1; i < note.references.size(); ++i) {
    const std::string target = reference_to(note.references[i], printer.surroundings);
    if (target.empty()) {
      continue;
    }
    printer.xml.open(css::tag::a);
    printer.xml.attribute("class", css::own::backlink);
    printer.xml.attribute("role", "doc-backlink");
    printer.xml.attribute("href", target);
    printer.xml.attribute("aria-label", css::backlink_label(note, i));
    printer.xml.close();
  }
}

}  // namespace

void print_note(const Printer& printer, const Block& block, const Note& note) {
  const css::Semantics semantics =
      css::semantics_of(block, printer.surroundings.chapter_level);
  printer.xml.open(css::element_of(block.kind));
  const Printer inside =
      print_attributes(printer, block.attributes, block.id, css::own::note);
  if (printer.is_book()) {
    printer.xml.attribute("epub:type", semantics.type);
  }
  printer.xml.attribute("role", semantics.role);
  printer.xml.text("\n");
  const auto* first =
      note.content.empty() ? nullptr : std::get_if<Paragraph>(&note.content.front().kind);
  std::span<const Block> rest = note.content;
  printer.xml.open(css::tag::p);
  if (first == nullptr) {
    print_number(inside, note);
    print_more_backlinks(inside, note);
  } else {
    const Block& paragraph = note.content.front();
    const Printer in_text = print_attributes(inside, paragraph.attributes, paragraph.id);
    print_number(in_text, note);
    print_inlines(in_text, first->content);
    print_more_backlinks(in_text, note);
    rest = rest.subspan(1);
  }
  printer.xml.close();
  printer.xml.text("\n");
  print_block_list(inside, rest);
  printer.xml.close();
}

}  // namespace octavo::xhtml
