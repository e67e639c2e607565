#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "formats/plain/headings.h"
#include "formats/plain/lines.h"

namespace octavo::plain {

/// Columns of what may be a heading by its place alone.
inline constexpr std::uint32_t widest_short_line = 72;
/// How many lines of one kind show that their kind is one.
inline constexpr std::size_t least_series = 3;

const Line& first_line(const Chunk& chunk);
bool is_single(const Chunk& chunk);
bool is_rule_chunk(const Chunk& chunk);

/// Whether it is a numeral alone.
bool is_numeral(Evidence evidence);

/// The blank lines that stand before most numbered headings.
std::optional<std::uint32_t> numbered_gap(const std::vector<Chunk>& chunks,
                                          const std::vector<HeadingMark>& marks);

}  // namespace octavo::plain
