#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/files.h"

namespace octavo::cache {

/// A folder of what was made: notes by the key of a request, and contents by their
/// digest. Any number of processes may use it at once, on one machine or many: a file is
/// there whole or not at all, and what it holds is looked at before it is used.
class Store {
 public:
  explicit Store(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Makes the folder where there is none. `not_regular`: something else stands there.
  FileError open();
  const std::filesystem::path& folder() const { return folder_; }

  std::optional<std::string> notes(const std::string& key) const;
  FileError put_notes(const std::string& key, std::string_view text);
  /// Keeps them from being swept out as unused; once a day is enough.
  void mark_used(const std::string& key);

  /// None: it is not there, or has been spoilt.
  std::optional<std::string> content(const std::string& digest) const;
  FileError put_content(const std::string& digest, std::string_view bytes);

 private:
  std::filesystem::path folder_;
};

/// Where a folder of octavo's has what; the rest of the folder is not octavo's.
std::filesystem::path notes_folder(const std::filesystem::path& folder);
std::filesystem::path contents_folder(const std::filesystem::path& folder);
/// Whether `Store::open` has made it.
bool is_cache(const std::filesystem::path& folder);

}  // namespace octavo::cache
