#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/validators/command.h"
#include "tests/validators/manuscripts.h"

/// What the validators say of books.
namespace octavo::tests {

struct MadeBook {
  std::string name{};
  std::string epub{};
  std::string pdf{};
  /// The tree's `reading_text`.
  std::string tree_text{};
};

/// Makes both books with octavo; a failure is reported to doctest.
std::vector<MadeBook> make_books(const std::vector<Manuscript>& manuscripts,
                                 const std::filesystem::path& folder);

/// What each validator demands of them, with doctest's CHECK.
void check_with_epubcheck(const std::vector<MadeBook>& books);
/// By veraPDF's names of standards, with commas between.
void check_with_verapdf(const std::vector<MadeBook>& books,
                        const std::string& standards = "ua1,2a");
void check_with_verify(const Manuscript& manuscript, const MadeBook& book);
void check_with_ace(const std::vector<MadeBook>& books);
void check_pdf(const MadeBook& book);
void check_words(const MadeBook& book);
/// Every page of the PDF is in the EPUB's list of pages once, in order, and marked before
/// the first whole word of its running text.
void check_page_list(const MadeBook& book);
/// What books of every kind must pass: that they are valid, that both say what their tree
/// says, and that the pages stand in the EPUB.
void check_whole(const std::vector<Manuscript>& manuscripts,
                 const std::vector<MadeBook>& books);
/// An EPUB that lists the pages of the finished PDF is that which was made with it.
void check_page_list_of_file(const Manuscript& manuscript, const MadeBook& book);

/// Runs one of the scripts beside this file, where the part of the validators that it
/// needs is installed: `lib` or `ace`. Not installed is a failure where CI is.
std::optional<CommandResult> run_validator(std::string_view part,
                                           const std::string& script,
                                           std::vector<std::string> words);

/// DAISY Ace over finished books: a line a book with the number of violations, then each
/// of them. Nothing where it is not installed, which is a failure where CI is.
std::optional<CommandResult> run_ace(const std::vector<std::string>& epubs);

}  // namespace octavo::tests
