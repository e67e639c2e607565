#include <string>
#include <string_view>

#include "formats/css/vocabulary.h"
#include "formats/xhtml/printer.h"

namespace octavo::xhtml {

namespace {

// GFM 0.29, 5.3 shows a form's control; in a book the stylesheet draws the box, because a
// control that cannot be used is noise to a person who hears the book.
void print_task_box(const Printer& printer, TaskState task) {
  if (task == TaskState::none || printer.is_book()) {
    return;
  }
  printer.xml.open("input");
  if (task == TaskState::done) {
    printer.xml.attribute("checked", "");
  }
  printer.xml.attribute("disabled", "");
  printer.xml.attribute("type", "checkbox");
  printer.xml.close_void();
  printer.xml.text(" ");
}

void print_item(const Printer& printer, const ListItem& item, ListSpacing spacing) {
  printer.xml.open(css::tag::li);
  const std::string_view own_class =
      printer.is_book() ? css::item_class(item.task) : std::string_view();
  const Printer inside = print_attributes(printer, item.attributes, item.id, own_class);
  print_task_box(inside, item.task);
  if (spacing == ListSpacing::tight) {
    print_tightly(inside, item.content);
  } else if (!item.content.empty()) {
    inside.xml.text("\n");
    print_block_list(inside, item.content);
  }
  printer.xml.close();
  printer.xml.text("\n");
}

void print_entries(const Printer& printer, const std::vector<ContentsEntry>& entries) {
  if (entries.empty()) {
    return;
  }
  printer.xml.text("\n");
  printer.xml.open(css::tag::ol);
  printer.xml.text("\n");
  for (const ContentsEntry& entry : entries) {
    const std::string target = reference_to(entry.target, printer.surroundings);
    printer.xml.open(css::tag::li);
    printer.xml.open(target.empty() ? css::tag::span : css::tag::a);
    print_if(printer.xml, "href", target);
    print_inlines(printer, entry.content);
    printer.xml.close();
    print_entries(printer, entry.entries);
    printer.xml.close();
    printer.xml.text("\n");
  }
  printer.xml.close();
  printer.xml.text("\n");
}

}  // namespace

void print_list(const Printer& printer, const Block& block, const List& list) {
  // EPUB's content model wants an item in every list.
  if (list.items.empty()) {
    return;
  }
  printer.xml.open(css::element_of(block.kind));
  const std::string_view own_class =
      printer.is_book() ? css::list_class(list) : std::string_view();
  const Printer inside = print_attributes(printer, block.attributes, block.id, own_class);
  if (css::has_list_start(list)) {
    printer.xml.attribute("start", std::to_string(list.start));
  }
  print_if(printer.xml, "type", css::list_type(list.marker));
  printer.xml.text("\n");
  for (const ListItem& item : list.items) {
    print_item(inside, item, list.spacing);
  }
  printer.xml.close();
}

void print_definitions(const Printer& printer, const DefinitionList& list) {
  printer.xml.text("\n");
  for (const DefinitionItem& item : list.items) {
    printer.xml.open(css::tag::dt);
    print_inlines(print_attributes(printer, item.attributes, item.id), item.term);
    printer.xml.close();
    printer.xml.text("\n");
    if (item.definitions.empty()) {
      // HTML wants a definition for every term.
      printer.xml.open(css::tag::dd);
      printer.xml.close();
      printer.xml.text("\n");
    }
    for (const Definition& definition : item.definitions) {
      printer.xml.open(css::tag::dd);
      if (list.spacing == ListSpacing::tight) {
        print_tightly(printer, definition.content);
      } else {
        printer.xml.text("\n");
        print_block_list(printer, definition.content);
      }
      printer.xml.close();
      printer.xml.text("\n");
    }
  }
}

void print_contents(const Printer& printer, const Contents& contents) {
  Printer inside = printer;
  inside.is_copy = true;
  inside.inside_link = true;
  if (!contents.heading.empty()) {
    printer.xml.text("\n");
    printer.xml.open(css::heading_element(contents.level));
    print_inlines(inside, contents.heading);
    printer.xml.close();
  }
  print_entries(inside, contents.entries);
}

}  // namespace octavo::xhtml
