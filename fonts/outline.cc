#include "fonts/outline.h"

#include <memory>

#include <hb.h>

#include "compiler/destroyer.h"
#include "fonts/font_parts.h"

namespace octavo {
namespace {

using Steps = std::vector<OutlineStep>;
using Functions = std::unique_ptr<hb_draw_funcs_t, Destroyer<hb_draw_funcs_destroy>>;

void add(void* steps, OutlineStep step) {
  static_cast<Steps*>(steps)->push_back(step);
}

void move_to(hb_draw_funcs_t*, void* steps, hb_draw_state_t*, float x, float y, void*) {
  add(steps, {.kind = OutlineStep::Kind::move, .end = {x, y}});
}

void line_to(hb_draw_funcs_t*, void* steps, hb_draw_state_t*, float x, float y, void*) {
  add(steps, {.kind = OutlineStep::Kind::line, .end = {x, y}});
}

// As HarfBuzz calls it.
// NOLINTNEXTLINE(readability-function-size)
void curve_to(hb_draw_funcs_t*,
              void* steps,
              hb_draw_state_t*,
              float first_x,
              float first_y,
              float second_x,
              float second_y,
              float x,
              float y,
              void*) {
  add(steps, {.kind = OutlineStep::Kind::curve,
              .first = {first_x, first_y},
              .second = {second_x, second_y},
              .end = {x, y}});
}

void close_path(hb_draw_funcs_t*, void* steps, hb_draw_state_t*, void*) {
  add(steps, {.kind = OutlineStep::Kind::close});
}

// HarfBuzz makes cubic curves of quadratic ones that nobody asks for.
Functions make_functions() {
  Functions functions(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(functions.get(), move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions.get(), line_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions.get(), curve_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions.get(), close_path, nullptr, nullptr);
  return functions;
}

}  // namespace

std::vector<OutlineStep> glyph_outline(const Font& font, std::uint32_t glyph) {
  const Functions functions = make_functions();
  Steps steps;
  hb_font_get_glyph_shape(font.parts().font.get(), glyph, functions.get(), &steps);
  return steps;
}

}  // namespace octavo
