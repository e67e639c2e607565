#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "formats/paged/paragraph.h"

namespace octavo::paged {

/// Finds the style run of an offset: fast when each is near the one asked for before.
class RunCursor {
 public:
  explicit RunCursor(const std::vector<StyleRun>& runs) : runs_(runs) {}

  std::uint32_t index_at(std::uint32_t offset) {
    while (index_ > 0 && runs_[index_].begin > offset) {
      --index_;
    }
    while (index_ + 1 < runs_.size() && runs_[index_].end <= offset) {
      ++index_;
    }
    return static_cast<std::uint32_t>(index_);
  }
  const StyleRun& at(std::uint32_t offset) { return runs_[index_at(offset)]; }

 private:
  const std::vector<StyleRun>& runs_;
  std::size_t index_ = 0;
};

}  // namespace octavo::paged
