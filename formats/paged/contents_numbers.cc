#include "formats/paged/contents_numbers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "compiler/text/script.h"
#include "formats/paged/inlines.h"

namespace octavo::paged {
namespace {

class NumberSetter {
 public:
  NumberSetter(const BookStyle& book,
               const Typesetter& typesetter,
               Diagnostics& diagnostics)
      : book_(book),
        typesetter_(typesetter),
        diagnostics_(diagnostics),
        right_to_left_(is_right_to_left_language(book.language)) {}

  void fill(Strip& strip, const ContentsLine& contents, const std::string& label) {
    ParagraphText number = plain_run(label, contents.style, book_.language,
                                     Role::page_number, contents.entry);
    number.runs.front().link = contents.entry;
    const double width = place(strip, number, strip.line_end);
    const double gap = space_width(contents.style);
    const double from = strip.text_end;
    const double to = strip.line_end;
    if (right_to_left_) {
      add_leader(strip, contents, to + width + gap, from - gap);
    } else {
      add_leader(strip, contents, from + gap, to - width - gap);
    }
  }

 private:
  // Dots on a grid that counts from the edge, so that those of all lines stand in
  // columns.
  void add_leader(Strip& strip, const ContentsLine& contents, double left, double right) {
    if (contents.leader.empty()) {
      return;
    }
    const ParagraphText text = plain_run(contents.leader, contents.style, book_.language,
                                         Role::artifact, NodeId::none);
    if (leader_.empty() || leader_text_ != contents.leader) {
      leader_text_ = contents.leader;
      pitch_ = leader_pitch(contents);
      leader_ = set(text, 2 * pitch_);
    }
    if (pitch_ <= 0) {
      return;
    }
    const double edge = strip.line_end;
    const double nearest = right_to_left_ ? left - edge : edge - right;
    const double farthest = right_to_left_ ? right - edge : edge - left;
    const auto first = static_cast<long>(std::ceil(nearest / pitch_));
    const auto last = static_cast<long>(std::floor(farthest / pitch_));
    if (last - first < 1) {
      return;
    }
    for (long step = last; step >= first; --step) {
      const double distance = static_cast<double>(step) * pitch_;
      const double x = right_to_left_ ? edge + distance : edge - distance;
      for (PlacedItem item : leader_) {
        translate(item, x, strip.baseline);
        strip.items.push_back(std::move(item));
      }
    }
  }

  // How wide the repeated text is with the spaces at its ends, which a line has not.
  double leader_pitch(const ContentsLine& contents) const {
    const auto width = [&](const std::string& text) {
      return typesetter_
          .measure(plain_run(text, contents.style, book_.language, Role::artifact,
                             NodeId::none),
                   {.direction = BaseDirection::left_to_right})
          .widest;
    };
    const std::string& text = contents.leader;
    return width("x" + text + "x") - width("xx");
  }

  double space_width(const TextStyle& style) const {
    const auto width = [&](const std::string& text) {
      return typesetter_
          .measure(plain_run(text, style, book_.language, Role::artifact, NodeId::none),
                   {.direction = BaseDirection::left_to_right})
          .widest;
    };
    return 2 * (width("x x") - width("xx"));
  }

  /// Places text with its outer edge at `edge`; its width.
  double place(Strip& strip, const ParagraphText& text, double edge) {
    double width = 0;
    for (PlacedItem& item : set(text, book_.medium.width)) {
      if (const auto* run = std::get_if<TextRun>(&item)) {
        width = std::max(width, run->origin.x + run->width);
      }
      pending_.push_back(std::move(item));
    }
    for (PlacedItem& item : pending_) {
      translate(item, right_to_left_ ? edge : edge - width, strip.baseline);
      strip.items.push_back(std::move(item));
    }
    pending_.clear();
    return width;
  }

  std::vector<PlacedItem> set(const ParagraphText& text, double measure) {
    const ParagraphStyle style{.measure = measure,
                               .align = TextAlign::start,
                               .direction = BaseDirection::left_to_right,
                               .language = book_.language};
    std::vector<PlacedItem> items;
    for (Line& line : typesetter_.set(text, style, diagnostics_)) {
      std::ranges::move(line.items, std::back_inserter(items));
    }
    return items;
  }

  const BookStyle& book_;
  const Typesetter& typesetter_;
  Diagnostics& diagnostics_;
  bool right_to_left_ = false;
  std::vector<PlacedItem> pending_{};
  std::string leader_text_{};
  std::vector<PlacedItem> leader_{};
  double pitch_ = 0;
};

}  // namespace

void fill_in_page_numbers(Column& column,
                          const Flow& flow,
                          const NumberedPages& numbered,
                          const Typesetter& typesetter,
                          Diagnostics& diagnostics) {
  const BookStyle& book = numbered.book;
  NumberSetter setter(book, typesetter, diagnostics);
  for (Strip& strip : column.strips) {
    if (strip.contents_line == no_contents_line) {
      continue;
    }
    const ContentsLine& contents = flow.contents_lines[strip.contents_line];
    const auto found = numbered.pages.find(contents.target);
    if (contents.entry != NodeId::none && found != numbered.pages.end()) {
      PageNumber number = numbered.numbers[found->second];
      if (!contents.counter_style.empty()) {
        number.style = contents.counter_style;
      }
      setter.fill(strip, contents, page_label(number, book.counters));
    }
  }
}

}  // namespace octavo::paged
