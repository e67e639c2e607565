#include "formats/pdf/fonts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

// Six letters that tell subsets of one face apart (9.6.4): from what is in it.
std::string subset_tag(const FontSubset& subset) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : subset.bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  std::string tag;
  for (int i = 0; i < 6; ++i) {
    tag += static_cast<char>('A' + hash % 26);
    hash /= 26;
  }
  return tag;
}

std::string base_name(const Font& font, const FontSubset& subset) {
  std::string face = font.postscript_name();
  std::erase_if(face, [](char c) { return c <= ' ' || c > '~'; });
  return name(subset_tag(subset) + "+" + (face.empty() ? "Face" : face));
}

// Table 123.
constexpr unsigned flag_monospaced = 1U;
constexpr unsigned flag_symbolic = 4U;
constexpr unsigned flag_italic = 64U;

std::string flags(const Font& font) {
  unsigned value = flag_symbolic;
  value |= font.is_monospaced() ? flag_monospaced : 0U;
  value |= font.is_italic() ? flag_italic : 0U;
  return std::to_string(value);
}

ObjectId add_program(ObjectFile& file, const Font& font, const FontSubset& subset) {
  if (font.outlines() == Outlines::cff) {
    return file.add_deflated({{"Subtype", "/CIDFontType0C"}}, subset.bytes);
  }
  return file.add_deflated({{"Length1", std::to_string(subset.bytes.size())}},
                           subset.bytes);
}

ObjectId add_descriptor(ObjectFile& file,
                        const Font& font,
                        const FontSubset& subset,
                        const std::string& base) {
  const FontMetrics& metrics = font.metrics();
  const double scale = 1000 / metrics.units_per_em;
  const auto scaled = [&](double value) { return number(std::round(value * scale)); };
  const GlyphBox& box = metrics.bounding_box;
  // No face says how thick its stems are; this is Adobe's rule of thumb.
  const double stem = 50 + std::pow(font.weight() / 65.0, 2);
  const ObjectId program = add_program(file, font, subset);
  return file.add(dictionary({
      {"Type", "/FontDescriptor"},
      {"FontName", base},
      {"Flags", flags(font)},
      {"FontBBox", "[" + scaled(box.left) + " " + scaled(box.bottom) + " " +
                       scaled(box.right) + " " + scaled(box.top) + "]"},
      {"ItalicAngle", number(metrics.italic_angle)},
      {"Ascent", scaled(metrics.ascender)},
      {"Descent", scaled(metrics.descender)},
      {"CapHeight", scaled(metrics.cap_height)},
      {"StemV", number(std::round(stem))},
      {font.outlines() == Outlines::cff ? "FontFile3" : "FontFile2", reference(program)},
  }));
}

}  // namespace

void put_font(ObjectFile& file,
              ObjectId id,
              const Font& font,
              const FontSubset& subset,
              const FontCodes& codes) {
  const bool is_cff = font.outlines() == Outlines::cff;
  const std::string base = base_name(font, subset);
  const ObjectId descendant = file.reserve();
  const ObjectId unicode = file.add_deflated({}, to_unicode(codes));
  Entries entries{
      {"Type", "/Font"},
      {"Subtype", is_cff ? "/CIDFontType0" : "/CIDFontType2"},
      {"BaseFont", base},
      {"CIDSystemInfo", "<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>"},
      {"FontDescriptor", reference(add_descriptor(file, font, subset, base))},
      {"W", widths_array(codes, font)},
  };
  if (!is_cff) {
    entries.emplace_back("CIDToGIDMap",
                         codes.are_glyphs()
                             ? "/Identity"
                             : reference(file.add_deflated({}, cid_to_gid_map(codes))));
  }
  file.put(descendant, dictionary(entries));
  file.put(id, dictionary({
                   {"Type", "/Font"},
                   {"Subtype", "/Type0"},
                   {"BaseFont", is_cff ? base + "-Identity-H" : base},
                   {"Encoding", "/Identity-H"},
                   {"DescendantFonts", "[" + reference(descendant) + "]"},
                   {"ToUnicode", reference(unicode)},
               }));
}

}  // namespace octavo::pdf
