#include "formats/pdf/jpeg.h"

#include <cstddef>

namespace octavo::pdf {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

unsigned short_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}

bool is_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
         marker != 0xCC;
}

// Baseline, extended sequential and progressive with Huffman codes (ITU-T T.81, table
// B.1).
bool is_decodable(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xC2;
}

}  // namespace

std::optional<JpegHeader> read_jpeg_header(std::string_view bytes) {
  JpegHeader header;
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) {
      return std::nullopt;
    }
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker == 0xDA || marker == 0xD9) {
      return std::nullopt;
    }
    const std::size_t data = at + 4;
    if (marker == 0xEE && bytes.substr(data, 5) == "Adobe") {
      header.has_adobe_marker = true;
    }
    if (is_frame(marker)) {
      header.height = short_at(bytes, data + 1);
      header.width = short_at(bytes, data + 3);
      header.components = byte_at(bytes, data + 5);
      const bool known =
          header.components == 1 || header.components == 3 || header.components == 4;
      if (!is_decodable(marker) || byte_at(bytes, data) != 8 || !known ||
          header.width == 0 || header.height == 0) {
        return std::nullopt;
      }
      // An Adobe marker may stand after the frame header; look on for it when it counts.
      if (header.components != 4 || header.has_adobe_marker) {
        return header;
      }
      const std::size_t scan = bytes.find("\xFF\xDA", data);
      header.has_adobe_marker =
          bytes.substr(0, scan).find("Adobe") != std::string_view::npos;
      return header;
    }
    at += 2 + short_at(bytes, at + 2);
  }
  return std::nullopt;
}

}  // namespace octavo::pdf
