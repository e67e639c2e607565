#include <string>

#include <doctest/doctest.h>

#include "tests/formats/plain/outline.h"

using namespace octavo;
using plain_tests::outline_of;

namespace {

constexpr std::string_view whole_words =
    "On the third morning the fog lifted, and they saw the harbour and the white houses "
    "round it, and nobody on board said a word for a long time.\n";

/// Three lines at 76 columns or so, of which the last is short and ends a sentence.
constexpr std::string_view wrapped_words =
    "On the third morning the fog lifted, and they saw the harbour and the white\n"
    "houses round it, and for a long time nobody on board said a word, since the\n"
    "place was strange to them.\n";

std::string whole_line() {
  return std::string(whole_words);
}

std::string wrapped_text() {
  return std::string(wrapped_words);
}

}  // namespace

TEST_CASE("parting: chapters that are counted need no blank lines round them") {
  CHECK(outline_of("Salt\n\nChapter 1\nThe Quay\n" + whole_line() + whole_line() +
                   "Chapter 2\nThe Boat\n" + whole_line()) ==
        "h1(Chapter 1 The Quay) p p h1(Chapter 2 The Boat) p");
  CHECK(outline_of("Salt\n\nChapter 1\n" + wrapped_text() + wrapped_text() +
                   "Chapter 2\n" + wrapped_text() + wrapped_text()) ==
        "h1(Chapter 1) p p h1(Chapter 2) p p");
}

TEST_CASE(
    "parting: a chapter that nothing counts on from, or in a sentence, parts nothing") {
  CHECK(outline_of("Salt\n\n" + whole_line() + "Chapter 7\n" + whole_line()) == "p p p");
  CHECK(outline_of("Salt\n\nBook I, chapter 1: The Whale. On the third morning the fog "
                   "lifted\n" +
                   wrapped_text() +
                   "\nBook I, chapter 2: The Boat. On the third morning the fog lifted "
                   "and\n" +
                   wrapped_text()) == "p p");
}

TEST_CASE("parting: in wrapped text without blank lines short lines end paragraphs") {
  CHECK(outline_of("Salt\n\n" + wrapped_text() + "— Go on, she said.\n— No.\n" +
                   wrapped_text() + wrapped_text()) == "p p p p p");
}

TEST_CASE("parting: one short line in a paragraph ends nothing") {
  CHECK(outline_of("Salt\n\n" + wrapped_text() + wrapped_text()) == "p");
}

TEST_CASE("parting: directions behind the number of a scene are a paragraph") {
  CHECK(
      outline_of("Salt\n\nACT I\n\nSCENE I. The quay at night. They walk up and down and "
                 "look out\nover the water in silence. The mate speaks at last.\n\n" +
                 wrapped_text() + "\nSCENE II. A ship\n\n" + wrapped_text()) ==
      "h1(ACT I) h2(SCENE I.) p p h2(SCENE II. A ship) p");
}
