#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "formats/image/bytes.h"
#include "formats/image/gif_blocks.h"
#include "formats/image/kinds.h"
#include "formats/image/pixels.h"

namespace octavo::image {

namespace {

constexpr std::size_t most_codes = 4096;

/// The color indices of a frame from its LZW codes (GIF 89a, appendix F). A string is its
/// last index and the code of the string before it.
class LzwDecoder {
 public:
  explicit LzwDecoder(const GifFrame& frame)
      : codes_(frame.codes),
        first_size_(frame.code_size + 1),
        clear_(1U << frame.code_size) {
    for (std::size_t i = 0; i < clear_; ++i) {
      last_[i] = static_cast<char>(i);
      first_[i] = static_cast<char>(i);
      length_[i] = 1;
    }
    restart();
  }

  /// At most `count` indices; fewer where the codes end or make no sense.
  std::string decode(std::size_t count) {
    std::string indices;
    while (indices.size() < count) {
      const std::size_t code = next_code();
      if (code == clear_) {
        restart();
        continue;
      }
      const bool is_known = code < used_ && code != clear_ + 1;
      const bool is_next = code == used_ && previous_ != none;
      if (!is_known && !is_next) {
        break;
      }
      if (previous_ != none && used_ < most_codes) {
        add_string(is_known ? first_[code] : first_[previous_]);
      }
      append(code, indices);
      previous_ = code;
    }
    if (indices.size() > count) {
      indices.resize(count);
    }
    return indices;
  }

 private:
  static constexpr std::size_t none = most_codes;

  void restart() {
    used_ = clear_ + 2;
    size_ = first_size_;
    previous_ = none;
  }

  // Past the end: the code that says so.
  std::size_t next_code() {
    while (bits_ < size_) {
      if (at_ == codes_.size()) {
        return clear_ + 1;
      }
      buffer_ |= std::uint32_t{static_cast<unsigned char>(codes_[at_++])} << bits_;
      bits_ += 8;
    }
    const std::size_t code = buffer_ & ((1U << size_) - 1);
    buffer_ >>= size_;
    bits_ -= size_;
    return code;
  }

  void add_string(char last) {
    prefix_[used_] = static_cast<std::uint16_t>(previous_);
    last_[used_] = last;
    first_[used_] = first_[previous_];
    length_[used_] = static_cast<std::uint16_t>(length_[previous_] + 1);
    ++used_;
    if (used_ == (std::size_t{1} << size_) && size_ < 12) {
      ++size_;
    }
  }

  void append(std::size_t code, std::string& indices) const {
    const std::size_t length = length_[code];
    indices.resize(indices.size() + length);
    for (std::size_t i = 1; i <= length; ++i) {
      indices[indices.size() - i] = last_[code];
      code = prefix_[code];
    }
  }

  const std::string& codes_;
  unsigned first_size_;
  std::size_t clear_;
  std::size_t at_ = 0;
  std::uint32_t buffer_ = 0;
  unsigned bits_ = 0;
  unsigned size_ = 0;
  std::size_t used_ = 0;
  std::size_t previous_ = none;
  std::array<std::uint16_t, most_codes> prefix_{};
  std::array<char, most_codes> last_{};
  std::array<char, most_codes> first_{};
  std::array<std::uint16_t, most_codes> length_{};
};

// The row of the picture that the `number`th stored row is.
std::vector<std::uint32_t> row_order(const GifFrame& frame) {
  struct Pass {
    std::uint32_t first;
    std::uint32_t step;
  };
  constexpr Pass interlaced[] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
  std::vector<std::uint32_t> rows;
  if (!frame.interlaced) {
    for (std::uint32_t row = 0; row < frame.height; ++row) {
      rows.push_back(row);
    }
    return rows;
  }
  for (const Pass& pass : interlaced) {
    for (std::uint32_t row = pass.first; row < frame.height; row += pass.step) {
      rows.push_back(row);
    }
  }
  return rows;
}

void paint(std::string& canvas, std::size_t place, const GifFrame& frame, char index) {
  const std::size_t color = static_cast<unsigned char>(index);
  if (color == frame.transparent || color * 3 + 2 >= frame.colors.size()) {
    return;
  }
  for (std::size_t i = 0; i < 3; ++i) {
    canvas[place * 4 + i] = frame.colors[color * 3 + i];
  }
  canvas[place * 4 + 3] = '\xFF';
}

}  // namespace

std::optional<Pixels> decode_gif(std::string_view bytes) {
  const auto frame = find_first_frame(bytes);
  const std::uint32_t width = number_at(bytes, 6, 2, ByteOrder::little_endian);
  const std::uint32_t height = number_at(bytes, 8, 2, ByteOrder::little_endian);
  const std::uint64_t area = std::uint64_t{width} * height;
  const std::uint64_t frame_area =
      frame ? std::uint64_t{frame->width} * frame->height : 0;
  if (!frame || area == 0 || area > most_pixels || frame_area > most_pixels) {
    return std::nullopt;
  }
  const std::string indices =
      LzwDecoder(*frame).decode(static_cast<std::size_t>(frame_area));
  if (indices.size() < frame_area) {
    return std::nullopt;
  }
  std::string canvas(static_cast<std::size_t>(area) * 4, '\0');
  std::size_t at = 0;
  for (const std::uint32_t row : row_order(*frame)) {
    const std::size_t y = std::size_t{frame->top} + row;
    for (std::size_t column = 0; column < frame->width; ++column, ++at) {
      const std::size_t x = frame->left + column;
      if (x < width && y < height) {
        paint(canvas, y * width + x, *frame, indices[at]);
      }
    }
  }
  return make_pixels(width, height, 4, std::move(canvas));
}

}  // namespace octavo::image
