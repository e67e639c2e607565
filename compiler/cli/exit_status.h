#pragma once

namespace octavo::cli {

/// What octavo tells the shell.
enum class ExitStatus : int {
  /// The book is made.
  done = 0,
  /// The book has errors, or warnings under --strict: no file.
  book_failed = 1,
  /// The command line is wrong.
  usage = 2,
  /// A file cannot be read or written.
  files = 3
};

}  // namespace octavo::cli
