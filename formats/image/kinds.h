#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "formats/image/image.h"

/// What the folder knows of each kind of picture: how its header is read and how its
/// pixels are decoded.
namespace octavo::image {

/// The most pixels that octavo opens.
constexpr std::uint64_t most_pixels = 100'000'000;

/// What a header says, as stored; `error` is empty where it can be believed.
struct Header {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  double resolution = 0;
  int orientation = 1;
  /// Of a JPEG: 1 (grey), 3 (colours) or 4 (inks).
  unsigned components = 0;
  /// Of a JPEG: where there are four, each sample is the complement of an ink.
  bool has_adobe_marker = false;
  std::string error{};
};

Header read_png_header(std::string_view bytes);
Header read_jpeg_header(std::string_view bytes);
Header read_gif_header(std::string_view bytes);
Header read_webp_header(std::string_view bytes);

std::optional<Pixels> decode_png(std::string_view bytes);
/// As stored; the orientation is not applied.
std::optional<Pixels> decode_jpeg(std::string_view bytes);
/// Whether `decode_jpeg` would give pixels, found without making them: libjpeg refuses
/// tables that are wrong or absent, and mends what is wrong between them. Only of a JPEG
/// of several scans all data are read.
bool is_sound_jpeg(std::string_view bytes);
std::optional<Pixels> decode_gif(std::string_view bytes);
std::optional<Pixels> decode_webp(std::string_view bytes);

/// Errors read on from "the picture …".
constexpr std::string_view cut_short = "is cut short";
constexpr std::string_view no_area = "has no width or no height";

}  // namespace octavo::image
