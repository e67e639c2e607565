#include "compiler/passes/headings.h"

#include <type_traits>
#include <variant>
#include <vector>

#include "compiler/plain_text.h"
#include "compiler/text/characters.h"
#include "compiler/walk.h"

namespace octavo {
namespace {

bool shows_something(const Inlines& heading) {
  bool shows = has_words(heading);
  walk(heading, [&](const Inline& node) {
    shows = shows || std::holds_alternative<Image>(node.kind) ||
            std::holds_alternative<NoteReference>(node.kind);
  });
  return shows;
}

/// Whether the heading stays.
bool judge(const Heading& heading, Span span, Diagnostics& diagnostics) {
  if (has_words(heading.content)) {
    return true;
  }
  if (!shows_something(heading.content)) {
    diagnostics.warn("empty-heading", span, "this heading has no words",
                     {{.message = "it is left out: write its words, or delete it"}});
    return false;
  }
  diagnostics.warn("empty-heading", span, "this heading has no words to list it by",
                   {{.message = "contents and bookmarks pass it over: write words, or "
                                "describe its picture: `![words](file)`"}});
  return true;
}

void leave_out_in(Blocks& blocks, Diagnostics& diagnostics) {
  std::erase_if(blocks, [&](const Block& block) {
    const auto* heading = std::get_if<Heading>(&block.kind);
    return heading != nullptr && !judge(*heading, block.span, diagnostics);
  });
  for (Block& block : blocks) {
    for_each_list(block, [&](auto& list) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(list)>, Blocks>) {
        leave_out_in(list, diagnostics);
      }
    });
  }
}

}  // namespace

void leave_out_empty_headings(Document& document, Diagnostics& diagnostics) {
  leave_out_in(document.content, diagnostics);
}

bool has_words(const Inlines& heading) {
  return !is_invisible(plain_text(heading));
}

}  // namespace octavo
