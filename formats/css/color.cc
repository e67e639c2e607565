#include "formats/css/color.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

#include "formats/css/characters.h"
#include "formats/css/color_names.h"

namespace octavo::css {

namespace {

double cut_to_unit(double value) {
  return std::clamp(value, 0.0, 1.0);
}

Color color_of_bytes(std::uint32_t rgb, double alpha) {
  return {.red = static_cast<double>(rgb >> 16U & 0xFFU) / 255,
          .green = static_cast<double>(rgb >> 8U & 0xFFU) / 255,
          .blue = static_cast<double>(rgb & 0xFFU) / 255,
          .alpha = alpha};
}

/// 5.2
std::optional<Color> read_hex_color(std::string_view digits) {
  const bool is_short = digits.size() == 3 || digits.size() == 4;
  if ((!is_short && digits.size() != 6 && digits.size() != 8) ||
      !std::ranges::all_of(digits, is_css_hex_digit)) {
    return std::nullopt;
  }
  std::array<double, 4> channels = {1, 1, 1, 1};
  const std::size_t size = is_short ? 1 : 2;
  for (std::size_t i = 0; i * size < digits.size(); ++i) {
    const unsigned first = css_hex_value(digits[i * size]);
    const unsigned last = css_hex_value(digits[(i + 1) * size - 1]);
    channels[i] = (first * 16 + last) / 255.0;
  }
  return Color{.red = channels[0],
               .green = channels[1],
               .blue = channels[2],
               .alpha = channels[3]};
}

/// 7.1, with saturation and lightness from 0 to 1.
Color color_of_hsl(double hue, double saturation, double lightness) {
  const double reach = saturation * std::min(lightness, 1 - lightness);
  const auto channel = [&](double turn) {
    const double k = std::fmod(turn + hue / 30, 12);
    return cut_to_unit(lightness - reach * std::clamp(std::min(k - 3, 9 - k), -1.0, 1.0));
  };
  return {.red = channel(0), .green = channel(8), .blue = channel(4)};
}

/// 8.1
Color color_of_hwb(double hue, double white, double black) {
  if (white + black >= 1) {
    const double grey = cut_to_unit(white / (white + black));
    return {.red = grey, .green = grey, .blue = grey};
  }
  const Color pure = color_of_hsl(hue, 1, 0.5);
  const auto mix = [&](double channel) {
    return cut_to_unit(channel * (1 - white - black) + white);
  };
  return {.red = mix(pure.red), .green = mix(pure.green), .blue = mix(pure.blue)};
}

/// The arguments of a function of colours, which are four numbers in one of two syntaxes.
class ColorArguments {
 public:
  explicit ColorArguments(const ComponentValues& values) {
    for (const ComponentValue& value : values) {
      if (value.token.kind != TokenKind::whitespace) {
        tokens_.push_back(&value.token);
      }
    }
  }

  /// 4.1.1 and 4.1.2: takes the marks out, so that only what they part is left.
  bool take_marks() {
    is_legacy_ = tokens_.size() > 1 && tokens_[1]->kind == TokenKind::comma;
    const std::size_t size = tokens_.size();
    if (is_legacy_) {
      return (size == 5 || size == 7) && take_comma(5) && take_comma(3) && take_comma(1);
    }
    if (size == 5 && tokens_[3]->kind == TokenKind::delim &&
        tokens_[3]->character == '/') {
      tokens_.erase(tokens_.begin() + 3);
      return true;
    }
    return size == 3;
  }

  /// 5.1
  std::optional<Color> read_rgb() const {
    const auto is_percentage = [](const Token* token) {
      return token->kind == TokenKind::percentage;
    };
    const auto end = tokens_.begin() + 3;
    if (is_legacy_ && std::any_of(tokens_.begin(), end, is_percentage) &&
        !std::all_of(tokens_.begin(), end, is_percentage)) {
      return std::nullopt;
    }
    const auto red = number(0, 255);
    const auto green = number(1, 255);
    const auto blue = number(2, 255);
    if (!red || !green || !blue) {
      return std::nullopt;
    }
    return Color{.red = cut_to_unit(*red),
                 .green = cut_to_unit(*green),
                 .blue = cut_to_unit(*blue)};
  }

  /// Section 7.
  std::optional<Color> read_hsl() const {
    const bool has_numbers =
        tokens_[1]->kind == TokenKind::number || tokens_[2]->kind == TokenKind::number;
    const auto angle = hue();
    const auto saturation = number(1, 100);
    const auto lightness = number(2, 100);
    if (!angle || !saturation || !lightness || (is_legacy_ && has_numbers)) {
      return std::nullopt;
    }
    return color_of_hsl(*angle, std::max(*saturation, 0.0), *lightness);
  }

  /// Section 8.
  std::optional<Color> read_hwb() const {
    const auto angle = hue();
    const auto white = number(1, 100);
    const auto black = number(2, 100);
    if (!angle || !white || !black || is_legacy_) {
      return std::nullopt;
    }
    return color_of_hwb(*angle, *white, *black);
  }

  /// 4.2
  std::optional<double> alpha() const {
    if (tokens_.size() == 3) {
      return 1;
    }
    const auto value = number(3, 1);
    return value ? std::optional(cut_to_unit(*value)) : std::nullopt;
  }

 private:
  /// True also where it would stand behind the end.
  bool take_comma(std::ptrdiff_t at) {
    if (at >= static_cast<std::ptrdiff_t>(tokens_.size())) {
      return true;
    }
    const auto place = tokens_.begin() + at;
    const bool is_comma = (*place)->kind == TokenKind::comma;
    tokens_.erase(place);
    return is_comma;
  }

  /// 4.4: a component that is missing is zero.
  bool is_missing(std::size_t at) const {
    return !is_legacy_ && tokens_[at]->kind == TokenKind::ident &&
           is_css_keyword(tokens_[at]->text, "none");
  }

  /// A percentage, or a number of which `whole` are as much as 100%; cut where it can no
  /// longer matter, so that no sum of such is infinite.
  std::optional<double> number(std::size_t at, double whole) const {
    constexpr double most = 1e6;
    const Token& token = *tokens_[at];
    if (is_missing(at)) {
      return 0;
    }
    if (token.kind == TokenKind::percentage) {
      return std::clamp(token.number / 100, -most, most);
    }
    if (token.kind == TokenKind::number) {
      return std::clamp(token.number / whole, -most, most);
    }
    return std::nullopt;
  }

  /// 4.3, in degrees from 0 to 360.
  std::optional<double> hue() const {
    const Token& token = *tokens_[0];
    if (is_missing(0)) {
      return 0;
    }
    double circle = 360;
    if (token.kind == TokenKind::dimension) {
      circle = circle_of(token.text);
    } else if (token.kind != TokenKind::number) {
      return std::nullopt;
    }
    if (circle == 0) {
      return std::nullopt;
    }
    const double degrees = std::fmod(token.number, circle) / circle * 360;
    return degrees < 0 ? degrees + 360 : degrees;
  }

  /// How many of a unit are a circle; 0: it is no angle.
  static double circle_of(std::string_view unit) {
    if (is_css_keyword(unit, "deg")) {
      return 360;
    }
    if (is_css_keyword(unit, "grad")) {
      return 400;
    }
    if (is_css_keyword(unit, "rad")) {
      return 2 * std::numbers::pi;
    }
    return is_css_keyword(unit, "turn") ? 1 : 0;
  }

  std::vector<const Token*> tokens_{};
  bool is_legacy_ = false;
};

std::optional<Color> read_color_function(const ComponentValue& function) {
  ColorArguments arguments(function.content);
  if (!arguments.take_marks()) {
    return std::nullopt;
  }
  const std::string name = css_lower(function.token.text);
  std::optional<Color> color;
  if (name == "rgb" || name == "rgba") {
    color = arguments.read_rgb();
  } else if (name == "hsl" || name == "hsla") {
    color = arguments.read_hsl();
  } else if (name == "hwb") {
    color = arguments.read_hwb();
  }
  const std::optional<double> alpha = arguments.alpha();
  if (!color || !alpha) {
    return std::nullopt;
  }
  color->alpha = *alpha;
  return color;
}

std::optional<ColorValue> read_color_word(std::string_view word) {
  const std::string name = css_lower(word);
  if (name == "currentcolor") {
    return ColorValue{.is_current = true};
  }
  if (name == "transparent") {
    return ColorValue{.color = color_of_bytes(0, 0)};
  }
  const std::optional<std::uint32_t> rgb = named_color(name);
  return rgb ? std::optional(ColorValue{.color = color_of_bytes(*rgb, 1)}) : std::nullopt;
}

}  // namespace

std::optional<ColorValue> parse_color(const ComponentValue& value) {
  std::optional<Color> color;
  if (value.token.kind == TokenKind::ident) {
    return read_color_word(value.token.text);
  }
  if (value.token.kind == TokenKind::hash) {
    color = read_hex_color(value.token.text);
  } else if (value.token.kind == TokenKind::function) {
    color = read_color_function(value);
  }
  return color ? std::optional(ColorValue{.color = *color}) : std::nullopt;
}

}  // namespace octavo::css
