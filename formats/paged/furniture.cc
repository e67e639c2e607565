#include "formats/paged/furniture.h"

#include <algorithm>
#include <utility>

#include "compiler/text/breaks.h"
#include "compiler/text/utf8.h"
#include "formats/paged/inlines.h"

namespace octavo::paged {
namespace {

/// Baselines, in lines of the body from the edge of the text.
constexpr double head_distance = 1.15;
constexpr double foot_distance = 2.0;
/// Of the measure, left and right of a head for the folio.
constexpr double folio_room = 0.12;
constexpr std::size_t longest_head = 300;

// Cuts the last word off a run of furniture. Where that is half of it or more, the text
// is one without spaces between words, and loses a character.
ParagraphText shortened(const ParagraphText& text) {
  std::string words = text.text;
  if (words.ends_with("…")) {
    words.resize(words.size() - std::string_view("…").size());
  }
  if (words.empty()) {
    return {};
  }
  const std::size_t space = words.find_last_of(' ');
  const bool has_words = space != std::string::npos && space >= words.size() / 2;
  words.resize(has_words ? space : grapheme_starts(words).back());
  while (words.ends_with(' ') || words.ends_with(',') || words.ends_with(';') ||
         words.ends_with(':')) {
    words.pop_back();
  }
  const StyleRun& run = text.runs.front();
  return words.empty()
             ? ParagraphText{}
             : plain_run(words + "…", run.style, run.language, run.role, run.owner);
}

}  // namespace

Furniture::Furniture(const Flow& flow,
                     const BookStyle& book,
                     const Typesetter& typesetter)
    : flow_(flow),
      book_(book),
      typesetter_(typesetter),
      heads_(flow.chapters.size()),
      is_set_(flow.chapters.size(), false) {
  book_head_ = head_line(flow.book_title);
}

void Furniture::add(Page& page, std::size_t index, const PagePlan& plan) {
  const PageGeometry& geometry = book_.page;
  const bool has_room = geometry.top > 2 * head_distance * book_.leading &&
                        geometry.height - geometry.top - geometry.depth >
                            (foot_distance + 0.5) * book_.leading;
  if (!has_room || plan.is_blank() || flow_.chapters[plan.chapter].bare) {
    return;
  }
  const double left = text_left(geometry, index);
  const double head = geometry.top - head_distance * book_.leading;
  const double foot = geometry.top + geometry.depth + foot_distance * book_.leading;
  const bool is_book = book_.form == Form::book;
  if (!plan.opening) {
    const bool shows_title = is_book && !is_recto(index);
    place(page, shows_title ? book_head_ : chapter_head(plan.chapter),
          left + folio_room * geometry.measure, head);
  }
  if (is_book && !plan.opening) {
    // The outer edge, whichever way the text runs: that is the side of the binding too.
    add_folio(page, is_recto(index) ? TextAlign::end : TextAlign::start, left, head);
  } else {
    add_folio(page, TextAlign::center, left, foot);
  }
}

const Furniture::Items& Furniture::chapter_head(std::uint32_t chapter) {
  if (!is_set_[chapter]) {
    heads_[chapter] = head_line(flow_.chapters[chapter].title);
    is_set_[chapter] = true;
  }
  return heads_[chapter];
}

// One line: what is too long for it loses words at its end.
Furniture::Items Furniture::head_line(const ParagraphText& text) {
  ParagraphText head = text;
  if (head.text.size() > longest_head) {
    const std::size_t end = character_start(head.text, longest_head);
    const StyleRun& run = text.runs.front();
    head = shortened(plain_run(text.text.substr(0, end), run.style, run.language,
                               run.role, run.owner));
  }
  const double measure = (1 - 2 * folio_room) * book_.page.measure;
  while (!head.text.empty()) {
    const Extent extent = typesetter_.measure(head, {.measure = measure});
    if (extent.widest <= measure) {
      return set_line(head, TextAlign::center, measure);
    }
    head = shortened(head);
  }
  return {};
}

Furniture::Items Furniture::set_line(const ParagraphText& text,
                                     TextAlign align,
                                     double measure) {
  const BaseDirection direction = book_.page.binding == Binding::right
                                      ? BaseDirection::right_to_left
                                      : BaseDirection::left_to_right;
  const ParagraphStyle style{.measure = measure,
                             .align = align,
                             .direction = direction,
                             .language = book_.language};
  // Its characters have been reported where they stand in the book.
  Diagnostics heard;
  Items items;
  for (Line& line : typesetter_.set(text, style, heard)) {
    std::ranges::move(line.items, std::back_inserter(items));
  }
  return items;
}

void Furniture::place(Page& page,
                      const Items& items,
                      double left,
                      double baseline) const {
  for (PlacedItem item : items) {
    translate(item, left, baseline);
    page.items.push_back(std::move(item));
  }
}

void Furniture::add_folio(Page& page, TextAlign align, double left, double baseline) {
  const ParagraphText label = plain_run(page.label, text_style(book_, TextKind::folio),
                                        book_.language, Role::artifact, NodeId::none);
  place(page, set_line(label, align, book_.page.measure), left, baseline);
}

}  // namespace octavo::paged
