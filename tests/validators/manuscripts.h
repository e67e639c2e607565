#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The books that the validators look at.
namespace octavo::tests {

/// The manuscript of a book.
struct Manuscript {
  std::string name{};
  std::vector<std::string> inputs{};
  /// What `octavo build` and `octavo verify` are told besides.
  std::vector<std::string> options{};
  /// What `octavo build` alone is told.
  std::vector<std::string> build_options{};
};

/// Every folder of the samples.
std::vector<Manuscript> samples();

/// Every golden book.
std::vector<Manuscript> golden_books();

/// Every article and book of the folder of test data.
std::vector<Manuscript> corpora(const std::filesystem::path& shared);

/// Where `install` puts what it brings.
std::filesystem::path validators_folder();

/// Debian's own handbook in Arabic and GNOME's in Marathi: the chapters that are mostly
/// translated, as Markdown in a folder. None where they are not installed.
std::vector<Manuscript> manuals(const std::filesystem::path& folder);

}  // namespace octavo::tests
