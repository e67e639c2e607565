#include "formats/image/drawing.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <cmath>
#include <memory>

#include <librsvg/rsvg.h>

#include "compiler/apart.h"
#include "compiler/destroyer.h"
#include "fonts/library_drawings.h"

namespace octavo::image {

namespace {

using Handle = std::unique_ptr<RsvgHandle, Destroyer<g_object_unref>>;
using Error = std::unique_ptr<GError, Destroyer<g_error_free>>;
using Surface = std::unique_ptr<cairo_surface_t, Destroyer<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Destroyer<cairo_destroy>>;

// librsvg makes one pixel a point of the parts that have to be pixels, such as blurs, and
// several pictures of the canvas for each: lines lose nothing on a smaller one.
constexpr double largest_canvas = 2'000'000;
// Of all filters and masks together.
constexpr double most_pixels_passed = 20'000'000;
// Cairo makes pixels of what a PDF cannot say.
constexpr double most_pixels_per_inch = 300;
constexpr double most_fallback_pixels = 4'000'000;
constexpr double pixels_per_css_pixel = 3;

struct Canvas {
  double width = 0;
  double height = 0;
  double pixels_per_inch = most_pixels_per_inch;
};

Canvas canvas_of(const Picture& picture, double largest_scale) {
  const double area = double{1} * picture.width * picture.height;
  const double most =
      std::min(largest_canvas, most_pixels_passed / std::max(1U, picture.passes));
  const double scale = std::min(largest_scale, std::sqrt(most / area));
  return {.width = picture.width * scale,
          .height = picture.height * scale,
          .pixels_per_inch =
              std::min(most_pixels_per_inch,
                       72 * std::sqrt(most_fallback_pixels / (area * scale * scale)))};
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

Handle open(const Picture& picture) {
  GError* problem = nullptr;
  // Without a base address, librsvg reads nothing but the drawing.
  Handle handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(picture.bytes.data()),
                                picture.bytes.size(), &problem));
  const Error error(problem);
  return handle;
}

bool draw(RsvgHandle* handle, cairo_surface_t* surface, const Canvas& canvas) {
  const Context context(cairo_create(surface));
  const RsvgRectangle area{0, 0, canvas.width, canvas.height};
  GError* problem = nullptr;
  rsvg_handle_set_dpi(handle, 96);
  const bool drawn =
      rsvg_handle_render_document(handle, context.get(), &area, &problem) != FALSE;
  const Error error(problem);
  cairo_show_page(context.get());
  return drawn && cairo_status(context.get()) == CAIRO_STATUS_SUCCESS;
}

std::optional<std::string> draw_page(RsvgHandle* handle, const Picture& picture) {
  const Canvas canvas = canvas_of(picture, 1);
  std::string bytes;
  {
    const Surface surface(
        cairo_pdf_surface_create_for_stream(append, &bytes, canvas.width, canvas.height));
    cairo_surface_set_fallback_resolution(surface.get(), canvas.pixels_per_inch,
                                          canvas.pixels_per_inch);
    if (!draw(handle, surface.get(), canvas)) {
      return std::nullopt;
    }
    cairo_surface_finish(surface.get());
  }
  return bytes;
}

std::optional<std::string> draw_pixels(RsvgHandle* handle, const Picture& picture) {
  const Canvas canvas = canvas_of(picture, pixels_per_css_pixel);
  const auto size = [](double length) {
    return std::max(1, static_cast<int>(std::lround(length)));
  };
  const Surface surface(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, size(canvas.width), size(canvas.height)));
  std::string bytes;
  const bool is_drawn = draw(handle, surface.get(), canvas) &&
                        cairo_surface_write_to_png_stream(surface.get(), append,
                                                          &bytes) == CAIRO_STATUS_SUCCESS;
  return is_drawn ? std::optional(bytes) : std::nullopt;
}

std::optional<std::string> draw_one(const Picture& picture, Drawn drawn) {
  if (picture.width == 0 || picture.height == 0) {
    return std::nullopt;
  }
  const Handle handle = open(picture);
  if (handle == nullptr) {
    return std::nullopt;
  }
  return drawn == Drawn::page ? draw_page(handle.get(), picture)
                              : draw_pixels(handle.get(), picture);
}

}  // namespace

void draw_svgs(const std::vector<const Picture*>& pictures,
               Drawn drawn,
               const FontLibrary& fonts,
               const std::function<void(std::size_t, std::optional<std::string>)>& take) {
  if (std::ranges::any_of(pictures, [](const Picture* picture) {
        return picture->bytes.find("<text") != std::string::npos;
      })) {
    offer_faces_to_drawings(fonts);
  }
  // librsvg panics on some drawings, and Cairo needs hours for others.
  run_apart(
      pictures.size(),
      [&](std::size_t index) { return draw_one(*pictures[index], drawn); }, take);
}

}  // namespace octavo::image
