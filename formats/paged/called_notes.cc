#include <algorithm>
#include <cstddef>

#include "compiler/overload.h"
#include "compiler/walk.h"
#include "formats/paged/flow_builder.h"

namespace octavo::paged {
namespace {

using NoteTable = std::unordered_map<NodeId, const Block*>;

class MarkFinder {
 public:
  explicit MarkFinder(const NoteTable& notes, CalledNotes& called)
      : notes_(notes), called_(called) {}

  void find(const Blocks& blocks) {
    for (const Block& block : blocks) {
      // What stands in a note counts when the note does; marks in the contents are a
      // second showing of those in the headings.
      const bool elsewhere = std::holds_alternative<Note>(block.kind) ||
                             std::holds_alternative<Notes>(block.kind) ||
                             std::holds_alternative<Contents>(block.kind);
      if (!elsewhere) {
        find_in(block);
      }
    }
  }

  void find_in(const Block& block) {
    for_each_list(block, Overload{[&](const Inlines& inner) { find(inner); },
                                  [&](const Blocks& inner) { find(inner); }});
  }

 private:
  void find(const Inlines& inlines) {
    for (const Inline& node : inlines) {
      if (const auto* mark = std::get_if<NoteReference>(&node.kind)) {
        call(mark->note);
        continue;
      }
      const auto* image = std::get_if<Image>(&node.kind);
      // The description of a picture that is seen is not set.
      if (image == nullptr || image->picture == PictureId::none) {
        for_each_list(node, [&](const Inlines& inner) { find(inner); });
      }
    }
  }

  void call(NodeId id) {
    const auto found = notes_.find(id);
    if (found != notes_.end() && called_.ids.insert(id).second) {
      called_.in_order.push_back(found->second);
    }
  }

  const NoteTable& notes_;
  CalledNotes& called_;
};

}  // namespace

CalledNotes find_called_notes(const Document& document) {
  NoteTable notes;
  walk(document.content, Overload{[&](const Block& block) {
                                    if (std::holds_alternative<Note>(block.kind)) {
                                      notes.emplace(block.id, &block);
                                    }
                                  },
                                  [](const Inline&) {}});
  CalledNotes called;
  MarkFinder finder(notes, called);
  finder.find(document.content);
  // The list grows while it is walked.
  // NOLINTNEXTLINE(modernize-loop-convert)
  for (std::size_t at = 0; at < called.in_order.size(); ++at) {
    finder.find_in(*called.in_order[at]);
  }
  return called;
}

}  // namespace octavo::paged
