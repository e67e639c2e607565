#include "formats/image/bytes.h"
#include "formats/image/gif_blocks.h"
#include "formats/image/kinds.h"

namespace octavo::image {

Header read_gif_header(std::string_view bytes) {
  Header header{.width = number_at(bytes, 6, 2, ByteOrder::little_endian),
                .height = number_at(bytes, 8, 2, ByteOrder::little_endian)};
  if (header.width == 0 || header.height == 0) {
    header.error = no_area;
  } else if (!find_first_frame(bytes)) {
    header.error = cut_short;
  }
  return header;
}

}  // namespace octavo::image
