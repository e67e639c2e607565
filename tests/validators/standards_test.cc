#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support.h"
#include "tests/validators/books.h"
#include "tests/validators/command.h"

using namespace octavo;
using namespace octavo::tests;

TEST_CASE("standards: EPUBCheck and veraPDF find nothing wrong with any golden book") {
  const TemporaryFolder folder;
  std::vector<Manuscript> all = golden_books();
  const auto with_fonts = std::ranges::find(all, "stylesheet-files", &Manuscript::name);
  REQUIRE(with_fonts != all.end());
  Manuscript obfuscated = *with_fonts;
  obfuscated.name += "-obfuscated";
  obfuscated.build_options.emplace_back("--obfuscate-fonts");
  all.push_back(std::move(obfuscated));
  const std::vector<MadeBook> books = make_books(all, folder.path());
  REQUIRE(books.size() > 20);
  check_with_epubcheck(books);
  check_with_verapdf(books);
}

TEST_CASE(
    "standards: an EPUB for any reading system is valid and says what its source says") {
  const TemporaryFolder folder;
  std::vector<Manuscript> chosen;
  for (const std::vector<Manuscript>& all : {samples(), golden_books()}) {
    for (const Manuscript& each : all) {
      if (each.name == "essay" || each.name == "notes" ||
          each.name == "stylesheet-files") {
        chosen.push_back(each);
      }
    }
  }
  REQUIRE(chosen.size() == 3);
  std::vector<Manuscript> manuscripts;
  for (const char* profile : {"kindle", "kobo", "apple"}) {
    for (Manuscript each : chosen) {
      each.name += std::string("-") + profile;
      each.build_options = {"--epub-profile", profile};
      manuscripts.push_back(std::move(each));
    }
  }
  const std::vector<MadeBook> books = make_books(manuscripts, folder.path());
  check_with_epubcheck(books);
  for (std::size_t i = 0; i < books.size(); ++i) {
    check_with_verify(manuscripts[i], books[i]);
    check_page_list(books[i]);
  }
}

TEST_CASE("standards: a PDF keeps the one that is asked for") {
  const TemporaryFolder folder;
  const std::vector<Manuscript> all = golden_books();
  const auto every_node = std::ranges::find(all, "every-node", &Manuscript::name);
  REQUIRE(every_node != all.end());
  // On the command line, and as veraPDF calls it.
  const std::vector<std::pair<std::string, std::string>> standards = {
      {"ua1", "ua1"}, {"a2a", "2a"}, {"a2b", "2b"}, {"a3a", "3a"}, {"ua1,a3a", "ua1,3a"}};
  for (const auto& [asked, kept] : standards) {
    CAPTURE(asked);
    Manuscript book_to_make = *every_node;
    book_to_make.name = "book-" + asked;
    book_to_make.options = {"--lang", "en"};
    book_to_make.build_options = {"--pdf-standard", asked, "--linearize"};
    const std::vector<MadeBook> books = make_books({book_to_make}, folder.path());
    check_with_verapdf(books, kept);
    const CommandResult linearized =
        run_command({"qpdf", "--check-linearization", books.front().pdf});
    INFO(linearized.output);
    CHECK(linearized.status == 0);
  }
}
