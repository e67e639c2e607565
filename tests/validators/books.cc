#include "tests/validators/books.h"

#include <cstdlib>
#include <sstream>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "compiler/compile.h"
#include "compiler/plain_text.h"
#include "formats/registry.h"
#include "tests/extract/epub_text.h"
#include "tests/extract/pdf_text.h"
#include "tests/extract/running_text.h"
#include "tests/extract/words.h"
#include "tests/support.h"

namespace octavo::tests {
namespace {

namespace fs = std::filesystem;

/// What a script of validators for Java prints, which is to end well.
std::optional<std::string> run_java_validator(const std::string& script,
                                              std::vector<std::string> words) {
  const auto checked = run_validator("lib", script, std::move(words));
  if (!checked) {
    return std::nullopt;
  }
  INFO(checked->output);
  CHECK(checked->status == 0);
  return checked->output;
}

std::string tree_text(const Manuscript& manuscript) {
  DiskFiles files;
  return reading_text(compile({.inputs = manuscript.inputs}, formats(), files).document);
}

// pdffonts prints two lines of head, and "emb sub uni" before a font's object.
std::string fonts_that_are_not_whole(const std::string& printed) {
  std::istringstream lines(printed);
  std::string bad;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line); ++number) {
    if (number > 1 && line.find(" yes yes yes ") == std::string::npos) {
      bad += line + "\n";
    }
  }
  return number > 2 ? bad : "no font: " + printed;
}

}  // namespace

std::vector<MadeBook> make_books(const std::vector<Manuscript>& manuscripts,
                                 const fs::path& folder) {
  std::vector<MadeBook> books;
  for (const Manuscript& manuscript : manuscripts) {
    const fs::path stem = folder / manuscript.name;
    MadeBook book{.name = manuscript.name,
                  .epub = stem.string() + ".epub",
                  .pdf = stem.string() + ".pdf",
                  .tree_text = tree_text(manuscript)};
    std::vector<std::string> words{OCTAVO_PROGRAM, "build", "--quiet"};
    words.insert(words.end(), manuscript.build_options.begin(),
                 manuscript.build_options.end());
    words.insert(words.end(), manuscript.options.begin(), manuscript.options.end());
    words.insert(words.end(), manuscript.inputs.begin(), manuscript.inputs.end());
    words.insert(words.end(), {"-o", book.epub, "-o", book.pdf});
    const CommandResult made = run_command(words);
    INFO(book.name << ": " << made.output);
    REQUIRE(made.status == 0);
    books.push_back(std::move(book));
  }
  return books;
}

std::optional<CommandResult> run_validator(std::string_view part,
                                           const std::string& script,
                                           std::vector<std::string> words) {
  if (!fs::is_directory(validators_folder() / part)) {
    MESSAGE("the validators are not installed (tests/validators/install): ", script,
            " checks nothing");
    CHECK(std::getenv("CI") == nullptr);
    return std::nullopt;
  }
  words.insert(words.begin(), (source_folder() / "tests/validators" / script).string());
  return run_command(words);
}

void check_with_epubcheck(const std::vector<MadeBook>& books) {
  std::vector<std::string> words;
  for (const MadeBook& book : books) {
    words.push_back(book.epub);
  }
  const auto printed = run_java_validator("epubcheck", words);
  for (const std::string& epub : words) {
    CHECK((!printed ||
           printed->find("0 fatal 0 error 0 warning " + epub) != std::string::npos));
  }
}

void check_with_verapdf(const std::vector<MadeBook>& books,
                        const std::string& standards) {
  std::vector<std::string> words{standards};
  for (const MadeBook& book : books) {
    words.push_back(book.pdf);
  }
  const auto printed = run_java_validator("verapdf", words);
  std::istringstream names(standards);
  for (std::string name; std::getline(names, name, ',');) {
    for (const MadeBook& book : books) {
      CHECK((!printed ||
             printed->find("pass " + name + " " + book.pdf) != std::string::npos));
    }
  }
}

void check_with_verify(const Manuscript& manuscript, const MadeBook& book) {
  std::vector<std::string> words{OCTAVO_PROGRAM, "verify"};
  words.insert(words.end(), manuscript.options.begin(), manuscript.options.end());
  words.insert(words.end(), manuscript.inputs.begin(), manuscript.inputs.end());
  words.insert(words.end(), {book.epub, book.pdf});
  const CommandResult verified = run_command(words);
  CAPTURE(book.name);
  CHECK(verified.output == "");
  CHECK(verified.status == 0);
}

std::optional<CommandResult> run_ace(const std::vector<std::string>& epubs) {
  return run_validator("ace", "ace", epubs);
}

void check_with_ace(const std::vector<MadeBook>& books) {
  std::vector<std::string> epubs;
  for (const MadeBook& book : books) {
    epubs.push_back(book.epub);
  }
  const auto checked = run_ace(epubs);
  if (!checked) {
    return;
  }
  INFO(checked->output);
  CHECK(checked->status == 0);
  for (const std::string& epub : epubs) {
    CHECK(checked->output.find("0 violation " + epub) != std::string::npos);
  }
}

void check_pdf(const MadeBook& book) {
  const CommandResult checked = run_command({"qpdf", "--check", book.pdf});
  INFO(book.name << ": " << checked.output);
  CHECK(checked.status == 0);
  const CommandResult fonts = run_command({"pdffonts", book.pdf});
  CHECK(fonts.status == 0);
  CHECK(fonts_that_are_not_whole(fonts.output) == "");
}

void check_words(const MadeBook& book) {
  CAPTURE(book.name);
  const std::vector<std::string> tree = extract::words_of(book.tree_text);
  CHECK(!tree.empty());
  CHECK(extract::first_difference(
            tree, extract::words_of(extract::epub_text(book.epub))) == "");
  CHECK(extract::first_difference(tree, extract::words_of(extract::pdf_text(book.pdf))) ==
        "");
}

void check_page_list(const MadeBook& book) {
  CAPTURE(book.name);
  const extract::RunningText pages = extract::pdf_running_text(book.pdf);
  CHECK(!pages.pages.empty());
  CHECK(extract::wrong_pages(pages, extract::epub_running_text(book.epub)) == "");
}

void check_whole(const std::vector<Manuscript>& manuscripts,
                 const std::vector<MadeBook>& books) {
  for (std::size_t i = 0; i < books.size(); ++i) {
    check_pdf(books[i]);
    check_words(books[i]);
    check_with_verify(manuscripts[i], books[i]);
    check_page_list(books[i]);
  }
  check_with_epubcheck(books);
}

void check_page_list_of_file(const Manuscript& manuscript, const MadeBook& book) {
  CAPTURE(book.name);
  const std::string again = book.epub + ".again.epub";
  std::vector<std::string> words{OCTAVO_PROGRAM, "build", "--quiet"};
  words.insert(words.end(), manuscript.inputs.begin(), manuscript.inputs.end());
  words.insert(words.end(), manuscript.options.begin(), manuscript.options.end());
  words.insert(words.end(), manuscript.build_options.begin(),
               manuscript.build_options.end());
  words.insert(words.end(), {"-o", again, "--page-list", book.pdf});
  CHECK(run_command(words).status == 0);
  CHECK(read_file(again) == read_file(book.epub));
}

}  // namespace octavo::tests
