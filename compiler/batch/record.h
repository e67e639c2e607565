#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

#include "compiler/book_record.h"
#include "compiler/destroyer.h"

namespace octavo::batch {

/// What a run has to say of each of its books. It lies on the disk, in a file without a
/// name: a run of any length takes no memory for it.
class Record {
 public:
  Record();

  /// What was said of the book before gives way. Throws std::bad_alloc where the disk has
  /// no room.
  void add(std::size_t book, const BookRecord& record);
  /// In the order of the books; those of which nothing is said are left out.
  void for_each(const std::function<void(const BookRecord&)>& take) const;

  std::size_t count(BookStatus status) const {
    return counts_.at(static_cast<std::size_t>(status));
  }
  /// Those that are not there.
  std::size_t failed() const;
  std::size_t warnings() const { return warnings_; }

 private:
  struct Line {
    std::int64_t begin = 0;
    /// 0: nothing is said of the book.
    std::size_t size = 0;
    BookStatus status = BookStatus::made;
    std::size_t warnings = 0;
  };

  std::unique_ptr<std::FILE, Destroyer<std::fclose>> file_;
  std::int64_t end_ = 0;
  std::vector<Line> lines_{};
  std::array<std::size_t, 9> counts_{};
  std::size_t warnings_ = 0;
};

}  // namespace octavo::batch
