#include "formats/css/color.h"

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace octavo::css {

namespace {

std::optional<ColorValue> read_color(std::string_view css) {
  const std::optional<ComponentValue> value = parse_component_value(css);
  return value.has_value() ? parse_color(*value) : std::nullopt;
}

/// `#rrggbb` and the opacity where it is not 1; empty: it is no colour.
std::string print_color(std::string_view css) {
  const std::optional<ColorValue> value = read_color(css);
  if (!value.has_value()) {
    return "";
  }
  if (value->is_current) {
    return "current";
  }
  std::string text = "#";
  const Color& color = value->color;
  for (const double channel : {color.red, color.green, color.blue, color.alpha}) {
    constexpr std::string_view digits = "0123456789abcdef";
    CHECK(channel >= 0);
    CHECK(channel <= 1);
    const auto byte = static_cast<unsigned>(std::lround(channel * 255));
    text += digits[byte / 16];
    text += digits[byte % 16];
  }
  return text.ends_with("ff") ? text.substr(0, 7) : text;
}

struct ColorCase {
  std::string_view css{};
  std::string_view color{};
};

}  // namespace

TEST_CASE("css_color: words are names, transparent or currentcolor") {
  constexpr auto cases = std::to_array<ColorCase>({
      {"RebeccaPurple", "#663399"},
      {"aliceblue", "#f0f8ff"},
      {"yellowgreen", "#9acd32"},
      {"transparent", "#00000000"},
      {"currentColor", "current"},
      {"canvastext", ""},
      {"none", ""},
      {"'red'", ""},
      {"red()", ""},
  });
  for (const ColorCase& each : cases) {
    CAPTURE(each.css);
    CHECK(print_color(each.css) == each.color);
  }
}

TEST_CASE("css_color: a hash has 3, 4, 6 or 8 hexadecimal digits") {
  constexpr auto cases = std::to_array<ColorCase>({
      {"#123", "#112233"},
      {"#aBc8", "#aabbcc88"},
      {"#123456", "#123456"},
      {"#12345678", "#12345678"},
      {"#\\31 23", "#112233"},
      {"#1", ""},
      {"#12", ""},
      {"#12345", ""},
      {"#1234567", ""},
      {"#123456789", ""},
      {"#12g", ""},
      {"#1\xC3\xA4", ""},
  });
  for (const ColorCase& each : cases) {
    CAPTURE(each.css);
    CHECK(print_color(each.css) == each.color);
  }
}

TEST_CASE("css_color: functions have commas or spaces, not both") {
  constexpr auto cases = std::to_array<ColorCase>({
      {"rgb(1,2,3)", "#010203"},
      {"rgb(1 , 2 , 3 , .5)", "#01020380"},
      {"rgba(1,2,3)", "#010203"},
      {"rgb(100%,50%,0%,50%)", "#ff800080"},
      {"rgb(1 2 3)", "#010203"},
      {"RGB(1 2 3/50%)", "#01020380"},
      {"rgb(1/**/2/**/3)", "#010203"},
      {"rgb(100% 0 50%)", "#ff0080"},
      {"rgb(none 2 none / none)", "#00020000"},
      {"rgb(1.4 -5 1e9)", "#0100ff"},
      {"hsl(120,100%,25%)", "#008000"},
      {"hsl(120deg 100% 25%/.5)", "#00800080"},
      {"hsla(120 100 25)", "#008000"},
      {"hwb(120 0% 50%)", "#008000"},
      {"hwb(120 0 50 / 0)", "#00800000"},
      // What mixes them, and what is missing.
      {"rgb(1 2,3)", ""},
      {"rgb(1,2 3)", ""},
      {"rgb(1,2,3/1)", ""},
      {"rgb(1 2 3,1)", ""},
      {"rgb(1 2 3 4)", ""},
      {"rgb(1 2 3 / 4 5)", ""},
      {"rgb(1 2 3 /)", ""},
      {"rgb(1 2 / 3)", ""},
      {"rgb(1,2,3,)", ""},
      {"rgb(,1,2,3)", ""},
      {"rgb(1,,2,3)", ""},
      {"rgb(1,2)", ""},
      {"rgb()", ""},
      {"rgb(/)", ""},
      {"rgb(1,50%,3)", ""},
      {"rgb(1,none,3)", ""},
      {"rgb(1,2,3,none)", ""},
      {"rgb(1 2 x)", ""},
      {"rgb(1 2 3px)", ""},
      {"rgb((1) 2 3)", ""},
      {"hsl(120,100,25%)", ""},
      {"hsl(120%,100%,25%)", ""},
      {"hwb(120,0%,50%)", ""},
      {"hwba(120 0% 50%)", ""},
      {"lab(50% 0 0)", ""},
      {"(1 2 3)", ""},
  });
  for (const ColorCase& each : cases) {
    CAPTURE(each.css);
    CHECK(print_color(each.css) == each.color);
  }
}

TEST_CASE("css_color: a hue is an angle in any unit and any number of turns") {
  for (const std::string_view hue :
       {"120", "120deg", "480", "-240", "133.33333333grad", "2.0943951024rad",
        ".33333333turn", "-.66666667TURN", "360000120", "12e1"}) {
    CAPTURE(hue);
    CHECK(print_color("hsl(" + std::string(hue) + " 100% 25%)") == "#008000");
  }
  CHECK(print_color("hsl(none 100% 50%)") == "#ff0000");
  CHECK(print_color("hsl(120px 100% 25%)") == "");
  CHECK(print_color("hsl(1e400turn 100% 50%)") == "#ff0000");
}

TEST_CASE("css_color: what is beyond a range is cut to it") {
  constexpr auto cases = std::to_array<ColorCase>({
      {"rgb(1e400 -1e400 0)", "#ff0000"},
      {"rgb(0 0 0 / 7)", "#000000"},
      {"rgb(0 0 0 / -7%)", "#00000000"},
      // Section 7: a saturation below zero is zero.
      {"hsl(0 -50% 50%)", "#808080"},
      {"hsl(0 100% 150%)", "#ffffff"},
      {"hsl(0 100% -50%)", "#000000"},
      {"hsl(0 1e400% 50%)", "#ff0000"},
      // Section 8: white and black that are more than all are a grey.
      {"hwb(0 100% 100%)", "#808080"},
      {"hwb(0 300% 100%)", "#bfbfbf"},
      {"hwb(0 -1e400% -1e400%)", "#ff0000"},
      {"hwb(0 1e400% 1e400%)", "#808080"},
  });
  for (const ColorCase& each : cases) {
    CAPTURE(each.css);
    CHECK(print_color(each.css) == each.color);
  }
}

}  // namespace octavo::css
