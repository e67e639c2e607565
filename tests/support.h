#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What tests of several folders need of the repository and of the machine.
namespace octavo::tests {

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& bytes);

/// A new folder that is removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The root of the repository.
std::filesystem::path source_folder();

/// A file that a page of Markdown has: the fenced code behind a line of its name in
/// backticks and a colon.
std::string fenced_file(const std::string& page, const std::string& name);

/// Every file below the folders of the repository that hold C++, sorted by path.
std::vector<std::filesystem::path> cpp_files(const std::vector<std::string>& folders);

/// Whether the run rewrites the expected files instead of comparing them
/// (OCTAVO_UPDATE=1).
bool updates_expected_files();

/// Compares `actual` with the file at `path`, relative to the repository: empty when they
/// are equal, else the first difference and the command that accepts it. With
/// OCTAVO_UPDATE=1 writes the file.
std::string compare_with_file(const std::filesystem::path& path,
                              const std::string& actual);

}  // namespace octavo::tests
