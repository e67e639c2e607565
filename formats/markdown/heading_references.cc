#include "formats/markdown/heading_references.h"

#include <string>
#include <string_view>

#include "compiler/passes/anchors.h"
#include "formats/markdown/attributes.h"

namespace octavo::markdown {

References heading_references(const BlockTree& tree) {
  References headings;
  for (const BlockNode& node : tree.nodes) {
    if (node.kind != BlockKind::heading) {
      continue;
    }
    std::string_view words = node.content.text();
    std::string id;
    if (const auto attributes = scan_trailing_attributes(words)) {
      words = words.substr(0, attributes->end);
      id = attributes->attributes.id;
    }
    const bool has_id = !id.empty();
    if (!has_id) {
      id = slug(words);
    }
    if (!id.empty()) {
      headings.define(
          words, {.target = "#" + id,
                  .title = {},
                  .nameless_heading = has_id ? std::nullopt : std::optional(node.begin)});
    }
  }
  return headings;
}

}  // namespace octavo::markdown
