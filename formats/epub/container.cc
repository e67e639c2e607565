#include "formats/epub/container.h"

#include <memory>
#include <utility>

#include <zip.h>

namespace octavo::epub {

namespace {

// 1 January 2000, 0:00, as MS-DOS writes it: in local time, which is why libzip's
// function for a `time_t` will not do.
constexpr zip_uint16_t fixed_date = (20U << 9U) | (1U << 5U) | 1U;
constexpr zip_uint16_t fixed_time = 0;
constexpr zip_uint32_t compression_level = 9;

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using OpenArchive = std::unique_ptr<zip_t, DiscardArchive>;

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

bool add(zip_t* archive, const Entry& entry) {
  Source source(zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0));
  if (!source) {
    return false;
  }
  const zip_int64_t added =
      zip_file_add(archive, entry.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (added < 0) {
    return false;
  }
  // The archive owns the source from here on.
  static_cast<void>(source.release());
  const auto index = static_cast<zip_uint64_t>(added);
  const bool stored = entry.method == Entry::Method::store;
  return zip_set_file_compression(archive, index, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                  stored ? 0 : compression_level) == 0 &&
         zip_file_set_dostime(archive, index, fixed_time, fixed_date, 0) == 0;
}

std::optional<std::string> read_whole(zip_source_t* source) {
  zip_stat_t status;
  if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0) {
    return std::nullopt;
  }
  std::string bytes(status.size, '\0');
  const zip_int64_t size = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (size < 0 || static_cast<std::size_t>(size) != bytes.size()) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

std::optional<std::string> pack(const std::vector<Entry>& entries) {
  const Source source(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!source) {
    return std::nullopt;
  }
  // Closing the archive gives up one hold on the source; reading it back needs another.
  zip_source_keep(source.get());
  OpenArchive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, nullptr));
  if (!archive) {
    zip_source_free(source.get());
    return std::nullopt;
  }
  for (const Entry& entry : entries) {
    if (!add(archive.get(), entry)) {
      return std::nullopt;
    }
  }
  if (zip_close(archive.get()) != 0) {
    return std::nullopt;
  }
  static_cast<void>(archive.release());
  return read_whole(source.get());
}

void Archive::Discard::operator()(void* archive) const {
  zip_discard(static_cast<zip_t*>(archive));
}

std::optional<Archive> Archive::open(const std::string& bytes) {
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr));
  zip_t* const opened =
      source ? zip_open_from_source(source.get(), ZIP_RDONLY, nullptr) : nullptr;
  if (opened == nullptr) {
    return std::nullopt;
  }
  // The archive owns the source from here on.
  static_cast<void>(source.release());
  Archive archive;
  archive.archive_.reset(opened);
  return archive;
}

std::optional<std::string> Archive::read(const std::string& name) const {
  auto* const archive = static_cast<zip_t*>(archive_.get());
  zip_stat_t status;
  zip_stat_init(&status);
  if (zip_stat(archive, name.c_str(), 0, &status) != 0 || status.size > most_bytes) {
    return std::nullopt;
  }
  struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  const std::unique_ptr<zip_file_t, Close> file(zip_fopen(archive, name.c_str(), 0));
  std::string bytes(status.size, '\0');
  const zip_int64_t size =
      file == nullptr ? -1 : zip_fread(file.get(), bytes.data(), bytes.size());
  return size == static_cast<zip_int64_t>(bytes.size()) ? std::optional(std::move(bytes))
                                                        : std::nullopt;
}

}  // namespace octavo::epub
