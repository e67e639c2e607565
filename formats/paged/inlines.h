#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/document.h"
#include "formats/paged/paragraph.h"
#include "formats/paged/style.h"

namespace octavo::paged {

/// Whether the marks in a text call their notes to the foot of its page. They do not
/// where the text stands a second time, as in the contents.
enum class NoteCalls : unsigned char { made, left_out };

/// What inlines take from the block that they stand in.
struct InlineContext {
  const Document& document;
  const BookStyle& book;
  TextStyle style{};
  std::string_view language{};
  NoteCalls note_calls = NoteCalls::made;
  /// Of the block, for inlines without a leaf.
  NodeId block = NodeId::none;
  NodeId link = NodeId::none;
};

/// Where the nodes of links are found that are no leaves.
using Aliases = std::vector<std::pair<NodeId, NodeId>>;

/// The inline content of one block as one string. `aliases` may be null.
ParagraphText flow_inlines(const Inlines& content,
                           const InlineContext& context,
                           Aliases* aliases);

/// One run of text that no leaf of the document shows.
ParagraphText plain_run(std::string text,
                        const TextStyle& style,
                        std::string_view language,
                        Role role,
                        NodeId owner);

/// The words of inlines in one style, as furniture: no leaves, no notes, no links.
ParagraphText furniture_text(const Inlines& content,
                             const TextStyle& style,
                             std::string_view language);

}  // namespace octavo::paged
