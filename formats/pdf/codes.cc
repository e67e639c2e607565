#include "formats/pdf/codes.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "formats/pdf/syntax.h"

namespace octavo::pdf {

namespace {

constexpr unsigned last_code = 0xFFFF;

// Poppler reads no word of a CMap of more than 255 characters, and drops the whole entry;
// a longer text stands beside the glyph instead.
bool fits_in_map(std::string_view text) {
  constexpr std::size_t most_digits = 252;
  return utf16_hex(text).size() <= most_digits;
}

// The text that a glyph's own code reads as: not the empty one of a cluster's later
// glyphs when there is another.
std::string main_text(const std::set<std::string, std::less<>>& texts) {
  const auto found = std::ranges::find_if(
      texts, [](const auto& text) { return !text.empty() && fits_in_map(text); });
  return found == texts.end() ? std::string() : *found;
}

std::uint32_t subset_number(const FontSubset& subset, std::uint32_t glyph) {
  const auto found = subset.glyphs.find(glyph);
  return found == subset.glyphs.end() ? 0 : found->second;
}

std::string code_hex(std::uint16_t code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex = "<";
  for (unsigned shift = 16; shift > 0; shift -= 4) {
    hex += digits[static_cast<unsigned>(code) >> (shift - 4) & 15U];
  }
  return hex + ">";
}

}  // namespace

FontCodes::FontCodes(const ShownGlyphs& shown,
                     const Font& font,
                     const FontSubset& subset) {
  unsigned unused = 0;
  for (const auto& [glyph, texts] : shown) {
    const std::uint32_t code = subset_number(subset, glyph);
    add(glyph, code, code, main_text(texts));
    unused = std::max(unused, code + 1);
  }
  if (font.outlines() == Outlines::true_type) {
    add_other_texts(shown, subset, unused);
  }
  std::ranges::sort(entries_, {}, &Entry::code);
}

// Through CIDToGIDMap, which the fonts of CFF outlines lack.
void FontCodes::add_other_texts(const ShownGlyphs& shown,
                                const FontSubset& subset,
                                unsigned unused) {
  for (const auto& [glyph, texts] : shown) {
    const std::string main = main_text(texts);
    for (const std::string& text : texts) {
      if (text != main && fits_in_map(text) && unused <= last_code) {
        add(glyph, subset_number(subset, glyph), unused, text);
        are_glyphs_ = false;
        ++unused;
      }
    }
  }
}

void FontCodes::add(std::uint32_t glyph,
                    std::uint32_t subset_glyph,
                    unsigned code,
                    const std::string& text) {
  const auto short_code = static_cast<std::uint16_t>(code);
  entries_.push_back(
      {.code = short_code, .glyph = glyph, .subset_glyph = subset_glyph, .text = text});
  texts_[glyph].push_back({.text = text, .code = short_code});
}

GlyphCode FontCodes::find(std::uint32_t glyph, std::string_view text) const {
  const auto found = texts_.find(glyph);
  if (found == texts_.end()) {
    return {.code = 0, .reads_as_asked = false};
  }
  for (const Text& known : found->second) {
    if (known.text == text) {
      return {.code = known.code, .reads_as_asked = true};
    }
  }
  return {.code = found->second.front().code, .reads_as_asked = false};
}

double declared_width(const Font& font, std::uint32_t glyph) {
  const double width = font.advance(glyph) * 1000 / font.metrics().units_per_em;
  return std::round(width * 10) / 10;
}

std::string widths_array(const FontCodes& codes, const Font& font) {
  std::string out = "[";
  bool open = false;
  unsigned expected = 0;
  for (const FontCodes::Entry& entry : codes.entries()) {
    if (!open || entry.code != expected) {
      out += open ? "]" : "";
      append_integer(out, entry.code);
      out += "[";
      open = true;
    } else {
      out += " ";
    }
    append_number(out, declared_width(font, entry.glyph));
    expected = entry.code + 1U;
  }
  return out + (open ? "]]" : "]");
}

std::string to_unicode(const FontCodes& codes) {
  // Of a glyph without a text of its own. A reader that finds nothing makes something up;
  // a word joiner is drawn as nothing and parts no word.
  constexpr std::string_view nothing = "\u2060";
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  // A block holds a hundred at most (Adobe Technical Note 5014).
  constexpr std::size_t most = 100;
  const std::vector<FontCodes::Entry>& entries = codes.entries();
  for (std::size_t begin = 0; begin < entries.size(); begin += most) {
    const std::size_t end = std::min(begin + most, entries.size());
    append_integer(out, static_cast<long long>(end - begin));
    out += " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& text = entries[i].text;
      out += code_hex(entries[i].code) + " <" + utf16_hex(text.empty() ? nothing : text) +
             ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string cid_to_gid_map(const FontCodes& codes) {
  std::string out;
  for (const FontCodes::Entry& entry : codes.entries()) {
    out.resize(2 * (std::size_t{entry.code} + 1));
    out[2 * std::size_t{entry.code}] = static_cast<char>(entry.subset_glyph >> 8U);
    out[2 * std::size_t{entry.code} + 1] = static_cast<char>(entry.subset_glyph & 255U);
  }
  return out;
}

}  // namespace octavo::pdf
