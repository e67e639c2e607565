#include "compiler/parts.h"

#include <algorithm>
#include <variant>

namespace octavo {

bool is_part(const Block& block) {
  const auto* section = std::get_if<Section>(&block.kind);
  return section != nullptr && section->level == 1 && has_class(block.attributes, "part");
}

std::size_t blocks_before_sections(const Blocks& blocks) {
  const auto first = std::ranges::find_if(blocks, [](const Block& block) {
    return std::holds_alternative<Section>(block.kind);
  });
  return static_cast<std::size_t>(first - blocks.begin());
}

}  // namespace octavo
