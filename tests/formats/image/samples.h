#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

/// One small picture of each kind, red on its left half and blue on its right.
namespace octavo::test {

// clang-format off
inline constexpr unsigned char jpeg_bytes[] = {
    255, 216, 255, 224, 0, 16, 74, 70, 73, 70, 0, 1, 1, 1, 1, 44, 1, 44, 0, 0, 255,
    225, 0, 34, 69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3,
    0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, 255, 219, 0, 67, 0, 3, 2, 2, 3, 2, 2, 3, 3, 3,
    3, 4, 3, 3, 4, 5, 8, 5, 5, 4, 4, 5, 10, 7, 7, 6, 8, 12, 10, 12, 12, 11, 10, 11,
    11, 13, 14, 18, 16, 13, 14, 17, 14, 11, 11, 16, 22, 16, 17, 19, 20, 21, 21, 21,
    12, 15, 23, 24, 22, 20, 24, 18, 20, 21, 20, 255, 219, 0, 67, 1, 3, 4, 4, 5, 4, 5,
    9, 5, 5, 9, 20, 13, 11, 13, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20,
    20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20,
    20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 255, 192, 0,
    17, 8, 0, 8, 0, 16, 3, 1, 17, 0, 2, 17, 1, 3, 17, 1, 255, 196, 0, 21, 0, 1, 1, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 8, 255, 196, 0, 20, 16, 1, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 196, 0, 21, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 9, 7, 255, 196, 0, 20, 17, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 255, 218, 0, 12, 3, 1, 0, 2, 17, 3, 17, 0, 63, 0, 157, 16, 194,
    166, 2, 56, 193, 209, 255, 217};
inline constexpr unsigned char webp_lossless_bytes[] = {
    82, 73, 70, 70, 38, 0, 0, 0, 87, 69, 66, 80, 86, 80, 56, 76, 25, 0, 0, 0, 47, 15,
    192, 1, 0, 15, 16, 243, 191, 255, 243, 31, 14, 196, 130, 201, 252, 165, 59, 83,
    136, 232, 127, 228, 0, 0};
inline constexpr unsigned char webp_lossy_bytes[] = {
    82, 73, 70, 70, 60, 0, 0, 0, 87, 69, 66, 80, 86, 80, 56, 32, 48, 0, 0, 0, 112, 1,
    0, 157, 1, 42, 16, 0, 8, 0, 2, 192, 76, 37, 160, 2, 116, 1, 64, 0, 0, 254, 240,
    203, 63, 254, 143, 191, 254, 182, 255, 253, 104, 127, 173, 191, 173, 183, 255,
    109, 15, 77, 255, 254, 180, 19, 64, 0};
inline constexpr unsigned char png_bytes[] = {
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 4, 0, 0, 0,
    2, 8, 6, 0, 0, 0, 127, 168, 125, 99, 0, 0, 0, 9, 112, 72, 89, 115, 0, 0, 46, 35,
    0, 0, 46, 35, 1, 120, 165, 63, 118, 0, 0, 0, 28, 73, 68, 65, 84, 8, 153, 99, 252,
    207, 192, 240, 159, 129, 129, 129, 129, 17, 66, 49, 176, 48, 48, 48, 52, 50, 32,
    1, 0, 92, 216, 3, 133, 251, 80, 176, 212, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96,
    130};
inline constexpr unsigned char gif_bytes[] = {
    71, 73, 70, 56, 57, 97, 4, 0, 2, 0, 128, 0, 0, 255, 0, 0, 0, 0, 255, 33, 249, 4,
    0, 0, 0, 0, 0, 44, 0, 0, 0, 0, 4, 0, 2, 0, 0, 2, 4, 4, 18, 134, 5, 0, 59};
inline constexpr unsigned char inks_bytes[] = {
    255, 216, 255, 238, 0, 14, 65, 100, 111, 98, 101, 0, 100, 0, 0, 0, 0, 0, 255, 219,
    0, 67, 0, 20, 14, 15, 18, 15, 13, 20, 18, 16, 18, 23, 21, 20, 24, 30, 50, 33, 30,
    28, 28, 30, 61, 44, 46, 36, 50, 73, 64, 76, 75, 71, 64, 70, 69, 80, 90, 115, 98,
    80, 85, 109, 86, 69, 70, 100, 136, 101, 109, 119, 123, 129, 130, 129, 78, 96, 141,
    151, 140, 125, 150, 115, 126, 129, 124, 255, 192, 0, 20, 8, 0, 8, 0, 8, 4, 67, 17,
    0, 77, 17, 0, 89, 17, 0, 75, 17, 0, 255, 196, 0, 20, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 6, 255, 196, 0, 20, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 255, 218, 0, 14, 4, 67, 0, 77, 0, 89, 0, 75, 0, 0, 63, 0, 102, 24, 24,
    102, 255, 217};
// clang-format on

/// 4 × 2 at 300 pixels an inch; the lower row is half transparent.
inline std::string png() {
  return {std::begin(png_bytes), std::end(png_bytes)};
}
/// 16 × 8 as stored, at 300 pixels an inch, to be turned right by a quarter (orientation
/// 6).
inline std::string jpeg() {
  return {std::begin(jpeg_bytes), std::end(jpeg_bytes)};
}
/// 16 × 8.
inline std::string lossless_webp() {
  return {std::begin(webp_lossless_bytes), std::end(webp_lossless_bytes)};
}
/// 16 × 8.
inline std::string lossy_webp() {
  return {std::begin(webp_lossy_bytes), std::end(webp_lossy_bytes)};
}
/// 4 × 2.
inline std::string gif() {
  return {std::begin(gif_bytes), std::end(gif_bytes)};
}
/// A JPEG of inks, 8 × 8, all of it red.
inline std::string jpeg_of_inks() {
  return {std::begin(inks_bytes), std::end(inks_bytes)};
}
/// EXIF data that say nothing but the orientation (EXIF 2.32, 4.5.4).
inline std::string exif(int orientation) {
  std::string data("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
  data += static_cast<char>(orientation);
  return data + std::string(6, '\0');
}
/// `png()` with EXIF data.
inline std::string turned_png(int orientation) {
  const std::string data = exif(orientation);
  std::string chunk(3, '\0');
  chunk += static_cast<char>(data.size());
  // Behind the signature and the header; nobody asks for the checksum of what is left
  // out.
  constexpr std::size_t behind_header = 33;
  return png().insert(behind_header, chunk + "eXIf" + data + "sum.");
}
/// `lossless_webp()` with EXIF data (RFC 9649, 2.7).
inline std::string turned_webp(int orientation) {
  const auto number = [](std::size_t value) {
    return std::string{static_cast<char>(value), '\0', '\0', '\0'};
  };
  const std::string data = "Exif" + std::string(2, '\0') + exif(orientation);
  const std::string extended("\x08\0\0\0\x0F\0\0\x07\0\0", 10);
  const std::string body = "WEBPVP8X" + number(extended.size()) + extended +
                           lossless_webp().substr(12) + "EXIF" + number(data.size()) +
                           data;
  return "RIFF" + number(body.size()) + body;
}
/// A drawing with `content` in it.
inline std::string svg(std::string_view content, std::string_view attributes = {}) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + std::string(attributes) + ">" +
         std::string(content) + "</svg>";
}

}  // namespace octavo::test
