#include "formats/image/fit.h"

#include <array>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "formats/image/kinds.h"
#include "formats/image/png_encode.h"
#include "tests/formats/image/samples.h"

using namespace octavo;
using namespace octavo::image;

namespace {

Picture picture_of(std::string bytes) {
  auto inspection = inspect(std::move(bytes));
  REQUIRE(inspection.picture);
  return *inspection.picture;
}

// Of noise, which no encoder makes small.
Picture noise(std::uint32_t side) {
  Pixels pixels{.width = side, .height = side};
  std::uint32_t state = 1;
  while (pixels.samples.size() < std::size_t{side} * side * 3) {
    state = state * 1'664'525 + 1'013'904'223;
    pixels.samples += static_cast<char>(state >> 24U);
  }
  return picture_of(encode_png(pixels).value());
}

int sample(const Pixels& pixels, std::size_t at) {
  return static_cast<unsigned char>(pixels.samples[at]);
}

}  // namespace

TEST_CASE("fit: a picture within the limits stays as it is") {
  constexpr std::array kinds = {PictureKind::png, PictureKind::jpeg};
  const PictureLimits limits{
      .kinds = kinds, .can_be_of_inks = false, .most_pixels = 128, .most_bytes = 100'000};
  for (const std::string& bytes : {test::png(), test::jpeg()}) {
    const Picture picture = picture_of(bytes);
    CHECK(fit(picture, limits) == picture);
  }
  const Picture drawing = picture_of(test::svg("<path d=\"M0 0\"/>"));
  CHECK(fit(drawing, limits) == drawing);
}

TEST_CASE(
    "fit: a picture of another kind becomes one that is shown, without loss or not") {
  constexpr std::array kinds = {PictureKind::png, PictureKind::jpeg};
  const std::pair<std::string, PictureKind> conversions[] = {
      {test::gif(), PictureKind::png},
      {test::lossless_webp(), PictureKind::png},
      {test::lossy_webp(), PictureKind::jpeg}};
  for (const auto& [bytes, kind] : conversions) {
    const Picture picture = picture_of(bytes);
    const Picture fitted = fit(picture, {.kinds = kinds});
    CHECK(fitted.kind == kind);
    const Picture read = picture_of(fitted.bytes);
    CHECK(read.kind == kind);
    CHECK(read.width == picture.width);
    CHECK(read.height == picture.height);
    CHECK(fitted.width == picture.width);
  }
}

TEST_CASE("fit: what is transparent stands on white") {
  const Picture half = picture_of(test::png());
  const auto pixels = decode(fit(half, {.can_be_transparent = false}));
  REQUIRE(pixels);
  CHECK(pixels->alpha.empty());
  // Red, and below it a half of it.
  CHECK(sample(*pixels, 1) == 0);
  const std::size_t second_row = std::size_t{pixels->width} * 3;
  CHECK(sample(*pixels, second_row) == 255);
  CHECK(sample(*pixels, second_row + 1) == doctest::Approx(127).epsilon(0.02));
}

TEST_CASE("fit: inks become colours") {
  const Picture inks = picture_of(test::jpeg_of_inks());
  REQUIRE(read_jpeg_header(inks.bytes).components == 4);
  CHECK(fit(inks, {}) == inks);
  const Picture fitted = fit(inks, {.can_be_of_inks = false});
  CHECK(fitted.kind == PictureKind::jpeg);
  CHECK(read_jpeg_header(fitted.bytes).components == 3);
  const auto pixels = decode(fitted);
  REQUIRE(pixels);
  CHECK(sample(*pixels, 0) > 200);
  CHECK(sample(*pixels, 1) < 60);
}

TEST_CASE("fit: what has too many pixels or bytes is made smaller, and keeps its shape") {
  const Picture large = noise(100);
  const Picture fewer = fit(large, {.most_pixels = 2'500});
  CHECK(fewer.width == 50);
  CHECK(fewer.height == 50);
  CHECK(picture_of(fewer.bytes).width == 50);
  const Picture lighter = fit(large, {.most_bytes = 10'000});
  CHECK(lighter.bytes.size() <= 10'000);
  CHECK(lighter.bytes.size() > 5'000);
  CHECK(lighter.width == lighter.height);
  // There is always one that is small enough, or the smallest there is.
  CHECK(fit(large, {.most_bytes = 1}).width == 1);
}

TEST_CASE("fit: a smaller pixel is the mean of what it covers, by as much as is seen") {
  const std::string samples("\x00\x3C\x78\xFF\x00\x00", 6);
  const Pixels grey{.width = 3, .height = 2, .channels = 1, .samples = samples};
  const Pixels row = shrink(grey, 2, 1);
  CHECK(row.samples.size() == 2);
  // 0, and half of 60 beside it; below 255, and half of 0.
  CHECK(sample(row, 0) == 95);
  CHECK(sample(row, 1) == 50);
  const Pixels seen{.width = 2,
                    .height = 1,
                    .channels = 1,
                    .samples = std::string("\x64\xC8", 2),
                    .alpha = std::string("\xFF\x00", 2)};
  const Pixels one = shrink(seen, 1, 1);
  CHECK(sample(one, 0) == 100);
  CHECK(static_cast<unsigned char>(one.alpha[0]) == 128);
}
