#include "formats/pdf/color_profile.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace octavo::pdf {

namespace {

// ICC.1:2004-10 (profile version 4.2), whose clauses are named below.

constexpr std::size_t header_size = 128;

void append(std::string& out, std::uint32_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    out += static_cast<char>((number >> shift) & 0xFFU);
  }
}

void append_short(std::string& out, std::uint32_t number) {
  out += static_cast<char>((number >> 8U) & 0xFFU);
  out += static_cast<char>(number & 0xFFU);
}

/// `s15Fixed16Number` (5.1.2).
void append_fixed(std::string& out, double number) {
  append(out, static_cast<std::uint32_t>(
                  static_cast<std::int32_t>(std::lround(number * 65536))));
}

std::string begin_element(std::string_view type) {
  return std::string(type) + std::string(4, '\0');
}

/// 10.14 and 10.25: `XYZ ` and `sf32` are numbers in a row.
std::string numbers(std::string_view type, std::span<const double> values) {
  std::string element = begin_element(type);
  for (const double value : values) {
    append_fixed(element, value);
  }
  return element;
}

/// 10.13: one text, in English.
std::string words(std::string_view ascii) {
  std::string element = begin_element("mluc");
  constexpr std::uint32_t record_size = 12;
  constexpr std::uint32_t text_at = 28;
  append(element, 1);
  append(element, record_size);
  element += "enUS";
  append(element, static_cast<std::uint32_t>(2 * ascii.size()));
  append(element, text_at);
  for (const char letter : ascii) {
    append_short(element, static_cast<unsigned char>(letter));
  }
  return element;
}

/// 10.16, function type 3: `(aX + b)^g` from d on, `cX` below.
std::string transfer_curve() {
  std::string element = begin_element("para");
  append_short(element, 3);
  append_short(element, 0);
  for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
    append_fixed(element, value);
  }
  return element;
}

/// 7.2.
std::string header(std::uint32_t size) {
  std::string out;
  append(out, size);
  append(out, 0);
  append(out, 0x0420'0000);
  out += "mntrRGB XYZ ";
  // The day on which sRGB was published: a profile has a date.
  for (const std::uint32_t part : {1999U, 10U, 18U, 0U, 0U, 0U}) {
    append_short(out, part);
  }
  out += "acsp";
  constexpr std::size_t illuminant_at = 68;
  out.resize(illuminant_at, '\0');
  for (const double value : {0.9642, 1.0, 0.8249}) {
    append_fixed(out, value);
  }
  out.resize(header_size, '\0');
  return out;
}

}  // namespace

std::string srgb_profile() {
  // The primaries and the white of sRGB as they are under D50 (annex E).
  constexpr std::array white = {0.9642, 1.0, 0.8249};
  constexpr std::array red = {0.436066, 0.222488, 0.013916};
  constexpr std::array green = {0.385147, 0.716873, 0.097076};
  constexpr std::array blue = {0.143066, 0.060608, 0.714096};
  constexpr std::array adaptation = {1.047882,  0.022919,  -0.050217, 0.029587, 0.990479,
                                     -0.017075, -0.009232, 0.015076,  0.751678};
  const std::vector<std::pair<std::string_view, std::string>> elements = {
      {"desc", words("sRGB")},          {"cprt", words("No copyright, use freely")},
      {"wtpt", numbers("XYZ ", white)}, {"chad", numbers("sf32", adaptation)},
      {"rXYZ", numbers("XYZ ", red)},   {"gXYZ", numbers("XYZ ", green)},
      {"bXYZ", numbers("XYZ ", blue)},  {"rTRC", transfer_curve()},
  };
  // All three channels have one curve.
  constexpr std::array shared = {std::string_view("gTRC"), std::string_view("bTRC")};
  const auto tags = static_cast<std::uint32_t>(elements.size() + shared.size());
  const auto data_at = static_cast<std::uint32_t>(header_size + 4 + 12 * tags);

  std::string table;
  append(table, tags);
  std::string data;
  const auto append_tag = [&](std::string_view name, std::size_t at, std::size_t size) {
    table += name;
    append(table, static_cast<std::uint32_t>(at));
    append(table, static_cast<std::uint32_t>(size));
  };
  for (const auto& [name, element] : elements) {
    append_tag(name, data_at + data.size(), element.size());
    data += element;
    data.resize((data.size() + 3) / 4 * 4, '\0');
  }
  const std::size_t curve_size = elements.back().second.size();
  for (const std::string_view name : shared) {
    append_tag(name, data_at + data.size() - curve_size, curve_size);
  }
  return header(static_cast<std::uint32_t>(data_at + data.size())) + table + data;
}

}  // namespace octavo::pdf
