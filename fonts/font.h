#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace octavo {

/// A face of a `FontLibrary`.
enum class FontId : std::uint32_t { none = 0xFFFF'FFFF };

enum class Outlines : unsigned char { true_type, cff };

struct GlyphBox {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
};

/// Measures of a whole face, in font units; what lies under the baseline is negative.
struct FontMetrics {
  double units_per_em = 1000;
  double ascender = 0;
  double descender = 0;
  double line_gap = 0;
  double cap_height = 0;
  double x_height = 0;
  double underline_position = 0;
  double underline_thickness = 0;
  double strikeout_position = 0;
  /// Degrees, counter-clockwise: an italic's is negative.
  double italic_angle = 0;
  GlyphBox bounding_box{};
};

/// Along which a variable font varies: four letters, and how far it goes.
struct FontAxis {
  std::string tag{};
  double least = 0;
  double usual = 0;
  double most = 0;
};

/// What its maker allows of a font in a document (OpenType 1.9, OS/2 fsType).
struct EmbeddingRights {
  bool may_embed = true;
  bool may_subset = true;
};

/// From and to, both included.
struct CharacterRange {
  char32_t first = 0;
  char32_t last = 0x10'FFFF;
};

/// One face: the bytes of an OpenType font file and what octavo needs to know of it.
/// Immutable, safe to share between threads.
class Font {
 public:
  struct Parts;

  /// `bytes` must outlive the font. Null when the bytes are no usable OpenType font.
  static std::unique_ptr<Font> open(std::string_view bytes, unsigned face_index = 0);
  ~Font();
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;
  /// Leaves the face only the glyphs of these characters; none: all that it has. Before
  /// it is shared.
  void limit_to(std::vector<CharacterRange> ranges);

  std::string_view bytes() const;
  const std::string& postscript_name() const;
  const std::string& family() const;
  /// "Gentium Plus Bold Italic".
  const std::string& full_name() const;
  const FontMetrics& metrics() const;
  Outlines outlines() const;
  /// None: the font does not vary.
  const std::vector<FontAxis>& axes() const;
  EmbeddingRights rights() const;
  int weight() const;
  bool is_italic() const;
  bool is_monospaced() const;
  std::uint32_t glyph_count() const;
  /// 0 where the face has no glyph for it.
  std::uint32_t glyph_for(char32_t character) const;
  /// Font units.
  double advance(std::uint32_t glyph) const;
  /// For `fonts/` only.
  const Parts& parts() const { return *parts_; }

 private:
  explicit Font(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace octavo
