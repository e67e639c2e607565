#include "formats/image/fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/image/jpeg_encode.h"
#include "formats/image/kinds.h"
#include "formats/image/png_encode.h"

namespace octavo::image {

namespace {

bool is_of_kind(const Picture& picture, const PictureLimits& limits) {
  return limits.kinds.empty() ||
         std::ranges::find(limits.kinds, picture.kind) != limits.kinds.end();
}

bool is_of_inks(const Picture& picture) {
  constexpr unsigned inks = 4;
  return picture.kind == PictureKind::jpeg &&
         read_jpeg_header(picture.bytes).components == inks;
}

// All that is seen without decoding it.
bool keeps_outwardly(const Picture& picture, const PictureLimits& limits) {
  const std::uint64_t pixels = std::uint64_t{picture.width} * picture.height;
  return is_of_kind(picture, limits) &&
         (limits.most_pixels == 0 || pixels <= limits.most_pixels) &&
         (limits.most_bytes == 0 || picture.bytes.size() <= limits.most_bytes) &&
         (limits.can_be_of_inks || !is_of_inks(picture));
}

bool may_be_transparent(const Picture& picture) {
  return picture.kind != PictureKind::jpeg;
}

// WebP Container, "Simple File Format (Lossy)".
bool is_lossy_webp(const Picture& picture) {
  constexpr std::size_t chunk = 12;
  return picture.kind == PictureKind::webp &&
         std::string_view(picture.bytes).substr(chunk, 4) == "VP8 ";
}

void put_on_white(Pixels& pixels) {
  const auto byte = [](char sample) { return static_cast<unsigned char>(sample); };
  constexpr unsigned white = 255;
  for (std::size_t i = 0; i < pixels.alpha.size(); ++i) {
    const unsigned alpha = byte(pixels.alpha[i]);
    for (std::size_t j = i * pixels.channels; j < (i + 1) * pixels.channels; ++j) {
      const unsigned mixed =
          byte(pixels.samples[j]) * alpha + white * (white - alpha) + white / 2;
      pixels.samples[j] = static_cast<char>(mixed / white);
    }
  }
  pixels.alpha.clear();
}

Pixels scaled_by(const Pixels& pixels, double scale) {
  const auto side = [&](std::uint32_t length) {
    return std::max(1U, static_cast<std::uint32_t>(std::floor(length * scale)));
  };
  return shrink(pixels, side(pixels.width), side(pixels.height));
}

Picture encoded(const Pixels& pixels, bool as_jpeg, double resolution) {
  auto bytes = as_jpeg ? encode_jpeg(pixels, resolution) : encode_png(pixels);
  return {.kind = as_jpeg ? PictureKind::jpeg : PictureKind::png,
          .bytes = std::move(bytes).value_or(std::string()),
          .width = pixels.width,
          .height = pixels.height,
          .resolution = resolution};
}

/// What of a line of pixels one smaller pixel covers, in parts of the smaller line's
/// length.
struct Cover {
  std::uint32_t first = 0;
  std::vector<std::uint64_t> weights{};
};

std::vector<Cover> covers(std::uint32_t from, std::uint32_t to) {
  std::vector<Cover> all(to);
  for (std::uint64_t i = 0; i < to; ++i) {
    const std::uint64_t begin = i * from;
    const std::uint64_t end = begin + from;
    Cover& cover = all[static_cast<std::size_t>(i)];
    cover.first = static_cast<std::uint32_t>(begin / to);
    for (std::uint64_t pixel = cover.first; pixel * to < end; ++pixel) {
      cover.weights.push_back(std::min(end, (pixel + 1) * to) -
                              std::max(begin, pixel * to));
    }
  }
  return all;
}

/// The weighted mean of the pixels that a smaller one covers. A colour counts as much as
/// its pixel can be seen.
class Mean {
 public:
  void add(const Pixels& pixels, std::size_t pixel, std::uint64_t weight) {
    const std::uint64_t seen =
        pixels.alpha.empty() ? weight : weight * sample(pixels.alpha, pixel);
    for (std::size_t channel = 0; channel < pixels.channels; ++channel) {
      sums_[channel] += seen * sample(pixels.samples, pixel * pixels.channels + channel);
    }
    seen_ += seen;
    weight_ += weight;
  }

  void append_to(Pixels& pixels, bool has_alpha) const {
    for (std::size_t channel = 0; channel < pixels.channels; ++channel) {
      pixels.samples += mean(sums_[channel], seen_);
    }
    if (has_alpha) {
      pixels.alpha += mean(seen_, weight_);
    }
  }

 private:
  static std::uint64_t sample(const std::string& samples, std::size_t at) {
    return static_cast<unsigned char>(samples[at]);
  }
  static char mean(std::uint64_t sum, std::uint64_t weight) {
    return static_cast<char>(weight == 0 ? 0 : (sum + weight / 2) / weight);
  }

  std::array<std::uint64_t, 3> sums_{};
  std::uint64_t seen_ = 0;
  std::uint64_t weight_ = 0;
};

}  // namespace

Pixels shrink(const Pixels& pixels, std::uint32_t width, std::uint32_t height) {
  Pixels small{.width = width,
               .height = height,
               .channels = pixels.channels,
               .profile = pixels.profile};
  const std::vector<Cover> columns = covers(pixels.width, width);
  for (const Cover& rows : covers(pixels.height, height)) {
    for (const Cover& column : columns) {
      Mean mean;
      for (std::size_t y = 0; y < rows.weights.size(); ++y) {
        const std::size_t row = (std::size_t{rows.first} + y) * pixels.width;
        for (std::size_t x = 0; x < column.weights.size(); ++x) {
          mean.add(pixels, row + column.first + x, rows.weights[y] * column.weights[x]);
        }
      }
      mean.append_to(small, !pixels.alpha.empty());
    }
  }
  return small;
}

Picture fit(const Picture& picture, const PictureLimits& limits) {
  const bool keeps = keeps_outwardly(picture, limits);
  const bool must_be_opaque = !limits.can_be_transparent && may_be_transparent(picture);
  if (picture.kind == PictureKind::svg || (keeps && !must_be_opaque)) {
    return picture;
  }
  std::optional<Pixels> pixels = decode(picture);
  if (!pixels || (keeps && pixels->alpha.empty())) {
    return picture;
  }
  const bool as_jpeg = picture.kind == PictureKind::jpeg || is_lossy_webp(picture);
  if (!limits.can_be_transparent) {
    put_on_white(*pixels);
  }
  double resolution = picture.resolution;
  const auto shrink_by = [&](double scale) {
    *pixels = scaled_by(*pixels, scale);
    resolution *= scale;
  };
  const double area = double{1} * pixels->width * pixels->height;
  if (limits.most_pixels != 0 && area > static_cast<double>(limits.most_pixels)) {
    shrink_by(std::sqrt(static_cast<double>(limits.most_pixels) / area));
  }
  Picture fitted = encoded(*pixels, as_jpeg, resolution);
  // A smaller picture has more detail a pixel: it takes more than one step.
  constexpr double step_below = 0.9;
  while (limits.most_bytes != 0 && fitted.bytes.size() > limits.most_bytes &&
         pixels->width * pixels->height > 1) {
    shrink_by(step_below * std::sqrt(static_cast<double>(limits.most_bytes) /
                                     static_cast<double>(fitted.bytes.size())));
    fitted = encoded(*pixels, as_jpeg, resolution);
  }
  return fitted.bytes.empty() ? picture : fitted;
}

}  // namespace octavo::image
