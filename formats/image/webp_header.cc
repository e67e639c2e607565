#include "formats/image/bytes.h"
#include "formats/image/exif.h"
#include "formats/image/kinds.h"

namespace octavo::image {

namespace {

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t count) {
  return number_at(bytes, at, count, ByteOrder::little_endian);
}

/// RFC 9649, 2.7.3: EXIF is in a chunk of its own, behind those of the picture.
void find_exif(std::string_view bytes, Header& header) {
  constexpr std::size_t riff_head = 12;
  constexpr std::size_t chunk_head = 8;
  for (std::size_t at = riff_head; at + chunk_head <= bytes.size();) {
    const std::size_t length = little(bytes, at + 4, 4);
    std::string_view data = bytes.substr(at + chunk_head, length);
    if (bytes.substr(at, 4) == "EXIF") {
      // Some programs write the mark that a JPEG has before it.
      constexpr std::string_view mark("Exif\0\0", 6);
      data.remove_prefix(data.starts_with(mark) ? mark.size() : 0);
      read_exif(data, header);
    }
    at += chunk_head + length + length % 2;
  }
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
    find_exif(bytes, header);
  }
  if (header.width == 0 || header.height == 0) {
    header.error = no_area;
  }
  return header;
}

}  // namespace octavo::image
