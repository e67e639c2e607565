#pragma once

#include <cstddef>
#include <vector>

#include "compiler/document.h"
#include "formats/plain/layout.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// What the dashes, bullets and numbers before the lines of a chunk make of it.
enum class ItemsKind : unsigned char {
  /// Nothing: the shape of the lines decides.
  none,
  /// Each item is a paragraph that keeps its mark: dialogue, or what may be a list.
  paragraphs,
  /// The items between the first and the last marked one are a list.
  list
};

/// The sign before an item.
enum class ItemMark : unsigned char {
  none,
  dash,
  long_dash,
  star,
  bullet,
  number,
  letter
};

/// Lines `[begin, end)` of a chunk that belong together.
struct Item {
  ItemMark mark = ItemMark::none;
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Bytes of the mark and of the space after it.
  std::size_t mark_size = 0;
  /// What a number or letter counts.
  std::uint32_t value = 0;
  ListDelimiter delimiter = ListDelimiter::period;
};

struct Items {
  ItemsKind kind = ItemsKind::none;
  std::vector<Item> list{};
};

/// Dialogue and lists both begin their lines with dashes: a list is one only on evidence.
Items read_items(const Chunk& chunk, const Layout& layout);

/// Whether a line begins with a dash, a bullet or a number before its text.
bool is_item_line(const Line& line);

}  // namespace octavo::plain
