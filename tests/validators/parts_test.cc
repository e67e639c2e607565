#include <doctest/doctest.h>

#include "tests/support.h"
#include "tests/validators/books.h"

using namespace octavo::tests;

namespace {

constexpr const char* manuscript = R"(---
title: A Book in Parts
lang: en
---

# Preface

Words before.[^1]

# Part One {.part}

> A saying of the part's.^[Its own note.]

## Chapter One

Its words, and a link to [the end](#the-end).^[A note.]

### A Section

More.^[A second note.]

## Chapter Two

Its words.^[A note again.]

# Part Two {.part}

## The End

The last words.

[^1]: Of the preface.
)";

}  // namespace

TEST_CASE("parts: the validators find nothing wrong with a book in parts") {
  const TemporaryFolder folder;
  write_file(folder.path() / "parts.md", manuscript);
  const std::vector<MadeBook> books =
      make_books({{.name = "parts", .inputs = {(folder.path() / "parts.md").string()}}},
                 folder.path());
  REQUIRE(books.size() == 1);
  check_with_epubcheck(books);
  check_pdf(books.front());
  check_words(books.front());
}
