#include "formats/paged/flow.h"

#include <algorithm>
#include <utility>

#include "compiler/overload.h"
#include "formats/paged/flow_builder.h"

namespace octavo::paged {
namespace {

const Inline* lone_inline(const Inlines& content) {
  return content.size() == 1 ? &content.front() : nullptr;
}

}  // namespace

FlowBuilder::FlowBuilder(const Document& document,
                         const BookStyle& book,
                         const PageNumbers& page_numbers)
    : document_(document),
      book_(book),
      page_numbers_(page_numbers),
      pages_(book),
      targets_(document, book.elements),
      called_(find_called_notes(document)),
      services_{.text_style = [this](const css::Style& style) -> const TextStyle& {
                  return text_style_of(style);
                },
                .generated =
                    [this](css::ElementId element, css::PseudoElement pseudo) {
                      return generated(element, pseudo);
                    },
                .enter = [this](const css::Style& style) { counters_.enter(style); },
                .leave = [this] { counters_.leave(); },
                .aliases = flow_.aliases} {}

Flow FlowBuilder::run() {
  target_ = &flow_.blocks;
  const PageFrame frame = pages_.usual_frame({});
  flow_.runs.push_back({.measure = frame.measure, .depth = frame.depth});
  State state{.element = css::root_element,
              .style = &book_.root(),
              .width = frame.measure,
              .language = book_.language};
  const OpenBox root = open(css::root_element, state);
  const OpenBox body = open(css::body_element, root.inside);
  add_content(css::body_element, document_.content, body.inside);
  close(body);
  close(root);
  attach_leftovers();
  for (const Block* note : called_.in_order) {
    flow_.notes.push_back(flow_note(*note, body.inside));
  }
  return std::move(flow_);
}

void FlowBuilder::add_blocks(const Blocks& blocks, const State& state) {
  for (const Block& block : blocks) {
    add_block(block, state);
  }
}

// Text that is the element's own, without a paragraph around it.
bool FlowBuilder::has_bare_text(const Block& block) const {
  const auto* paragraph = std::get_if<Paragraph>(&block.kind);
  if (paragraph == nullptr || book_.elements.find(block.id) != css::ElementId::none) {
    return false;
  }
  // A picture alone is a block.
  const Inline* lone = lone_inline(paragraph->content);
  return lone == nullptr || (!std::holds_alternative<Image>(lone->kind) &&
                             !std::holds_alternative<Link>(lone->kind));
}

// What is generated stands in the first and in the last line of such text, and else on
// lines of its own.
void FlowBuilder::add_content(css::ElementId element,
                              const Blocks& blocks,
                              const State& state) {
  if (!blocks.empty() && has_bare_text(blocks.front())) {
    append_text(pending_.inside_label, generated(element, css::PseudoElement::before));
  } else {
    add_generated(element, css::PseudoElement::before, state);
  }
  const std::size_t first = target_->size();
  add_blocks(blocks, state);
  auto* last = target_->size() > first && has_bare_text(blocks.back())
                   ? std::get_if<TextBlock>(&target_->back().content)
                   : nullptr;
  if (last != nullptr) {
    append_text(last->text, generated(element, css::PseudoElement::after));
  } else {
    add_generated(element, css::PseudoElement::after, state);
  }
}

void FlowBuilder::add_block(const Block& block, const State& state) {
  const bool is_note = std::holds_alternative<Note>(block.kind);
  if (block.id != NodeId::none && !is_note) {
    pending_.anchors.push_back(block.id);
  }
  std::visit(
      Overload{
          [&](const Paragraph& inner) { add_paragraph(inner, block, state); },
          [&](const Heading& inner) {
            add_text(inner.content, book_.elements.find(block.id), block, state);
          },
          [&](const Section& inner) { add_container(block, inner.content, state); },
          [&](const List& inner) { add_list(inner, block, state); },
          [&](const DefinitionList& inner) { add_definitions(inner, block, state); },
          [&](const Quote& inner) { add_container(block, inner.content, state); },
          [&](const CodeBlock& inner) { add_code(inner, block, state); },
          [&](const Verse& inner) { add_verse(inner, block, state); },
          [&](const Figure& inner) { add_figure(inner, block, state); },
          [&](const Table& inner) { add_table(inner, block, state); },
          [&](const ThematicBreak&) { add_container(block, {}, state); },
          [&](const Division& inner) { add_container(block, inner.content, state); },
          [&](const Note&) { add_uncalled_note(block, state); },
          [&](const Notes& inner) { add_container(block, inner.content, state); },
          [&](const TitlePage& inner) { add_container(block, inner.content, state); },
          [&](const Contents& inner) { add_contents(inner, block, state); },
      },
      block.kind);
}

void FlowBuilder::add_container(const Block& block,
                                const Blocks& content,
                                const State& state) {
  const css::ElementId element = book_.elements.find(block.id);
  const OpenBox box = open(element, state);
  if (box.is_shown) {
    add_content(element, content, box.inside);
  }
  close(box);
}

void FlowBuilder::add_paragraph(const Paragraph& paragraph,
                                const Block& block,
                                const State& state) {
  if (!add_lone_picture(paragraph.content, block, state)) {
    add_text(paragraph.content, book_.elements.find(block.id), block, state);
  }
}

// A block of text: its element's own box, or, where it has no element, lines in that
// around it.
void FlowBuilder::add_text(const Inlines& content,
                           css::ElementId element,
                           const Block& block,
                           const State& state) {
  const OpenBox box = open(element, state);
  if (box.is_shown) {
    ParagraphText text = inline_text(content, box.inside, element, block.id);
    if (!text.text.empty()) {
      emit(text_block(std::move(text), box.inside, block.span), box.inside);
    }
  }
  close(box);
}

ParagraphText FlowBuilder::inline_text(const Inlines& content,
                                       const State& state,
                                       css::ElementId element,
                                       NodeId block) {
  return flow_inlines(content, {.document = document_,
                                .book = book_,
                                .services = services_,
                                .style = *state.style,
                                .element = element,
                                .language = state.language,
                                .measure = state.width,
                                .depth = flow_.runs.back().depth,
                                .block = block});
}

ParagraphText FlowBuilder::generated(css::ElementId element, css::PseudoElement pseudo) {
  const css::Style* style =
      element == css::ElementId::none ? nullptr : book_.styles.find(element, pseudo);
  if (style == nullptr || style->content.kind != css::Content::Kind::items ||
      style->display == css::Display::none) {
    return {};
  }
  counters_.enter(*style);
  ParagraphText text = content_runs(element, *style, Role::artifact, NodeId::none);
  counters_.leave();
  return text;
}

ParagraphText FlowBuilder::content_runs(css::ElementId element,
                                        const css::Style& style,
                                        Role role,
                                        NodeId owner) {
  const std::string_view language = book_.language_of(element);
  const TextStyle& look = text_style_of(style);
  ParagraphText text;
  std::vector<css::ContentItem> words;
  const auto add_words = [&] {
    std::string made = content_text(words, content_context(element));
    words.clear();
    made = transformed(std::move(made), style.text_transform, U' ', language);
    append_text(text, plain_run(std::move(made), look, language, role, owner));
  };
  for (const css::ContentItem& item : style.content.items) {
    const bool is_leader = item.kind == css::ContentItem::Kind::leader;
    if (!is_leader && item.kind != css::ContentItem::Kind::picture) {
      words.push_back(item);
      continue;
    }
    add_words();
    append_text(
        text, is_leader ? leader_run(item.text, look, language)
                        : picture_run(document_, item.text, look, language, role, owner));
  }
  add_words();
  return text;
}

ContentContext FlowBuilder::content_context(css::ElementId element) {
  return {.book = book_,
          .targets = targets_,
          .counters = counters_,
          .element = element,
          .page_numbers = page_numbers_,
          .references = flow_.references};
}

// Text before or after the blocks of a container.
void FlowBuilder::add_generated(css::ElementId element,
                                css::PseudoElement pseudo,
                                const State& state) {
  ParagraphText text = generated(element, pseudo);
  if (!text.text.empty()) {
    emit(text_block(std::move(text), state, {}), state);
  }
}

// A picture that is a paragraph's all is set as a block.
bool FlowBuilder::add_lone_picture(const Inlines& content,
                                   const Block& block,
                                   const State& state) {
  const Inline* node = lone_inline(content);
  NodeId link = NodeId::none;
  if (node != nullptr && std::holds_alternative<Link>(node->kind)) {
    link = node->id;
    node = lone_inline(std::get<Link>(node->kind).content);
  }
  const auto* image = node == nullptr ? nullptr : std::get_if<Image>(&node->kind);
  if (image == nullptr || image->picture == PictureId::none ||
      static_cast<std::size_t>(image->picture) >= document_.pictures.size()) {
    return false;
  }
  const OpenBox around = open(book_.elements.find(block.id), state);
  const css::ElementId element = book_.elements.find(node->id);
  const State inside = state_of(element, around.inside);
  if (around.is_shown && inside.style->display != css::Display::none) {
    pending_.anchors.push_back(node->id);
    emit({.content = picture_block(*image, *node, inside, link)}, inside);
  }
  close(around);
  return true;
}

PictureBlock FlowBuilder::picture_block(const Image& image,
                                        const Inline& node,
                                        const State& state,
                                        NodeId link) const {
  const Picture& picture = document_.pictures[static_cast<std::size_t>(image.picture)];
  const SizeBase base{.width = state.width,
                      .height = flow_.runs.back().depth,
                      .em = state.style->font.size};
  const TextAlign align = text_align(*state.style);
  return {.picture = image.picture,
          .size = picture_size(picture, stated_size(node.attributes), *state.style, base),
          .owner = node.id,
          .link = link,
          // Prose is justified; a picture is expected in the middle.
          .align = align == TextAlign::justify ? TextAlign::center : align};
}

Flow flow_document(const Document& document,
                   const BookStyle& book,
                   const PageNumbers& page_numbers) {
  return FlowBuilder(document, book, page_numbers).run();
}

}  // namespace octavo::paged
