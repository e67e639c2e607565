#include "formats/pdf/outline.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/walk.h"
#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

struct Bookmark {
  std::string title{};
  std::string destination{};
  std::vector<Bookmark> inner{};
};

void collect(const Blocks& blocks,
             const Destinations& destinations,
             std::vector<Bookmark>& bookmarks);

void collect(const Block& block,
             const Destinations& destinations,
             std::vector<Bookmark>& bookmarks) {
  std::vector<Bookmark>* place = &bookmarks;
  if (const auto* section = std::get_if<Section>(&block.kind)) {
    if (!section->content.empty()) {
      const Block& first = section->content.front();
      std::string destination = destinations.find(first.id);
      if (destination.empty()) {
        destination = destinations.find(block.id);
      }
      std::string title = plain_text(first);
      if (std::holds_alternative<Heading>(first.kind) && !destination.empty() &&
          !is_invisible(title)) {
        bookmarks.push_back({std::move(title), std::move(destination), {}});
        place = &bookmarks.back().inner;
      }
    }
  }
  for_each_list(block, [&](const auto& list) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(list)>, Blocks>) {
      collect(list, destinations, *place);
    }
  });
}

void collect(const Blocks& blocks,
             const Destinations& destinations,
             std::vector<Bookmark>& bookmarks) {
  for (const Block& block : blocks) {
    collect(block, destinations, bookmarks);
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
