#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/paged/linebreak.h"
#include "formats/paged/opportunities.h"
#include "formats/paged/paragraph.h"

namespace octavo::paged {

/// What an item stands for in the text: a box's letters, or what vanishes at a break.
struct ItemSource {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool adds_hyphen = false;
};

/// A paragraph as the line breaker sees it.
struct Items {
  std::vector<BreakItem> items{};
  /// Of each item.
  std::vector<ItemSource> sources{};
};

/// What items are made of, beside the style.
struct ItemInput {
  const ParagraphText& paragraph;
  const std::vector<Opportunity>& opportunities;
  /// As `advances` gives them.
  const std::vector<Scaled>& advances;
  /// By style run: the width of the hyphen that a break there puts in.
  const std::vector<Scaled>& hyphen_widths;
};

Items make_items(const ItemInput& input, const ParagraphStyle& style);

/// The widest part between breaks, hyphenation left aside, and the widest line between
/// forced ones.
Extent extent(const Items& items);

/// The measures of a paragraph's first and other lines, never below 0.
struct LineWidths {
  double first = 0;
  double other = 0;
};
LineWidths line_widths(const ParagraphStyle& style);

/// How lines of a style are broken.
BreakSettings break_settings(const ParagraphText& paragraph, const ParagraphStyle& style);

/// Whether every run stands as written: code, whose lines are filled rather than
/// balanced.
bool is_preserved(const ParagraphText& paragraph);

Scaled to_scaled(double points);
double to_points(Scaled length);

}  // namespace octavo::paged
