#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "formats/paged/content.h"
#include "formats/paged/first_line.h"
#include "formats/paged/flow_builder.h"
#include "formats/paged/inline_boxes.h"

/// Boxes: margins that meet, padding, borders, and where pages begin.
namespace octavo::paged {
namespace {

constexpr int before_heading = -60;
/// Of the size of its type, what boxes around a block leave to it, however many they are.
constexpr double least_ems = 3;

// What a box keeps of its room at least, where its width is no smaller.
double least_width(const css::Style& style, double width) {
  return std::min(width, least_ems * style.font.size);
}

/// The room that a box takes from its container, and what is left for what is in it.
struct Across {
  double left = 0;
  double right = 0;
  /// Of the outer side of its borders.
  double outer_left = 0;
  double outer_right = 0;
  double width = 0;
};

// Of what is in a box, by its style; no limit: as wide as its room allows.
double asked_width(const css::Style& style, double room, double insets) {
  const auto content_width = [&](const css::Measure& measure) {
    return std::max(0.0, measure.at(room) - (style.is_border_box ? insets : 0));
  };
  double asked =
      style.width ? content_width(*style.width) : std::numeric_limits<double>::infinity();
  if (style.max_width) {
    asked = std::min(asked, content_width(*style.max_width));
  }
  return std::max(asked, content_width(style.min_width));
}

// CSS 2.2, 10.3.3: what is left over goes to margins that are `auto`, else to the end.
Across horizontal(const css::Style& style, double room, double more_at_start) {
  using css::Side;
  const bool right_to_left = style.direction == css::TextDirection::right_to_left;
  const auto inner = [&](Side side) {
    const bool at_start = (side == Side::right) == right_to_left;
    return css::side_of(style.padding, side).at(room) +
           css::side_of(style.border, side).width + (at_start ? more_at_start : 0);
  };
  const css::Extent& margin_left = css::side_of(style.margin, Side::left);
  const css::Extent& margin_right = css::side_of(style.margin, Side::right);
  double inset_left = inner(Side::left);
  double inset_right = inner(Side::right);
  double left = margin_of(style, Side::left, room);
  double right = margin_of(style, Side::right, room);
  const double taken = left + right + inset_left + inset_right;
  const double asked = asked_width(style, room, inset_left + inset_right);
  const double least = least_width(style, std::min(asked, room));
  if (taken > 0 && room - taken < least) {
    const double scale = (room - least) / taken;
    for (double* each : {&left, &right, &inset_left, &inset_right}) {
      *each *= scale;
    }
  }
  const double free = room - left - right - inset_left - inset_right;
  const double width = std::min(asked, free);
  const double over = free - width;
  if (over > 0) {
    if (!margin_left && !margin_right) {
      left += over / 2;
      right += over / 2;
    } else if (!margin_left || (margin_right && right_to_left)) {
      left += over;
    } else {
      right += over;
    }
  }
  return {.left = left + inset_left,
          .right = right + inset_right,
          .outer_left = left,
          .outer_right = right,
          .width = width};
}

}  // namespace

void FlowBuilder::Margin::meet(double margin) {
  largest = std::max(largest, margin);
  least = std::min(least, margin);
}

void FlowBuilder::meet_margin(double margin) {
  (pending_.inset == 0 ? pending_.margin : pending_.inner).meet(margin);
}

FlowBuilder::State FlowBuilder::state_of(css::ElementId element,
                                         const State& outer) const {
  State state = outer;
  if (element != css::ElementId::none) {
    state.element = element;
    state.style = &book_.of(element);
    state.language = book_.language_of(element);
    if (!state.style->page.empty()) {
      state.page = state.style->page;
    }
  }
  return state;
}

Direction FlowBuilder::direction_of(const State& state) const {
  return state.style->direction == css::TextDirection::right_to_left
             ? Direction::right_to_left
             : Direction::left_to_right;
}

const TextStyle& FlowBuilder::text_style_of(const css::Style& style) {
  const auto [found, is_new] = text_styles_.try_emplace(&style);
  if (is_new) {
    found->second = text_style(style, book_);
  }
  return found->second;
}

// Its counters, strings and page number, whether it has a box or not.
void FlowBuilder::note_element(css::ElementId element, const css::Style& style) {
  counters_.enter(style);
  for (const css::CounterChange& change : style.counter_reset) {
    if (change.name == "page") {
      pending_.page_number = change.value;
    }
  }
  for (const css::CounterChange& change : style.counter_set) {
    if (change.name == "page") {
      pending_.page_number = change.value;
    }
  }
  const NodeId node = book_.elements[element].node;
  if ((style.bookmark_level || style.bookmark_label) && node != NodeId::none) {
    BookmarkStyle bookmark{.node = node, .level = style.bookmark_level};
    bookmark.label = style.bookmark_label
                         ? content_text(*style.bookmark_label, content_context(element))
                         : targets_.words(node);
    flow_.bookmarks.push_back(std::move(bookmark));
  }
  note_strings(element, style);
}

void FlowBuilder::note_inline(css::ElementId element, const css::Style& style) {
  counters_.enter(style);
  note_strings(element, style);
}

void FlowBuilder::note_strings(css::ElementId element, const css::Style& style) {
  constexpr std::size_t longest_character = 4;
  ContentContext context = content_context(element);
  // A character more, so that the margin sees that there is more.
  context.longest_part = longest_margin_text + longest_character;
  for (const css::StringSetting& setting : style.string_set) {
    pending_.strings.push_back({.name = setting.name,
                                .text = content_text(setting.items, context),
                                .language = std::string(book_.language_of(element))});
  }
}

void FlowBuilder::note_first_letters(css::ElementId element) {
  if (book_.styles.find(element, css::PseudoElement::first_line) != nullptr ||
      book_.styles.find(element, css::PseudoElement::first_letter) != nullptr) {
    pending_.first_lines.push_back(element);
  }
}

// What stands on pages of another name takes its container to be as wide as they are.
FlowBuilder::State FlowBuilder::on_pages_of(const State& inside, const State& outer) {
  State there = outer;
  if (target_ == &flow_.blocks && inside.page != outer.page) {
    there.width +=
        pages_.usual_frame(inside.page).measure - pages_.usual_frame(outer.page).measure;
  }
  return there;
}

FlowBuilder::OpenBox FlowBuilder::open(css::ElementId element,
                                       const State& outer,
                                       double more_at_start) {
  OpenBox box{.inside = state_of(element, outer)};
  if (element == css::ElementId::none) {
    box.first_block = target_->size();
    return box;
  }
  const css::Style& style = *box.inside.style;
  box.style = &style;
  box.is_shown = style.display != css::Display::none;
  note_element(element, style);
  if (box.is_shown) {
    begin_box(style, on_pages_of(box.inside, outer), box, more_at_start);
    note_first_letters(element);
  }
  box.first_block = target_->size();
  return box;
}

void FlowBuilder::ask_break_before(const css::Style& style) {
  pending_.start = std::max(pending_.start, start_of(style.break_before, book_.binding));
  if (style.break_before == css::Break::avoid) {
    pending_.penalty = std::max(pending_.penalty, forbidden_break);
  }
}

void FlowBuilder::ask_break_after(const css::Style& style) {
  pending_.start = std::max(pending_.start, start_of(style.break_after, book_.binding));
}

void FlowBuilder::begin_box(const css::Style& style,
                            const State& outer,
                            OpenBox& box,
                            double more_at_start) {
  using css::Side;
  ask_break_before(style);
  const double base = outer.width;
  meet_margin(margin_of(style, Side::top, base));
  const Across room = horizontal(style, outer.width, more_at_start);
  State& inside = box.inside;
  inside.left = outer.left + room.left;
  inside.right = outer.right + room.right;
  inside.width = room.width;
  box.outer_left = outer.left + room.outer_left;
  box.outer_right = outer.right + room.outer_right;
  const double above = css::side_of(style.border, Side::top).width +
                       css::side_of(style.padding, Side::top).at(base);
  box.inset_below = css::side_of(style.border, Side::bottom).width +
                    css::side_of(style.padding, Side::bottom).at(base);
  box.margin_below = margin_of(style, Side::bottom, base);
  const css::Sides<BoxEdge> edges = edges_of(style);
  const std::optional<Color> background = background_of(style);
  const bool is_seen = background || std::ranges::any_of(edges, [](const BoxEdge& edge) {
                         return edge.width > 0;
                       });
  if (is_seen) {
    box.seen = static_cast<std::uint32_t>(flow_.boxes.size());
    flow_.boxes.push_back({.parent = outer.box,
                           .left = box.outer_left,
                           .right = box.outer_right,
                           .background = background,
                           .edges = edges});
    inside.box = box.seen;
  }
  if (is_seen) {
    pending_.opened.push_back({.box = box.seen});
  }
  if (above > 0) {
    // What has met so far stands above the box; what meets from here on is in it.
    end_margin();
    pending_.inset += above;
  }
  box.has_inset_above = is_seen || above > 0;
}

// The boxes that it goes through begin below it (CSS 2.2, 8.3.1).
void FlowBuilder::end_margin() {
  pending_.inset += std::exchange(pending_.inner, {}).size();
  for (std::size_t at = pending_.placed; at < pending_.opened.size(); ++at) {
    pending_.opened[at].distance = pending_.inset;
  }
  pending_.placed = pending_.opened.size();
}

void FlowBuilder::close(const OpenBox& box) {
  if (box.style == nullptr) {
    return;
  }
  counters_.leave();
  if (box.is_shown) {
    finish_box(box);
  }
}

void FlowBuilder::finish_box(const OpenBox& box) {
  FlowBlocks& blocks = *target_;
  const bool is_empty = blocks.size() == box.first_block;
  const double height = box.style->height ? box.style->height->at(0) : 0;
  if (is_empty && (box.has_inset_above || box.inset_below > 0 || height > 0)) {
    // Padding and borders without anything in them.
    FlowBlock block = text_block({}, box.inside, {});
    std::get<TextBlock>(block.content).leading = height;
    emit(std::move(block), box.inside);
  }
  if (blocks.size() > box.first_block) {
    end_box(box);
    keep_together(box);
  }
  meet_margin(box.margin_below);
  ask_break_after(*box.style);
}

// A border or padding at its foot keeps what meets there inside; else it goes on below
// the box.
void FlowBuilder::end_box(const OpenBox& box) {
  if (box.seen == no_box && box.inset_below == 0) {
    return;
  }
  FlowBlock& last = target_->back();
  if (box.inset_below > 0) {
    last.inset_below += std::exchange(pending_.margin, {}).size() + box.inset_below;
  }
  if (box.seen != no_box) {
    last.closed.push_back({.box = box.seen, .distance = last.inset_below});
  }
}

void FlowBuilder::keep_together(const OpenBox& box) {
  const std::span<FlowBlock> blocks = std::span(*target_).subspan(box.first_block);
  if (box.style->break_inside == css::Break::avoid) {
    for (FlowBlock& block : blocks) {
      const bool is_first = &block == &blocks.front();
      block.stays_whole = true;
      block.stays_with_last = block.stays_with_last || !is_first;
    }
  }
  if (box.style->break_after == css::Break::avoid) {
    blocks.back().keep = Keep::with_next;
    blocks.front().penalty =
        blocks.front().penalty == 0 ? before_heading : blocks.front().penalty;
  }
}

// A run of pages begins where their name changes, and where a page is asked for.
void FlowBuilder::enter_run(FlowBlock& block, const State& state) {
  const bool changes = !has_run_ || flow_.runs.back().name != state.page;
  if (changes && has_run_ && !target_->empty()) {
    block.start = std::max(block.start, Start::page);
  }
  if (changes || block.start != Start::anywhere) {
    if (has_run_ || flow_.runs.empty()) {
      flow_.runs.emplace_back();
    }
    const PageFrame frame = pages_.usual_frame(state.page);
    flow_.runs.back() = {
        .name = state.page,
        .measure = frame.measure,
        .depth = frame.depth,
        .opening = pages_.opening_depth(state.page, flow_.runs.size() - 1)};
    has_run_ = true;
  }
}

void FlowBuilder::emit(FlowBlock block, const State& state) {
  block.start = pending_.start;
  block.left = state.left;
  block.right = state.right;
  block.least_measure = least_width(*state.style, state.width);
  block.box = state.box;
  block.space_above = pending_.margin.size();
  end_margin();
  block.inset_above = pending_.inset;
  for (BoxMark& mark : pending_.opened) {
    block.opened.push_back(mark);
  }
  block.rigid_space = pending_.rigid;
  block.penalty = std::max(block.penalty, pending_.penalty);
  block.labels = std::move(pending_.labels);
  if (auto* text = std::get_if<TextBlock>(&block.content)) {
    append_text(pending_.inside_label, std::move(text->text));
    text->text = std::move(pending_.inside_label);
  }
  block.anchors = std::move(pending_.anchors);
  block.strings = std::move(pending_.strings);
  block.page_number = pending_.page_number;
  if (target_ == &flow_.blocks) {
    enter_run(block, state);
  }
  block.run = flow_.runs.empty() ? 0 : static_cast<std::uint32_t>(flow_.runs.size() - 1);
  // The first lines of chapters stand at one height.
  pending_ = {.rigid = block.start != Start::anywhere};
  target_->push_back(std::move(block));
}

void FlowBuilder::attach_leftovers() {
  if (target_->empty()) {
    return;
  }
  FlowBlock& last = target_->back();
  last.anchors.insert(last.anchors.end(), pending_.anchors.begin(),
                      pending_.anchors.end());
  last.strings.insert(last.strings.end(), pending_.strings.begin(),
                      pending_.strings.end());
  pending_.anchors.clear();
  pending_.strings.clear();
}

// The first line of a box is that of the first text in it (CSS Pseudo 4, 2.1.1).
void FlowBuilder::restyle_first(TextBlock& block, const State& state) {
  for (const css::ElementId element : std::exchange(pending_.first_lines, {})) {
    if (const css::Style* line =
            book_.styles.find(element, css::PseudoElement::first_line)) {
      block.style.first_line = std::make_shared<const TextChange>(
          TextChange{.from = text_style_of(book_.of(element)),
                     .to = text_style_of(*line),
                     .transform = line->text_transform});
    }
    if (const css::Style* letter =
            book_.styles.find(element, css::PseudoElement::first_letter)) {
      restyle_first_letter(block.text,
                           {.from = text_style_of(book_.of(element)),
                            .to = text_style_of(*letter),
                            .transform = letter->text_transform},
                           inline_box(*letter, state.width));
    }
  }
}

FlowBlock FlowBuilder::text_block(ParagraphText text, const State& state, Span span) {
  const css::Style& style = *state.style;
  TextBlock made{.text = std::move(text),
                 .leading = style.leading(),
                 .balanced = style.text_wrap == css::TextWrap::balance,
                 .orphans = style.orphans,
                 .widows = style.widows};
  made.style = {.align = text_align(style),
                .last_align = last_align(style),
                .indents_each_line = style.text_indent.each_line,
                .longest_ladder = static_cast<int>(std::min(style.hyphen_lines, 1'000U)),
                .direction = base_direction(style),
                .language = std::string(state.language),
                .span = span};
  const double amount = style.text_indent.amount.at(state.width);
  (style.text_indent.hanging ? made.style.turnover_indent
                             : made.style.first_line_indent) = amount;
  restyle_first(made, state);
  return {.content = std::move(made)};
}

}  // namespace octavo::paged
