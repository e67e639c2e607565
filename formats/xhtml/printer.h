#pragma once

#include <span>
#include <string_view>

#include "compiler/document.h"
#include "formats/css/attributes.h"
#include "formats/xhtml/body.h"
#include "formats/xhtml/xml.h"

namespace octavo::xhtml {

/// What a printing function passes on; a copy is a change for what is inside.
struct Printer {
  Xml& xml;
  const Surroundings& surroundings;
  bool right_to_left = false;
  /// A link may hold no other.
  bool inside_link = false;
  /// What is printed stands elsewhere too, where it has its ids.
  bool is_copy = false;

  bool is_book() const { return surroundings.purpose == Purpose::book; }
};

/// An attribute, unless its value is empty.
void print_if(Xml& xml, std::string_view name, std::string_view value);

/// The title that the syntax of a node gives it, unless its attributes hold another.
void print_title(Xml& xml, const Attributes& attributes, std::string_view title);

/// `id`, `class`, the author's own attributes and the language; `extra_class` is one of
/// octavo's. Returns the printer for what is inside.
Printer print_attributes(const Printer& printer,
                         const Attributes& attributes,
                         NodeId node,
                         std::string_view extra_class = {},
                         css::Written written = css::Written::of_language);

void print_inlines(const Printer& printer, const Inlines& inlines);
void print_block_list(const Printer& printer, std::span<const Block> blocks);

/// Blocks of which a single paragraph is set as the element's own text.
void print_as_text(const Printer& printer, std::span<const Block> blocks);

/// The blocks of a tight list's item: no paragraph is an element.
void print_tightly(const Printer& printer, std::span<const Block> blocks);

void print_list(const Printer& printer, const Block& block, const List& list);
void print_definitions(const Printer& printer, const DefinitionList& list);
void print_table(const Printer& printer, const Block& block, const Table& table);
void print_note(const Printer& printer, const Block& block, const Note& note);
void print_contents(const Printer& printer, const Contents& contents);

}  // namespace octavo::xhtml
