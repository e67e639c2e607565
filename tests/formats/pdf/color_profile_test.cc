#include "formats/pdf/color_profile.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include <doctest/doctest.h>

namespace octavo::pdf {

namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = (number << 8U) | static_cast<unsigned char>(bytes.at(at + i));
  }
  return number;
}

double fixed_at(const std::string& bytes, std::size_t at) {
  return static_cast<std::int32_t>(number_at(bytes, at)) / 65536.0;
}

/// The elements of a profile by their tags (ICC.1:2004-10, 7.3).
std::map<std::string, std::string> elements_of(const std::string& profile) {
  std::map<std::string, std::string> elements;
  constexpr std::size_t table_at = 132;
  for (std::size_t tag = 0; tag < number_at(profile, table_at - 4); ++tag) {
    const std::size_t at = table_at + 12 * tag;
    const std::uint32_t begin = number_at(profile, at + 4);
    CHECK(begin % 4 == 0);
    REQUIRE(begin + number_at(profile, at + 8) <= profile.size());
    elements[profile.substr(at, 4)] = profile.substr(begin, number_at(profile, at + 8));
  }
  return elements;
}

}  // namespace

TEST_CASE("color_profile: the header is that of a screen's colours, as long as it says") {
  const std::string profile = srgb_profile();
  CHECK(number_at(profile, 0) == profile.size());
  CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
  CHECK(profile.substr(36, 4) == "acsp");
}

TEST_CASE("color_profile: the primaries make white together") {
  const auto elements = elements_of(srgb_profile());
  constexpr std::array white = {0.9642, 1.0, 0.8249};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t at = 8 + 4 * i;
    CHECK(fixed_at(elements.at("wtpt"), at) == doctest::Approx(white[i]).epsilon(1e-4));
    CHECK(fixed_at(elements.at("rXYZ"), at) + fixed_at(elements.at("gXYZ"), at) +
              fixed_at(elements.at("bXYZ"), at) ==
          doctest::Approx(white[i]).epsilon(1e-3));
  }
}

TEST_CASE("color_profile: the three channels have sRGB's curve") {
  const auto elements = elements_of(srgb_profile());
  const std::string& curve = elements.at("rTRC");
  CHECK(elements.at("gTRC") == curve);
  CHECK(elements.at("bTRC") == curve);
  CHECK(curve.substr(0, 4) == "para");
  CHECK(fixed_at(curve, 12) == doctest::Approx(2.4).epsilon(1e-4));
  // What is linear below meets what is curved above.
  const double d = fixed_at(curve, 28);
  CHECK(fixed_at(curve, 24) * d == doctest::Approx(0.0031308).epsilon(1e-2));
}

}  // namespace octavo::pdf
