#include "formats/paged/contents_numbers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "compiler/text/numeral.h"
#include "compiler/text/script.h"
#include "formats/paged/inlines.h"

namespace octavo::paged {
namespace {

using PageOfNode = std::unordered_map<NodeId, std::size_t>;

PageOfNode pages_of_anchors(const Column& column, const std::vector<PagePlan>& plans) {
  PageOfNode pages;
  for (std::size_t page = 0; page < plans.size(); ++page) {
    for (std::size_t index = plans[page].begin; index < plans[page].end; ++index) {
      for (const NodeId node : column.strips[index].anchors) {
        pages.emplace(node, page);
      }
    }
  }
  return pages;
}

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
    const double gap = 0.5 * contents.style.size;
    const double from = strip.text_end;
    const double to = strip.line_end;
    if (right_to_left_) {
      add_leader(strip, contents.style, to + width + gap, from - gap);
    } else {
      add_leader(strip, contents.style, from + gap, to - width - gap);
    }
  }

 private:
  // Dots on a grid that counts from the edge, so that those of all lines stand in
  // columns.
  void add_leader(Strip& strip, const TextStyle& style, double left, double right) {
    const double pitch = 0.6 * style.size;
    const double edge = strip.line_end;
    const double nearest = right_to_left_ ? left - edge : edge - right;
    const double farthest = right_to_left_ ? right - edge : edge - left;
    const auto first = static_cast<long>(std::ceil(nearest / pitch));
    const auto last = static_cast<long>(std::floor(farthest / pitch));
    if (last - first < 1) {
      return;
    }
    const ParagraphText dot =
        plain_run(".", style, book_.language, Role::artifact, NodeId::none);
    if (dot_.empty()) {
      dot_ = set(dot, 2 * pitch);
    }
    for (long step = last; step >= first; --step) {
      const double distance = static_cast<double>(step) * pitch;
      const double x = right_to_left_ ? edge + distance : edge - distance;
      for (PlacedItem item : dot_) {
        translate(item, x, strip.baseline);
        strip.items.push_back(std::move(item));
      }
    }
  }

  /// Places text with its outer edge at `edge`; its width.
  double place(Strip& strip, const ParagraphText& text, double edge) {
    double width = 0;
    for (PlacedItem& item : set(text, book_.page.measure)) {
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
  std::vector<PlacedItem> dot_{};
};

}  // namespace

std::vector<std::string> page_labels(const std::vector<PagePlan>& plans,
                                     const std::vector<Chapter>& chapters) {
  std::vector<std::string> labels;
  std::uint32_t number = 0;
  bool in_front = true;
  for (const PagePlan& plan : plans) {
    const bool front = chapters[plan.chapter].front_matter;
    if (in_front && !front) {
      in_front = false;
      number = 0;
    }
    ++number;
    labels.push_back(front ? roman_numeral(number) : std::to_string(number));
  }
  return labels;
}

void fill_in_page_numbers(Column& column,
                          const Flow& flow,
                          const std::vector<PagePlan>& plans,
                          const BookStyle& book,
                          const Typesetter& typesetter,
                          Diagnostics& diagnostics) {
  const PageOfNode pages = pages_of_anchors(column, plans);
  const std::vector<std::string> labels = page_labels(plans, flow.chapters);
  NumberSetter setter(book, typesetter, diagnostics);
  for (Strip& strip : column.strips) {
    if (strip.contents_line == no_contents_line) {
      continue;
    }
    const ContentsLine& contents = flow.contents_lines[strip.contents_line];
    const auto found = pages.find(contents.target);
    if (contents.entry != NodeId::none && found != pages.end()) {
      setter.fill(strip, contents, labels[found->second]);
    }
  }
}

}  // namespace octavo::paged
