#pragma once

#include <optional>
#include <string_view>

namespace octavo::pdf {

/// What a PDF must say of a JPEG that it carries as it is.
struct JpegHeader {
  unsigned width = 0;
  unsigned height = 0;
  /// 1 grey, 3 colour, 4 CMYK.
  unsigned components = 3;
  /// Adobe's programs write CMYK with 0 as full ink.
  bool has_adobe_marker = false;
};

/// Empty for a kind of JPEG that PDF readers do not decode (lossless, arithmetic, 12
/// bits).
std::optional<JpegHeader> read_jpeg_header(std::string_view bytes);

}  // namespace octavo::pdf
