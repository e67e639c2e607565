#include "formats/paged/furniture.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/plain_text.h"
#include "compiler/text/breaks.h"
#include "compiler/text/utf8.h"
#include "formats/paged/boxes.h"
#include "formats/paged/inlines.h"
#include "formats/paged/look.h"
#include "formats/paged/set_text.h"
#include "formats/paged/white_space.h"

namespace octavo::paged {
namespace {

constexpr std::string_view ellipsis = "…";

// Cuts the last word off a run of furniture. Where that is half of it or more, the text
// is one without spaces between words, and loses a character.
ParagraphText shortened(const ParagraphText& text) {
  std::string words = text.text;
  if (words.ends_with(ellipsis)) {
    words.resize(words.size() - ellipsis.size());
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
  return words.empty() ? ParagraphText{}
                       : plain_run(words + std::string(ellipsis), run.style, run.language,
                                   run.role, run.owner);
}

const NamedString& string_on_page(const PageString& strings, const std::string& keyword) {
  static const NamedString none;
  if (keyword == "last") {
    return strings.is_set_here ? strings.last : strings.before;
  }
  if (keyword == "start") {
    return strings.is_set_at_top ? strings.first : strings.before;
  }
  if (keyword == "first-except") {
    return strings.is_set_here ? none : strings.before;
  }
  return strings.is_set_here ? strings.first : strings.before;
}

enum class Edge : unsigned char { top, bottom, left, right };

/// Which edge of a page a box stands at, and its place along it.
struct BoxPlace {
  Edge edge = Edge::top;
  /// -1 and 3 are the corners.
  int along = 0;
};

BoxPlace place_of(css::MarginBox box) {
  using enum css::MarginBox;
  switch (box) {
    case top_left_corner:
      return {Edge::top, -1};
    case top_left:
      return {Edge::top, 0};
    case top_center:
      return {Edge::top, 1};
    case top_right:
      return {Edge::top, 2};
    case top_right_corner:
      return {Edge::top, 3};
    case right_top:
      return {Edge::right, 0};
    case right_middle:
      return {Edge::right, 1};
    case right_bottom:
      return {Edge::right, 2};
    case bottom_left_corner:
      return {Edge::bottom, -1};
    case bottom_left:
      return {Edge::bottom, 0};
    case bottom_center:
      return {Edge::bottom, 1};
    case bottom_right:
      return {Edge::bottom, 2};
    case bottom_right_corner:
      return {Edge::bottom, 3};
    case left_top:
      return {Edge::left, 0};
    case left_middle:
      return {Edge::left, 1};
    case left_bottom:
    case footnote:
      return {Edge::left, 2};
  }
  return {};
}

double insets(const css::Style& style, css::Side first, css::Side second, double base) {
  double sum = 0;
  for (const css::Side side : {first, second}) {
    sum += margin_of(style, side, base) + css::side_of(style.border, side).width +
           css::side_of(style.padding, side).at(base);
  }
  return sum;
}

}  // namespace

std::vector<PageStrings> page_strings(const Column& column,
                                      const std::vector<PagePlan>& plans,
                                      const Document& document) {
  PageStrings running;
  const auto begin_with = [&](const std::string& name, std::string text) {
    running[name].before = {
        .name = name, .text = std::move(text), .language = document.metadata.language};
  };
  begin_with("title", plain_text(document.metadata.title));
  std::string authors;
  for (const std::string& author : document.metadata.authors) {
    authors += (authors.empty() ? "" : ", ") + author;
  }
  begin_with("author", std::move(authors));
  begin_with("publisher", document.metadata.publisher);
  std::vector<PageStrings> pages;
  for (const PagePlan& plan : plans) {
    for (std::size_t index = plan.begin; index < plan.end; ++index) {
      for (const NamedString& set : column.strips[index].strings) {
        PageString& string = running[set.name];
        if (!string.is_set_here) {
          string.first = set;
          string.is_set_at_top = index == plan.begin;
        }
        string.is_set_here = true;
        string.last = set;
      }
    }
    pages.push_back(running);
    for (auto& [name, string] : running) {
      if (string.is_set_here) {
        string = {.before = std::move(string.last)};
      }
    }
  }
  return pages;
}

Furniture::Furniture(const Document& document,
                     const BookStyle& book,
                     PageStyles& styles,
                     const Typesetter& typesetter)
    : document_(document), book_(book), styles_(styles), typesetter_(typesetter) {}

void Furniture::add(Page& page,
                    const PagePlace& place,
                    const PageNumber& number,
                    std::size_t pages,
                    const PageStrings& strings) {
  const css::PageStyle& style = styles_.of(place);
  const PageFrame frame = styles_.frame(place);
  std::vector<MarginText> texts;
  for (std::size_t index = 0; index < css::margin_box_count; ++index) {
    const auto box = static_cast<css::MarginBox>(index);
    const std::optional<css::Style>& own = style.box(box);
    if (!own || box == css::MarginBox::footnote) {
      continue;
    }
    MarginText text{.box = box, .style = &*own};
    text.text = text_of(*own, number, pages, strings);
    text.widest = width_of(text.text);
    texts.push_back(std::move(text));
  }
  for (const MarginText& text : texts) {
    this->place(page, text, room_of(text, frame, texts));
  }
}

ParagraphText Furniture::text_of(const css::Style& style,
                                 const PageNumber& number,
                                 std::size_t pages,
                                 const PageStrings& strings) const {
  using Kind = css::ContentItem::Kind;
  const TextStyle look = text_style(style, book_);
  ParagraphText text;
  const auto add = [&](std::string words, std::string_view language) {
    if (words.size() > longest_margin_text) {
      words.resize(character_start(words, longest_margin_text));
      words += ellipsis;
    }
    words = with_white_space(words, style, text.text);
    words = transformed(std::move(words), style.text_transform, U' ', language);
    append_text(
        text, plain_run(std::move(words), look, language, Role::artifact, NodeId::none));
  };
  for (const css::ContentItem& item : style.content.items) {
    if (item.kind == Kind::picture) {
      append_text(text, picture_run(document_, item.text, look, book_.language,
                                    Role::artifact, NodeId::none));
    } else if (item.kind == Kind::leader) {
      append_text(text, leader_run(item.text, look, book_.language));
    } else if (item.kind == Kind::string) {
      add(item.text, book_.language);
    } else if (item.kind == Kind::counter && item.text == "page") {
      add(book_.counters.number(item.style, number.value), book_.language);
    } else if (item.kind == Kind::counter && item.text == "pages") {
      add(book_.counters.number(item.style, static_cast<int>(pages)), book_.language);
    } else if (item.kind == Kind::named_string) {
      const auto found = strings.find(item.text);
      if (found != strings.end()) {
        const NamedString& string = string_on_page(found->second, item.keyword);
        add(string.text, string.language.empty() ? book_.language : string.language);
      }
    }
  }
  return text;
}

double Furniture::width_of(const ParagraphText& text) const {
  return text.text.empty() ? 0 : typesetter_.measure(text, {.measure = 1}).widest;
}

// CSS Page 3, 5.3.2, as far as books need it: the box in the middle of an edge stays in
// the middle, those beside it are as wide as the wider of them.
Furniture::MarginRoom Furniture::room_of(const MarginText& text,
                                         const PageFrame& frame,
                                         const std::vector<MarginText>& all) const {
  const BoxPlace place = place_of(text.box);
  const auto asked = [&](int along) {
    for (const MarginText& each : all) {
      const BoxPlace other = place_of(each.box);
      if (other.edge == place.edge && other.along == along) {
        return each.style->width ? each.style->width->at(frame.measure)
                                 : each.widest + insets(*each.style, css::Side::left,
                                                        css::Side::right, frame.measure);
      }
    }
    return 0.0;
  };
  const double right = frame.width - frame.left - frame.measure;
  const double foot = frame.top + frame.depth;
  MarginRoom room;
  if (place.edge == Edge::top || place.edge == Edge::bottom) {
    room.area.top = place.edge == Edge::top ? 0 : foot;
    room.area.height = place.edge == Edge::top ? frame.top : frame.height - foot;
    const double beside = std::max(asked(0), asked(2));
    const double middle = asked(1);
    const double side = middle > 0 ? std::min(beside, frame.measure / 2) : 0;
    const double left_share =
        asked(0) + asked(2) > 0 ? asked(0) / (asked(0) + asked(2)) : 0.5;
    const double left = middle > 0 ? side : frame.measure * left_share;
    const double after = middle > 0 ? side : frame.measure - left;
    const std::array<double, 4> edges = {frame.left, frame.left + left,
                                         frame.left + frame.measure - after,
                                         frame.left + frame.measure};
    const auto along = static_cast<std::size_t>(std::clamp(place.along, 0, 2));
    room.area.left = place.along == -1 ? 0 : place.along == 3 ? edges[3] : edges[along];
    room.area.width = place.along == -1  ? frame.left
                      : place.along == 3 ? right
                                         : edges[along + 1] - edges[along];
  } else {
    const double third = frame.depth / 3;
    room.area = {.left = place.edge == Edge::left ? 0 : frame.left + frame.measure,
                 .top = frame.top + third * place.along,
                 .width = place.edge == Edge::left ? frame.left : right,
                 .height = third};
  }
  room.width = room.area.width;
  if (text.style->width) {
    room.width = std::min(room.width, text.style->width->at(frame.measure));
  }
  if (text.style->max_width) {
    room.width = std::min(room.width, text.style->max_width->at(frame.measure));
  }
  return room;
}

// What is to be cut rather than broken loses words at its end.
ParagraphText Furniture::fitted(const MarginText& text, double width) const {
  ParagraphText cut = text.text;
  const bool has_picture = std::ranges::any_of(
      cut.runs, [](const StyleRun& run) { return run.picture != PictureId::none; });
  if (has_picture || text.style->text_overflow == css::Overflow::visible ||
      text.widest <= width) {
    return cut;
  }
  while (!cut.text.empty() && width_of(cut) > width) {
    cut = shortened(cut);
  }
  return cut;
}

void Furniture::place(Page& page, const MarginText& text, const MarginRoom& room) const {
  using css::Side;
  const css::Style& style = *text.style;
  const double base = room.area.width;
  const double across = insets(style, Side::left, Side::right, base);
  const double down = insets(style, Side::top, Side::bottom, base);
  const double width = std::max(1.0, room.width - across);
  ParagraphStyle lines_style{.measure = width,
                             .align = text_align(style),
                             .direction = base_direction(style),
                             .language = book_.language};
  // Its characters have been reported where they stand in the book.
  Diagnostics heard;
  std::vector<Line> lines = typesetter_.set(fitted(text, width), lines_style, heard);
  const double leading = style.leading();
  const double height = leading * static_cast<double>(lines.size());
  constexpr double rounding = 0.01;
  if (lines.empty() || height + down > room.area.height + rounding) {
    return;
  }
  const double free = room.area.height - height - down;
  const bool is_top = style.vertical_align.kind == css::BaselineShift::top;
  const bool is_bottom = style.vertical_align.kind == css::BaselineShift::bottom;
  const double top = room.area.top +
                     (is_top      ? 0
                      : is_bottom ? free
                                  : free / 2) +
                     margin_of(style, Side::top, base);
  const double left = room.area.left + (room.area.width - room.width) / 2 +
                      margin_of(style, Side::left, base);
  const auto inner = [&](Side side) {
    return css::side_of(style.border, side).width +
           css::side_of(style.padding, side).at(base);
  };
  paint_box({.left = left,
             .top = top,
             .width = width + inner(Side::left) + inner(Side::right),
             .height = height + inner(Side::top) + inner(Side::bottom)},
            {.background = background_of(style), .edges = edges_of(style)}, page.items);
  double y = top + inner(Side::top) + above_baseline * leading;
  for (Line& line : lines) {
    for (PlacedItem& item : line.items) {
      translate(item, left + inner(Side::left), y);
      page.items.push_back(std::move(item));
    }
    y += leading;
  }
}

}  // namespace octavo::paged
