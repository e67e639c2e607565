#include <string>

#include "formats/image/bytes.h"
#include "formats/image/exif.h"
#include "formats/image/kinds.h"

namespace octavo::image {

namespace {

void read_jfif(std::string_view data, Header& header) {
  const std::uint32_t unit = number_at(data, 7, 1);
  const std::uint32_t density = number_at(data, 8, 2);
  if (density > 1 && (unit == 1 || unit == 2)) {
    header.resolution = unit == 1 ? density : density * 2.54;
  }
}

bool is_start_of_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
         marker != 0xCC;
}

void read_frame(std::uint32_t marker, std::string_view data, Header& header) {
  header.components = number_at(data, 5, 1);
  header.height = number_at(data, 1, 2);
  header.width = number_at(data, 3, 2);
  // Reading systems show baseline, extended and progressive Huffman coding of 8 bits.
  if (marker > 0xC2 || number_at(data, 0, 1) != 8 ||
      (header.components != 1 && header.components != 3 && header.components != 4)) {
    header.error = "is a JPEG of a kind that reading systems do not show";
  }
}

}  // namespace

Header read_jpeg_header(std::string_view bytes) {
  Header header;
  bool has_frame = false;
  std::size_t at = 2;
  while (at + 4 <= bytes.size() && bytes[at] == '\xFF') {
    const std::uint32_t marker = number_at(bytes, at + 1, 1);
    if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      at += marker == 0xFF ? 1 : 2;
      continue;
    }
    const std::size_t length = number_at(bytes, at + 2, 2);
    if (length < 2 || length > bytes.size() - at - 2) {
      break;
    }
    const std::string_view data = bytes.substr(at + 4, length - 2);
    at += 2 + length;
    if (marker == 0xDA) {
      const bool has_end = bytes.find("\xFF\xD9", at) != std::string_view::npos;
      if (!has_frame || !has_end) {
        break;
      }
      if (header.error.empty() && (header.width == 0 || header.height == 0)) {
        header.error = no_area;
      }
      return header;
    }
    if (is_start_of_frame(marker)) {
      has_frame = true;
      read_frame(marker, data, header);
    } else if (marker == 0xE0 && data.starts_with("JFIF")) {
      read_jfif(data, header);
    } else if (marker == 0xE1 && data.starts_with(std::string_view("Exif\0\0", 6))) {
      read_exif(data.substr(6), header);
    } else if (marker == 0xEE && data.starts_with("Adobe")) {
      header.has_adobe_marker = true;
    }
  }
  header.error = cut_short;
  return header;
}

}  // namespace octavo::image
