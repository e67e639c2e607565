#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/stylesheets/sheet_parts.h"
#include "tests/stylesheets/styled_book.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::tests;

TEST_CASE("torture: every declaration is applied or reported in each of the books") {
  const std::string css = read_file(source_folder() / "tests/stylesheets/torture.css");
  Document document = finished_document({specimen});
  const std::vector<SheetPart> parts = parts_of(css);
  const std::vector<Fate> pages = fates_on_pages(document, css);
  const std::vector<Fate> reflow = fates_in_reflow(document, css);
  CHECK(parts.size() >= 300);
  std::string golden =
      "pages:" + counts_of(pages) + "\ne-book:" + counts_of(reflow) + "\n\n";
  for (std::size_t index = 0; index < parts.size(); ++index) {
    const auto [begin, end] = parts[index].place;
    const std::string part = css.substr(begin, end - begin);
    CAPTURE(part);
    CHECK(pages[index] != Fate::silent);
    CHECK(reflow[index] != Fate::silent);
    golden += std::string(name_of(pages[index])) + "\t" +
              std::string(name_of(reflow[index])) + "\t" + part + "\n";
  }
  MESSAGE(golden.substr(0, golden.find("\n\n")));
  CHECK(compare_with_file("tests/stylesheets/torture.golden", golden) == "");
}
