#pragma once

#include <cstdint>
#include <string>

namespace octavo::tests {

/// A short document made of what Markdown gives a meaning to, the same for the same seed.
/// Leaves out what CommonMark 0.31 changed: symbols beside emphasis, odd comments.
std::string generate_markdown(std::uint64_t seed);

/// The tree of both phases, as text.
std::string dump_ours(const std::string& markdown);
/// libcmark's tree in the same form.
std::string dump_cmark(const std::string& markdown);

/// Whether the two are the same. libcmark 0.30.2 keeps the white space that begins a lazy
/// line, which shows where a code span or a tag goes on in it; the specification (4.8)
/// and its other implementation strip it, so that white space does not count there.
bool are_same_trees(const std::string& ours, const std::string& theirs);

}  // namespace octavo::tests
