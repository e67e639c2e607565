#include "tests/extract/running_text.h"

#include <doctest/doctest.h>

namespace octavo::extract {

namespace {

/// Pages that are called 1, 2 …
std::vector<PageBegin> pages(const std::vector<std::size_t>& offsets) {
  std::vector<PageBegin> made;
  for (const std::size_t offset : offsets) {
    made.push_back(
        {.label = std::to_string(made.size() + 1), .offset = offset, .language = "en"});
  }
  return made;
}

std::string wrong(const std::string& pdf,
                  const std::vector<std::size_t>& begins,
                  const std::string& epub,
                  const std::vector<std::size_t>& marks) {
  return wrong_pages({.text = pdf, .pages = pages(begins)},
                     {.text = epub, .pages = pages(marks)});
}

}  // namespace

TEST_CASE("running_text: a mark is right before the first word of its page") {
  CHECK(wrong("one two three", {4}, "one two three", {4}) == "");
  CHECK(wrong("one two three", {4}, "one two three", {8}) != "");
  CHECK(wrong("one two three", {4}, "one two three", {nowhere}) != "");
}

TEST_CASE("running_text: a page that begins in mid-word is marked before the next one") {
  CHECK(wrong("hy\u00ADphen two", {4}, "hyphen two", {7}) == "");
  CHECK(wrong("hy\u00ADphen two", {4}, "hyphen two", {2}) != "");
  CHECK(wrong("unbroken two", {2}, "unbroken two", {9}) == "");
  CHECK(wrong("well-known two", {5}, "well-known two", {5}) == "");
}

TEST_CASE("running_text: a page that shows none of it begins where the next does") {
  const std::vector<std::size_t> begins{0, nowhere, 4, nowhere};
  CHECK(wrong("one two", begins, "one two", {0, 4, 4, 7}) == "");
  CHECK(wrong("one two", begins, "one two", {0, 0, 4, 7}) != "");
}

TEST_CASE("running_text: words may have capitals on pages") {
  CHECK(wrong("one TWO", {4}, "one two", {4}) == "");
}

TEST_CASE("running_text: each label is listed once, in order") {
  RunningText pdf{.text = "one two", .pages = pages({0, 4})};
  RunningText epub = pdf;
  CHECK(wrong_pages(pdf, epub) == "");
  epub.pages.pop_back();
  CHECK(wrong_pages(pdf, epub) != "");
  epub.pages = pages({0, 4, 4});
  CHECK(wrong_pages(pdf, epub) != "");
  epub.pages = {{.label = "2", .offset = 0}, {.label = "1", .offset = 4}};
  CHECK(wrong_pages(pdf, epub) != "");
}

}  // namespace octavo::extract
