#include "compiler/listed.h"

#include <variant>

#include "compiler/passes/headings.h"

namespace octavo {
namespace {

bool is_listed(const Block& block, int most_depth) {
  const auto* section = std::get_if<Section>(&block.kind);
  if (section == nullptr || section->content.empty() || section->level > most_depth ||
      has_class(block.attributes, "unlisted")) {
    return false;
  }
  const auto* heading = std::get_if<Heading>(&section->content.front().kind);
  return heading != nullptr && has_words(heading->content);
}

void collect_listed(std::span<const Block> blocks,
                    int most_depth,
                    std::vector<const Block*>& listed) {
  for (const Block& block : blocks) {
    if (is_listed(block, most_depth)) {
      listed.push_back(&block);
    } else if (const auto* division = std::get_if<Division>(&block.kind)) {
      collect_listed(division->content, most_depth, listed);
    }
  }
}

}  // namespace

std::vector<const Block*> listed_sections(std::span<const Block> blocks, int most_depth) {
  std::vector<const Block*> listed;
  collect_listed(blocks, most_depth, listed);
  return listed;
}

}  // namespace octavo
