#include "tests/formats/css/contrast.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "formats/css/color.h"
#include "formats/css/cover_rules.h"
#include "formats/css/house.h"
#include "formats/css/themes.h"

using namespace octavo;
using namespace octavo::css;
using tests::contrast;
using tests::least_legible_contrast;

namespace {

enum class Surface : unsigned char { paper, screen };

/// The colors that a look names for text and for what is behind it.
struct Palette {
  std::vector<Color> texts{};
  std::vector<Color> grounds{};
};

/// What a reader has chosen, or paper is.
struct Reader {
  Color text{};
  Color ground{};
};

constexpr Color white{.red = 1, .green = 1, .blue = 1};
constexpr Color black{};
constexpr Reader readers[] = {
    {.text = black, .ground = white},
    {.text = white, .ground = black},
    // Sepia.
    {.text = {.red = 0.36, .green = 0.27, .blue = 0.21},
     .ground = {.red = 0.96, .green = 0.93, .blue = 0.85}},
};

void add_colors(const ComponentValues& values, std::vector<Color>& colors) {
  for (const ComponentValue& value : values) {
    const auto color = parse_color(value);
    if (color && !color->is_current && color->color.alpha > 0) {
      colors.push_back(color->color);
    }
  }
}

void collect(const std::vector<SheetRule>& rules, Surface surface, Palette& palette) {
  for (const SheetRule& rule : rules) {
    if (const auto* inner = std::get_if<ConditionalRule>(&rule.kind)) {
      const bool is_elsewhere = surface == Surface::paper
                                    ? inner->media.are_for_every_screen()
                                    : inner->media.are_for_print();
      if (!is_elsewhere) {
        collect(inner->rules, surface, palette);
      }
    } else if (const auto* style = std::get_if<StyleRule>(&rule.kind);
               style != nullptr && !is_for_cover(*style)) {
      for (const StyleDeclaration& each : style->declarations) {
        // They would make a color of any other.
        CHECK(each.name != "opacity");
        CHECK(each.name != "filter");
        if (each.name == "color") {
          add_colors(each.value, palette.texts);
        } else if (each.name.starts_with("background")) {
          add_colors(each.value, palette.grounds);
        }
      }
    }
  }
}

Color over(const Color& above, const Color& below) {
  const auto mix = [&](double top, double bottom) {
    return top * above.alpha + bottom * (1 - above.alpha);
  };
  return {.red = mix(above.red, below.red),
          .green = mix(above.green, below.green),
          .blue = mix(above.blue, below.blue)};
}

/// The least of every text on every ground, on one in another, and on none.
double least_contrast(const Palette& palette, const Reader& reader) {
  std::vector<Color> texts = palette.texts;
  texts.push_back(reader.text);
  std::vector<Color> grounds{reader.ground};
  for (const Color& outer : palette.grounds) {
    grounds.push_back(over(outer, reader.ground));
    for (const Color& inner : palette.grounds) {
      if (inner != outer) {
        grounds.push_back(over(inner, over(outer, reader.ground)));
      }
    }
  }
  double least = 21;
  for (const Color& text : texts) {
    for (const Color& ground : grounds) {
      least = std::min(least, contrast(over(text, ground), ground));
    }
  }
  return least;
}

double least_contrast(std::span<const Stylesheet* const> sheets) {
  double least = 21;
  for (const Surface surface : {Surface::paper, Surface::screen}) {
    Palette palette;
    for (const Stylesheet* sheet : sheets) {
      collect(sheet->rules, surface, palette);
    }
    const std::span<const Reader> all = readers;
    for (const Reader& reader : surface == Surface::paper ? all.first(1) : all) {
      least = std::min(least, least_contrast(palette, reader));
    }
  }
  return least;
}

double contrast_of(std::string_view css) {
  Diagnostics diagnostics;
  const Stylesheet sheet = parse_sheet(css, FileId{0}, Origin::author, diagnostics);
  const Stylesheet* const sheets[] = {&sheet};
  return least_contrast(sheets);
}

}  // namespace

// A cover has a ground of its own: its test looks at what is drawn.
TEST_CASE(
    "contrast: text stands out from its ground in every look, whatever the reader") {
  for (const Theme& theme : themes()) {
    CAPTURE(theme.name);
    const Stylesheet look = parse_theme(theme);
    const Stylesheet* const sheets[] = {&default_sheet(), &look};
    CHECK(least_contrast(sheets) >= least_legible_contrast);
  }
}

TEST_CASE("contrast: the measure is that of WCAG, on paper and on screens") {
  CHECK(contrast(black, white) == doctest::Approx(21));
  const double gray = 0x76 / 255.0;
  CHECK(contrast({.red = gray, .green = gray, .blue = gray}, white) ==
        doctest::Approx(4.54).epsilon(0.001));
  CHECK(contrast_of("p { margin: 0 }") > 4.5);
  CHECK(contrast_of("p { color: #777 }") < 4.5);
  CHECK(contrast_of("@media print { p { background: #767676 } }") < 4.7);
  CHECK(contrast_of("@media screen { p { background-color: rgb(255 255 255 / 0.6) } }") <
        4.5);
  CHECK(contrast_of("@media print { p { background: #eee } }") > 4.5);
  CHECK(contrast_of(".cover .title { color: #eee }") > 4.5);
  CHECK(contrast_of(".cover .title, p { color: #eee }") < 4.5);
}
