#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include <doctest/doctest.h>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "fonts/hyphenate.h"
#include "tests/extract/facts.h"
#include "tests/extract/pdf_text.h"
#include "tests/extract/words.h"
#include "tests/shared.h"
#include "tests/support.h"
#include "tests/validators/books.h"
#include "tests/validators/command.h"
#include "tests/validators/poppler_text.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

/// Runs of letters and runs of digits, each once: how marks of notes and signs hang on
/// words is for the reader of the page to guess.
std::set<std::string> plain_words(const std::string& text) {
  enum class Sort { other, letter, digit };
  std::set<std::string> words;
  std::string word;
  Sort before = Sort::other;
  for (const char32_t character : to_utf32(to_nfc(text))) {
    const Sort sort = decimal_digit(character) >= 0                      ? Sort::digit
                      : is_alphanumeric(character) || is_mark(character) ? Sort::letter
                                                                         : Sort::other;
    if (sort != before && !word.empty()) {
      words.insert(std::exchange(word, {}));
    }
    if (sort != Sort::other) {
      append_utf8(word, character);
    }
    before = sort;
  }
  words.insert(word);
  words.erase("");
  return words;
}

std::string join(const std::set<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += word + " ";
  }
  return all;
}

/// What pdftotext reads on each page; a page ends with a form feed.
std::vector<std::string> poppler_pages(const std::string& pdf) {
  const std::string text = run_command({"pdftotext", pdf, "-"}).output;
  std::vector<std::string> pages;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\f', at), text.size());
    pages.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return pages;
}

std::vector<MadeBook> made_samples(const TemporaryFolder& folder) {
  const std::vector<Manuscript> all = samples();
  REQUIRE(all.size() >= 4);
  return make_books(all, folder.path());
}

/// Whether the words that lines divide are divided as Portuguese ones are, some of them
/// where English would not.
void check_hyphens_are_portuguese(const MadeBook& book) {
  const std::string text = extract::pdf_text(book.pdf);
  const auto is_part_of_word = [&](std::size_t at) {
    return static_cast<unsigned char>(text[at]) >= 0x80 || std::isalpha(text[at]) != 0;
  };
  // Breaks that English would not have.
  std::size_t foreign = 0;
  constexpr std::string_view hyphen = "\u00AD";
  for (std::size_t at = 0; (at = text.find(hyphen, at)) != std::string::npos; ++at) {
    std::size_t begin = at;
    while (begin > 0 && is_part_of_word(begin - 1)) {
      --begin;
    }
    std::size_t end = at;
    while (end < text.size() && is_part_of_word(end)) {
      ++end;
    }
    std::string word = text.substr(begin, end - begin);
    word.erase(at - begin, hyphen.size());
    CAPTURE(word);
    const auto points = hyphenation_points("pt", word);
    const auto point = static_cast<std::uint32_t>(at - begin);
    const bool is_portuguese = std::ranges::find(points, point) != points.end();
    CHECK(is_portuguese);
    const auto english = hyphenation_points("en", word);
    foreign += std::ranges::find(english, point) == english.end() ? 1U : 0U;
  }
  CHECK(foreign > 0);
}

/// Of both books, which say nowhere what they are called or written in.
void check_article(const MadeBook& book, const std::string& title) {
  for (const extract::Facts& facts :
       {extract::pdf_facts(book.pdf), extract::epub_facts(book.epub)}) {
    CHECK(facts.title == title);
    CHECK(facts.language == "pt");
  }
  check_hyphens_are_portuguese(book);
}

}  // namespace

TEST_CASE(
    "samples: EPUBCheck, veraPDF, qpdf and pdffonts find nothing wrong with both books") {
  const TemporaryFolder folder;
  const std::vector<MadeBook> books = made_samples(folder);
  check_with_epubcheck(books);
  check_with_verapdf(books);
  for (const MadeBook& book : books) {
    check_pdf(book);
  }
}

TEST_CASE("samples: both books have the tree's words in its order") {
  const TemporaryFolder folder;
  for (const MadeBook& book : made_samples(folder)) {
    check_words(book);
  }
}

TEST_CASE("samples: the EPUB marks and lists every page of the PDF where it begins") {
  const TemporaryFolder folder;
  for (const MadeBook& book : made_samples(folder)) {
    check_page_list(book);
  }
}

TEST_CASE("samples: so does that of every golden book") {
  const TemporaryFolder folder;
  const std::vector<Manuscript> all = golden_books();
  REQUIRE(all.size() >= 15);
  const std::vector<MadeBook> books = make_books(all, folder.path());
  for (std::size_t i = 0; i < books.size(); ++i) {
    check_page_list(books[i]);
    check_page_list_of_file(all[i], books[i]);
  }
  check_with_epubcheck(books);
}

TEST_CASE("samples: poppler reads the tree's words along the structure of the PDF") {
  const TemporaryFolder folder;
  for (const MadeBook& book : made_samples(folder)) {
    CAPTURE(book.name);
    const CommandResult read = run_command({"pdfinfo", "-struct-text", book.pdf});
    CHECK(read.status == 0);
    CHECK(extract::first_difference(extract::words_of(book.tree_text),
                                    extract::words_of(structure_text(read.output))) ==
          "");
  }
}

TEST_CASE("samples: poppler finds on each page of a Latin book what octavo set there") {
  const TemporaryFolder folder;
  for (const MadeBook& book : made_samples(folder)) {
    if (book.name == "scripts") {
      continue;
    }
    const std::vector<std::string> ours = extract::pdf_pages(book.pdf);
    const std::vector<std::string> theirs = poppler_pages(book.pdf);
    CHECK(ours.size() == theirs.size());
    for (std::size_t page = 0; page < std::min(ours.size(), theirs.size()); ++page) {
      CAPTURE(book.name);
      CAPTURE(page + 1);
      CHECK(join(plain_words(theirs[page])) == join(plain_words(ours[page])));
    }
  }
}

TEST_CASE("samples: an article's own title is found, its Portuguese and its hyphens") {
  const TemporaryFolder folder;
  const std::vector<MadeBook> books = made_samples(folder);
  const auto article = std::ranges::find(books, "article", &MadeBook::name);
  REQUIRE(article != books.end());
  check_article(*article, "Xiaomi leva os dados dos clientes para fora da China");
}

TEST_CASE("samples: so are those of an article as it was found") {
  const auto shared = shared_folder();
  if (!shared) {
    MESSAGE("no folder of test data: no such article");
    return;
  }
  const TemporaryFolder folder;
  const std::string path = (*shared / "articles/xiaomi-move-dados.txt").string();
  for (const MadeBook& book :
       make_books({{.name = "article", .inputs = {path}}}, folder.path())) {
    check_article(book, "Xiaomi move dados para fora da China");
  }
}
