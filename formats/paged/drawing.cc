#include "formats/paged/drawing.h"

#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "compiler/destroyer.h"
#include "compiler/overload.h"
#include "fonts/outline.h"
#include "formats/image/image.h"

namespace octavo::paged {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, Destroyer<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Destroyer<cairo_destroy>>;

// As PDFs of octavo's slant and thicken letters of a face that is not there.
constexpr double slant = 0.249;
constexpr double embolden_share = 1.0 / 28;

// Cairo has surfaces no larger.
constexpr std::uint32_t most_pixels_a_side = 32767;

constexpr std::uint32_t white = 0xFF'FFFF;

/// On pixels of Cairo's, which must outlive it.
Surface make_surface(std::vector<std::uint32_t>& pixels,
                     cairo_format_t format,
                     std::uint32_t width,
                     std::uint32_t height) {
  return Surface(cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(pixels.data()), format, static_cast<int>(width),
      static_cast<int>(height), static_cast<int>(width * sizeof(std::uint32_t))));
}

/// One pixel of Cairo's: blue, green, red and the alpha in one word of the machine's.
std::uint32_t packed(unsigned red, unsigned green, unsigned blue, unsigned alpha) {
  const auto share = [&](unsigned part) { return (part * alpha + 127) / 255; };
  return alpha << 24U | share(red) << 16U | share(green) << 8U | share(blue);
}

std::vector<std::uint32_t> packed_pixels(const image::Pixels& pixels) {
  const std::size_t count = std::size_t{1} * pixels.width * pixels.height;
  const auto sample = [&](const std::string& samples, std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(samples[at]));
  };
  std::vector<std::uint32_t> made(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t first = i * pixels.channels;
    const std::size_t step = pixels.channels == 3 ? 1 : 0;
    made[i] = packed(sample(pixels.samples, first), sample(pixels.samples, first + step),
                     sample(pixels.samples, first + 2 * step),
                     pixels.alpha.empty() ? 255 : sample(pixels.alpha, i));
  }
  return made;
}

class PageDrawing {
 public:
  PageDrawing(cairo_t* context,
              const FontLibrary& fonts,
              const Document& book,
              std::vector<PictureId>& left_out)
      : context_(context), fonts_(fonts), book_(book), left_out_(left_out) {}

  void draw(const TextRun& run) {
    set_color(run.color);
    for (const PlacedGlyph& glyph : run.glyphs) {
      add_glyph(run, glyph);
    }
    if (run.synthesis.emboldened) {
      cairo_set_line_width(context_, run.size * embolden_share);
      cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke_preserve(context_);
    }
    cairo_fill(context_);
  }

  void draw(const Rule& rule) {
    set_color(rule.color);
    add_area(rule.area);
    // Whole pixels: a ground has no seam, and a thin line is as dark as a thick one.
    cairo_set_antialias(context_, CAIRO_ANTIALIAS_NONE);
    cairo_fill(context_);
    cairo_set_antialias(context_, CAIRO_ANTIALIAS_FAST);
  }

  void draw(const PlacedPicture& placed) {
    const Picture& picture = book_.pictures[static_cast<std::size_t>(placed.picture)];
    const bool is_drawn = picture.kind != PictureKind::svg &&
                          std::max(picture.width, picture.height) <= most_pixels_a_side;
    const auto pixels = is_drawn ? image::decode(picture) : std::nullopt;
    if (!pixels) {
      left_out_.push_back(placed.picture);
      return;
    }
    std::vector<std::uint32_t> packed = packed_pixels(*pixels);
    const Surface surface =
        make_surface(packed, CAIRO_FORMAT_ARGB32, pixels->width, pixels->height);
    cairo_save(context_);
    cairo_translate(context_, placed.area.left, placed.area.top);
    cairo_scale(context_, placed.area.width / pixels->width,
                placed.area.height / pixels->height);
    cairo_set_source_surface(context_, surface.get(), 0, 0);
    // Else its edges fade into nothing where it is enlarged.
    cairo_pattern_set_extend(cairo_get_source(context_), CAIRO_EXTEND_PAD);
    cairo_rectangle(context_, 0, 0, pixels->width, pixels->height);
    cairo_fill(context_);
    cairo_restore(context_);
  }

  void draw(const MissingGlyph& missing) {
    set_color(missing.color);
    add_area(missing.box);
    cairo_set_line_width(context_, 0.4);
    cairo_stroke(context_);
    for (const TextRun& run : missing.code_runs) {
      draw(run);
    }
  }

 private:
  void set_color(const Color& color) {
    cairo_set_source_rgb(context_, color.red, color.green, color.blue);
  }

  void add_area(const Rectangle& area) {
    cairo_rectangle(context_, area.left, area.top, area.width, area.height);
  }

  void add_glyph(const TextRun& run, const PlacedGlyph& glyph) {
    if (glyph.glyph == 0) {
      return;
    }
    const Font& font = fonts_.font(run.font);
    const double scale = run.size / font.metrics().units_per_em;
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, scale, 0, run.synthesis.slanted ? slant * scale : 0,
                      -scale, run.origin.x + glyph.x, run.origin.y + glyph.y);
    cairo_save(context_);
    cairo_transform(context_, &matrix);
    for (const OutlineStep& step : glyph_outline(font, glyph.glyph)) {
      add_step(step);
    }
    cairo_restore(context_);
  }

  void add_step(const OutlineStep& step) {
    switch (step.kind) {
      case OutlineStep::Kind::move:
        cairo_move_to(context_, step.end.x, step.end.y);
        return;
      case OutlineStep::Kind::line:
        cairo_line_to(context_, step.end.x, step.end.y);
        return;
      case OutlineStep::Kind::curve:
        cairo_curve_to(context_, step.first.x, step.first.y, step.second.x, step.second.y,
                       step.end.x, step.end.y);
        return;
      case OutlineStep::Kind::close:
        cairo_close_path(context_);
        return;
    }
  }

  cairo_t* context_;
  const FontLibrary& fonts_;
  const Document& book_;
  std::vector<PictureId>& left_out_;
};

}  // namespace

DrawnPage draw_page(const Page& page,
                    const FontLibrary& fonts,
                    const Document& book,
                    double longer_side) {
  const double scale = longer_side / std::max(page.width, page.height);
  const auto whole = [&](double points) {
    return static_cast<std::uint32_t>(std::max(1.0, std::round(points * scale)));
  };
  DrawnPage drawn{.pixels = {.width = whole(page.width), .height = whole(page.height)}};
  image::FlatPixels& pixels = drawn.pixels;
  pixels.colors.assign(std::size_t{1} * pixels.width * pixels.height, white);
  const Surface surface =
      make_surface(pixels.colors, CAIRO_FORMAT_RGB24, pixels.width, pixels.height);
  const Context context(cairo_create(surface.get()));
  cairo_scale(context.get(), scale, scale);
  // Few steps between ink and ground: so fine a grid needs no more, and a palette has
  // room for them.
  cairo_set_antialias(context.get(), CAIRO_ANTIALIAS_FAST);
  PageDrawing drawing(context.get(), fonts, book, drawn.left_out);
  for (const PlacedItem& item : page.items) {
    std::visit([&](const auto& placed) { drawing.draw(placed); }, item);
  }
  cairo_surface_flush(surface.get());
  return drawn;
}

}  // namespace octavo::paged
