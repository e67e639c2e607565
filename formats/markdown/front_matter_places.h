#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source.h"
#include "formats/markdown/content.h"
#include "formats/markdown/front_matter_block.h"

namespace octavo::markdown {

/// Where the keys and values of a front matter stand in their source.
class YamlPlaces {
 public:
  YamlPlaces(const SourceFile& source, const YamlBlock& block);

  /// Of a mark of the YAML library, whose `pos` counts the bytes of the block.
  Position offset(int mark) const;
  /// From `begin` to the end of its line.
  Span line_span(Position begin) const;
  /// A value that begins at `mark`.
  Content content(const std::string& value, Position mark) const;
  /// A line of a text that is indented in the source, looked for from `place` on. Returns
  /// where it ends, or `npos` where the source has it otherwise, with escapes or folded:
  /// then every character stands where the value begins, and nothing is looked for again.
  std::size_t append_line(Content& paragraph,
                          std::string_view line,
                          std::size_t place,
                          Position mark) const;

 private:
  const SourceFile& source_;
  const YamlBlock& block_;
  /// Of the block's lines, ascending.
  std::vector<Position> line_ends_{};
};

}  // namespace octavo::markdown
