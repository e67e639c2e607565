#include "formats/pdf/jpeg.h"

#include <string>

#include <doctest/doctest.h>

namespace octavo::pdf {

namespace {

std::string frame(unsigned char marker, char components) {
  const std::string head{'\xFF',    static_cast<char>(marker), 0, 11, 8, 0, 7, 1, 2,
                         components};
  return head + std::string(3, '\0');
}

const std::string start = "\xFF\xD8";
const std::string adobe = std::string(
    "\xFF\xEE\x00\x0E"
    "Adobe\x00\x64\x00\x00\x00\x00\x02",
    16);

}  // namespace

TEST_CASE("jpeg: the frame header says size and colours") {
  const auto header = read_jpeg_header(start + frame(0xC2, 3));
  REQUIRE(header);
  CHECK(header->width == 258);
  CHECK(header->height == 7);
  CHECK(header->components == 3);
}

TEST_CASE("jpeg: Adobe's marker tells inverted CMYK") {
  CHECK(read_jpeg_header(start + adobe + frame(0xC0, 4))->has_adobe_marker);
  CHECK_FALSE(read_jpeg_header(start + frame(0xC0, 4))->has_adobe_marker);
}

TEST_CASE("jpeg: what readers of PDF do not decode is not passed through") {
  CHECK_FALSE(read_jpeg_header(start + frame(0xC3, 3)));
  CHECK_FALSE(read_jpeg_header(start + frame(0xC9, 3)));
  CHECK_FALSE(read_jpeg_header(start));
  CHECK_FALSE(read_jpeg_header(""));
}

}  // namespace octavo::pdf
