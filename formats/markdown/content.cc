#include "formats/markdown/content.h"

#include <algorithm>

namespace octavo::markdown {

std::size_t Content::segment_of(std::uint32_t at) const {
  const auto after = std::ranges::upper_bound(segments_, at, {}, &Segment::begin);
  return after == segments_.begin()
             ? 0
             : static_cast<std::size_t>(after - segments_.begin()) - 1;
}

void Content::append(std::string_view text, std::uint32_t source_offset) {
  if (text.empty()) {
    return;
  }
  const bool contiguous =
      !segments_.empty() &&
      segments_.back().source + (size() - segments_.back().begin) == source_offset;
  if (!contiguous) {
    segments_.push_back({.begin = size(), .source = source_offset});
  }
  text_ += text;
}

void Content::append(char character, std::uint32_t source_offset) {
  append(std::string_view(&character, 1), source_offset);
}

void Content::drop_front(std::uint32_t count) {
  *this = slice(count, size());
}

void Content::drop_back(std::uint32_t count) {
  text_.resize(text_.size() - count);
  while (!segments_.empty() && segments_.back().begin >= size()) {
    segments_.pop_back();
  }
}

void Content::clear() {
  text_.clear();
  segments_.clear();
}

std::uint32_t Content::source_offset(std::uint32_t at) const {
  if (segments_.empty()) {
    return 0;
  }
  const Segment& segment = segments_[segment_of(at)];
  return segment.source + (at - segment.begin);
}

Span Content::span(FileId file, std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t first = source_offset(begin);
  return {file, first, end > begin ? source_offset(end - 1) + 1 : first};
}

Content Content::slice(std::uint32_t begin, std::uint32_t end) const {
  Content part;
  if (begin >= end) {
    return part;
  }
  part.text_ = text_.substr(begin, end - begin);
  for (std::size_t i = segment_of(begin); i < segments_.size(); ++i) {
    const Segment& segment = segments_[i];
    if (segment.begin >= end) {
      break;
    }
    const std::uint32_t first = std::max(begin, segment.begin);
    part.segments_.push_back(
        {.begin = first - begin, .source = segment.source + (first - segment.begin)});
  }
  return part;
}

}  // namespace octavo::markdown
