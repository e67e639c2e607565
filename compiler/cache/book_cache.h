#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "compiler/cache/kept_book.h"
#include "compiler/cache/request_key.h"
#include "compiler/cache/store.h"
#include "compiler/files.h"

namespace octavo::cache {

/// A book as it was made before, and whether more is known of its files than is kept.
struct FoundBook {
  KeptBook book{};
  bool has_news = false;
};

/// Books that have been made, by their requests: in front of compiling, for when nothing
/// has changed.
class BookCache {
 public:
  /// `engine` is `engine_key`; `system_fonts` tells the fonts of the system apart: asked
  /// only for a book that is made of some.
  BookCache(Store store, std::string engine, std::function<std::string()> system_fonts)
      : store_(std::move(store)),
        engine_(std::move(engine)),
        system_fonts_(std::move(system_fonts)) {}

  /// What a request is known by.
  std::string key_of(const CompileRequest& request, bool with_map) const {
    return request_key(request, with_map, engine_);
  }

  /// What came of a request when everything it was made of was as it is now. Files whose
  /// state is as it was are not read.
  std::optional<FoundBook> find(const std::string& key, FileSystem& files);

  /// The bytes of an output; none: they have been lost.
  std::optional<std::string> content(const KeptOutput& output) const {
    return store_.content(output.digest);
  }
  /// Keeps them under its digest.
  FileError keep_content(const KeptOutput& output, std::string_view bytes) {
    return store_.put_content(output.digest, bytes);
  }
  /// Keeps what came of a request, in the place of what it gave before of the same files.
  FileError keep(const std::string& key, KeptBook book);

  std::string system_fonts() const { return system_fonts_(); }

 private:
  Store store_;
  std::string engine_;
  std::function<std::string()> system_fonts_;
};

/// Whether a book made of these can be told from one made of others: no file has changed
/// while it was read, and each can be read twice.
bool can_be_kept(std::span<const NotedFile> files);

}  // namespace octavo::cache
