#pragma once

#include <cstdint>
#include <string>

namespace octavo::tests {

/// A short document made of what Markdown gives a meaning to, the same for the same seed.
/// Leaves out what CommonMark 0.31 changed (symbols beside emphasis, odd comments), and
/// what libcmark 0.30.2 reads against the words of the specification.
std::string generate_markdown(std::uint64_t seed);

enum class Difference : unsigned char { none, lazy_white_space, tree };

/// What two parsers make of a document: their trees as text.
struct Comparison {
  Difference difference = Difference::none;
  std::string ours{};
  std::string libcmark{};
};

/// libcmark 0.30.2 keeps the white space that begins a lazy line, where it shows when a
/// code span or a tag goes on in it or a hard break stands before it. The lines of a
/// paragraph begin without any (CommonMark 0.31.2, 4.8 and 6.7), and the specification's
/// other implementation strips it: there runs of white space count as one.
Comparison compare_with_cmark(const std::string& markdown);

}  // namespace octavo::tests
