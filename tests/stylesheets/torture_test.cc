#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/stylesheets/sheet_parts.h"
#include "tests/stylesheets/styled_book.h"
#include "tests/support.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

constexpr std::array<std::string_view, 4> fate_names = {"applied", "reported", "-",
                                                        "SILENT"};

std::string_view name_of(Fate fate) {
  return fate_names[static_cast<std::size_t>(fate)];
}

std::string counts(const std::vector<Fate>& fates) {
  std::string text;
  for (const Fate each :
       {Fate::applied, Fate::reported, Fate::for_another_medium, Fate::silent}) {
    text += " " + std::string(name_of(each)) + " " +
            std::to_string(std::ranges::count(fates, each));
  }
  return text;
}

}  // namespace

TEST_CASE("torture: every declaration is applied or reported in each of the books") {
  const std::string css = read_file(source_folder() / "tests/stylesheets/torture.css");
  Document document = finished_document(specimen);
  const std::vector<SheetPart> parts = parts_of(css);
  const std::vector<Fate> pages = fates_on_pages(document, css);
  const std::vector<Fate> reflow = fates_in_reflow(document, css);
  CHECK(parts.size() >= 300);
  std::string golden = "pages:" + counts(pages) + "\ne-book:" + counts(reflow) + "\n\n";
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
