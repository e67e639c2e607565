#include "compiler/noted_files.h"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "compiler/sha256.h"

namespace octavo {
namespace {

/// Without the work of telling it well.
std::string place_of(const NotedFile& file) {
  return file.root.empty() ? file.name : file.root + "/" + file.name;
}

}  // namespace

std::string path_of(const NotedFile& file) {
  return file.root.empty()
             ? file.name
             : (std::filesystem::path(file.root) / file.name).lexically_normal().string();
}

bool looks_same(const NotedFile& file) {
  if (file.error == FileError::missing) {
    std::error_code ignored;
    return !std::filesystem::exists(place_of(file), ignored);
  }
  return file.error == FileError::none && file.is_settled && file.state &&
         file_state(place_of(file)) == file.state;
}

FileContent read_again(NotedFile& file, FileSystem& files, Digests digests) {
  const std::string place = place_of(file);
  const std::int64_t begun = clock_now();
  const std::optional<FileState> before = file_state(place);
  FileContent content = file.root.empty()
                            ? files.read_input(file.name, file.most_bytes)
                            : files.read_beneath(file.root, file.name, file.most_bytes);
  file.error = content.error;
  file.state = file_state(place) == before ? before : std::nullopt;
  file.is_settled = file.state && is_settled(*file.state, begun);
  file.digest = digests == Digests::wanted && content.error == FileError::none
                    ? sha256(content.bytes)
                    : std::string();
  return content;
}

FileContent NotedFiles::read_input(const std::string& path, std::uint64_t most_bytes) {
  return note({.name = path, .most_bytes = most_bytes});
}

FileContent NotedFiles::read_beneath(const std::string& root,
                                     const std::string& name,
                                     std::uint64_t most_bytes) {
  return note({.root = root, .name = name, .most_bytes = most_bytes});
}

FileContent NotedFiles::note(NotedFile file) {
  FileContent content = read_again(file, files_, digests_);
  const std::scoped_lock lock(mutex_);
  noted_.push_back(std::move(file));
  return content;
}

std::vector<NotedFile> NotedFiles::noted() const {
  const std::scoped_lock lock(mutex_);
  std::vector<NotedFile> files = noted_;
  const auto key = [](const NotedFile& file) { return std::tie(file.root, file.name); };
  std::ranges::stable_sort(files, {}, key);
  const auto same = std::ranges::unique(files, {}, key);
  files.erase(same.begin(), same.end());
  return files;
}

}  // namespace octavo
