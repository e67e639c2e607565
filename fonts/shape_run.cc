#include "fonts/shape_run.h"

#include <algorithm>
#include <array>
#include <memory>

#include <hb-ot.h>
#include <hb.h>

#include "fonts/font_parts.h"

namespace octavo {

namespace {

/// More marks on one letter than any orthography has: Tibetan and Hebrew with
/// cantillation stay under ten.
constexpr std::uint32_t marks_shaped_together = 32;

struct BufferDeleter {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using Buffer = std::unique_ptr<hb_buffer_t, BufferDeleter>;

bool is_mark(hb_codepoint_t character) {
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), character)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
      return true;
    default:
      return false;
  }
}

hb_script_t script_for(std::string_view script) {
  // Codes of languages' writing that HarfBuzz has no shaper of their own for.
  if (script == "Hans" || script == "Hant" || script == "Jpan") {
    return HB_SCRIPT_HAN;
  }
  if (script == "Kore") {
    return HB_SCRIPT_HANGUL;
  }
  return hb_script_from_string(script.data(), static_cast<int>(script.size()));
}

std::vector<hb_feature_t> features_for(const ShapeRequest& request) {
  std::vector<hb_feature_t> features;
  features.reserve(request.features.size());
  for (const FontFeature& feature : request.features) {
    features.push_back({
        .tag =
            hb_tag_from_string(feature.tag.data(), static_cast<int>(feature.tag.size())),
        .value = feature.value,
        .start = HB_FEATURE_GLOBAL_START,
        .end = HB_FEATURE_GLOBAL_END,
    });
  }
  return features;
}

/// Where `[begin, end)` must be cut so that no piece has more marks in a row than are
/// shaped together: begin, cuts, end. Reads the code points that HarfBuzz itself decoded.
std::vector<std::uint32_t> cut_at_marks(hb_buffer_t* buffer,
                                        const ShapeRequest& request) {
  std::vector<std::uint32_t> cuts{request.begin};
  std::uint32_t marks = 0;
  unsigned count = 0;
  const hb_glyph_info_t* characters = hb_buffer_get_glyph_infos(buffer, &count);
  for (unsigned i = 0; i < count; ++i) {
    marks = characters[i].codepoint >= 0x300 && is_mark(characters[i].codepoint)
                ? marks + 1
                : 0;
    if (marks > marks_shaped_together) {
      cuts.push_back(characters[i].cluster);
      marks = 1;
    }
  }
  cuts.push_back(request.end);
  return cuts;
}

void fill(hb_buffer_t* buffer,
          const ShapeRequest& request,
          std::uint32_t begin,
          std::uint32_t end) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf8(buffer, request.text.data(), static_cast<int>(request.text.size()),
                     begin, static_cast<int>(end - begin));
  unsigned flags = HB_BUFFER_FLAG_DEFAULT;
  if (begin == 0) {
    flags |= HB_BUFFER_FLAG_BOT;
  }
  if (end == request.text.size()) {
    flags |= HB_BUFFER_FLAG_EOT;
  }
  if (begin > request.begin) {
    // A piece cut out of a heap of marks begins with one that has its letter elsewhere.
    flags |= HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE;
  }
  hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));
  hb_buffer_set_direction(buffer, request.direction == Direction::right_to_left
                                      ? HB_DIRECTION_RTL
                                      : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, script_for(request.script));
  hb_buffer_set_language(
      buffer, hb_language_from_string(request.language.data(),
                                      static_cast<int>(request.language.size())));
}

void append_glyphs(hb_buffer_t* buffer, std::vector<ShapedGlyph>& glyphs) {
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
  glyphs.reserve(glyphs.size() + count);
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back({
        .glyph = infos[i].codepoint,
        .cluster = infos[i].cluster,
        .advance = positions[i].x_advance,
        .x_offset = positions[i].x_offset,
        .y_offset = positions[i].y_offset,
        .unsafe_to_break = (hb_glyph_info_get_glyph_flags(&infos[i]) &
                            HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0,
    });
  }
}

}  // namespace

std::vector<ShapedGlyph> shape_run(const Font& font, const ShapeRequest& request) {
  std::vector<ShapedGlyph> glyphs;
  if (request.begin >= request.end || request.end > request.text.size()) {
    return glyphs;
  }
  thread_local const Buffer buffer(hb_buffer_create());
  const std::vector<hb_feature_t> features = features_for(request);
  fill(buffer.get(), request, request.begin, request.end);
  const std::vector<std::uint32_t> cuts = cut_at_marks(buffer.get(), request);
  const std::size_t pieces = cuts.size() - 1;
  for (std::size_t i = 0; i < pieces; ++i) {
    const bool reversed = request.direction == Direction::right_to_left;
    const std::size_t piece = reversed ? pieces - 1 - i : i;
    if (pieces > 1) {
      fill(buffer.get(), request, cuts[piece], cuts[piece + 1]);
    }
    hb_shape(font.parts().font.get(), buffer.get(), features.data(),
             static_cast<unsigned>(features.size()));
    append_glyphs(buffer.get(), glyphs);
  }
  return glyphs;
}

bool has_feature(const Font& font,
                 std::string_view tag,
                 std::string_view script,
                 std::string_view language) {
  std::array<hb_tag_t, HB_OT_MAX_TAGS_PER_SCRIPT> scripts{};
  std::array<hb_tag_t, HB_OT_MAX_TAGS_PER_LANGUAGE> languages{};
  auto script_count = static_cast<unsigned>(scripts.size());
  auto language_count = static_cast<unsigned>(languages.size());
  hb_ot_tags_from_script_and_language(
      script_for(script),
      hb_language_from_string(language.data(), static_cast<int>(language.size())),
      &script_count, scripts.data(), &language_count, languages.data());
  hb_face_t* face = font.parts().face.get();
  unsigned script_index = 0;
  unsigned language_index = 0;
  unsigned feature_index = 0;
  // Both leave the index of what stands for the missing one.
  hb_ot_layout_table_select_script(face, HB_OT_TAG_GSUB, script_count, scripts.data(),
                                   &script_index, nullptr);
  hb_ot_layout_script_select_language(face, HB_OT_TAG_GSUB, script_index, language_count,
                                      languages.data(), &language_index);
  return hb_ot_layout_language_find_feature(
             face, HB_OT_TAG_GSUB, script_index, language_index,
             hb_tag_from_string(tag.data(), static_cast<int>(tag.size())),
             &feature_index) != 0;
}

}  // namespace octavo
