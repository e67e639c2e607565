#include "formats/markdown/line.h"

#include <algorithm>

namespace octavo::markdown {

namespace {

constexpr std::uint32_t tab_width = 4;

std::uint32_t columns_of_tab(std::uint32_t column) {
  return tab_width - column % tab_width;
}

}  // namespace

bool Line::advance_line() {
  if (next_ >= source_.size()) {
    return false;
  }
  begin_ = next_;
  const std::size_t found = source_.find_first_of("\r\n", begin_);
  end_ = static_cast<Position>(std::min(found, source_.size()));
  next_ = end_;
  if (next_ < source_.size()) {
    const bool crlf = source_[next_] == '\r' && char_at(source_, next_ + 1) == '\n' &&
                      next_ + 1 < source_.size();
    next_ += crlf ? 2 : 1;
  }
  ++number_;
  offset_ = begin_;
  column_ = 0;
  tab_is_partial_ = false;
  nonspace_is_known_ = false;
  return true;
}

void Line::find_nonspace() {
  if (nonspace_is_known_ && nonspace_ >= offset_) {
    return;
  }
  Position at = offset_;
  std::uint32_t column = column_;
  for (; at < end_ && is_space_or_tab(source_[at]); ++at) {
    column += source_[at] == '\t' ? columns_of_tab(column) : 1;
  }
  nonspace_ = at;
  nonspace_column_ = column;
  nonspace_is_known_ = true;
}

Position Line::nonspace() {
  find_nonspace();
  return nonspace_;
}

std::uint32_t Line::indent() {
  find_nonspace();
  return nonspace_column_ - column_;
}

std::string_view Line::rest() {
  find_nonspace();
  return source_.substr(nonspace_, end_ - nonspace_);
}

void Line::advance_bytes(std::uint32_t count) {
  for (; count > 0 && offset_ < end_; --count) {
    column_ += source_[offset_] == '\t' ? columns_of_tab(column_) : 1;
    ++offset_;
  }
  tab_is_partial_ = false;
}

void Line::advance_columns(std::uint32_t count) {
  while (count > 0 && offset_ < end_) {
    if (source_[offset_] != '\t') {
      tab_is_partial_ = false;
      ++offset_;
      ++column_;
      --count;
      continue;
    }
    const std::uint32_t width = columns_of_tab(column_);
    tab_is_partial_ = width > count;
    const std::uint32_t taken = std::min(width, count);
    column_ += taken;
    offset_ += tab_is_partial_ ? 0 : 1;
    count -= taken;
  }
}

bool Line::skip_one_column() {
  if (offset_ >= end_ || !is_space_or_tab(source_[offset_])) {
    return false;
  }
  advance_columns(1);
  return true;
}

void Line::advance_to_nonspace() {
  find_nonspace();
  offset_ = nonspace_;
  column_ = nonspace_column_;
  tab_is_partial_ = false;
}

void Line::advance_to_end() {
  offset_ = end_;
  tab_is_partial_ = false;
}

void Line::append_rest_to(Content& content) const {
  Position from = offset_;
  if (tab_is_partial_) {
    for (std::uint32_t i = columns_of_tab(column_); i > 0; --i) {
      content.append(' ', from);
    }
    ++from;
  }
  content.append(source_.substr(from, end_ - from), from);
}

}  // namespace octavo::markdown
