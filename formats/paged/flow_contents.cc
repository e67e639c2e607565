#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/paged/estimate.h"
#include "formats/paged/flow_builder.h"
#include "formats/paged/inline_boxes.h"
#include "formats/paged/white_space.h"

/// The contents of a book: lines that wait for the numbers of pages.
namespace octavo::paged {
namespace {

using ContentItems = std::span<const css::ContentItem>;

/// What an entry generates after its words, parted by its leader and by the number of its
/// page.
struct EntryEnd {
  ContentItems before_leader{};
  std::string leader{};
  ContentItems before_number{};
  std::string counter_style{};
  ContentItems after_number{};
};

bool names_page(const css::ContentItem& item) {
  return item.kind == css::ContentItem::Kind::target_counter && item.text == "page";
}

// Of the end of a line only the letters and their spaces are placed when its number is
// known.
bool has_more_than_letters(const css::Style& style) {
  return inline_box(style, 0) || style.text_transform != css::TextTransform{} ||
         style.vertical_align.kind != css::BaselineShift::baseline;
}

// None: it names no page at the end of a line, or not only there. Without a leader all of
// it stands at the end.
std::optional<EntryEnd> end_of_entry(const css::Style& style) {
  using Kind = css::ContentItem::Kind;
  const ContentItems items = style.content.items;
  const bool ends_line = std::ranges::any_of(items, [&](const css::ContentItem& item) {
    return item.kind == Kind::string && keeps_line_ends(style.white_space) &&
           item.text.find('\n') != std::string::npos;
  });
  const auto leaders = std::ranges::count(items, Kind::leader, &css::ContentItem::kind);
  if (ends_line || leaders > 1 || has_more_than_letters(style)) {
    return std::nullopt;
  }
  EntryEnd end{.before_number = items};
  if (leaders == 1) {
    const auto leader = std::ranges::find(items, Kind::leader, &css::ContentItem::kind);
    end.before_leader = {items.begin(), leader};
    end.leader = leader->text;
    end.before_number = {std::next(leader), items.end()};
  }
  const auto number = std::ranges::find_if(end.before_number, names_page);
  if (number == end.before_number.end()) {
    return std::nullopt;
  }
  end.counter_style = number->style;
  end.after_number = {std::next(number), end.before_number.end()};
  end.before_number = {end.before_number.begin(), number};
  return end;
}

std::string spaces_at_end(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const std::size_t last = character_start(text, begin - 1);
    if (!is_space(decode_utf8(text, last).character)) {
      break;
    }
    begin = last;
  }
  return std::string(text.substr(begin));
}

// Of the end of a line, with four figures and the space before them.
double end_room(const ContentsLine& line) {
  const bool has_space = line.before_number.text.empty();
  return estimated_width(has_space ? "00000" : "0000", line.style.size) +
         estimated_width(line.before_number) + estimated_width(line.after_number);
}

}  // namespace

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
  if (element != css::ElementId::none) {
    note_inline(element, *inside.style);
  }
  ParagraphText all = generated(element, before, state.width, {});
  append_text(all, std::move(words));
  std::optional<ContentsLine> line = contents_line(entry, element, all);
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
    block.end_room = end_room(*line);
    flow_.contents_lines.push_back(std::move(*line));
  }
  emit(std::move(made), state);
}

// Adds to the words what stands before the leader.
std::optional<ContentsLine> FlowBuilder::contents_line(const ContentsEntry& entry,
                                                       css::ElementId element,
                                                       ParagraphText& words) {
  const css::Style* style = element == css::ElementId::none
                                ? nullptr
                                : book_.styles.find(element, css::PseudoElement::after);
  if (style == nullptr || style->content.kind != css::Content::Kind::items ||
      style->display == css::Display::none) {
    return std::nullopt;
  }
  const std::optional<EntryEnd> end = end_of_entry(*style);
  if (!end) {
    return std::nullopt;
  }
  const auto runs = [&](ContentItems items, std::string_view before) {
    return content_runs(element, *style, items, Role::artifact, NodeId::none, before);
  };
  ContentsLine line{.entry = entry.id,
                    .target = entry.target,
                    .style = text_style_of(*style),
                    .leader = end->leader,
                    .counter_style = end->counter_style};
  counters_.enter(*style);
  ParagraphText own = runs(end->before_leader, words.text);
  if (!own.text.empty()) {
    line.space_before_leader = spaces_at_end(own.text);
  }
  append_text(words, std::move(own));
  line.before_number = runs(end->before_number, {});
  line.after_number = runs(end->after_number, {});
  counters_.leave();
  return line;
}

}  // namespace octavo::paged
