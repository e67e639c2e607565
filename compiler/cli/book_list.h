#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/files.h"
#include "compiler/format.h"

namespace octavo::cli {

/// One book of many, before anything of it is read.
struct ListedBook {
  std::vector<std::string> inputs{};
  /// Where its outputs stand beneath the folder of outputs, without extension.
  std::string name{};
  /// What a list says of this book alone, as on the command line of `build`.
  std::vector<std::string> options{};
};

/// The books that words mean, in order: a file is one; so is each manuscript in a folder,
/// at any depth and by name, and each file that a pattern with `*`, `**`, `?` or `[…]`
/// fits; `-` is a list on standard input, a word a line or between NULs, or a JSON object
/// a line. Names follow folders: those of a folder, or of what stands before a pattern's
/// first sign, begin beneath it, others beneath the current folder. What means nothing is
/// reported as `usage`.
std::vector<ListedBook> list_books(const std::vector<std::string>& words,
                                   const Formats& formats,
                                   FileSystem& files,
                                   Diagnostics& problems);

/// Reports as `usage` two books that have the same name: one would replace the other.
void report_same_names(const std::vector<ListedBook>& books, Diagnostics& problems);

}  // namespace octavo::cli
