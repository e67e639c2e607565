#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/font.h"
#include "fonts/subset.h"

namespace octavo::pdf {

/// The glyphs of one face that a book shows, by the face's numbers, each with every text
/// that it stands for.
using ShownGlyphs = std::map<std::uint32_t, std::set<std::string, std::less<>>>;

/// A code of a content stream, which is also the character identifier (Identity-H).
struct GlyphCode {
  std::uint16_t code = 0;
  /// Whether `ToUnicode` gives the code the text that was asked for.
  bool reads_as_asked = true;
};

/// One face's codes. A glyph that stands for several texts, such as the hyphen and the
/// soft hyphen, has a code for each, where the face allows two codes to show one glyph.
class FontCodes {
 public:
  struct Entry {
    std::uint16_t code = 0;
    /// In the face and in the subset.
    std::uint32_t glyph = 0;
    std::uint32_t subset_glyph = 0;
    std::string text{};
  };

  FontCodes(const ShownGlyphs& shown, const Font& font, const FontSubset& subset);

  GlyphCode find(std::uint32_t glyph, std::string_view text) const;
  /// By code.
  const std::vector<Entry>& entries() const { return entries_; }
  /// Whether each code is the glyph's number in the subset.
  bool are_glyphs() const { return are_glyphs_; }

 private:
  struct Text {
    std::string text{};
    std::uint16_t code = 0;
  };

  void add_other_texts(const ShownGlyphs& shown,
                       const FontSubset& subset,
                       unsigned unused);
  void add(std::uint32_t glyph,
           std::uint32_t subset_glyph,
           unsigned code,
           const std::string& text);

  std::vector<Entry> entries_{};
  std::map<std::uint32_t, std::vector<Text>> texts_{};
  bool are_glyphs_ = true;
};

/// The array W of a face's codes (9.7.4.3), in thousandths of the em.
std::string widths_array(const FontCodes& codes, const Font& font);
/// The width that `widths_array` says, so that the pen is where a reader has it.
double declared_width(const Font& font, std::uint32_t glyph);
/// The stream ToUnicode (9.10.3).
std::string to_unicode(const FontCodes& codes);
/// The stream CIDToGIDMap (9.7.4.2).
std::string cid_to_gid_map(const FontCodes& codes);

}  // namespace octavo::pdf
