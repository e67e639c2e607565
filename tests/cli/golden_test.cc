#include <algorithm>
#include <sstream>

#include <doctest/doctest.h>

#include "tests/cli/process.h"
#include "tests/support.h"

using namespace octavo::tests;

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

/// The words of the case's `args`, then its inputs: every file `input*`, sorted.
std::vector<std::string> words_of(const fs::path& folder) {
  std::vector<std::string> words;
  std::istringstream stream(read_file(folder / "args"));
  for (std::string word; stream >> word;) {
    words.push_back(word);
  }
  for (const fs::path& path : sorted_entries(folder)) {
    if (path.filename().string().starts_with("input")) {
      words.push_back(path.filename().string());
    }
  }
  return words;
}

Outcome run(const fs::path& folder,
            std::vector<std::string> before,
            const std::vector<std::string>& words) {
  before.insert(before.end(), words.begin(), words.end());
  return run_octavo({.arguments = std::move(before), .folder = folder});
}

/// An absent report says that there is nothing to report.
std::string compare_report(const fs::path& folder, const std::string& report) {
  const fs::path expected = folder / "report";
  if (updates_expected_files() && report.empty()) {
    fs::remove(expected);
    return {};
  }
  if (!fs::exists(expected) && report.empty()) {
    return {};
  }
  return compare_with_file(fs::relative(expected, source_folder()), report);
}

std::string check_case(const fs::path& folder) {
  const std::vector<std::string> words = words_of(folder);
  std::string differences =
      compare_report(folder, run(folder, {"check"}, words).messages);
  for (const char* step : {"tree", "xhtml", "pages"}) {
    if (fs::exists(folder / step)) {
      const Outcome outcome = run(folder, {"build", "--emit", step}, words);
      differences +=
          compare_with_file(fs::relative(folder / step, source_folder()), outcome.output);
    }
  }
  return differences;
}

}  // namespace

TEST_CASE("golden: every case gives its tree, its XHTML, its pages and its messages") {
  std::size_t cases = 0;
  for (const fs::path& folder : sorted_entries(source_folder() / "tests/golden")) {
    if (!fs::is_directory(folder) || words_of(folder).empty()) {
      continue;
    }
    ++cases;
    CAPTURE(folder.filename().string());
    CHECK(check_case(folder) == "");
  }
  CHECK(cases > 0);
}
