#include "formats/image/bytes.h"
#include "formats/image/kinds.h"

namespace octavo::image {

namespace {

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t count) {
  return number_at(bytes, at, count, ByteOrder::little_endian);
}

}  // namespace

// RFC 9649, 2: the first chunk says the size, in one of three ways.
Header read_webp_header(std::string_view bytes) {
  Header header;
  const std::size_t length = little(bytes, 4, 4);
  if (bytes.size() < 30 || length + 8 > bytes.size()) {
    return {.error = std::string(cut_short)};
  }
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8 " && bytes.substr(23, 3) == "\x9D\x01\x2A") {
    header.width = little(bytes, 26, 2) & 0x3FFFU;
    header.height = little(bytes, 28, 2) & 0x3FFFU;
  } else if (chunk == "VP8L" && bytes[20] == '\x2F') {
    const std::uint32_t sizes = little(bytes, 21, 4);
    header.width = (sizes & 0x3FFFU) + 1;
    header.height = ((sizes >> 14U) & 0x3FFFU) + 1;
  } else if (chunk == "VP8X") {
    header.width = little(bytes, 24, 3) + 1;
    header.height = little(bytes, 27, 3) + 1;
  }
  if (header.width == 0 || header.height == 0) {
    header.error = no_area;
  }
  return header;
}

}  // namespace octavo::image
