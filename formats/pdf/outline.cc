#include "formats/pdf/outline.h"

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

// A section that no page shows is passed over; those in it take its place.
void collect(const Blocks& blocks,
             const Destinations& destinations,
             std::vector<Bookmark>& bookmarks) {
  for (const Block* block : listed_sections(blocks, std::numeric_limits<int>::max())) {
    const auto& section = std::get<Section>(block->kind);
    const Block& heading = section.content.front();
    std::string destination = destinations.find(heading.id);
    if (destination.empty()) {
      destination = destinations.find(block->id);
    }
    std::vector<Bookmark>* place = &bookmarks;
    if (!destination.empty()) {
      bookmarks.push_back({plain_text(heading), std::move(destination), {}});
      place = &bookmarks.back().inner;
    }
    collect(section.content, destinations, *place);
  }
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
                     const Destinations& destinations) {
  std::vector<Bookmark> bookmarks;
  collect(document.content, destinations, bookmarks);
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
