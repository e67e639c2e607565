#include "fonts/font.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <hb-ot.h>
#include <hb.h>

#include "fonts/font_parts.h"

namespace octavo {

namespace {

/// A table of a face, held while it is read. What lies beyond its end reads as 0.
class FaceTable {
 public:
  FaceTable(hb_face_t* face, const char* tag)
      : blob_(hb_face_reference_table(face, hb_tag_from_string(tag, -1))) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob_, &length);
    bytes_ = data == nullptr ? std::string_view() : std::string_view(data, length);
  }
  ~FaceTable() { hb_blob_destroy(blob_); }
  FaceTable(const FaceTable&) = delete;
  FaceTable& operator=(const FaceTable&) = delete;

  bool empty() const { return bytes_.empty(); }
  std::uint16_t unsigned16(std::size_t at) const {
    return at + 2 > bytes_.size()
               ? std::uint16_t{0}
               : static_cast<std::uint16_t>(byte(at) * 256 + byte(at + 1));
  }
  std::int16_t signed16(std::size_t at) const {
    return static_cast<std::int16_t>(unsigned16(at));
  }

 private:
  unsigned byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

  hb_blob_t* blob_;
  std::string_view bytes_{};
};

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  const hb_language_t english = hb_language_from_string("en", -1);
  unsigned length = hb_ot_name_get_utf8(face, id, english, nullptr, nullptr);
  std::string name(length + 1, '\0');
  unsigned capacity = length + 1;
  hb_ot_name_get_utf8(face, id, english, &capacity, name.data());
  name.resize(length);
  return name;
}

double metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
  hb_position_t position = 0;
  hb_ot_metrics_get_position_with_fallback(font, tag, &position);
  return position;
}

FontMetrics read_metrics(hb_face_t* face, hb_font_t* font) {
  const FaceTable head(face, "head");
  const FaceTable post(face, "post");
  return FontMetrics{
      .units_per_em = static_cast<double>(hb_face_get_upem(face)),
      .ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
      .descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER),
      .line_gap = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP),
      .cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT),
      .x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT),
      .underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET),
      .underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE),
      .strikeout_position = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET),
      // OpenType 1.9, "post": a 16.16 number of degrees.
      .italic_angle = post.signed16(4) + post.unsigned16(6) / 65536.0,
      // OpenType 1.9, "head": xMin, yMin, xMax, yMax.
      .bounding_box = {.left = static_cast<double>(head.signed16(36)),
                       .bottom = static_cast<double>(head.signed16(38)),
                       .right = static_cast<double>(head.signed16(40)),
                       .top = static_cast<double>(head.signed16(42))},
  };
}

void read_style(Font::Parts& parts) {
  hb_face_t* face = parts.face.get();
  const FaceTable head(face, "head");
  const FaceTable os2(face, "OS/2");
  const FaceTable post(face, "post");
  parts.postscript_name = name_of(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  parts.family = name_of(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
  if (parts.family.empty()) {
    parts.family = name_of(face, HB_OT_NAME_ID_FONT_FAMILY);
  }
  parts.full_name = name_of(face, HB_OT_NAME_ID_FULL_NAME);
  // Bit 1 alone forbids embedding, bit 8 subsetting, bit 9 outlines.
  const unsigned rights = os2.unsigned16(8);
  parts.rights = {.may_embed = (rights & 0xFU) != 2 && (rights & 0x200U) == 0,
                  .may_subset = (rights & 0x100U) == 0};
  // OpenType 1.9: OS/2 fsSelection bit 0 and head macStyle bit 1 say italic.
  parts.italic = (os2.unsigned16(62) & 1U) != 0 || (head.unsigned16(44) & 2U) != 0 ||
                 parts.metrics.italic_angle != 0;
  const bool bold = (head.unsigned16(44) & 1U) != 0;
  parts.weight = os2.empty() ? (bold ? 700 : 400) : os2.unsigned16(4);
  parts.monospaced = post.unsigned16(12) != 0 || post.unsigned16(14) != 0;
}

std::string tag_text(hb_tag_t tag) {
  std::string text(4, ' ');
  hb_tag_to_string(tag, text.data());
  return text;
}

std::vector<FontAxis> read_axes(hb_face_t* face) {
  unsigned count = hb_ot_var_get_axis_count(face);
  std::vector<hb_ot_var_axis_info_t> found(count);
  hb_ot_var_get_axis_infos(face, 0, &count, found.data());
  std::vector<FontAxis> axes;
  axes.reserve(found.size());
  for (const hb_ot_var_axis_info_t& axis : found) {
    axes.push_back({.tag = tag_text(axis.tag),
                    .least = axis.min_value,
                    .usual = axis.default_value,
                    .most = axis.max_value});
  }
  return axes;
}

bool has_table(hb_face_t* face, const char* tag) {
  return !FaceTable(face, tag).empty();
}

}  // namespace

void FaceDeleter::operator()(hb_face_t* face) const {
  hb_face_destroy(face);
}

void FontDeleter::operator()(hb_font_t* font) const {
  hb_font_destroy(font);
}

std::unique_ptr<Font> Font::open(std::string_view bytes, unsigned face_index) {
  hb_blob_t* blob =
      hb_blob_create_or_fail(bytes.data(), static_cast<unsigned>(bytes.size()),
                             HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  if (blob == nullptr) {
    return nullptr;
  }
  const bool present = face_index < hb_face_count(blob);
  auto parts = std::make_unique<Parts>();
  parts->bytes = bytes;
  parts->face.reset(hb_face_create(blob, face_index));
  hb_blob_destroy(blob);
  hb_face_t* face = parts->face.get();
  parts->glyph_count = hb_face_get_glyph_count(face);
  const bool cff = has_table(face, "CFF ");
  if (!present || parts->glyph_count == 0 || !has_table(face, "cmap") ||
      (!cff && !has_table(face, "glyf"))) {
    return nullptr;
  }
  parts->outlines = cff ? Outlines::cff : Outlines::true_type;
  hb_face_make_immutable(face);
  parts->font.reset(hb_font_create(face));
  hb_ot_font_set_funcs(parts->font.get());
  hb_font_make_immutable(parts->font.get());
  parts->metrics = read_metrics(face, parts->font.get());
  parts->axes = read_axes(face);
  read_style(*parts);
  return std::unique_ptr<Font>(new Font(std::move(parts)));
}

Font::Font(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Font::~Font() = default;

std::string_view Font::bytes() const {
  return parts_->bytes;
}

const std::string& Font::postscript_name() const {
  return parts_->postscript_name;
}

const std::string& Font::family() const {
  return parts_->family;
}

const FontMetrics& Font::metrics() const {
  return parts_->metrics;
}

const std::string& Font::full_name() const {
  return parts_->full_name;
}

const std::vector<FontAxis>& Font::axes() const {
  return parts_->axes;
}

EmbeddingRights Font::rights() const {
  return parts_->rights;
}

void Font::limit_to(std::vector<CharacterRange> ranges) {
  parts_->ranges = std::move(ranges);
}

Outlines Font::outlines() const {
  return parts_->outlines;
}

int Font::weight() const {
  return parts_->weight;
}

bool Font::is_italic() const {
  return parts_->italic;
}

bool Font::is_monospaced() const {
  return parts_->monospaced;
}

std::uint32_t Font::glyph_count() const {
  return parts_->glyph_count;
}

std::uint32_t Font::glyph_for(char32_t character) const {
  const auto holds = [character](const CharacterRange& range) {
    return character >= range.first && character <= range.last;
  };
  if (!parts_->ranges.empty() && std::ranges::none_of(parts_->ranges, holds)) {
    return 0;
  }
  hb_codepoint_t glyph = 0;
  hb_font_get_nominal_glyph(parts_->font.get(), character, &glyph);
  return glyph;
}

double Font::advance(std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(parts_->font.get(), glyph);
}

}  // namespace octavo
