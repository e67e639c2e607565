#include "formats/paged/contents_numbers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/script.h"
#include "compiler/text/utf8.h"
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
    for (StyleRun& run : number.runs) {
      run.link = contents.entry;
    }
    ParagraphText end = contents.before_number;
    append_text(end, std::move(number));
    append_text(end, contents.after_number);
    const double width = place(strip, end);
    if (!contents.leader.empty()) {
      take_leader(contents);
      add_leader(strip, contents, width);
    }
  }

 private:
  void take_leader(const ContentsLine& contents) {
    if (!leader_.empty() && leader_text_ == contents.leader &&
        leader_style_ == contents.style) {
      return;
    }
    leader_text_ = contents.leader;
    leader_style_ = contents.style;
    pitch_ = width_of(contents.leader, contents.style);
    leader_.clear();
    const ParagraphText text = plain_run(contents.leader, contents.style, book_.language,
                                         Role::artifact, NodeId::none);
    for (Line& line : set(text, 2 * pitch_, BaseDirection::left_to_right)) {
      std::ranges::move(line.items, std::back_inserter(leader_));
    }
  }

  // Up to the text beside it, or to a gap, into which the last may reach.
  void add_leader(Strip& strip, const ContentsLine& contents, double width) const {
    const double gap = 2 * width_of(" ", contents.style);
    const bool has_text_before = contents.space_before_leader.has_value();
    const bool has_text_after = !contents.before_number.text.empty();
    const double before =
        has_text_before ? width_of(*contents.space_before_leader, contents.style) : gap;
    const double after = has_text_after ? lost_space(contents.before_number) : gap;
    const double from = strip.text_end;
    const double to = strip.line_end;
    if (right_to_left_) {
      repeat_leader(strip, to + width + after,
                    from - before - (has_text_before ? pitch_ : 0));
    } else {
      repeat_leader(strip, from + before,
                    to - width - after - (has_text_after ? pitch_ : 0));
    }
  }

  // Where it begins between two places: on a grid that counts from the edge, so that the
  // dots of all lines stand in columns.
  void repeat_leader(Strip& strip, double left, double right) const {
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

  // With the spaces at its ends, which a line has not.
  double width_of(const std::string& text, const TextStyle& style) const {
    const auto width = [&](const std::string& words) {
      return typesetter_
          .measure(plain_run(words, style, book_.language, Role::artifact, NodeId::none),
                   {.direction = BaseDirection::left_to_right})
          .widest;
    };
    return width("x" + text + "x") - width("xx");
  }

  // The width of the spaces that a text begins with, where its line begins behind them.
  double lost_space(const ParagraphText& text) const {
    const StyleRun& run = text.runs.front();
    if (run.style.white_space == WhiteSpace::preserved) {
      return 0;
    }
    std::size_t end = 0;
    while (end < run.end && is_space(decode_utf8(text.text, end).character)) {
      end += decode_utf8(text.text, end).size;
    }
    return width_of(text.text.substr(0, end), run.style);
  }

  /// Places a text at the end of a line; its width.
  double place(Strip& strip, const ParagraphText& text) {
    double width = 0;
    for (Line& line : set(text, book_.medium.width,
                          right_to_left_ ? BaseDirection::right_to_left
                                         : BaseDirection::left_to_right)) {
      width = std::max(width, line.right - line.left);
      const double edge = right_to_left_ ? line.left : line.right;
      for (PlacedItem& item : line.items) {
        translate(item, strip.line_end - edge, strip.baseline);
        strip.items.push_back(std::move(item));
      }
    }
    return width;
  }

  std::vector<Line> set(const ParagraphText& text,
                        double measure,
                        BaseDirection direction) {
    const ParagraphStyle style{.measure = measure,
                               .align = TextAlign::start,
                               .direction = direction,
                               .language = book_.language};
    return typesetter_.set(text, style, diagnostics_);
  }

  const BookStyle& book_;
  const Typesetter& typesetter_;
  Diagnostics& diagnostics_;
  bool right_to_left_ = false;
  std::string leader_text_{};
  TextStyle leader_style_{};
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
