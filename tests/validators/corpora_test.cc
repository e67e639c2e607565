#include <doctest/doctest.h>

#include "tests/shared.h"
#include "tests/support.h"
#include "tests/validators/books.h"

using namespace octavo;
using namespace octavo::tests;

TEST_CASE(
    "corpora: both books of every corpus book are valid and say what the tree says") {
  const auto shared = shared_folder();
  if (!shared) {
    MESSAGE("no folder of test data: no corpus book is made");
    return;
  }
  const TemporaryFolder folder;
  const std::vector<Manuscript> manuscripts = corpora(*shared);
  const std::vector<MadeBook> books = make_books(manuscripts, folder.path());
  check_whole(manuscripts, books);
}
