#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/cli/command_line.h"
#include "compiler/diagnostics.h"
#include "compiler/format.h"
#include "compiler/noted_files.h"

namespace octavo::cli {

enum class OutputKind : unsigned char {
  book,
  /// Where each place of the books is in the other (--map).
  map,
  /// What the others are made of, for Make and Ninja (--depfile).
  depfile
};

/// One file to be written.
struct PlannedOutput {
  /// Of a book.
  const Writer* writer = nullptr;
  /// "-" is standard output.
  std::string path{};
  OutputKind kind = OutputKind::book;
};

inline constexpr std::string_view map_format = "map";
/// As the writer of a book is named, or "map".
std::string format_of(const PlannedOutput& output);

/// What `build` writes and where: -o decides by extension, --to for what has none; with
/// neither, every format, named after the first input, in the current folder. What
/// contradicts itself is reported as `usage`.
std::vector<PlannedOutput> plan_outputs(const BuildCommand& command,
                                        const Formats& formats,
                                        Diagnostics& problems);

/// Reports as `usage` an output that would replace a file that the book is made of.
void spare_files_of_book(const std::vector<PlannedOutput>& plan,
                         const std::vector<NotedFile>& files,
                         Diagnostics& problems);

/// The writers of a plan, each once, in the order of the formats' table.
std::vector<const Writer*> writers_of(const std::vector<PlannedOutput>& plan,
                                      const Formats& formats);

}  // namespace octavo::cli
