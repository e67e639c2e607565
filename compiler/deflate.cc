#include "compiler/deflate.h"

#include <memory>
#include <new>

#include <libdeflate.h>

namespace octavo {

namespace {

struct Release {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

// Levels above 6 cost several times the time for half a percent.
constexpr int level = 6;

}  // namespace

std::string deflate_zlib(std::string_view bytes) {
  const std::unique_ptr<libdeflate_compressor, Release> compressor(
      libdeflate_alloc_compressor(level));
  if (!compressor) {
    throw std::bad_alloc();
  }
  std::string deflated(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()),
                       '\0');
  deflated.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                           deflated.data(), deflated.size()));
  return deflated;
}

}  // namespace octavo
