#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source.h"

namespace octavo::markdown {

/// The text of a leaf block, gathered from its lines without what stands before them, and
/// the way back to the source.
class Content {
 public:
  /// `text` stands in the source at `source_offset`.
  void append(std::string_view text, std::uint32_t source_offset);
  /// A line end, or a space that a tab stands for, at `source_offset`.
  void append(char character, std::uint32_t source_offset);
  void drop_front(std::uint32_t count);
  void drop_back(std::uint32_t count);
  void clear();

  const std::string& text() const { return text_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  bool empty() const { return text_.empty(); }

  /// Where the byte at `at` stands in the source.
  std::uint32_t source_offset(std::uint32_t at) const;
  /// The source of `[begin, end)`.
  Span span(FileId file, std::uint32_t begin, std::uint32_t end) const;
  /// A part of the content, as one of its own.
  Content slice(std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Segment {
    std::uint32_t begin = 0;
    std::uint32_t source = 0;
  };
  std::size_t segment_of(std::uint32_t at) const;

  std::string text_{};
  std::vector<Segment> segments_{};
};

}  // namespace octavo::markdown
