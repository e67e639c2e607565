#pragma once

#include <cstdint>
#include <string_view>

#include "formats/markdown/content.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

/// The line that is being read and how far its blocks have taken it. Columns count tabs
/// as far as the next multiple of four.
class Line {
 public:
  Line(std::string_view source, Position begin) : source_(source), next_(begin) {}

  /// False at the end of the source.
  bool advance_line();

  Position begin() const { return begin_; }
  Position end() const { return end_; }
  /// From 1, of those that were read.
  std::uint32_t number() const { return number_; }
  Position offset() const { return offset_; }

  /// The first byte from here on that is no space or tab; the end if there is none.
  Position nonspace();
  /// Columns of white space before it.
  std::uint32_t indent();
  bool is_blank() { return nonspace() >= end_; }
  /// Four columns or more: code, where no paragraph goes on.
  bool is_indented() { return indent() >= 4; }
  /// From `nonspace()` to the end.
  std::string_view rest();
  std::uint32_t column() const { return column_; }

  void advance_bytes(std::uint32_t count);
  void advance_columns(std::uint32_t count);
  /// One space or tab column, if there is one.
  bool skip_one_column();
  void advance_to_nonspace();
  void advance_to_end();

  /// What is left of the line, with spaces for a tab that was taken in part.
  void append_rest_to(Content& content) const;

 private:
  void find_nonspace();

  std::string_view source_;
  Position begin_ = 0;
  Position end_ = 0;
  Position next_ = 0;
  std::uint32_t number_ = 0;
  Position offset_ = 0;
  std::uint32_t column_ = 0;
  bool tab_is_partial_ = false;
  Position nonspace_ = 0;
  std::uint32_t nonspace_column_ = 0;
  bool nonspace_is_known_ = false;
};

}  // namespace octavo::markdown
