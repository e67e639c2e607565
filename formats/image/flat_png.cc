#include "formats/image/flat_png.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>

#include "compiler/deflate.h"

// libpng takes several times the work for rows of which most are the same.
namespace octavo::image {
namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";
constexpr std::size_t most_colors = 256;
// PNG, 11.2.1.
constexpr char color_of_three_samples = 2;
constexpr char color_of_palette = 3;
// Before each row (PNG, 9).
constexpr char no_filter = 0;

void put_number(std::string& bytes, std::uint32_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    bytes += static_cast<char>(number >> shift);
  }
}

void put_color(std::string& bytes, std::uint32_t color) {
  for (const unsigned shift : {16U, 8U, 0U}) {
    bytes += static_cast<char>(color >> shift);
  }
}

void put_chunk(std::string& png, std::string_view type, std::string_view data) {
  put_number(png, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = png.size();
  png += type;
  png += data;
  put_number(png, crc32(std::string_view(png).substr(begin)));
}

/// Calls `put_row(rows, row)` for each row that is not as the one above it, which stands
/// there once more.
template <class PutRow>
std::string rows_of(const FlatPixels& pixels, PutRow&& put_row) {
  std::string rows;
  std::span<const std::uint32_t> above;
  std::size_t above_at = 0;
  for (std::size_t y = 0; y < pixels.height; ++y) {
    const auto row = std::span(pixels.colors).subspan(y * pixels.width, pixels.width);
    const std::size_t at = rows.size();
    if (std::ranges::equal(row, above)) {
      rows.append(rows, above_at, at - above_at);
    } else {
      rows += no_filter;
      put_row(rows, row);
    }
    above = row;
    above_at = at;
  }
  return rows;
}

class Palette {
 public:
  /// Nothing once there are too many colors.
  void put_row(std::string& rows, std::span<const std::uint32_t> row) {
    if (is_too_large()) {
      return;
    }
    for (const std::uint32_t pixel : row) {
      if (const std::uint32_t color = pixel & mask; color != last_) {
        last_ = color;
        const auto [entry, is_new] =
            numbers_.emplace(color, static_cast<char>(numbers_.size()));
        number_ = entry->second;
        if (is_new) {
          put_color(colors_, color);
        }
      }
      rows += number_;
    }
  }

  bool is_too_large() const { return numbers_.size() > most_colors; }
  const std::string& colors() const { return colors_; }

 private:
  static constexpr std::uint32_t mask = 0xFF'FFFF;

  std::string colors_{};
  std::unordered_map<std::uint32_t, char> numbers_{};
  std::uint32_t last_ = ~mask;
  char number_ = 0;
};

void put_header(std::string& png, const FlatPixels& pixels, char color_type) {
  std::string header;
  put_number(header, pixels.width);
  put_number(header, pixels.height);
  // Eight bits a sample; the only methods of compressing and filtering; not interlaced.
  for (const char field : std::array<char, 5>{8, color_type, 0, 0, 0}) {
    header += field;
  }
  put_chunk(png, "IHDR", header);
}

}  // namespace

std::string encode_flat_png(const FlatPixels& pixels) {
  std::string png(png_signature);
  Palette palette;
  std::string rows =
      rows_of(pixels, [&](std::string& to, std::span<const std::uint32_t> row) {
        palette.put_row(to, row);
      });
  if (!palette.is_too_large()) {
    put_header(png, pixels, color_of_palette);
    put_chunk(png, "PLTE", palette.colors());
  } else {
    put_header(png, pixels, color_of_three_samples);
    rows = rows_of(pixels, [](std::string& to, std::span<const std::uint32_t> row) {
      for (const std::uint32_t color : row) {
        put_color(to, color);
      }
    });
  }
  put_chunk(png, "IDAT", deflate_zlib(rows, DeflateEffort::least));
  put_chunk(png, "IEND", "");
  return png;
}

}  // namespace octavo::image
