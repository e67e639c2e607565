#include "compiler/cache/book_cache.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace octavo::cache {
namespace {

/// The files as they are now, each read once.
class FilesNow {
 public:
  explicit FilesNow(FileSystem& files) : files_(files) {}

  /// Whether a file holds what was noted of it; what is newly known of it is added.
  bool is_same(NotedFile& noted) {
    if (looks_same(noted)) {
      return true;
    }
    // What is no file may give its content once only.
    if (noted.error == FileError::none && !file_state(path_of(noted))) {
      return false;
    }
    const auto [place, is_new] = read_.try_emplace({noted.root, noted.name}, noted);
    if (is_new) {
      read_again(place->second, files_, Digests::wanted);
    }
    const NotedFile& now = place->second;
    if (now.error != noted.error || now.digest != noted.digest) {
      return false;
    }
    noted = now;
    return true;
  }

 private:
  FileSystem& files_;
  std::map<std::pair<std::string, std::string>, NotedFile> read_{};
};

bool has_same_files(const KeptBook& a, const KeptBook& b) {
  return a.system_fonts == b.system_fonts &&
         std::ranges::equal(a.files, b.files, [](const auto& one, const auto& other) {
           return one.root == other.root && one.name == other.name &&
                  one.error == other.error && one.digest == other.digest;
         });
}

}  // namespace

std::optional<FoundBook> BookCache::find(const std::string& key, FileSystem& files) {
  const std::optional<std::string> notes = store_.notes(key);
  if (!notes) {
    return std::nullopt;
  }
  std::vector<KeptBook> kept = read_kept_books(*notes);
  FilesNow now(files);
  const auto has_same_fonts = [&](const KeptBook& book) {
    return book.system_fonts.empty() || book.system_fonts == system_fonts_();
  };
  // What can be told without reading goes first.
  auto found = std::ranges::find_if(kept, [&](const KeptBook& book) {
    return std::ranges::all_of(book.files, looks_same) && has_same_fonts(book);
  });
  FoundBook result;
  if (found == kept.end()) {
    found = std::ranges::find_if(kept, [&](KeptBook& book) {
      const std::vector<NotedFile> before = book.files;
      const bool is_same =
          std::ranges::all_of(book.files,
                              [&](NotedFile& file) { return now.is_same(file); }) &&
          has_same_fonts(book);
      result.has_news = is_same && book.files != before;
      return is_same;
    });
  }
  if (found == kept.end()) {
    return std::nullopt;
  }
  store_.mark_used(key);
  result.book = std::move(*found);
  return result;
}

FileError BookCache::keep(const std::string& key, KeptBook book) {
  // Of a manuscript that goes to and fro between branches.
  constexpr std::size_t most = 4;
  std::vector<KeptBook> kept = read_kept_books(store_.notes(key).value_or(""));
  std::erase_if(kept, [&](const KeptBook& each) { return has_same_files(each, book); });
  kept.insert(kept.begin(), std::move(book));
  kept.resize(std::min(kept.size(), most));
  return store_.put_notes(key, print_kept_books(kept));
}

bool can_be_kept(std::span<const NotedFile> files) {
  return std::ranges::all_of(files, [](const NotedFile& file) {
    return file.error != FileError::none || file.state;
  });
}

}  // namespace octavo::cache
