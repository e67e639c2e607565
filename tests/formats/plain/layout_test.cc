#include "formats/plain/layout.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/formats/plain/outline.h"

using namespace octavo;
using plain_tests::outline_of;

namespace {

constexpr std::string_view rain_stanza =
    "The wind that brought the rain is gone,\n"
    "And nobody can say\n"
    "Whether the lamp that once had shone\n"
    "Will shine another day.\n";

std::string rain_words(int count) {
  std::string result = "Rain";
  for (int i = 1; i < count; ++i) {
    result += " on the quay";
  }
  return result + ".\n";
}

}  // namespace

TEST_CASE("layout: capitals at the heads of all lines are verse, full or not") {
  const std::string poem(rain_stanza);
  CHECK(outline_of("Rain\n\n" + poem + "\n" + poem + "\n" + poem) == "verse");
  const std::string even =
      "The rain came down,\nThe wind came up,\nThe lamp went out,\nThe boat went by,\n";
  CHECK(outline_of("Rain\n\n" + even + even) == "verse");
}

TEST_CASE("layout: indented paragraphs that are a line each are no verse") {
  const std::string line = "   " + rain_words(14);
  CHECK(outline_of("Rain\n\nA heading\n\n" + line + "\n" + line + "\n" + line) ==
        "p p p p");
}

TEST_CASE("layout: lines of whole paragraphs are never joined, be they short or long") {
  const std::string text =
      "   " + rain_words(6) + "   -- " + rain_words(24) + "   " + rain_words(9);
  CHECK(outline_of("Rain\n\n" + text + "   " + rain_words(58)) == "p p p p");
}
