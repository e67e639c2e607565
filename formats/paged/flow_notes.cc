#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "formats/paged/estimate.h"
#include "formats/paged/flow_builder.h"

namespace octavo::paged {

namespace {

css::Side start_side(const css::Style& style) {
  return style.direction == css::TextDirection::right_to_left ? css::Side::right
                                                              : css::Side::left;
}

css::Side end_side(const css::Style& style) {
  return start_side(style) == css::Side::left ? css::Side::right : css::Side::left;
}

}  // namespace

// The number, and how much room it asks for with the space behind it.
FlowBuilder::NoteNumber FlowBuilder::note_number(const Note& note,
                                                 NodeId id,
                                                 const State& outer) {
  if (note.number == 0) {
    return {};
  }
  const State inside = state_of(book_.elements.find(id, Part::number), outer);
  const css::Style& style = *inside.style;
  if (style.display == css::Display::none) {
    return {};
  }
  NoteNumber made;
  TextStyle text_style = text_style_of(style);
  text_style.hyphenation = Hyphenation::none;
  made.label = {.text = plain_run(std::to_string(note.number), text_style,
                                  inside.language, Role::label, id),
                .direction = direction_of(outer)};
  ParagraphText& text = made.label.text;
  using enum css::PseudoElement;
  ParagraphText number =
      std::exchange(text, generated(inside.element, before, outer.width, {}));
  append_text(text, std::move(number));
  append_text(text, generated(inside.element, after, outer.width, text.text));
  made.label.width = estimated_width(text.text, style.font.size);
  made.room =
      made.label.width + css::side_of(style.padding, end_side(style)).at(style.font.size);
  if (!note.references.empty()) {
    // The number leads back to the mark.
    for (StyleRun& run : text.runs) {
      run.link = run.owner == id ? id : NodeId::none;
    }
  }
  return made;
}

// The number stands in the room that the note's padding leaves before its text.
void FlowBuilder::add_note(const Block& block, const State& outer) {
  const auto& note = std::get<Note>(block.kind);
  const css::ElementId element = book_.elements.find(block.id);
  pending_.anchors.push_back(block.id);
  const State own = state_of(element, outer);
  NoteNumber number = note_number(note, block.id, own);
  const css::Side side = start_side(*own.style);
  const double padding = css::side_of(own.style->padding, side).at(outer.width);
  const OpenBox box = open(element, outer, std::max(0.0, number.room - padding));
  if (box.is_shown) {
    if (!number.label.text.text.empty()) {
      const double edge = side == css::Side::right ? box.inside.right : box.inside.left;
      number.label.inset = std::max(0.0, edge - std::max(number.room, padding));
      pending_.labels.push_back(std::move(number.label));
    }
    add_generated(element, css::PseudoElement::before, box.inside);
    add_note_content(note, block, box.inside);
    add_generated(element, css::PseudoElement::after, box.inside);
    if (!pending_.labels.empty()) {
      emit(text_block({}, box.inside, {}), box.inside);
    }
  }
  close(box);
}

// Its first paragraph is an element of the note's.
void FlowBuilder::add_note_content(const Note& note,
                                   const Block& block,
                                   const State& state) {
  const auto* first =
      note.content.empty() ? nullptr : std::get_if<Paragraph>(&note.content.front().kind);
  if (first == nullptr) {
    add_blocks(note.content, state);
    return;
  }
  const Block& paragraph = note.content.front();
  if (!add_lone_picture(first->content, paragraph, state)) {
    if (paragraph.id != NodeId::none) {
      pending_.anchors.push_back(paragraph.id);
    }
    add_text({.content = first->content,
              .element = book_.elements.find(block.id, Part::group),
              .id = paragraph.id,
              .span = paragraph.span},
             state);
  }
  for (const Block& each : std::span(note.content).subspan(1)) {
    add_block(each, state);
  }
}

// A note that no mark calls stands where the passes put it, so that its words are read.
void FlowBuilder::add_uncalled_note(const Block& block, const State& state) {
  if (!called_.ids.contains(block.id)) {
    add_note(block, state);
  }
}

FlowNote FlowBuilder::flow_note(const Block& block, const State& state) {
  FlowNote flowed{.id = block.id};
  const Pending outer = std::exchange(pending_, Pending{});
  FlowBlocks* const outer_target = std::exchange(target_, &flowed.blocks);
  add_note(block, state);
  attach_leftovers();
  target_ = outer_target;
  pending_ = outer;
  return flowed;
}

}  // namespace octavo::paged
