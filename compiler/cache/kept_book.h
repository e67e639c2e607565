#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/file_state.h"
#include "compiler/noted_files.h"
#include "compiler/recorded_diagnostic.h"

namespace octavo::cache {

/// One file that was made of a book. Its bytes lie in the store under their digest.
struct KeptOutput {
  /// As a writer is named; "map" is the map of the books.
  std::string format{};
  /// SHA-256.
  std::string digest{};
  std::uint64_t bytes = 0;
  /// Where it was last written, and what tells that it is still there; none: nowhere.
  std::string path{};
  std::optional<FileState> state{};

  bool operator==(const KeptOutput&) const = default;
};

/// What came of a book, and of what.
struct KeptBook {
  /// Everything that was read, and what was looked for and not there.
  std::vector<NotedFile> files{};
  /// What tells the fonts of the system apart; empty: the book asked for none of them.
  std::string system_fonts{};
  bool has_errors = false;
  std::vector<RecordedDiagnostic> diagnostics{};
  /// In the order of the request's writers; none where there are errors.
  std::vector<KeptOutput> outputs{};

  bool operator==(const KeptBook&) const = default;
};

/// Several that one request has given, the last first. Names may hold any byte.
std::string print_kept_books(const std::vector<KeptBook>& books);
/// None where the text is none of octavo's or is cut short.
std::vector<KeptBook> read_kept_books(std::string_view text);

}  // namespace octavo::cache
