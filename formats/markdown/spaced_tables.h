#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "formats/markdown/scan.h"

namespace octavo::markdown {

/// `[begin, end)` of a run of dashes, in columns of its line.
struct DashRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The runs of two dashes or more, parted by spaces, that tell the columns of a table
/// which is drawn with nothing else (Pandoc's simple_tables and multiline_tables). Two at
/// least.
std::optional<std::vector<DashRun>> read_dash_runs(std::string_view line);

/// Whether a line is one run of dashes: the upper and the lower edge of a table whose
/// cells have several lines.
bool is_dash_edge(std::string_view line);

/// Where the table ends whose upper edge ends at `edge_end`: at the end of the line that
/// is its lower edge. Nothing where no such table stands there.
std::optional<Position> edged_table_end(std::string_view source, Position edge_end);

/// Whether the line behind the one that ends at `line_end` has text in it.
bool is_followed_by_text(std::string_view source, Position line_end);

/// Where the parts of a line begin that stand below the runs, in bytes; the first is 0.
/// Letters of full width take two columns.
std::vector<Position> cell_starts(std::string_view line, std::span<const DashRun> runs);

}  // namespace octavo::markdown
