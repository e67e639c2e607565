#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace octavo::image {

/// An SVG as it may enter a book: nothing in it runs, moves, or reads anything outside.
struct Drawing {
  std::string bytes{};
  /// In CSS pixels.
  double width = 0;
  double height = 0;
  /// How many times filters and masks go over its pixels.
  std::uint32_t passes = 0;
  /// What was taken out, in the words of the file: "script", "onload", an address.
  std::vector<std::string> left_out{};
  /// Why it is no drawing that octavo opens; empty: it is one.
  std::string error{};
};

Drawing read_drawing(std::string_view bytes);

/// Whether the bytes look like XML whose outermost element is `svg`.
bool looks_like_drawing(std::string_view bytes);

}  // namespace octavo::image
