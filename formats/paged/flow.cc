#include "formats/paged/flow.h"

#include <algorithm>
#include <utility>

#include "compiler/overload.h"
#include "formats/paged/flow_builder.h"
#include "formats/paged/inline_boxes.h"
#include "formats/paged/look.h"
#include "formats/paged/white_space.h"

namespace octavo::paged {
namespace {

const Inline* lone_inline(const Inlines& content) {
  return content.size() == 1 ? &content.front() : nullptr;
}

// In a line it stands as the line does; a block is where its margins put it.
TextAlign picture_align(const css::Style& style) {
  if (!css::is_block_level(style.display)) {
    const TextAlign align = text_align(style);
    // Prose is justified; a picture is expected in the middle.
    return align == TextAlign::justify ? TextAlign::center : align;
  }
  const bool right_to_left = style.direction == css::TextDirection::right_to_left;
  const bool left = css::side_of(style.margin, css::Side::left).has_value();
  const bool right = css::side_of(style.margin, css::Side::right).has_value();
  if (!left && !right) {
    return TextAlign::center;
  }
  return !left || (right && right_to_left) ? TextAlign::end : TextAlign::start;
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
      counter_places_(book),
      called_(find_called_notes(document)),
      services_{.text_style = [this](const css::Style& style) -> const TextStyle& {
                  return text_style_of(style);
                },
                .generated =
                    [this](css::ElementId element,
                           css::PseudoElement pseudo,
                           double measure,
                           std::string_view before) {
                      return generated(element, pseudo, measure, before);
                    },
                .enter = [this](css::ElementId element,
                                const css::Style& style) { note_inline(element, style); },
                .leave = [this] { counters_.leave(); },
                .aliases = flow_.aliases} {}

Flow FlowBuilder::run() {
  target_ = &flow_.blocks;
  const PageFrame frame = pages_.usual_frame({});
  flow_.runs.push_back({.measure = frame.measure,
                        .depth = frame.depth,
                        .opening = pages_.opening_depth({}, 0)});
  State state{.element = css::root_element,
              .style = &book_.root(),
              .width = frame.measure,
              .language = book_.language};
  const OpenBox root = open(css::root_element, state);
  const OpenBox body = open(css::body_element, root.inside);
  if (root.is_shown && body.is_shown) {
    add_content(css::body_element, document_.content, body.inside);
  }
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

// What is generated in line stands in the first and in the last line of such text, and
// else on lines of its own.
void FlowBuilder::add_content(css::ElementId element,
                              const Blocks& blocks,
                              const State& state) {
  using enum css::PseudoElement;
  if (!blocks.empty() && has_bare_text(blocks.front()) &&
      !generates_block(book_, element, before)) {
    append_text(pending_.inside_label,
                generated(element, before, state.width, pending_.inside_label.text));
  } else {
    add_generated(element, before, state);
  }
  const std::size_t first = target_->size();
  add_blocks(blocks, state);
  auto* last = target_->size() > first && has_bare_text(blocks.back()) &&
                       !generates_block(book_, element, after)
                   ? std::get_if<TextBlock>(&target_->back().content)
                   : nullptr;
  if (last != nullptr) {
    append_text(last->text, generated(element, after, state.width, last->text.text));
  } else {
    add_generated(element, after, state);
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
          [&](const Heading& inner) { add_text(text_of(block, inner.content), state); },
          [&](const Section& inner) { add_container(block, inner.content, state); },
          [&](const List& inner) { add_list(inner, block, state); },
          [&](const DefinitionList& inner) { add_definitions(inner, block, state); },
          [&](const Quote& inner) { add_container(block, inner.content, state); },
          [&](const CodeBlock& inner) { add_code(inner, block, state); },
          [&](const Verse& inner) { add_verse(inner, block, state); },
          [&](const Figure& inner) { add_figure(inner, block, state); },
          [&](const Table& inner) { add_table(inner, block, state); },
          [&](const ThematicBreak&) { add_scene_break(block, state); },
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
    add_text(text_of(block, paragraph.content), state);
  }
}

FlowBuilder::BlockText FlowBuilder::text_of(const Block& block,
                                            const Inlines& content) const {
  return {.content = content,
          .element = book_.elements.find(block.id),
          .id = block.id,
          .span = block.span};
}

// A block of text: its element's own box, or, where it has no element, lines in that
// around it.
void FlowBuilder::add_text(const BlockText& content, const State& state) {
  using enum css::PseudoElement;
  const OpenBox box = open(content.element, state);
  if (box.is_shown) {
    if (generates_block(book_, content.element, before)) {
      add_generated(content.element, before, box.inside);
    }
    ParagraphText text =
        inline_text(content.content, box.inside, content.element, content.id);
    if (!text.text.empty()) {
      FlowBlock made = text_block(std::move(text), box.inside, content.span);
      std::get<TextBlock>(made.content).line_end = content.line_end;
      emit(std::move(made), box.inside);
    }
    if (generates_block(book_, content.element, after)) {
      add_generated(content.element, after, box.inside);
    }
  }
  close(box);
}

// Its ornament, where it has one, stands on a line as high as the break.
void FlowBuilder::add_scene_break(const Block& block, const State& state) {
  const css::ElementId element = book_.elements.find(block.id);
  const OpenBox box = open(element, state);
  if (box.is_shown) {
    add_content(element, {}, box.inside);
    const css::Extent& height = box.style->height;
    for (FlowBlock& line : std::span(*target_).subspan(box.first_block)) {
      // Its own ornament is all there is of it: none to stand beside.
      line.keep = Keep::none;
      if (auto* text = std::get_if<TextBlock>(&line.content); text != nullptr && height) {
        text->leading = height->at(0);
      }
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

ParagraphText FlowBuilder::generated(css::ElementId element,
                                     css::PseudoElement pseudo,
                                     double measure,
                                     std::string_view before) {
  const css::Style* style =
      element == css::ElementId::none ? nullptr : book_.styles.find(element, pseudo);
  if (style == nullptr || style->content.kind != css::Content::Kind::items ||
      style->display == css::Display::none) {
    return {};
  }
  counters_.enter(*style);
  ParagraphText text = content_runs(element, *style, style->content.items, Role::artifact,
                                    NodeId::none, before);
  counters_.leave();
  if (!css::is_block_level(style->display) && !text.text.empty()) {
    dress(text, *style, book_.of(element), measure);
  }
  return text;
}

void FlowBuilder::dress(ParagraphText& text,
                        const css::Style& style,
                        const css::Style& outer,
                        double measure) {
  const double shift = text_shift(style, outer);
  for (StyleRun& run : text.runs) {
    run.style.baseline_shift += shift;
    run.leading = style.line_height == outer.line_height ? run.leading : style.leading();
  }
  if (auto box = inline_box(style, measure)) {
    box->end = static_cast<std::uint32_t>(text.text.size());
    box->size = style.font.size;
    box->baseline_shift = shift;
    ParagraphText boxed{.boxes = {*box}};
    append_text(boxed, std::move(text), 0);
    text = std::move(boxed);
  }
}

ParagraphText FlowBuilder::content_runs(css::ElementId element,
                                        const css::Style& style,
                                        std::span<const css::ContentItem> items,
                                        Role role,
                                        NodeId owner,
                                        std::string_view before) {
  const std::string_view language = book_.language_of(element);
  const TextStyle& look = text_style_of(style);
  ParagraphText text;
  std::vector<css::ContentItem> words;
  const auto add_words = [&] {
    std::string made = content_text(words, content_context(element));
    words.clear();
    made = with_white_space(made, style, text.text.empty() ? before : text.text);
    made = transformed(std::move(made), style.text_transform, U' ', language);
    append_text(text, plain_run(std::move(made), look, language, role, owner));
  };
  for (const css::ContentItem& item : items) {
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
          .counter_places = counter_places_,
          .element = element,
          .page_numbers = page_numbers_,
          .references = flow_.references,
          .words = flow_.words};
}

// Before or after the blocks of a container, and never on another page: a line of its
// box, or a box in it.
void FlowBuilder::add_generated(css::ElementId element,
                                css::PseudoElement pseudo,
                                const State& state) {
  OpenBox box{.inside = state, .first_block = target_->size()};
  const bool is_block = generates_block(book_, element, pseudo);
  if (is_block) {
    box.style = book_.styles.find(element, pseudo);
    box.inside.style = box.style;
    begin_box(*box.style, state, box, 0);
  }
  ParagraphText text = generated(element, pseudo, state.width, {});
  if (!text.text.empty()) {
    FlowBlock made = text_block(std::move(text), box.inside, {});
    if (is_block && box.style->height) {
      std::get<TextBlock>(made.content).least_height = box.style->height->at(0);
    }
    emit(std::move(made), box.inside);
  }
  if (is_block) {
    finish_box(box);
  }
  if (target_->size() > box.first_block) {
    FlowBlock& made = (*target_)[box.first_block];
    if (pseudo == css::PseudoElement::before) {
      made.keep = Keep::with_next;
    } else {
      made.penalty = forbidden_break;
    }
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
    if (element != css::ElementId::none) {
      note_element(element, *inside.style);
    }
    add_picture(picture_block(*image, *node, inside, link), inside);
    if (element != css::ElementId::none) {
      counters_.leave();
    }
  }
  close(around);
  return true;
}

// A picture and its box, with the margins of a block.
void FlowBuilder::add_picture(const PictureBlock& picture, const State& state) {
  const css::Style& style = *state.style;
  const bool is_block = css::is_block_level(style.display);
  if (is_block) {
    ask_break_before(style);
  }
  meet_margin(margin_of(style, css::Side::top, state.width));
  emit({.content = picture}, state);
  meet_margin(margin_of(style, css::Side::bottom, state.width));
  if (is_block) {
    ask_break_after(style);
  }
}

PictureBlock FlowBuilder::picture_block(const Image& image,
                                        const Inline& node,
                                        const State& state,
                                        NodeId link) const {
  const Picture& picture = document_.pictures[static_cast<std::size_t>(image.picture)];
  const SizeBase base = picture_base(*state.style, state.width, flow_.runs.back().depth,
                                     state.style->font.size);
  std::optional<InlineBox> box =
      inline_box(*state.style, state.width, BoxContent::picture);
  if (box) {
    // They meet those of other blocks.
    css::side_of(box->margin, css::Side::top) = 0;
    css::side_of(box->margin, css::Side::bottom) = 0;
  }
  return {.picture = image.picture,
          .size = picture_size(picture, stated_size(node.attributes), *state.style, base),
          .box = box,
          .owner = node.id,
          .link = link,
          .align = picture_align(*state.style)};
}

Flow flow_document(const Document& document,
                   const BookStyle& book,
                   const PageNumbers& page_numbers) {
  return FlowBuilder(document, book, page_numbers).run();
}

}  // namespace octavo::paged
