// libFuzzer target: any items are broken into lines that end where lines may end.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

#include "formats/paged/linebreak.h"

namespace {

using namespace octavo::paged;

constexpr std::size_t bytes_of_item = 4;
constexpr Scaled point = 65'536;

BreakItem item_of(std::span<const std::uint8_t> bytes) {
  constexpr std::array kinds = {BreakKind::none, BreakKind::allowed,
                                BreakKind::hyphenation, BreakKind::emergency,
                                BreakKind::forced};
  return {.width = bytes[0] * point / 4,
          .stretch = (bytes[1] & 15U) * point,
          .shrink = (bytes[1] >> 4U) * point / 4,
          .before = (bytes[2] & 7U) * point,
          .penalty = bytes[2],
          .kind = kinds[bytes[3] % kinds.size()],
          .hyphen = bytes[3] >= 128};
}

void demand(bool holds) {
  if (!holds) {
    std::abort();
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::span<const std::uint8_t> bytes(data, size);
  if (bytes.size() < bytes_of_item) {
    return 0;
  }
  const BreakSettings settings{.widths = {(1 + bytes[0]) * point, (1 + bytes[1]) * point},
                               .pretolerance = bytes[2] % 2 == 0 ? 100 : -1,
                               .longest_ladder = bytes[2] % 5,
                               .emergency_stretch = bytes[3] * point};
  std::vector<BreakItem> items;
  for (bytes = bytes.subspan(bytes_of_item); bytes.size() >= bytes_of_item;
       bytes = bytes.subspan(bytes_of_item)) {
    items.push_back(item_of(bytes));
  }
  const std::vector<std::uint32_t> ends = break_lines(items, settings).ends;
  demand(!ends.empty() && ends.back() == items.size());
  demand(std::ranges::adjacent_find(ends, std::ranges::greater_equal()) == ends.end());
  for (std::uint32_t at = 0; at < items.size(); ++at) {
    const bool is_end = std::ranges::binary_search(ends, at);
    demand(!is_end || items[at].kind != BreakKind::none);
    demand(is_end || items[at].kind != BreakKind::forced);
  }
  return 0;
}
