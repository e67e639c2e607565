#include <string>

#include <doctest/doctest.h>

#include "formats/image/flat_png.h"
#include "formats/image/image.h"
#include "formats/image/jpeg_encode.h"
#include "formats/image/pixels.h"
#include "formats/image/png_encode.h"
#include "tests/formats/image/samples.h"

using namespace octavo;
using namespace octavo::image;

namespace {

std::optional<Pixels> decoded(std::string bytes) {
  const PictureInspection inspection = inspect(std::move(bytes));
  REQUIRE(inspection.picture);
  return decode(*inspection.picture);
}

// Whether the pixel is nearly of the color.
bool has_color(const Pixels& pixels, std::size_t x, std::size_t y, int red, int blue) {
  const auto sample = [&](std::size_t channel) {
    return int{static_cast<unsigned char>(
        pixels.samples[(y * pixels.width + x) * pixels.channels + channel])};
  };
  return std::abs(sample(0) - red) < 40 && sample(1) < 40 &&
         std::abs(sample(2) - blue) < 40;
}

}  // namespace

TEST_CASE("decode: every kind gives the pixels that were put in") {
  for (const std::string& bytes :
       {test::png(), test::gif(), test::lossless_webp(), test::lossy_webp()}) {
    const auto pixels = decoded(bytes);
    REQUIRE(pixels);
    CHECK(pixels->channels == 3);
    CHECK(pixels->samples.size() == std::size_t{pixels->width} * pixels->height * 3);
    CHECK(has_color(*pixels, 0, 0, 255, 0));
    CHECK(has_color(*pixels, pixels->width - 1, pixels->height - 1, 0, 255));
  }
}

TEST_CASE("decode: a turned picture is set upright, of whatever kind") {
  for (const std::string& bytes :
       {test::jpeg(), test::turned_png(6), test::turned_webp(6)}) {
    const auto pixels = decoded(bytes);
    REQUIRE(pixels);
    CHECK(pixels->height == 2 * pixels->width);
    CHECK(has_color(*pixels, 0, 0, 255, 0));
    CHECK(has_color(*pixels, pixels->width - 1, 0, 255, 0));
    CHECK(has_color(*pixels, 0, pixels->height - 1, 0, 255));
  }
}

TEST_CASE("decode: transparency is kept apart, and only where there is some") {
  const auto png = decoded(test::png());
  REQUIRE(png);
  REQUIRE(png->alpha.size() == 8);
  CHECK(png->alpha[0] == '\xFF');
  CHECK(png->alpha[7] == '\x80');
  const auto gif = decoded(test::gif());
  REQUIRE(gif);
  CHECK(gif->alpha.empty());
}

TEST_CASE("decode: grey pixels take one sample") {
  const Pixels grey = make_pixels(2, 1, 3, "aaabbb");
  CHECK(grey.channels == 1);
  CHECK(grey.samples == "ab");
}

TEST_CASE("decode: each orientation of EXIF is undone") {
  // The upright picture "abc/def" as cameras store it.
  constexpr std::string_view stored[] = {"abcdef", "cbafed", "fedcba", "defabc",
                                         "adbecf", "cfbead", "fcebda", "daebfc"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    const bool is_transposed = orientation >= 5;
    const Pixels upright = turn_upright({.width = is_transposed ? 2U : 3U,
                                         .height = is_transposed ? 3U : 2U,
                                         .channels = 1,
                                         .samples = std::string(stored[orientation - 1])},
                                        orientation);
    CHECK(upright.width == 3);
    CHECK(upright.height == 2);
    CHECK(upright.samples == "abcdef");
  }
}

TEST_CASE("decode: damaged data give nothing or pixels, never a crash") {
  for (const std::string& whole : {test::png(), test::jpeg(), test::gif(),
                                   test::lossless_webp(), test::lossy_webp()}) {
    const PictureInspection inspection = inspect(whole);
    REQUIRE(inspection.picture);
    for (std::size_t at = 0; at < inspection.picture->bytes.size(); ++at) {
      Picture damaged = *inspection.picture;
      damaged.bytes[at] = static_cast<char>(damaged.bytes[at] ^ 0x55);
      const auto pixels = decode(damaged);
      CHECK((!pixels || pixels->samples.size() == std::size_t{pixels->width} *
                                                      pixels->height * pixels->channels));
      damaged.bytes.resize(at);
      decode(damaged);
    }
  }
}

TEST_CASE("decode: pixels that are encoded as a JPEG are read back nearly the same") {
  const auto pixels = decoded(test::jpeg());
  REQUIRE(pixels);
  const auto bytes = encode_jpeg(*pixels, 300);
  REQUIRE(bytes);
  const PictureInspection again = inspect(*bytes);
  REQUIRE(again.picture);
  CHECK(again.picture->orientation == 1);
  CHECK(again.picture->resolution == 300);
  CHECK(again.picture->height == 16);
  const auto read = decode(*again.picture);
  REQUIRE(read);
  CHECK(has_color(*read, 1, 1, 255, 0));
}

TEST_CASE("decode: a JPEG that is encoded anew keeps the profile of its colours") {
  for (const std::string_view space : {"RGB ", "GRAY"}) {
    CAPTURE(space);
    const std::string profile =
        std::string(16, 'p') + std::string(space) + std::string(200, 'q');
    std::string bytes = test::jpeg();
    bytes.insert(2, std::string("\xFF\xE2\0\xEC"
                                "ICC_PROFILE\0\1\1",
                                18) +
                        profile);
    const auto pixels = decoded(bytes);
    REQUIRE(pixels);
    const auto again = encode_jpeg(*pixels, 0);
    REQUIRE(again);
    // A profile of grey says nothing of pixels that have three samples.
    CHECK((again->find(profile) != std::string::npos) == (space == "RGB "));
  }
}

TEST_CASE("decode: flat pixels are read back the same, few colors or many") {
  constexpr std::uint32_t width = 40;
  constexpr std::uint32_t height = 30;
  for (const std::uint32_t colors : {1U, 2U, 256U, 257U, width * height}) {
    CAPTURE(colors);
    FlatPixels pixels{.width = width, .height = height};
    std::string samples;
    for (std::uint32_t i = 0; i < width * height; ++i) {
      // Rows of one color, and rows that are as those above them, are among them.
      const std::uint32_t color = i % colors;
      pixels.colors.push_back(0x01'0000U | color);
      samples += '\1';
      samples += static_cast<char>(color >> 8U);
      samples += static_cast<char>(color);
    }
    const auto read = decoded(encode_flat_png(pixels));
    REQUIRE(read);
    CHECK(read->width == width);
    CHECK(read->height == height);
    CHECK(read->samples == samples);
  }
}

TEST_CASE("decode: pixels that are encoded as a PNG are read back the same") {
  for (const std::string& bytes : {test::png(), test::lossless_webp(), test::gif()}) {
    const auto pixels = decoded(bytes);
    REQUIRE(pixels);
    const auto encoded = encode_png(*pixels);
    REQUIRE(encoded);
    const auto read = decoded(*encoded);
    REQUIRE(read);
    CHECK(read->width == pixels->width);
    CHECK(read->samples == pixels->samples);
    CHECK(read->alpha == pixels->alpha);
  }
  const auto grey = decoded(encode_png(make_pixels(2, 1, 4, "aaa1bbb2")).value_or(""));
  REQUIRE(grey);
  CHECK(grey->samples == "ab");
  CHECK(grey->alpha == "12");
}
