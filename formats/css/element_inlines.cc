#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "compiler/overload.h"
#include "compiler/plain_text.h"
#include "formats/css/element_maker.h"

namespace octavo::css {

void ElementMaker::add(const Inlines& inlines, Around around) {
  for (const Inline& node : inlines) {
    add(node, around);
  }
}

void ElementMaker::add(const Inline& node, Around around) {
  const auto wrap = [&](const Inlines& content) { add_element(node, content, around); };
  std::visit(
      Overload{
          [&](const Text& text) { add_text(node, text, around); },
          [&](const SoftBreak&) { line_end(); },
          [&](const LineBreak&) {
            open_bare(element_of(node.kind), node.id, Part::self);
            builder_.close();
            line_end();
          },
          [&](const Emphasis& kind) { wrap(kind.content); },
          [&](const Strong& kind) { wrap(kind.content); },
          [&](const Strikethrough& kind) { wrap(kind.content); },
          [&](const Underline& kind) { wrap(kind.content); },
          [&](const Superscript& kind) { wrap(kind.content); },
          [&](const Subscript& kind) { wrap(kind.content); },
          [&](const SmallCaps& kind) {
            add_element(node, kind.content, around, own::small_caps);
          },
          [&](const Styled& kind) { add_styled(node, kind, around); },
          [&](const Code& kind) { add_code(node, kind, around); },
          [&](const Link& kind) { add_link(node, kind, around); },
          [&](const Image& kind) { add_image(node, kind, around); },
          [&](const NoteReference& kind) { add_note_reference(node, kind, around); },
      },
      node.kind);
}

void ElementMaker::add_element(const Inline& node,
                               const Inlines& content,
                               Around around,
                               std::string_view own_class) {
  builder_.open({.name = element_of(node.kind),
                 .own_class = own_class,
                 .attributes = &node.attributes,
                 .node = node.id,
                 .is_copy = around.copy});
  add(content, around);
  builder_.close();
}

void ElementMaker::add_text(const Inline& node, const Text& text, Around around) {
  const bool is_element = anchors_.bears_something(node.attributes, node.id);
  if (is_element) {
    builder_.open({.name = tag::span,
                   .attributes = &node.attributes,
                   .node = node.id,
                   .is_copy = around.copy});
  }
  builder_.text(text.text);
  if (is_element) {
    builder_.close();
  }
}

void ElementMaker::add_styled(const Inline& node, const Styled& styled, Around around) {
  const std::string_view name = styled_element(node.attributes);
  const Attributes* attributes = &node.attributes;
  if (name != element_of(node.kind)) {
    Attributes others = node.attributes;
    std::erase(others.classes, name);
    attributes = &builder_.keep(std::move(others));
  }
  builder_.open(
      {.name = name, .attributes = attributes, .node = node.id, .is_copy = around.copy});
  add(styled.content, around);
  builder_.close();
}

void ElementMaker::add_code(const Inline& node, const Code& code, Around around) {
  builder_.open({.name = element_of(node.kind),
                 .attributes = &node.attributes,
                 .node = node.id,
                 .written = Written::left_to_right,
                 .is_copy = around.copy});
  builder_.text(code.text);
  builder_.close();
}

void ElementMaker::add_link(const Inline& node, const Link& link, Around around) {
  const bool is_inside = link.destination != NodeId::none;
  const std::string target = is_inside ? reference_to(link.destination) : link.target;
  const bool is_link = !around.link && !target.empty();
  builder_.open({.name = is_link ? element_of(node.kind) : tag::span,
                 .attributes = &node.attributes,
                 .node = node.id,
                 .is_copy = around.copy});
  if (is_link) {
    builder_.attribute("href", target);
    around.link = true;
  }
  add_title(node, link.title);
  add(link.content, around);
  builder_.close();
}

void ElementMaker::add_image(const Inline& node, const Image& image, Around around) {
  const auto picture = static_cast<std::size_t>(image.picture);
  if (picture >= document_.pictures.size()) {
    add_missing_picture(node, image, around);
    return;
  }
  builder_.open({.name = element_of(node.kind),
                 .attributes = &node.attributes,
                 .node = node.id,
                 .is_copy = around.copy});
  builder_.attribute("src",
                     picture_name(picture, upright_kind(document_.pictures[picture])));
  builder_.attribute("alt", plain_text(image.description));
  builder_.attribute_if("role", std::string(picture_role(image)));
  add_title(node, image.title);
  builder_.attribute_if("style", picture_style(node.attributes));
  builder_.close();
}

// Its description stands for it; without one only what leads to it wants a place.
void ElementMaker::add_missing_picture(const Inline& node,
                                       const Image& image,
                                       Around around) {
  const bool is_place = !around.copy && !anchors_.find(node.id).empty();
  if (image.description.empty() && !is_place) {
    return;
  }
  builder_.open({.name = tag::span,
                 .own_class = own::missing_picture,
                 .attributes = &node.attributes,
                 .node = node.id,
                 .is_copy = around.copy});
  add(image.description, around);
  builder_.close();
}

void ElementMaker::add_note_reference(const Inline& node,
                                      const NoteReference& reference,
                                      Around around) {
  if (reference.number == 0) {
    builder_.text("[^");
    return;
  }
  builder_.open({.name = tag::sup,
                 .own_class = own::noteref,
                 .node = node.id,
                 .part = Part::around});
  const std::string target = reference_to(reference.note);
  const bool is_link = !around.link && !target.empty();
  builder_.open({.name = is_link ? element_of(node.kind) : tag::span,
                 .attributes = &node.attributes,
                 .node = node.id,
                 .is_copy = around.copy});
  if (is_link) {
    builder_.attribute("epub:type", "noteref");
    builder_.attribute("role", "doc-noteref");
    builder_.attribute("href", target);
  }
  builder_.text(std::to_string(reference.number));
  builder_.close();
  builder_.close();
}

void ElementMaker::add_title(const Inline& node, const std::string& title) {
  if (!has_title(node.attributes)) {
    builder_.attribute_if("title", title);
  }
}

std::string ElementMaker::reference_to(NodeId node) const {
  const std::string_view anchor = anchors_.find(node);
  return anchor.empty() ? std::string() : "#" + printed_id(anchor);
}

}  // namespace octavo::css
