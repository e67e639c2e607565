#include "compiler/batch/record.h"

#include <algorithm>
#include <new>
#include <string>

namespace octavo::batch {

Record::Record() : file_(std::tmpfile()) {
  if (file_ == nullptr) {
    throw std::bad_alloc();
  }
}

void Record::add(std::size_t book, const BookRecord& record) {
  const std::string line = record_line(record);
  if (std::fwrite(line.data(), 1, line.size(), file_.get()) != line.size() ||
      std::fflush(file_.get()) != 0) {
    throw std::bad_alloc();
  }
  lines_.resize(std::max(lines_.size(), book + 1));
  if (const Line& before = lines_[book]; before.size > 0) {
    --counts_.at(static_cast<std::size_t>(before.status));
    warnings_ -= before.warnings;
  }
  const auto warnings = static_cast<std::size_t>(std::ranges::count(
      record.diagnostics, Severity::warning, &RecordedDiagnostic::severity));
  lines_[book] = {
      .begin = end_, .size = line.size(), .status = record.status, .warnings = warnings};
  end_ += static_cast<std::int64_t>(line.size());
  ++counts_.at(static_cast<std::size_t>(record.status));
  warnings_ += warnings;
}

void Record::for_each(const std::function<void(const BookRecord&)>& take) const {
  std::string text;
  for (const Line& line : lines_) {
    text.resize(line.size);
    if (line.size == 0 || fseeko(file_.get(), line.begin, SEEK_SET) != 0 ||
        std::fread(text.data(), 1, text.size(), file_.get()) != text.size()) {
      continue;
    }
    if (const auto record = read_record_line(text)) {
      take(*record);
    }
  }
  fseeko(file_.get(), end_, SEEK_SET);
}

std::size_t Record::failed() const {
  std::size_t all = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    all += is_good(static_cast<BookStatus>(i)) ? 0 : counts_.at(i);
  }
  return all;
}

}  // namespace octavo::batch
