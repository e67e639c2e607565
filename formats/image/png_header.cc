#include <string>

#include "formats/image/bytes.h"
#include "formats/image/exif.h"
#include "formats/image/kinds.h"

namespace octavo::image {

namespace {

constexpr std::size_t signature_size = 8;
// Length, type and checksum round the data of a chunk.
constexpr std::size_t chunk_frame = 12;
// Deflate makes at most 1032 bytes of one.
constexpr std::uint64_t most_expansion = 1032;

unsigned channels_of(std::uint32_t color_type) {
  switch (color_type) {
    case 0:
    case 3:
      return 1;
    case 2:
      return 3;
    case 4:
      return 2;
    case 6:
      return 4;
    default:
      return 0;
  }
}

double resolution_of(std::string_view physical) {
  const bool per_metre = physical.size() == 9 && physical[8] == 1;
  const std::uint32_t horizontal = number_at(physical, 0, 4);
  return per_metre && horizontal == number_at(physical, 4, 4) ? horizontal * 0.0254 : 0;
}

}  // namespace

Header read_png_header(std::string_view bytes) {
  Header header;
  std::uint64_t row_bits = 0;
  std::uint64_t compressed = 0;
  std::size_t at = signature_size;
  bool ended = false;
  while (!ended && bytes.size() - at >= chunk_frame) {
    const std::uint32_t length = number_at(bytes, at, 4);
    if (length > bytes.size() - at - chunk_frame) {
      break;
    }
    const std::string_view type = bytes.substr(at + 4, 4);
    const std::string_view data = bytes.substr(at + 8, length);
    if (at == signature_size && (type != "IHDR" || length != 13)) {
      return {.error = "does not begin as a PNG does"};
    }
    if (type == "IHDR") {
      header.width = number_at(data, 0, 4);
      header.height = number_at(data, 4, 4);
      row_bits = std::uint64_t{header.width} * number_at(data, 8, 1) *
                 channels_of(number_at(data, 9, 1));
    } else if (type == "IDAT") {
      compressed += length;
    } else if (type == "pHYs") {
      header.resolution = resolution_of(data);
    } else if (type == "eXIf") {
      read_exif(data, header);
    }
    ended = type == "IEND";
    at += chunk_frame + length;
  }
  if (header.width == 0 || header.height == 0) {
    header.error = no_area;
  } else if (header.width > most_pixels || header.height > most_pixels) {
    // The pixels are counted, and refused, by the caller.
    return header;
  } else if (!ended || compressed == 0 ||
             (row_bits / 8 + 1) * header.height / most_expansion > compressed) {
    header.error = cut_short;
  }
  return header;
}

}  // namespace octavo::image
