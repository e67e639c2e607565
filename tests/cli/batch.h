#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/book_record.h"
#include "tests/cli/process.h"
#include "tests/records.h"
#include "tests/support.h"

/// What the tests of many books share.
namespace octavo::tests {

/// A folder with manuscripts, in which octavo batch is run.
class Batch {
 public:
  void write(const std::filesystem::path& name, const std::string& text) const {
    std::filesystem::create_directories((folder() / name).parent_path());
    write_file(folder() / name, text);
  }
  void write_book(const std::filesystem::path& name) const {
    write(name, "---\nlang: en\n---\n\n# " + name.stem().string() + "\n\nSome words.\n");
  }
  Outcome run(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), "batch");
    return run_octavo(
        {.arguments = std::move(arguments), .folder = folder(), .standard_input = input});
  }
  std::map<std::string, BookRecord> records(const std::string& name) const {
    return records_of(folder() / name);
  }
  bool has(const std::filesystem::path& name) const {
    return std::filesystem::exists(folder() / name);
  }
  const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_{};
};

inline bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// What is asked again and again, for a minute at most, until it is something.
template <class Ask>
auto awaited(const Ask& ask) {
  using namespace std::chrono_literals;
  auto answer = ask();
  for (int i = 0; !answer && i < 60'000; ++i) {
    std::this_thread::sleep_for(1ms);
    answer = ask();
  }
  return answer;
}

inline std::string endless_paragraph() {
  std::string words;
  for (int i = 0; i < 1'500'000; ++i) {
    words += "word ";
  }
  return words;
}

}  // namespace octavo::tests
