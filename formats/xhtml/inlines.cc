#include <string>
#include <vector>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "formats/css/vocabulary.h"
#include "formats/xhtml/page_breaks.h"
#include "formats/xhtml/printer.h"
#include "formats/xhtml/url.h"

namespace octavo::xhtml {

namespace {

// An element of octavo's own or, when it has no name, a span where one is needed to bear
// the attributes.
template <class Content>
void print_element(const Printer& printer,
                   const Inline& node,
                   std::string_view extra_class,
                   Content&& content) {
  const std::string_view name = css::element_of(node.kind);
  if (name.empty() && !printer.surroundings.addresses.anchors().bears_something(
                          node.attributes, node.id)) {
    content(printer);
    return;
  }
  printer.xml.open(name.empty() ? css::tag::span : name);
  content(print_attributes(printer, node.attributes, node.id, extra_class));
  printer.xml.close();
}

// Where a link of the finished book leads to; empty: nowhere, its text stays.
std::string link_target(const Printer& printer, const Link& link) {
  if (link.destination != NodeId::none) {
    return reference_to(link.destination, printer.surroundings);
  }
  return encode_url(link.target);
}

void print_link(const Printer& printer, const Inline& node, const Link& link) {
  const std::string target =
      printer.inside_link ? std::string() : link_target(printer, link);
  const bool leads_somewhere = !target.empty() || !printer.is_book();
  const bool is_link = leads_somewhere && !printer.inside_link;
  printer.xml.open(is_link ? css::element_of(node.kind) : css::tag::span);
  Printer inside = print_attributes(printer, node.attributes, node.id);
  if (is_link) {
    printer.xml.attribute("href", target);
    inside.inside_link = true;
  }
  print_title(printer.xml, node.attributes, link.title);
  print_inlines(inside, link.content);
  printer.xml.close();
}

void print_image(const Printer& printer, const Inline& node, const Image& image) {
  const auto picture = static_cast<std::size_t>(image.picture);
  const bool has_picture = picture < printer.surroundings.pictures.size();
  if (printer.is_book() && !has_picture) {
    const bool bears_address =
        printer.surroundings.addresses.find(node.id) != nullptr && !printer.is_copy;
    if (image.description.empty() && !bears_address) {
      return;
    }
    printer.xml.open(css::tag::span);
    print_inlines(
        print_attributes(printer, node.attributes, node.id, css::own::missing_picture),
        image.description);
    printer.xml.close();
    return;
  }
  printer.xml.open(css::element_of(node.kind));
  print_attributes(printer, node.attributes, node.id);
  printer.xml.attribute("src", printer.is_book() ? printer.surroundings.pictures[picture]
                                                 : encode_url(image.source));
  printer.xml.attribute("alt", plain_text(image.description));
  print_if(printer.xml, "role", css::picture_role(image));
  print_title(printer.xml, node.attributes, image.title);
  print_if(printer.xml, "style", css::picture_style(node.attributes));
  printer.xml.close_void();
}

void print_note_reference(const Printer& printer,
                          const Inline& node,
                          const NoteReference& reference) {
  if (reference.number == 0) {
    printer.xml.text("[^" + reference.label + "]");
    return;
  }
  const std::string target = reference_to(reference.note, printer.surroundings);
  printer.xml.open(css::tag::sup);
  printer.xml.attribute("class", css::own::noteref);
  const bool is_link = !printer.inside_link && !target.empty();
  printer.xml.open(is_link ? css::element_of(node.kind) : css::tag::span);
  print_attributes(printer, node.attributes, node.id);
  if (is_link) {
    if (printer.is_book()) {
      printer.xml.attribute("epub:type", "noteref");
    }
    printer.xml.attribute("role", "doc-noteref");
    printer.xml.attribute("href", target);
  }
  printer.xml.text(std::to_string(reference.number));
  printer.xml.close();
  printer.xml.close();
}

void print_styled(const Printer& printer, const Inline& node, const Styled& styled) {
  const std::string_view element = printer.is_book()
                                       ? css::styled_element(node.attributes)
                                       : css::element_of(node.kind);
  Attributes attributes = node.attributes;
  if (element != css::element_of(node.kind)) {
    std::erase(attributes.classes, element);
  }
  printer.xml.open(element);
  print_inlines(print_attributes(printer, attributes, node.id), styled.content);
  printer.xml.close();
}

void print_inline(const Printer& printer, const Inline& node) {
  const auto wrap = [&](const Inlines& content, std::string_view extra_class = {}) {
    print_element(printer, node, extra_class,
                  [&](const Printer& inside) { print_inlines(inside, content); });
  };
  std::visit(Overload{
                 [&](const Text& text) {
                   print_element(printer, node, {}, [&](const Printer& inside) {
                     print_text(inside, node.id, text.text);
                   });
                 },
                 [&](const SoftBreak&) { printer.xml.text("\n"); },
                 [&](const LineBreak&) {
                   printer.xml.open(css::element_of(node.kind));
                   printer.xml.close_void();
                   printer.xml.text("\n");
                 },
                 [&](const Emphasis& kind) { wrap(kind.content); },
                 [&](const Strong& kind) { wrap(kind.content); },
                 [&](const Strikethrough& kind) { wrap(kind.content); },
                 [&](const Underline& kind) { wrap(kind.content); },
                 [&](const Superscript& kind) { wrap(kind.content); },
                 [&](const Subscript& kind) { wrap(kind.content); },
                 [&](const SmallCaps& kind) { wrap(kind.content, css::own::small_caps); },
                 [&](const Styled& kind) { print_styled(printer, node, kind); },
                 [&](const Code& code) {
                   printer.xml.open(css::element_of(node.kind));
                   print_attributes(printer, node.attributes, node.id, {},
                                    css::Written::left_to_right);
                   print_text(printer, node.id, code.text);
                   printer.xml.close();
                 },
                 [&](const Link& link) { print_link(printer, node, link); },
                 [&](const Image& image) {
                   print_breaks_before(printer, node.id);
                   print_image(printer, node, image);
                   print_breaks_behind(printer, node.id);
                 },
                 [&](const NoteReference& reference) {
                   print_breaks_before(printer, node.id);
                   print_note_reference(printer, node, reference);
                   print_breaks_behind(printer, node.id);
                 },
             },
             node.kind);
}

}  // namespace

void print_inlines(const Printer& printer, const Inlines& inlines) {
  for (const Inline& node : inlines) {
    print_inline(printer, node);
  }
}

void print_link_text(Xml& xml, const Inlines& inlines, const Surroundings& surroundings) {
  print_inlines({.xml = xml,
                 .surroundings = surroundings,
                 .right_to_left = surroundings.right_to_left,
                 .inside_link = true,
                 .is_copy = true},
                inlines);
}

}  // namespace octavo::xhtml
