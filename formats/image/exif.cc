#include "formats/image/exif.h"

#include <cstddef>
#include <cstdint>

#include "formats/image/bytes.h"

namespace octavo::image {

namespace {

// TIFF 6.0 and EXIF 2.3 name the fields of a directory by these numbers.
constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t resolution_tag = 0x011A;
constexpr std::uint32_t resolution_unit_tag = 0x0128;

}  // namespace

void read_exif(std::string_view tiff, Header& header) {
  const ByteOrder order =
      tiff.starts_with("II") ? ByteOrder::little_endian : ByteOrder::big_endian;
  const std::size_t directory = number_at(tiff, 4, 4, order);
  const std::uint32_t fields = number_at(tiff, directory, 2, order);
  double resolution = 0;
  std::uint32_t unit = 2;
  for (std::size_t i = 0; i < fields; ++i) {
    const std::size_t field = directory + 2 + i * 12;
    if (field + 12 > tiff.size()) {
      break;
    }
    const std::uint32_t tag = number_at(tiff, field, 2, order);
    const std::uint32_t value = number_at(tiff, field + 8, 2, order);
    if (tag == orientation_tag && value >= 1 && value <= 8) {
      header.orientation = static_cast<int>(value);
    } else if (tag == resolution_unit_tag) {
      unit = value;
    } else if (tag == resolution_tag) {
      const std::size_t place = number_at(tiff, field + 8, 4, order);
      const std::uint32_t divisor = number_at(tiff, place + 4, 4, order);
      resolution =
          divisor == 0 ? 0 : number_at(tiff, place, 4, order) / double{1} / divisor;
    }
  }
  if (header.resolution == 0 && resolution > 1) {
    header.resolution = unit == 3 ? resolution * 2.54 : resolution;
  }
}

}  // namespace octavo::image
