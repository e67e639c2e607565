#include "formats/plain/heading_lines.h"

#include <algorithm>
#include <map>

#include "formats/plain/layout.h"

namespace octavo::plain {

const Line& first_line(const Chunk& chunk) {
  return chunk.lines.front();
}

bool is_single(const Chunk& chunk) {
  return chunk.lines.size() == 1;
}

bool is_rule_chunk(const Chunk& chunk) {
  return is_single(chunk) && is_rule(first_line(chunk).text);
}

bool is_numeral(Evidence evidence) {
  return evidence == Evidence::roman || evidence == Evidence::arabic ||
         evidence == Evidence::ideographic;
}

std::optional<std::uint32_t> numbered_gap(const std::vector<Chunk>& chunks,
                                          const std::vector<HeadingMark>& marks) {
  std::map<std::uint32_t, std::size_t> counts;
  for (std::size_t i = 1; i < marks.size(); ++i) {
    if (is_numbered(marks[i].evidence)) {
      ++counts[chunks[i].blanks_before];
    }
  }
  const auto most = std::ranges::max_element(
      counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? std::nullopt : std::optional(most->first);
}

}  // namespace octavo::plain
