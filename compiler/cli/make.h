#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/cache/book_cache.h"
#include "compiler/cli/exit_status.h"
#include "compiler/cli/messages.h"
#include "compiler/cli/outputs.h"
#include "compiler/cli/settings.h"
#include "compiler/files.h"

namespace octavo::cli {

/// What came of making the files of a plan.
struct Making {
  ExitStatus status = ExitStatus::done;
  /// All were there and are those that would be made.
  bool is_unchanged = false;
  /// They were not all there, and the cache had them.
  bool is_restored = false;
  /// A PNG of the first page, where it is asked for and the book is made.
  std::string first_page{};
  /// Why the cache could not keep the book; none: it has, or there is none.
  FileError cache_error = FileError::none;
};

/// Makes the files of a plan, or finds in the cache (null: none) that they have been
/// made; with a line on the terminal that says so where it is wanted.
Making make_files(const std::vector<PlannedOutput>& plan,
                  bool shows_progress,
                  cache::BookCache* cache,
                  Settings& settings,
                  Messages& messages);

/// The cache in a folder, which is made where there is none. None: it cannot be used,
/// which is told, or the folder is empty.
std::optional<cache::BookCache> open_cache(const std::string& folder, Messages& messages);

/// That the cache could not keep a number of books.
void tell_uncached(std::size_t books, FileError error, Messages& messages);

}  // namespace octavo::cli
