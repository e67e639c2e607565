#include "compiler/deflate.h"

#include <memory>
#include <new>
#include <utility>

#include <libdeflate.h>

namespace octavo {

namespace {

struct Release {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

// Levels above 6 cost several times the time for half a percent.
constexpr int usual_level = 6;
constexpr int least_level = 1;

}  // namespace

std::string deflate_zlib(std::string_view bytes, DeflateEffort effort) {
  const std::unique_ptr<libdeflate_compressor, Release> compressor(
      libdeflate_alloc_compressor(effort == DeflateEffort::usual ? usual_level
                                                                 : least_level));
  if (!compressor) {
    throw std::bad_alloc();
  }
  std::string deflated(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()),
                       '\0');
  deflated.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                           deflated.data(), deflated.size()));
  return deflated;
}

std::optional<std::string> inflate_zlib(std::string_view deflated, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, Release> decompressor(
      libdeflate_alloc_decompressor());
  if (!decompressor) {
    throw std::bad_alloc();
  }
  std::string bytes(size, '\0');
  const auto result =
      libdeflate_zlib_decompress(decompressor.get(), deflated.data(), deflated.size(),
                                 bytes.data(), bytes.size(), nullptr);
  return result == LIBDEFLATE_SUCCESS ? std::optional(std::move(bytes)) : std::nullopt;
}

std::uint32_t crc32(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace octavo
