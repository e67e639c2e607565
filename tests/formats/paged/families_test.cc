#include <algorithm>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/paged/paged.h"

using namespace octavo;

namespace {

/// The codes reported for a book that asks for a family.
bool is_reported(const char* family, std::string_view code) {
  Document document;
  document.metadata.language = "en";
  document.metadata.main_font.text = family;
  document.content = {
      {.kind = Paragraph{{{.kind = Text{"Words."}, .id = NodeId{2}}}}, .id = NodeId{1}}};
  Diagnostics diagnostics;
  paged::make_pages(document, {}, diagnostics);
  return std::ranges::find(diagnostics.list(), code, &Diagnostic::code) !=
         diagnostics.list().end();
}

}  // namespace

TEST_CASE("families: a family that the machine lacks is told") {
  CHECK(is_reported("No Such Family", "font-missing"));
}

TEST_CASE("families: a family of the machine's own is told") {
  constexpr const char* common[] = {"DejaVu Sans", "Liberation Serif", "Noto Sans",
                                    "Gentium Plus", "Noto Serif"};
  if (std::ranges::all_of(common, [](const char* family) {
        return is_reported(family, "font-missing");
      })) {
    MESSAGE("the machine has no font that the test knows: skipped");
    return;
  }
  CHECK(std::ranges::any_of(
      common, [](const char* family) { return is_reported(family, "system-font"); }));
}
