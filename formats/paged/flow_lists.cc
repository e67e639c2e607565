#include <algorithm>
#include <utility>

#include "formats/paged/estimate.h"
#include "formats/paged/flow_builder.h"
#include "formats/paged/white_space.h"

namespace octavo::paged {
// CSS Lists 3, 3: the marker's own content, else the picture of the item's style, else
// what that makes of its number.
ParagraphText FlowBuilder::marker(css::ElementId item, NodeId owner) {
  const css::Style& style = book_.of(item);
  const css::Style& look = marker_style(item);
  const css::Style* own = book_.styles.find(item, css::PseudoElement::marker);
  if (own != nullptr && own->content.kind != css::Content::Kind::normal) {
    return content_runs(item, *own, own->content.items, Role::label, owner, {});
  }
  if (style.display != css::Display::list_item) {
    return {};
  }
  const std::string_view language = book_.language_of(item);
  ParagraphText picture = picture_run(document_, style.list_style.image,
                                      text_style_of(look), language, Role::label, owner);
  if (!picture.text.empty()) {
    append_text(picture,
                plain_run(" ", text_style_of(look), language, Role::label, owner));
    return picture;
  }
  std::string text = style.list_style.type;
  if (!style.list_style.is_text && !text.empty()) {
    text = book_.counters.marker(text, counters_.value("list-item"));
  }
  return plain_run(with_white_space(text, look, {}), text_style_of(look), language,
                   Role::label, owner);
}

// Numbers count from the list's own start; an item's `value` is none of Markdown's.
void FlowBuilder::add_list(const List& list, const Block& block, const State& outer) {
  const css::ElementId element = book_.elements.find(block.id);
  if (element == css::ElementId::none) {
    return;
  }
  counters_.enter({});
  const auto reset = [&] {
    counters_.reset("list-item", static_cast<int>(list.start) - 1);
  };
  reset();
  // Room for the widest of the numbers. A picture hangs out as far as there is paper.
  const double paper = paper_before(outer);
  double widest = 0;
  for (const ListItem& item : list.items) {
    const css::ElementId own = book_.elements.find(item.id);
    counters_.add("list-item", 1);
    if (own != css::ElementId::none && !book_.of(own).list_style.inside) {
      const ParagraphText label = marker(own, item.id);
      const bool is_picture =
          !label.runs.empty() && label.runs.front().picture != PictureId::none;
      widest = std::max(widest, label_width(own, label) - (is_picture ? paper : 0));
    }
  }
  reset();
  const css::Style& style = book_.of(element);
  const bool right_to_left = style.direction == css::TextDirection::right_to_left;
  const double padding =
      css::side_of(style.padding, right_to_left ? css::Side::right : css::Side::left)
          .at(outer.width);
  const OpenBox box = open(element, outer, std::max(0.0, widest - padding));
  if (box.is_shown) {
    add_generated(element, css::PseudoElement::before, box.inside);
    for (const ListItem& item : list.items) {
      add_item(item, box.inside);
    }
    add_generated(element, css::PseudoElement::after, box.inside);
  }
  close(box);
  counters_.leave();
}

// Beside the box, at the side that its lines begin at; the cell of a table has none.
double FlowBuilder::paper_before(const State& state) {
  if (target_ != &flow_.blocks) {
    return 0;
  }
  const PageFrame frame = pages_.usual_frame(state.page);
  const double margin = std::min(frame.left, frame.width - frame.left - frame.measure);
  return std::max(0.0, margin) +
         (direction_of(state) == Direction::right_to_left ? state.right : state.left);
}

// The number or bullet and the space behind it.
double FlowBuilder::label_width(css::ElementId item, const ParagraphText& label) const {
  ParagraphText text = label;
  drop_trailing_space(text);
  return text.runs.empty() ? 0 : estimated_width(text) + marker_gap(item);
}

const css::Style& FlowBuilder::marker_style(css::ElementId item) const {
  const css::Style* marker = book_.styles.find(item, css::PseudoElement::marker);
  return marker == nullptr ? book_.of(item) : *marker;
}

// CSS leaves it to the page maker (CSS Lists 3, 3.1.3); the stylesheet may say it.
double FlowBuilder::marker_gap(css::ElementId item) const {
  const css::Style& style = marker_style(item);
  const bool right_to_left =
      book_.of(item).direction == css::TextDirection::right_to_left;
  return margin_of(style, right_to_left ? css::Side::left : css::Side::right,
                   style.font.size);
}

void FlowBuilder::add_item(const ListItem& item, const State& outer) {
  const css::ElementId element = book_.elements.find(item.id);
  counters_.add("list-item", 1);
  if (item.id != NodeId::none) {
    pending_.anchors.push_back(item.id);
  }
  const OpenBox box = open(element, outer);
  if (box.is_shown) {
    add_label(item.id, element, box, direction_of(outer));
    add_content(element, item.content, box.inside);
    if (!pending_.labels.empty() || !pending_.inside_label.text.empty()) {
      emit(text_block({}, box.inside, {}), box.inside);
    }
  }
  close(box);
}

// The label's room ends where the item's box begins, with its border (CSS Lists 3, 4), at
// the side that the list as a whole begins at.
void FlowBuilder::add_label(NodeId item,
                            css::ElementId element,
                            const OpenBox& box,
                            Direction direction) {
  if (element == css::ElementId::none) {
    return;
  }
  ParagraphText label = marker(element, item);
  if (book_.of(element).list_style.inside) {
    pending_.inside_label = std::move(label);
    return;
  }
  drop_trailing_space(label);
  if (label.text.empty()) {
    return;
  }
  for (StyleRun& run : label.runs) {
    run.style.hyphenation = Hyphenation::none;
  }
  const double edge =
      direction == Direction::right_to_left ? box.outer_right : box.outer_left;
  pending_.labels.push_back({.text = std::move(label),
                             .inset = 0,
                             .width = std::max(0.0, edge - marker_gap(element)),
                             .direction = direction});
}

void FlowBuilder::add_definitions(const DefinitionList& list,
                                  const Block& block,
                                  const State& outer) {
  const css::ElementId list_element = book_.elements.find(block.id);
  const OpenBox box = open(list_element, outer);
  if (box.is_shown) {
    add_generated(list_element, css::PseudoElement::before, box.inside);
  }
  for (const DefinitionItem& item : list.items) {
    if (!box.is_shown) {
      break;
    }
    if (item.id != NodeId::none) {
      pending_.anchors.push_back(item.id);
    }
    const css::ElementId term = book_.elements.find(item.id);
    const OpenBox term_box = open(term, box.inside);
    ParagraphText words = term_box.is_shown
                              ? inline_text(item.term, term_box.inside, term, item.id)
                              : ParagraphText{};
    if (!words.text.empty()) {
      emit(text_block(std::move(words), term_box.inside, item.span), term_box.inside);
    }
    close(term_box);
    for (const Definition& definition : item.definitions) {
      if (definition.id != NodeId::none) {
        pending_.anchors.push_back(definition.id);
      }
      const css::ElementId element = book_.elements.find(definition.id);
      const OpenBox inner = open(element, box.inside);
      if (inner.is_shown) {
        add_content(element, definition.content, inner.inside);
      }
      close(inner);
    }
  }
  if (box.is_shown) {
    add_generated(list_element, css::PseudoElement::after, box.inside);
  }
  close(box);
}

}  // namespace octavo::paged
