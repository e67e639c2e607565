#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/files.h"
#include "compiler/recorded_diagnostic.h"

namespace octavo {

/// What came of one book of many.
enum class BookStatus : unsigned char {
  made,
  /// Its outputs are there and are those that would be made.
  unchanged,
  /// They were not, and the cache had them.
  restored,
  /// It has errors, or warnings under --strict.
  failed,
  /// An input cannot be read, or an output cannot be written.
  files,
  out_of_time,
  out_of_memory,
  /// A fault of octavo's or of a library's, or a process that was killed.
  crashed,
  /// The run ended before it did.
  abandoned
};

/// "made", "out-of-time".
std::string_view status_name(BookStatus status);
/// Whether the book is there.
bool is_good(BookStatus status);

struct RecordedOutput {
  /// As a writer is named: "epub".
  std::string format{};
  std::string path{};
  std::uint64_t bytes = 0;

  bool operator==(const RecordedOutput&) const = default;
};

/// What a run says of one of its books: a line of its record, from which every report is
/// made.
struct BookRecord {
  /// Where its outputs stand beneath the folder of outputs, without extension.
  std::string name{};
  std::vector<std::string> inputs{};
  BookStatus status = BookStatus::made;
  /// Of a book that is not there: why, where no diagnostic says it.
  std::string reason{};
  std::vector<RecordedOutput> outputs{};
  std::vector<RecordedDiagnostic> diagnostics{};
  /// Why the cache could not keep it: `none`, `disk_full` or `unwritable`.
  FileError cache_error = FileError::none;
  /// A PNG of the first page, small; empty: nobody wants it, or there is none.
  std::string first_page{};
  /// Of the clock, for this book.
  double seconds = 0;
  /// How often the engine had begun this run before (SLURM_RESTART_COUNT).
  unsigned restarts = 0;

  bool operator==(const BookRecord&) const = default;
};

/// A JSON object on one line, with its line end; docs/batch.md lists its members. What is
/// no UTF-8 in it is replaced, but in paths.
std::string record_line(const BookRecord& record);
/// None: the line is none of octavo's, or is cut short.
std::optional<BookRecord> read_record_line(std::string_view line);

}  // namespace octavo
