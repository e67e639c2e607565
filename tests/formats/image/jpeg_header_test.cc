#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/image/kinds.h"

using namespace octavo::image;

namespace {

std::string segment_of(unsigned char marker, std::string_view data) {
  return std::string{'\xFF', static_cast<char>(marker), '\0',
                     static_cast<char>(data.size() + 2)} +
         std::string(data);
}

// 258 × 7, between `before` and `after`.
std::string jpeg_of(unsigned char frame,
                    char components,
                    const std::string& before = {},
                    const std::string& after = {}) {
  const std::string data{8, 0, 7, 1, 2, components, 0, 0, 0};
  return "\xFF\xD8" + before + segment_of(frame, data) + after +
         segment_of(0xDA, "scan") + "\xFF\xD9";
}

const std::string adobe_segment =
    segment_of(0xEE, std::string_view("Adobe\0d\0\0\0\0\2", 12));

}  // namespace

TEST_CASE("jpeg_header: the frame says size and colours") {
  const Header header = read_jpeg_header(jpeg_of(0xC2, 3));
  CHECK(header.error.empty());
  CHECK(header.width == 258);
  CHECK(header.height == 7);
  CHECK(header.components == 3);
}

TEST_CASE("jpeg_header: Adobe's marker, and no other word of it, tells inverted CMYK") {
  CHECK(read_jpeg_header(jpeg_of(0xC0, 4, adobe_segment)).has_adobe_marker);
  CHECK(read_jpeg_header(jpeg_of(0xC0, 4, {}, adobe_segment)).has_adobe_marker);
  CHECK_FALSE(read_jpeg_header(jpeg_of(0xC0, 4)).has_adobe_marker);
  const std::string profile = segment_of(0xE2, "ICC_PROFILE Copyright Adobe");
  CHECK_FALSE(read_jpeg_header(jpeg_of(0xC0, 4, profile)).has_adobe_marker);
}

TEST_CASE("jpeg_header: what is not decoded everywhere is refused") {
  CHECK_FALSE(read_jpeg_header(jpeg_of(0xC3, 3)).error.empty());
  CHECK_FALSE(read_jpeg_header(jpeg_of(0xC9, 3)).error.empty());
  CHECK_FALSE(read_jpeg_header("\xFF\xD8").error.empty());
  CHECK_FALSE(read_jpeg_header("").error.empty());
}
