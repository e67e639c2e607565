#include "compiler/cache/housekeeping.h"

#include <algorithm>
#include <map>
#include <string>
#include <system_error>
#include <vector>

#include "compiler/cache/kept_book.h"
#include "compiler/cache/store.h"
#include "compiler/files.h"

namespace octavo::cache {
namespace {

namespace fs = std::filesystem;
using Time = fs::file_time_type;

struct Entry {
  fs::path path{};
  std::uint64_t bytes = 0;
  Time time{};
};

/// The files that a store has in one of its folders; of another name than its own: what a
/// process left that was killed while it wrote.
struct Listing {
  std::vector<Entry> whole{};
  std::vector<Entry> left{};
};

Listing list(const fs::path& folder) {
  constexpr std::size_t digits = 64;
  Listing listing;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file(ignored) || name.size() < digits ||
        name.find_first_not_of("0123456789abcdef") < digits) {
      continue;
    }
    const Entry found{.path = entry.path(),
                      .bytes = entry.file_size(ignored),
                      .time = entry.last_write_time(ignored)};
    if (name.size() == digits) {
      listing.whole.push_back(found);
    } else if (name.ends_with(".tmp")) {
      listing.left.push_back(found);
    }
  }
  return listing;
}

/// The digests of what a request has given.
std::vector<std::string> outputs_of(const fs::path& notes) {
  constexpr std::uint64_t most = 1U << 30U;
  std::vector<std::string> digests;
  for (const KeptBook& book :
       read_kept_books(DiskFiles().read_input(notes.string(), most).bytes)) {
    for (const KeptOutput& output : book.outputs) {
      digests.push_back(output.digest);
    }
  }
  std::ranges::sort(digests);
  digests.erase(std::ranges::unique(digests).begin(), digests.end());
  return digests;
}

/// Takes a cache apart from its oldest book on.
class Pruner {
 public:
  Pruner(const fs::path& folder, const Pruning& pruning)
      : pruning_(pruning),
        books_(list(notes_folder(folder))),
        outputs_(list(contents_folder(folder))) {}

  Holdings run() {
    std::ranges::sort(books_.whole, {}, &Entry::time);
    for (const Entry& output : outputs_.whole) {
      sizes_[output.path.filename().string()] = output.bytes;
    }
    std::uint64_t bytes = 0;
    for (const Entry& book : books_.whole) {
      bytes += book.bytes;
      for (const std::string& digest : outputs_of(book.path)) {
        bytes += ++uses_[digest] == 1 ? size_of(digest) : 0;
      }
    }
    for (const Entry& book : books_.whole) {
      const bool is_unused = now_ - book.time > pruning_.unused_for;
      const bool is_too_much = pruning_.most_bytes > 0 && bytes > pruning_.most_bytes;
      if (!is_unused && !is_too_much) {
        break;
      }
      bytes -= book.bytes;
      for (const std::string& digest : outputs_of(book.path)) {
        bytes -= --uses_[digest] == 0 ? size_of(digest) : 0;
      }
      gone_.books += take_away(book) ? 1 : 0;
    }
    sweep();
    return gone_;
  }

 private:
  std::uint64_t size_of(const std::string& digest) const {
    const auto found = sizes_.find(digest);
    return found == sizes_.end() ? 0 : found->second;
  }

  bool take_away(const Entry& entry) {
    std::error_code error;
    const bool is_gone = fs::remove(entry.path, error) && !error;
    gone_.bytes += is_gone ? entry.bytes : 0;
    return is_gone;
  }

  /// What is young may be of a book that is only being noted.
  void sweep() {
    const auto is_old = [&](const Entry& entry) {
      return now_ - entry.time > std::chrono::hours(1);
    };
    for (const Entry& output : outputs_.whole) {
      if (uses_[output.path.filename().string()] == 0 && is_old(output)) {
        gone_.outputs += take_away(output) ? 1 : 0;
      }
    }
    for (const Listing* listing : {&books_, &outputs_}) {
      for (const Entry& entry : listing->left) {
        if (is_old(entry)) {
          take_away(entry);
        }
      }
    }
  }

  Pruning pruning_;
  Listing books_;
  Listing outputs_;
  Time now_ = Time::clock::now();
  std::map<std::string, std::uint64_t> sizes_{};
  /// By how many books.
  std::map<std::string, std::size_t> uses_{};
  Holdings gone_{};
};

}  // namespace

Holdings holdings_of(const fs::path& folder) {
  Holdings holdings;
  const auto add = [&](const Listing& listing, std::size_t& count) {
    count = listing.whole.size();
    for (const auto* entries : {&listing.whole, &listing.left}) {
      for (const Entry& entry : *entries) {
        holdings.bytes += entry.bytes;
      }
    }
  };
  add(list(notes_folder(folder)), holdings.books);
  add(list(contents_folder(folder)), holdings.outputs);
  return holdings;
}

Holdings prune(const fs::path& folder, const Pruning& pruning) {
  return Pruner(folder, pruning).run();
}

}  // namespace octavo::cache
