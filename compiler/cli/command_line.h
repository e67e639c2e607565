#pragma once

#include <string>
#include <variant>
#include <vector>

#include "compiler/diagnostics.h"

namespace octavo::cli {

/// What the user wrote for a book, not yet looked at; empty: not said.
struct BookArguments {
  std::vector<std::string> inputs{};
  std::string from{};
  std::string title{};
  std::vector<std::string> authors{};
  std::string language{};
  std::string paper{};
  std::string theme{};
  std::vector<std::string> stylesheets{};
  std::string pdf_standard{};
  std::string page_list{};
  std::string jobs{};
  bool strict = false;
  bool quiet = false;
  std::string diagnostics{};
};

struct BuildCommand {
  BookArguments book{};
  std::vector<std::string> outputs{};
  std::vector<std::string> formats{};
  std::string emit{};
  std::string map{};
  std::string depfile{};
  /// A folder.
  std::string cache{};
  bool linearize = false;
  bool obfuscate_fonts = false;
  std::string epub_profile{};
};
/// The inputs are files, folders, patterns and lists of books.
struct BatchCommand {
  /// What all books have in common.
  BuildCommand build{};
  std::string folder{};
  std::string shard{};
  /// FORMAT:FILE.
  std::vector<std::string> reports{};
  bool fail_fast = false;
  bool keep_going = false;
  /// In seconds, and in megabytes.
  bool thumbnails = false;
  std::string limit_time{};
  std::string limit_memory{};
};
/// Joins what several runs of a batch have to say.
struct MergeReportsCommand {
  /// Reports of the form jsonl.
  std::vector<std::string> inputs{};
  std::vector<std::string> reports{};
};
/// What is in a cache.
struct CacheInfoCommand {
  std::string folder{};
};
/// Takes away what nobody has used for long.
struct CachePruneCommand {
  std::string folder{};
  std::string unused_for{};
  std::string most{};
};
struct CheckCommand {
  BookArguments book{};
};
/// The inputs are manuscripts and, by their extensions, finished books.
struct VerifyCommand {
  BookArguments book{};
};
struct FontsCommand {};
struct ThemesCommand {
  /// Empty: list them.
  std::string theme{};
};
struct ExplainCommand {
  /// Empty: all codes.
  std::string code{};
};
/// --help or --version.
struct PrintCommand {
  std::string text{};
};
/// The command line is wrong in a way that stops its reading.
struct UsageError {
  std::string message{};
  std::vector<Hint> hints{};
  /// As far as it can be told: `--diagnostics json`.
  bool as_json = false;
};

using Command = std::variant<BuildCommand,
                             BatchCommand,
                             MergeReportsCommand,
                             CacheInfoCommand,
                             CachePruneCommand,
                             CheckCommand,
                             VerifyCommand,
                             FontsCommand,
                             ThemesCommand,
                             ExplainCommand,
                             PrintCommand,
                             UsageError>;

/// Reads options of `build` on top of a command; its inputs stay.
std::variant<BuildCommand, UsageError> read_build_options(
    BuildCommand command, std::vector<std::string> options);

/// Reads the words after the program's name.
Command read_command_line(std::vector<std::string> arguments);

}  // namespace octavo::cli
