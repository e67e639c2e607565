#include "formats/pdf/drawing.h"

#include <cairo-pdf.h>
#include <memory>

#include <librsvg/rsvg.h>

#include "compiler/destroyer.h"
#include "fonts/library_drawings.h"

namespace octavo::pdf {

namespace {

using Handle = std::unique_ptr<RsvgHandle, Destroyer<g_object_unref>>;
using Error = std::unique_ptr<GError, Destroyer<g_error_free>>;
using Surface = std::unique_ptr<cairo_surface_t, Destroyer<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Destroyer<cairo_destroy>>;

// Of the parts that have to be pixels, such as blurs.
constexpr double pixels_per_inch = 300;

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

bool draw(RsvgHandle* handle, cairo_surface_t* surface, double width, double height) {
  const Canvas canvas(cairo_create(surface));
  const RsvgRectangle area{0, 0, width, height};
  GError* problem = nullptr;
  rsvg_handle_set_dpi(handle, 96);
  const bool drawn =
      rsvg_handle_render_document(handle, canvas.get(), &area, &problem) != FALSE;
  const Error error(problem);
  cairo_show_page(canvas.get());
  return drawn && cairo_status(canvas.get()) == CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::optional<std::string> draw_svg(const Picture& picture, const FontLibrary& fonts) {
  if (picture.bytes.find("<text") != std::string::npos) {
    offer_faces_to_drawings(fonts);
  }
  const Handle handle = open(picture);
  if (handle == nullptr || picture.width == 0 || picture.height == 0) {
    return std::nullopt;
  }
  std::string bytes;
  {
    const Surface surface(cairo_pdf_surface_create_for_stream(
        append, &bytes, picture.width, picture.height));
    cairo_surface_set_fallback_resolution(surface.get(), pixels_per_inch,
                                          pixels_per_inch);
    if (!draw(handle.get(), surface.get(), picture.width, picture.height)) {
      return std::nullopt;
    }
    cairo_surface_finish(surface.get());
  }
  return bytes;
}

}  // namespace octavo::pdf
