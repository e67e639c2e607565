#include "tests/support.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace octavo::tests {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// The first lines that differ, with a little of what surrounds them.
std::string first_difference(const std::string& expected, const std::string& actual) {
  constexpr std::size_t shown = 8;
  const std::vector<std::string> old_lines = lines_of(expected);
  const std::vector<std::string> new_lines = lines_of(actual);
  const auto [old_at, new_at] = std::ranges::mismatch(old_lines, new_lines);
  const auto line = static_cast<std::size_t>(old_at - old_lines.begin());
  std::string text = "line " + std::to_string(line + 1) + ":\n";
  for (std::size_t at = line; at < std::min(line + shown, old_lines.size()); ++at) {
    text += "- " + old_lines[at] + "\n";
  }
  for (std::size_t at = line; at < std::min(line + shown, new_lines.size()); ++at) {
    text += "+ " + new_lines[at] + "\n";
  }
  return text;
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TemporaryFolder::TemporaryFolder() {
  std::string path = fs::temp_directory_path() / "octavo-test-XXXXXX";
  if (mkdtemp(path.data()) != nullptr) {
    path_ = path;
  }
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path source_folder() {
  return OCTAVO_SOURCE_DIR;
}

std::string fenced_file(const std::string& page, const std::string& name) {
  const std::size_t title = page.find("\n`" + name + "`:\n\n```");
  if (title == std::string::npos) {
    return {};
  }
  const std::size_t begin = page.find('\n', page.find("```", title)) + 1;
  return page.substr(begin, page.find("\n```", begin) + 1 - begin);
}

std::vector<fs::path> cpp_files(const std::vector<std::string>& folders) {
  std::vector<fs::path> files;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(source_folder() / folder)) {
      const fs::path extension = entry.path().extension();
      if (extension == ".cc" || extension == ".h") {
        files.push_back(entry.path());
      }
    }
  }
  std::ranges::sort(files);
  return files;
}

bool updates_expected_files() {
  const char* value = std::getenv("OCTAVO_UPDATE");
  return value != nullptr && std::string(value) == "1";
}

std::string compare_with_file(const fs::path& path, const std::string& actual) {
  const fs::path full = source_folder() / path;
  if (updates_expected_files()) {
    write_file(full, actual);
    return {};
  }
  const std::string expected = fs::exists(full) ? read_file(full) : std::string();
  if (fs::exists(full) && expected == actual) {
    return {};
  }
  return path.string() + " differs, " + first_difference(expected, actual) +
         "accept with: OCTAVO_UPDATE=1 ctest --preset dev";
}

}  // namespace octavo::tests
