#include "tests/formats/epub/unpack.h"

#include <memory>

#include <zip.h>

namespace octavo::test {

using epub::Entry;

namespace {

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

std::optional<Entry> read_entry(zip_t* archive, zip_uint64_t index) {
  zip_stat_t status;
  if (zip_stat_index(archive, index, 0, &status) != 0) {
    return std::nullopt;
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive, index, 0), zip_fclose);
  if (!file) {
    return std::nullopt;
  }
  Entry entry{.name = status.name,
              .bytes = std::string(status.size, '\0'),
              .method = status.comp_method == ZIP_CM_STORE ? Entry::Method::store
                                                           : Entry::Method::deflate};
  const zip_int64_t size = zip_fread(file.get(), entry.bytes.data(), entry.bytes.size());
  if (size < 0 || static_cast<std::size_t>(size) != entry.bytes.size()) {
    return std::nullopt;
  }
  return entry;
}

}  // namespace

std::optional<std::vector<Entry>> unpack(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  const Archive archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!archive) {
    zip_source_free(source);
    return std::nullopt;
  }
  std::vector<Entry> entries;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    auto entry = read_entry(archive.get(), static_cast<zip_uint64_t>(i));
    if (!entry) {
      return std::nullopt;
    }
    entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace octavo::test
