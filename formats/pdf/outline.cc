#include "formats/pdf/outline.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/listed.h"
#include "compiler/plain_text.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

struct Bookmark {
  std::string title{};
  std::string destination{};
  std::vector<Bookmark> inner{};
};

/// A bookmark in reading order, before the outline is made of them.
struct Entry {
  NodeId node = NodeId::none;
  /// From 1.
  unsigned level = 1;
  std::string title{};
  std::string destination{};
};

// A section that no page shows is passed over; those in it take its place.
void collect_sections(const Blocks& blocks,
                      unsigned level,
                      const Destinations& destinations,
                      std::vector<Entry>& entries) {
  for (const Block* block : listed_sections(blocks, std::numeric_limits<int>::max())) {
    const auto& section = std::get<Section>(block->kind);
    const Block& heading = section.content.front();
    std::string destination = destinations.find(heading.id);
    if (destination.empty()) {
      destination = destinations.find(block->id);
    }
    const bool is_shown = !destination.empty();
    if (is_shown) {
      entries.push_back({.node = heading.id,
                         .level = level,
                         .title = plain_text(heading),
                         .destination = std::move(destination)});
    }
    collect_sections(section.content, level + (is_shown ? 1 : 0), destinations, entries);
  }
}

/// Deeper bookmarks are all of this level.
constexpr unsigned deepest_level = 32;

// What the stylesheet says: another level or label, none, or a bookmark for a node that
// is no heading. Nodes are numbered in reading order.
void apply_styles(std::span<const paged::BookmarkStyle> styles,
                  const Destinations& destinations,
                  std::vector<Entry>& entries) {
  for (const paged::BookmarkStyle& style : styles) {
    auto entry = std::ranges::lower_bound(entries, style.node, {}, &Entry::node);
    const bool is_there = entry != entries.end() && entry->node == style.node;
    std::string destination = destinations.find(style.node);
    if (!is_there && (!style.level || destination.empty())) {
      continue;
    }
    if (!is_there) {
      entry = entries.insert(entry,
                             {.node = style.node, .destination = std::move(destination)});
    }
    entry->level = std::min(style.level.value_or(entry->level), deepest_level);
    entry->title = style.label.value_or(entry->title);
  }
  std::erase_if(entries, [](const Entry& entry) {
    return entry.level == 0 || entry.title.empty();
  });
}

// Each belongs to the last before it of a lower level.
std::vector<Bookmark> nested(std::vector<Entry>& entries,
                             std::size_t& at,
                             unsigned above) {
  std::vector<Bookmark> bookmarks;
  while (at < entries.size() && entries[at].level > above) {
    Entry& entry = entries[at++];
    Bookmark& made = bookmarks.emplace_back();
    made.title = std::move(entry.title);
    made.destination = std::move(entry.destination);
    made.inner = nested(entries, at, entry.level);
  }
  return bookmarks;
}

struct PlacedList {
  ObjectId first = ObjectId::none;
  ObjectId last = ObjectId::none;
  std::size_t count = 0;
};

// Only the outermost entries are open: an inner count is negative (table 153).
PlacedList put_list(ObjectFile& file,
                    const std::vector<Bookmark>& bookmarks,
                    ObjectId parent) {
  std::vector<ObjectId> ids;
  for (std::size_t i = 0; i < bookmarks.size(); ++i) {
    ids.push_back(file.reserve());
  }
  for (std::size_t i = 0; i < bookmarks.size(); ++i) {
    Entries entries{{"Title", text_string(bookmarks[i].title)},
                    {"Parent", reference(parent)},
                    {"Dest", bookmarks[i].destination}};
    if (i > 0) {
      entries.emplace_back("Prev", reference(ids[i - 1]));
    }
    if (i + 1 < bookmarks.size()) {
      entries.emplace_back("Next", reference(ids[i + 1]));
    }
    if (!bookmarks[i].inner.empty()) {
      const PlacedList inner = put_list(file, bookmarks[i].inner, ids[i]);
      entries.emplace_back("First", reference(inner.first));
      entries.emplace_back("Last", reference(inner.last));
      entries.emplace_back("Count", "-" + std::to_string(inner.count));
    }
    file.put(ids[i], dictionary(entries));
  }
  return {.first = ids.front(), .last = ids.back(), .count = ids.size()};
}

}  // namespace

ObjectId put_outline(ObjectFile& file,
                     const Document& document,
                     std::span<const paged::BookmarkStyle> styles,
                     const Destinations& destinations) {
  std::vector<Entry> entries;
  collect_sections(document.content, 1, destinations, entries);
  apply_styles(styles, destinations, entries);
  std::size_t at = 0;
  const std::vector<Bookmark> bookmarks = nested(entries, at, 0);
  if (bookmarks.empty()) {
    return ObjectId::none;
  }
  const ObjectId root = file.reserve();
  const PlacedList list = put_list(file, bookmarks, root);
  file.put(root, dictionary({{"Type", "/Outlines"},
                             {"First", reference(list.first)},
                             {"Last", reference(list.last)},
                             {"Count", std::to_string(list.count)}}));
  return root;
}

}  // namespace octavo::pdf
