#include <array>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "formats/image/jpeg_encode.h"
#include "formats/image/pixels.h"
#include "tests/support.h"
#include "tests/validators/command.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

/// Upright, 60 × 40 pixels: red, green in the upper half, blue, white in the lower one.
std::string upright_samples() {
  constexpr std::array<std::string_view, 4> colors = {
      std::string_view("\xFF\0\0", 3), std::string_view("\0\xFF\0", 3),
      std::string_view("\0\0\xFF", 3), std::string_view("\xFF\xFF\xFF", 3)};
  std::string samples;
  for (std::size_t y = 0; y < 40; ++y) {
    for (std::size_t x = 0; x < 60; ++x) {
      samples += colors[(y < 20 ? 0 : 2) + (x < 30 ? 0 : 1)];
    }
  }
  return samples;
}

/// Which orientation turns back what this one turns: those of a quarter turn swap.
int inverse_of(int orientation) {
  return orientation == 6 ? 8 : orientation == 8 ? 6 : orientation;
}

/// A JPEG stored as a camera held in this orientation stores it.
std::string turned_jpeg(int orientation) {
  const image::Pixels stored = image::turn_upright(
      {.width = 60, .height = 40, .channels = 3, .samples = upright_samples()},
      inverse_of(orientation));
  std::string bytes = image::encode_jpeg(stored, 72).value_or("");
  // EXIF 2.32, 4.5.4: one entry, the orientation.
  std::string exif(
      "\xFF\xE1\0\x22"
      "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0",
      29);
  exif += static_cast<char>(orientation);
  exif += std::string(6, '\0');
  exif[3] = static_cast<char>(exif.size() - 2);
  return bytes.insert(2, exif);
}

/// The pixels of a page as pdftoppm draws it at one pixel a point.
struct Drawn {
  std::size_t width = 0;
  std::size_t height = 0;
  std::string samples{};

  /// "r", "g" or "b" for a pixel nearly of that colour, else "-".
  char color(std::size_t x, std::size_t y) const {
    const auto is_high = [&](std::size_t channel) {
      return static_cast<unsigned char>(samples[(y * width + x) * 3 + channel]) > 128;
    };
    const std::string high = {is_high(0) ? '1' : '0', is_high(1) ? '1' : '0',
                              is_high(2) ? '1' : '0'};
    return high == "100" ? 'r' : high == "010" ? 'g' : high == "001" ? 'b' : '-';
  }

  struct Box {
    std::size_t left = ~std::size_t{0};
    std::size_t top = ~std::size_t{0};
    std::size_t right = 0;
    std::size_t bottom = 0;
  };
  Box box_of(char wanted) const {
    Box box;
    for (std::size_t y = 0; y < height; ++y) {
      for (std::size_t x = 0; x < width; ++x) {
        if (color(x, y) == wanted) {
          box = {.left = std::min(box.left, x),
                 .top = std::min(box.top, y),
                 .right = std::max(box.right, x),
                 .bottom = std::max(box.bottom, y)};
        }
      }
    }
    return box;
  }
};

Drawn draw_page(const std::string& pdf) {
  const std::string ppm = run_command({"pdftoppm", "-r", "72", pdf}).output;
  std::istringstream head(ppm);
  std::string magic;
  std::size_t most = 0;
  Drawn drawn;
  head >> magic >> drawn.width >> drawn.height >> most;
  drawn.samples = ppm.substr(static_cast<std::size_t>(head.tellg()) + 1);
  REQUIRE(magic == "P6");
  REQUIRE(drawn.samples.size() >= drawn.width * drawn.height * 3);
  return drawn;
}

}  // namespace

TEST_CASE("pictures: a JPEG stands upright on the page in each orientation of EXIF") {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    const TemporaryFolder folder;
    write_file(folder.path() / "p.jpg", turned_jpeg(orientation));
    write_file(folder.path() / "a.md", "---\ntitle: T\nlang: en\n---\n\n![](p.jpg)\n");
    const std::string pdf = (folder.path() / "a.pdf").string();
    const CommandResult made = run_command(
        {OCTAVO_PROGRAM, "build", (folder.path() / "a.md").string(), "-o", pdf});
    CAPTURE(made.output);
    REQUIRE(made.status == 0);
    const Drawn page = draw_page(pdf);
    const Drawn::Box red = page.box_of('r');
    const Drawn::Box green = page.box_of('g');
    const Drawn::Box blue = page.box_of('b');
    CHECK(red.right - red.left > 15);
    CHECK(green.left >= red.right);
    CHECK(blue.top >= red.bottom);
    CHECK(green.top == red.top);
    CHECK(blue.left == red.left);
    // Wider than high, as it was seen.
    CHECK(red.right - red.left > red.bottom - red.top);
  }
}
