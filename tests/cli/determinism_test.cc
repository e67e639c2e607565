#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

/// Something of everything that a book has.
std::string sample_book() {
  std::string book;
  for (int chapter = 1; chapter <= 12; ++chapter) {
    const std::string number = std::to_string(chapter);
    book += "# Chapter " + number + "\n\n";
    for (int times = 0; times < 40; ++times) {
      book +=
          "It was \"the best\" of times -- and the *worst* of times, the age of wisdom "
          "and of foolishness[^" +
          number +
          "], **the epoch** of belief, Ελληνικά, "
          "עברית, and `code` of [incredulity](#chapter-1).\n\n";
    }
    book += "[^" + number +
            "]: A note of the chapter, with *words*.\n\n"
            "| a | b |\n|---|--:|\n| 1 | 2 |\n\n- one\n- two\n\n> A quotation.\n\n";
  }
  return book;
}

}  // namespace

TEST_CASE("determinism: threads, folder, locale and time zone change no byte") {
  const TemporaryFolder one;
  const TemporaryFolder other;
  const fs::path deep = other.path() / "a folder" / "ünd";
  fs::create_directories(deep);
  write_file(one.path() / "book.md", sample_book());
  write_file(deep / "book.md", sample_book());
  const Outcome first =
      run_octavo({.arguments = {"build", "book.md", "--lang", "en", "--title",
                                "Determinism", "--jobs", "1"},
                  .folder = one.path(),
                  .environment = {{"LC_ALL", "C"}, {"TZ", "UTC"}}});
  const Outcome second = run_octavo(
      {.arguments = {"build", (deep / "book.md").string(), "--lang", "en", "--title",
                     "Determinism", "--jobs", "8"},
       .folder = deep,
       .environment = {{"LC_ALL", "de_DE.UTF-8"}, {"TZ", "Asia/Tokyo"}, {"HOME", "/"}}});
  REQUIRE(first.status == 0);
  REQUIRE(second.status == 0);
  for (const char* name : {"book.epub", "book.pdf"}) {
    CAPTURE(name);
    const std::string bytes = read_file(one.path() / name);
    CHECK(bytes.size() > 10'000);
    const bool same = bytes == read_file(deep / name);
    CHECK(same);
  }
}

TEST_CASE("determinism: threads, folder, locale and time zone change no picture") {
  const TemporaryFolder one;
  const TemporaryFolder other;
  const fs::path sample = source_folder() / "samples/essay";
  const fs::path copy = other.path() / "ünd";
  fs::copy(sample, copy);
  const auto built = [&](const fs::path& essay, const fs::path& folder, const char* jobs,
                         const char* locale) {
    const Outcome outcome =
        run_octavo({.arguments = {"build", (essay / "page.md").string(), "--jobs", jobs},
                    .folder = folder,
                    .environment = {{"LC_ALL", locale}, {"TZ", "Asia/Tokyo"}}});
    CAPTURE(outcome.messages);
    CHECK(outcome.status == 0);
    return read_file(folder / "page.epub") + read_file(folder / "page.pdf");
  };
  const std::string books = built(sample, one.path(), "1", "C");
  CHECK(books.find(".png") != std::string::npos);
  CHECK(books.find(".svg") != std::string::npos);
  const bool same = books == built(copy, other.path(), "8", "tr_TR.UTF-8");
  CHECK(same);
}

TEST_CASE("determinism: the machine's fonts change no byte") {
  const TemporaryFolder folder;
  write_file(
      folder.path() / "a.md",
      "---\ntitle: T\nlang: en\n---\n\nLatin, Ελληνικά, עברית, हिन्दी, ไทย, 漢字, 😀, "
      "→ and `code`.\n\n![d](d.svg)\n");
  write_file(folder.path() / "d.svg",
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\">"
             "<text x=\"5\" y=\"20\" font-family=\"DejaVu Sans\">words</text></svg>");
  write_file(folder.path() / "no-fonts.conf", "<fontconfig></fontconfig>");
  const auto books = [&](const char* configuration) {
    const Outcome outcome =
        run_octavo({.arguments = {"build", "a.md"},
                    .folder = folder.path(),
                    .environment = {{"FONTCONFIG_FILE", configuration}}});
    CAPTURE(outcome.messages);
    CHECK(outcome.status == 0);
    return read_file(folder.path() / "a.epub") + read_file(folder.path() / "a.pdf");
  };
  const std::string no_fonts = (folder.path() / "no-fonts.conf").string();
  const bool same = books("") == books(no_fonts.c_str());
  CHECK(same);
}

TEST_CASE("determinism: SOURCE_DATE_EPOCH dates the books, the clock never does") {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.md", "# Title\n\nText.\n");
  const auto epub_at = [&](const char* epoch) {
    return run_octavo({.arguments = {"build", "a.md", "--to", "epub", "-o", "-"},
                       .folder = folder.path(),
                       .environment = {{"SOURCE_DATE_EPOCH", epoch}}})
        .output;
  };
  const bool same = epub_at("") == epub_at("");
  CHECK(same);
  const bool dated = epub_at("") != epub_at("1000000000");
  CHECK(dated);
}

TEST_CASE("determinism: messages stand in the order of their places for any threads") {
  const TemporaryFolder folder;
  std::string book = "# Title\n\n";
  for (int times = 0; times < 15; ++times) {
    book +=
        "Some words with a [link](#gone), a \\$x$ and \uE000 and $y$.\n\n"
        "##\n\n![Nothing](none.png)\n\n";
  }
  write_file(folder.path() / "a.md", book);
  write_file(folder.path() / "b.md", book);
  const auto messages_with = [&](const char* jobs) {
    return run_octavo({.arguments = {"check", "a.md", "b.md", "--lang", "en", "--jobs",
                                     jobs, "--diagnostics", "json"},
                       .folder = folder.path()})
        .messages;
  };
  const std::string messages = messages_with("1");
  CHECK(messages == messages_with("8"));
  std::vector<std::pair<std::string, int>> places;
  std::istringstream lines(messages);
  for (std::string line; std::getline(lines, line);) {
    const std::string mark = "\"line\":";
    const std::size_t at = line.find(mark);
    const bool has_place = at != std::string::npos;
    places.emplace_back(has_place ? line.substr(0, at) : "~",
                        has_place ? std::stoi(line.substr(at + mark.size())) : 0);
  }
  CHECK(places.size() > 90);
  CHECK(std::ranges::is_sorted(places));
}
