#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace octavo {

/// What a line of a list of books says of one: a JSON object whose `input` is a path or
/// an array of them, whose `output` is where it goes, and whose other members are options
/// of `octavo build` by their names: {"input": "a.md", "lang": "pt", "author": ["A",
/// "B"]}.
struct BookLine {
  std::vector<std::string> inputs{};
  /// Empty: unsaid.
  std::string output{};
  /// As on a command line: `--lang`, `pt`, …
  std::vector<std::string> options{};
  /// Why the line is none; empty: it is one.
  std::string problem{};
};

BookLine read_book_line(std::string_view line);

}  // namespace octavo
