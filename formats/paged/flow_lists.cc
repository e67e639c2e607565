#include <algorithm>
#include <optional>
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
    return content_runs(item, *own, Role::label, owner, {});
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
  // Room for the widest of the numbers.
  double widest = 0;
  for (const ListItem& item : list.items) {
    const css::ElementId own = book_.elements.find(item.id);
    counters_.add("list-item", 1);
    if (own != css::ElementId::none && !book_.of(own).list_style.inside) {
      widest = std::max(widest, label_width(own, marker(own, item.id)));
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

// The number or bullet and the space behind it.
double FlowBuilder::label_width(css::ElementId item, const ParagraphText& label) const {
  double width = 0;
  ParagraphText text = label;
  drop_trailing_space(text);
  for (const StyleRun& run : text.runs) {
    const std::string words = text.text.substr(run.begin, run.end - run.begin);
    width += run.picture == PictureId::none ? estimated_width(words, run.style.size)
                                            : run.picture_width;
  }
  return text.runs.empty() ? 0 : width + marker_gap(item);
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
    add_label(item.id, element, box.inside, direction_of(outer));
    add_content(element, item.content, box.inside);
    if (!pending_.labels.empty() || !pending_.inside_label.text.empty()) {
      emit(text_block({}, box.inside, {}), box.inside);
    }
  }
  close(box);
}

// The label's room ends where the item's text begins, at the side that the list as a
// whole begins at.
void FlowBuilder::add_label(NodeId item,
                            css::ElementId element,
                            const State& state,
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
  const double edge = direction == Direction::right_to_left ? state.right : state.left;
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

void FlowBuilder::add_contents(const Contents& contents,
                               const Block& block,
                               const State& outer) {
  const OpenBox box = open(book_.elements.find(block.id), outer);
  if (box.is_shown) {
    const css::ElementId heading = book_.elements.find(block.id, Part::heading);
    const css::ElementId element = book_.elements.find(block.id);
    add_generated(element, css::PseudoElement::before, box.inside);
    add_text({.content = contents.heading,
              .element = heading,
              .id = block.id,
              .span = block.span},
             box.inside);
    add_contents_entries(contents.entries, book_.elements.find(block.id, Part::group),
                         box.inside);
    add_generated(element, css::PseudoElement::after, box.inside);
  }
  close(box);
}

void FlowBuilder::add_contents_entries(const std::vector<ContentsEntry>& entries,
                                       css::ElementId list,
                                       const State& outer) {
  if (entries.empty()) {
    return;
  }
  const OpenBox box = open(list, outer);
  if (!box.is_shown) {
    close(box);
    return;
  }
  add_generated(list, css::PseudoElement::before, box.inside);
  for (const ContentsEntry& entry : entries) {
    if (entry.id != NodeId::none) {
      pending_.anchors.push_back(entry.id);
    }
    const css::ElementId element = book_.elements.find(entry.id);
    const OpenBox item = open(element, box.inside);
    if (item.is_shown) {
      add_entry(entry, item.inside);
      add_contents_entries(entry.entries, book_.elements.find(entry.id, Part::group),
                           item.inside);
    }
    close(item);
  }
  add_generated(list, css::PseudoElement::after, box.inside);
  close(box);
}

// A line of words, and at its end the number of the page that they lead to.
void FlowBuilder::add_entry(const ContentsEntry& entry, const State& state) {
  using enum css::PseudoElement;
  const css::ElementId item = book_.elements.find(entry.id);
  const css::ElementId element = book_.elements.find(entry.id, Part::inner);
  const State inside = state_of(element, state);
  ParagraphText words = flow_inlines(entry.content, {.document = document_,
                                                     .book = book_,
                                                     .services = services_,
                                                     .style = *inside.style,
                                                     .language = inside.language,
                                                     .measure = state.width,
                                                     .depth = flow_.runs.back().depth,
                                                     .note_calls = NoteCalls::left_out,
                                                     .block = entry.id,
                                                     .link = entry.id});
  if (words.text.empty() || inside.style->display == css::Display::none) {
    return;
  }
  const std::optional<ContentsLine> line = contents_line(entry, element);
  if (element != css::ElementId::none) {
    note_inline(element, *inside.style);
  }
  ParagraphText all = generated(element, before, state.width, {});
  append_text(all, std::move(words));
  append_text(all,
              line ? ParagraphText{} : generated(element, after, state.width, all.text));
  if (element != css::ElementId::none) {
    dress(all, *inside.style, *state.style, state.width);
    counters_.leave();
  }
  ParagraphText text = generated(item, before, state.width, {});
  append_text(text, std::move(all));
  FlowBlock made = text_block(std::move(text), state, entry.span);
  if (line) {
    auto& block = std::get<TextBlock>(made.content);
    block.contents_line = static_cast<std::uint32_t>(flow_.contents_lines.size());
    // For four figures and the space before them.
    constexpr unsigned most_figures = 5;
    block.end_room = estimated_width(std::string(most_figures, '0'), line->style.size);
    flow_.contents_lines.push_back(*line);
  }
  emit(std::move(made), state);
}

// None: what the entry generates after its words names no page.
std::optional<ContentsLine> FlowBuilder::contents_line(const ContentsEntry& entry,
                                                       css::ElementId element) {
  const css::Style* after = element == css::ElementId::none
                                ? nullptr
                                : book_.styles.find(element, css::PseudoElement::after);
  if (after == nullptr || after->content.kind != css::Content::Kind::items) {
    return std::nullopt;
  }
  ContentsLine line{
      .entry = entry.id, .target = entry.target, .style = text_style_of(*after)};
  bool names_page = false;
  for (const css::ContentItem& item : after->content.items) {
    if (item.kind == css::ContentItem::Kind::leader) {
      line.leader = item.text;
    } else if (item.kind == css::ContentItem::Kind::target_counter &&
               item.text == "page") {
      names_page = true;
      line.counter_style = item.style;
    }
  }
  return names_page ? std::optional(std::move(line)) : std::nullopt;
}

}  // namespace octavo::paged
