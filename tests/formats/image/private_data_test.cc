#include "formats/image/private_data.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/image/image.h"
#include "tests/formats/image/samples.h"

using namespace octavo;
using image::without_private_data;

namespace {

std::string big_endian(std::size_t number, unsigned bytes) {
  std::string text;
  for (unsigned at = bytes; at-- > 0;) {
    text += static_cast<char>(number >> (8 * at) & 0xFFU);
  }
  return text;
}

std::string segment(unsigned char marker, const std::string& data) {
  return std::string{'\xFF', static_cast<char>(marker)} + big_endian(data.size() + 2, 2) +
         data;
}

std::string chunk(const std::string& type, const std::string& data) {
  return big_endian(data.size(), 4) + type + data + "crc?";
}

std::string little_endian(std::size_t number) {
  const std::string text = big_endian(number, 4);
  return {text.rbegin(), text.rend()};
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("private_data: a JPEG loses its place and keeps orientation and profile") {
  std::string bytes = test::jpeg();
  bytes.insert(2, segment(0xE1, "http://ns.adobe.com/xap/1.0/ GPSLatitude") +
                      segment(0xED, "Photoshop 3.0 city") +
                      segment(0xE2, std::string("ICC_PROFILE\0\1\1profile", 21)) +
                      segment(0xE2, "MPF thumbnails") + segment(0xFE, "a comment"));
  bytes += "appended by a telephone";
  const PictureInspection found = image::inspect(bytes);
  REQUIRE(found.picture);
  const std::string& clean = found.picture->bytes;
  for (const char* const told : {"Exif", "GPS", "city", "MPF", "comment", "telephone"}) {
    CAPTURE(told);
    CHECK(has(bytes, told));
    CHECK_FALSE(has(clean, told));
  }
  CHECK(has(clean, "ICC_PROFILE"));
  CHECK(has(clean, "JFIF"));
  CHECK(found.picture->orientation == 6);
  const auto before =
      image::decode({.kind = PictureKind::jpeg, .bytes = test::jpeg(), .orientation = 6});
  const auto after = image::decode(*found.picture);
  REQUIRE(before);
  REQUIRE(after);
  CHECK(before->samples == after->samples);
}

TEST_CASE("private_data: a PNG loses its texts and nothing else") {
  std::string bytes = test::png();
  const std::string told = chunk("tEXt", "Author me") + chunk("eXIf", "MM GPS") +
                           chunk("iTXt", "XML:com.adobe.xmp") + chunk("tIME", "1234567");
  bytes.insert(33, told);
  CHECK(without_private_data(PictureKind::png, bytes + "appended") == test::png());
}

TEST_CASE("private_data: a WebP loses EXIF and XMP, and no longer announces them") {
  const std::string picture = test::lossy_webp().substr(12);
  const std::string extended("VP8X\x0A\0\0\0\x0C\0\0\0\x0F\0\0\x07\0\0", 18);
  const std::string told = "EXIF" + little_endian(3) + "GPS" + std::string(1, '\0') +
                           "XMP " + little_endian(4) + "xmp!";
  const auto webp = [](const std::string& chunks) {
    return "RIFF" + little_endian(chunks.size() + 4) + "WEBP" + chunks;
  };
  std::string plain = extended;
  plain[8] = 0;
  CHECK(without_private_data(PictureKind::webp, webp(extended + picture + told)) ==
        webp(plain + picture));
  CHECK(without_private_data(PictureKind::webp, test::lossless_webp()) ==
        test::lossless_webp());
}

TEST_CASE("private_data: bytes cut anywhere come back as they are, or as a part") {
  const std::string bytes = test::jpeg();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(without_private_data(PictureKind::jpeg, bytes.substr(0, size)).size() <= size);
  }
}
