#include "fonts/instance.h"

#include <algorithm>
#include <memory>

#include <hb-subset.h>
#include <hb.h>

#include "compiler/destroyer.h"
#include "fonts/font_parts.h"

namespace octavo {
namespace {

using Input = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using Face = std::unique_ptr<hb_face_t, FaceDeleter>;
using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;

void keep_everything(hb_subset_input_t* input) {
  for (const hb_subset_sets_t each :
       {HB_SUBSET_SETS_GLYPH_INDEX, HB_SUBSET_SETS_UNICODE, HB_SUBSET_SETS_NAME_ID,
        HB_SUBSET_SETS_NAME_LANG_ID, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG,
        HB_SUBSET_SETS_LAYOUT_SCRIPT_TAG}) {
    hb_set_t* set = hb_subset_input_set(input, each);
    hb_set_clear(set);
    hb_set_invert(set);
  }
  hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG));
  hb_subset_input_set_flags(
      input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                 HB_SUBSET_FLAGS_GLYPH_NAMES | HB_SUBSET_FLAGS_NO_PRUNE_UNICODE_RANGES);
}

double value_on(const FontAxis& axis, std::span<const AxisPosition> position) {
  const auto found = std::ranges::find(position, axis.tag, &AxisPosition::tag);
  return found == position.end() ? axis.usual
                                 : std::clamp(found->value, axis.least, axis.most);
}

}  // namespace

std::optional<std::string> make_instance(const Font& font,
                                         std::span<const AxisPosition> position) {
  const Input input(hb_subset_input_create_or_fail());
  if (input == nullptr) {
    return std::nullopt;
  }
  hb_face_t* face = font.parts().face.get();
  keep_everything(input.get());
  for (const FontAxis& axis : font.axes()) {
    const hb_tag_t tag = hb_tag_from_string(axis.tag.data(), 4);
    const auto value = static_cast<float>(value_on(axis, position));
    if (hb_subset_input_pin_axis_location(input.get(), face, tag, value) == 0) {
      return std::nullopt;
    }
  }
  const Face made(hb_subset_or_fail(face, input.get()));
  if (made == nullptr) {
    return std::nullopt;
  }
  const Blob file(hb_face_reference_blob(made.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(file.get(), &length);
  return length == 0 ? std::nullopt : std::optional(std::string(data, length));
}

}  // namespace octavo
