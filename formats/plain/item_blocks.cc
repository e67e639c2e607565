#include "formats/plain/item_blocks.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "formats/plain/inlines.h"

namespace octavo::plain {

namespace {

using ItemSpan = std::span<const Item>;

Span span_of_item(const Chunk& chunk, const Item& item, FileId file) {
  return {.file = file,
          .begin = chunk.lines[item.begin].begin,
          .end = chunk.lines[item.end - 1].end};
}

/// The text of an item, without the first `left_out` bytes.
Block item_paragraph(const Chunk& chunk,
                     const Item& item,
                     std::size_t left_out,
                     FileId file) {
  std::vector<Line> lines(chunk.lines.begin() + static_cast<std::ptrdiff_t>(item.begin),
                          chunk.lines.begin() + static_cast<std::ptrdiff_t>(item.end));
  lines.front().text.remove_prefix(left_out);
  lines.front().begin += static_cast<std::uint32_t>(left_out);
  const Span span{.file = file, .begin = lines.front().begin, .end = lines.back().end};
  return {.kind = Paragraph{read_lines(lines, file)}, .attributes = {}, .span = span};
}

ListMarker marker_of(ItemMark mark) {
  if (mark == ItemMark::number) {
    return ListMarker::decimal;
  }
  return mark == ItemMark::letter ? ListMarker::lower_alpha : ListMarker::bullet;
}

/// A list of items; those further in than the first make lists of their own.
Block list_of(const Chunk& chunk, ItemSpan items, int depth, FileId file) {
  constexpr int deepest = 6;
  const Item& opening = items.front();
  const std::uint32_t indent = chunk.lines[opening.begin].indent;
  const auto is_deeper = [&](const Item& item) {
    return depth < deepest && chunk.lines[item.begin].indent > indent + 1;
  };
  List list{.marker = marker_of(opening.mark),
            .delimiter = opening.delimiter,
            .start = opening.mark == ItemMark::number ? opening.value : 1};
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (end < items.size() && is_deeper(items[end])) {
      ++end;
    }
    ListItem& made = list.items.emplace_back();
    made.span = span_of_item(chunk, items[begin], file);
    made.content.push_back(
        item_paragraph(chunk, items[begin], items[begin].mark_size, file));
    if (end > begin + 1) {
      made.content.push_back(
          list_of(chunk, items.subspan(begin + 1, end - begin - 1), depth + 1, file));
      made.span.end = made.content.back().span.end;
    }
    begin = end;
  }
  const Span span{.file = file,
                  .begin = list.items.front().span.begin,
                  .end = list.items.back().span.end};
  return {.kind = std::move(list), .attributes = {}, .span = span};
}

}  // namespace

Blocks item_blocks(const Chunk& chunk, const Items& items, FileId file) {
  Blocks blocks;
  const ItemSpan all = items.list;
  const bool is_list = items.kind == ItemsKind::list;
  for (std::size_t i = 0; i < all.size();) {
    if (!is_list || all[i].mark == ItemMark::none) {
      blocks.push_back(item_paragraph(chunk, all[i], 0, file));
      ++i;
      continue;
    }
    const auto end = std::ranges::find(all.subspan(i), ItemMark::none, &Item::mark);
    const auto count = static_cast<std::size_t>(end - all.subspan(i).begin());
    blocks.push_back(list_of(chunk, all.subspan(i, count), 1, file));
    i += count;
  }
  return blocks;
}

}  // namespace octavo::plain
