#include <algorithm>
#include <vector>

#include "compiler/files.h"

namespace octavo {
namespace {

FileContent content_of(const std::map<std::string, std::string>& files,
                       const std::string& path,
                       std::uint64_t most_bytes) {
  const auto found = files.find(path);
  if (found == files.end()) {
    return {.error = FileError::missing};
  }
  if (found->second.size() > most_bytes) {
    return {.error = FileError::too_large};
  }
  return {.bytes = found->second};
}

/// `name` without "." and "..", or nothing when it leads out of its root.
std::optional<std::string> beneath(const std::string& name) {
  if (name.starts_with('/')) {
    return std::nullopt;
  }
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string part = name.substr(begin, end - begin);
    begin = end + 1;
    if (part == "..") {
      if (parts.empty()) {
        return std::nullopt;
      }
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string path;
  for (const std::string& part : parts) {
    path += (path.empty() ? "" : "/") + part;
  }
  return path;
}

}  // namespace

FileContent MemoryFiles::read_input(const std::string& path, std::uint64_t most_bytes) {
  return content_of(files, path, most_bytes);
}

FileContent MemoryFiles::read_beneath(const std::string& root,
                                      const std::string& name,
                                      std::uint64_t most_bytes) {
  const std::optional<std::string> path = beneath(name);
  if (!path) {
    return {.error = FileError::outside_root};
  }
  return content_of(files, root == "." ? *path : root + "/" + *path, most_bytes);
}

WriteResult MemoryFiles::write_outputs(std::span<const OutputFile> outputs) {
  for (const OutputFile& output : outputs) {
    files[output.path] = output.bytes;
  }
  return {};
}

}  // namespace octavo
