#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/process.h"
#include "tests/shared.h"
#include "tests/support.h"
#include "tests/validators/books.h"
#include "tests/validators/command.h"

using namespace octavo;
using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

constexpr long most_kilobytes = 1L << 20;
#ifdef __SANITIZE_ADDRESS__
constexpr unsigned most_seconds = 0;
#else
// Five on a quiet machine; other tests run beside this one, and two on one core slow each
// other.
constexpr unsigned most_seconds = 9;
#endif

/// Texts without a word: there is no book to make.
constexpr std::array<std::string_view, 3> empty_texts = {"enc/empty.md", "enc/only-nl.md",
                                                         "enc/only-bom.md"};

/// 20,000 chapters and 20,000 notes: EPUBCheck takes longer than anybody waits.
constexpr std::array<std::string_view, 2> too_long_for_epubcheck = {"md/headings.md",
                                                                    "md/footnotes.md"};

struct HostileCase {
  std::string name{};
  bool is_markdown = false;
  bool is_picture_use = false;
};

std::vector<HostileCase> make_cases(const fs::path& generator, const fs::path& folder) {
  const CommandResult made =
      run_command({"python3", generator.string(), folder.string()});
  INFO(made.output);
  REQUIRE(made.status == 0);
  std::vector<HostileCase> cases;
  std::istringstream lines(read_file(folder / "manifest.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const std::string name = nlohmann::json::parse(line)["name"];
    cases.push_back({.name = name,
                     .is_markdown = name.ends_with(".md"),
                     .is_picture_use = name.starts_with("img/use-")});
  }
  return cases;
}

Outcome run_within_limits(const HostileCase& each, std::vector<std::string> words) {
  Outcome outcome =
      run_octavo({.arguments = std::move(words), .most_seconds = most_seconds});
  CAPTURE(each.name);
  CAPTURE(outcome.messages);
  CHECK(outcome.peak_kilobytes <= most_kilobytes);
  const bool is_empty = std::ranges::find(empty_texts, each.name) != empty_texts.end();
  if (each.is_markdown) {
    CHECK(outcome.status == (is_empty ? 1 : 0));
  } else {
    // A picture is no manuscript; a drawing is text, and may be read as one.
    const bool is_settled = outcome.status == 0 || outcome.status == 1;
    CHECK(is_settled);
  }
  CHECK((outcome.status == 1) ==
        (outcome.messages.find(": error[") != std::string::npos));
  if (each.is_picture_use) {
    CHECK(outcome.messages.find("warning[picture-") != std::string::npos);
  }
  return outcome;
}

/// Makes one format; its path, or nothing where there is no book to make.
std::string make_one(const HostileCase& each,
                     const fs::path& input,
                     const fs::path& out) {
  const Outcome outcome =
      run_within_limits(each, {"build", input.string(), "-o", out.string()});
  CAPTURE(each.name);
  CHECK(fs::exists(out) == (outcome.status == 0));
  return outcome.status == 0 ? out.string() : std::string();
}

}  // namespace

TEST_CASE("build: every hostile case ends soon in little memory and obeys its rule") {
  const auto shared = shared_folder();
  if (!shared) {
    MESSAGE("skipped: no folder of test data");
    return;
  }
  const TemporaryFolder folder;
  const auto cases = make_cases(*shared / "suites/hostile/gen.py", folder.path());
  CHECK(cases.size() == 108);
  std::vector<MadeBook> books;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const HostileCase& each = cases[i];
    const fs::path input = folder.path() / "cases" / each.name;
    const std::string stem = (folder.path() / ("book-" + std::to_string(i))).string();
    const MadeBook book{.name = each.name,
                        .epub = make_one(each, input, stem + ".epub"),
                        .pdf = make_one(each, input, stem + ".pdf")};
    if (each.is_markdown) {
      run_within_limits(each, {"build", "--emit", "tree", input.string()});
    }
    CHECK(book.epub.empty() == book.pdf.empty());
    if (!book.epub.empty() && !book.pdf.empty()) {
      check_pdf(book);
      books.push_back(book);
    }
  }
  std::erase_if(books, [](const MadeBook& book) {
    return std::ranges::find(too_long_for_epubcheck, book.name) !=
           too_long_for_epubcheck.end();
  });
  check_with_epubcheck(books);
}

TEST_CASE("build: a drawing that reaches out is cleaned of what it reaches for") {
  const auto shared = shared_folder();
  if (!shared) {
    MESSAGE("skipped: no folder of test data");
    return;
  }
  const TemporaryFolder folder;
  make_cases(*shared / "suites/hostile/gen.py", folder.path());
  const Outcome outcome = run_octavo(
      {.arguments = {"check", (folder.path() / "cases/img/use-script-svg.md").string()}});
  for (const char* reached : {"onload", "script", "file:///etc/passwd"}) {
    CHECK(outcome.messages.find(std::string("`") + reached + "`") != std::string::npos);
  }
}
