// Reads the text of finished books as their readers do, to hold the PDF, the EPUB and
// the tree against each other word for word. Shares no code with what writes them.
//
//   extract pdf FILE       the words of a PDF, one a line
//   extract epub FILE      the words of an EPUB
//   extract text FILE      the words of a text file
//   extract compare A B    where two of them first differ; exit 1 when they do
//   extract pages PDF EPUB the pages that an EPUB does not mark where the PDF begins them
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/extract/epub_text.h"
#include "tests/extract/pdf_text.h"
#include "tests/extract/running_text.h"
#include "tests/extract/words.h"

namespace {

using namespace octavo::extract;

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string text_of(const std::string& kind, const std::string& path) {
  if (kind == "pdf") {
    return pdf_text(path);
  }
  return kind == "epub" ? epub_text(path) : read_text(path);
}

std::string kind_of(const std::string& path) {
  if (path.ends_with(".pdf")) {
    return "pdf";
  }
  return path.ends_with(".epub") ? "epub" : "text";
}

int compare(const std::string& left, const std::string& right) {
  const auto left_words = words_of(text_of(kind_of(left), left));
  const auto right_words = words_of(text_of(kind_of(right), right));
  const std::string difference = first_difference(left_words, right_words);
  if (difference.empty()) {
    std::cout << left_words.size() << " words, the same\n";
    return EXIT_SUCCESS;
  }
  std::cout << left << " (" << left_words.size() << " words) and " << right << " ("
            << right_words.size() << " words): " << difference;
  return EXIT_FAILURE;
}

int compare_pages(const std::string& pdf, const std::string& epub) {
  const RunningText pages = pdf_running_text(pdf);
  const std::string wrong = wrong_pages(pages, epub_running_text(epub));
  const auto wrong_count =
      static_cast<std::size_t>(std::count(wrong.begin(), wrong.end(), '\n'));
  std::cout << pages.pages.size() - std::min(pages.pages.size(), wrong_count) << " of "
            << pages.pages.size() << " pages are marked where they begin\n"
            << wrong;
  return wrong.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 3 && arguments[0] == "compare") {
    return compare(arguments[1], arguments[2]);
  }
  if (arguments.size() == 3 && arguments[0] == "pages") {
    return compare_pages(arguments[1], arguments[2]);
  }
  if (arguments.size() == 2) {
    for (const std::string& word : words_of(text_of(arguments[0], arguments[1]))) {
      std::cout << word << '\n';
    }
    return EXIT_SUCCESS;
  }
  std::cerr << "usage: extract pdf|epub|text FILE, or extract compare A B, or extract "
               "pages PDF EPUB\n";
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const std::exception& error) {
    std::cerr << "extract: " << error.what() << '\n';
    return 2;
  }
}
