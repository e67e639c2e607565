#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "formats/registry.h"
#include "tests/support.h"
#include "tests/validators/books.h"

using namespace octavo;
using namespace octavo::tests;

TEST_CASE("themes: the validators find nothing wrong with the samples in any theme") {
  const TemporaryFolder folder;
  std::vector<Manuscript> manuscripts;
  for (const Theme& theme : formats().themes.subspan(1)) {
    const std::string name(theme.name);
    const std::filesystem::path front = folder.path() / (name + ".md");
    write_file(front, "---\ntheme: " + name + "\n---\n\nThe end.\n");
    for (Manuscript& sample : samples()) {
      sample.name += "-" + name;
      sample.inputs.push_back(front.string());
      manuscripts.push_back(std::move(sample));
    }
  }
  const std::vector<MadeBook> books = make_books(manuscripts, folder.path());
  REQUIRE(books.size() >= 16);
  check_with_epubcheck(books);
  for (const MadeBook& book : books) {
    CAPTURE(book.name);
    check_pdf(book);
    check_words(book);
  }
}
