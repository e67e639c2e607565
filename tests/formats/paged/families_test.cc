#include <algorithm>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/paged/paged.h"
#include "tests/formats/paged/paged_support.h"

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

TEST_CASE("families: one that only generic ones stand in for is told, and once") {
  const auto missing = [](std::string_view css) {
    Document document = tests::document_of({tests::words_paragraph(1)});
    tests::add_stylesheet(document, css);
    Diagnostics diagnostics;
    paged::make_pages(document, {}, diagnostics);
    std::string messages;
    for (const Diagnostic& each : diagnostics.list()) {
      messages += each.message + ": " + each.hints.at(0).message + "\n";
    }
    return messages;
  };
  CHECK(missing("p { font-family: 'No Such', serif } q { font: 1em 'No Such', serif }") ==
        "this machine has no font 'No Such': the generic family behind it is taken\n");
  CHECK(missing("p { font-family: 'No Such', 'Gentium Plus', serif }") == "");
  CHECK(missing("p { font-family: 'Gentium Plus', 'No Such', serif }") == "");
  CHECK(missing("p { font-family: serif, 'No Such' }") == "");
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
