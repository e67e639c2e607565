#include "fonts/subset.h"

#include <algorithm>
#include <array>
#include <memory>

#include <hb-subset.h>
#include <hb.h>

#include "compiler/destroyer.h"
#include "fonts/cff_charset.h"
#include "fonts/font_parts.h"

namespace octavo {

namespace {

using Input = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_destroy>>;
using Face = std::unique_ptr<hb_face_t, FaceDeleter>;
using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;

/// ISO 32000-2, table 124, names what a TrueType program of a CIDFontType2 needs; a PDF's
/// own objects say the rest.
constexpr std::array<const char*, 11> needed_tables = {"glyf", "loca", "head", "hhea",
                                                       "hmtx", "maxp", "cvt ", "fpgm",
                                                       "prep", "CFF ", "gvar"};

void drop_other_tables(hb_face_t* face, hb_subset_input_t* input) {
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  std::array<hb_tag_t, 32> tags{};
  unsigned start = 0;
  unsigned count = tags.size();
  while (hb_face_get_table_tags(face, start, &count, tags.data()), count > 0) {
    for (unsigned i = 0; i < count; ++i) {
      hb_set_add(dropped, tags[i]);
    }
    start += count;
    count = tags.size();
  }
  for (const char* tag : needed_tables) {
    hb_set_del(dropped, hb_tag_from_string(tag, -1));
  }
}

std::map<std::uint32_t, std::uint32_t> glyph_numbers(hb_subset_plan_t* plan) {
  std::map<std::uint32_t, std::uint32_t> numbers;
  const hb_map_t* reverse = hb_subset_plan_new_to_old_glyph_mapping(plan);
  for (hb_codepoint_t number = 0; hb_map_has(reverse, number) != 0; ++number) {
    numbers.emplace(hb_map_get(reverse, number), number);
  }
  return numbers;
}

std::string bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

}  // namespace

std::optional<FontSubset> subset_glyphs(const Font& font,
                                        std::span<const std::uint32_t> glyphs) {
  hb_face_t* face = font.parts().face.get();
  const Input input(hb_subset_input_create_or_fail());
  if (input == nullptr) {
    return std::nullopt;
  }
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint32_t glyph : glyphs) {
    hb_set_add(wanted, glyph);
  }
  if (!font.rights().may_subset) {
    hb_set_add_range(wanted, 0, std::max(hb_face_get_glyph_count(face), 1U) - 1);
  }
  drop_other_tables(face, input.get());
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  const Plan plan(hb_subset_plan_create_or_fail(face, input.get()));
  const Face cut(plan == nullptr ? nullptr : hb_subset_plan_execute_or_fail(plan.get()));
  if (cut == nullptr) {
    return std::nullopt;
  }
  FontSubset subset{.bytes = {}, .glyphs = glyph_numbers(plan.get())};
  if (font.outlines() == Outlines::cff) {
    const Blob table(hb_face_reference_table(cut.get(), HB_TAG('C', 'F', 'F', ' ')));
    subset.bytes = bytes_of(table.get());
    number_cids_by_glyph(subset.bytes, static_cast<std::uint32_t>(subset.glyphs.size()));
  } else {
    const Blob file(hb_face_reference_blob(cut.get()));
    subset.bytes = bytes_of(file.get());
  }
  return subset.bytes.empty() ? std::nullopt : std::optional(std::move(subset));
}

std::optional<std::string> subset_characters(const Font& font,
                                             std::span<const char32_t> characters) {
  const Input input(hb_subset_input_create_or_fail());
  if (input == nullptr) {
    return std::nullopt;
  }
  hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
  for (const char32_t character : characters) {
    hb_set_add(wanted, character);
  }
  // Any feature may be asked for, and the name of the face be looked for.
  for (const hb_subset_sets_t kept :
       {HB_SUBSET_SETS_LAYOUT_FEATURE_TAG, HB_SUBSET_SETS_NAME_ID}) {
    hb_set_t* set = hb_subset_input_set(input.get(), kept);
    hb_set_clear(set);
    hb_set_invert(set);
  }
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  const Face cut(hb_subset_or_fail(font.parts().face.get(), input.get()));
  if (cut == nullptr) {
    return std::nullopt;
  }
  const Blob file(hb_face_reference_blob(cut.get()));
  return bytes_of(file.get());
}

}  // namespace octavo
