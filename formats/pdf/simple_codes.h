#pragma once

#include <map>
#include <string>

class QPDFObjectHandle;

namespace octavo::pdf {

/// What the codes of a font of one byte each read as where it does not say so itself (ISO
/// 32000-1, 9.6.6): ASCII, and what its encoding gives other glyphs, by their names:
/// Latin letters with their accents, ligatures, figures and punctuation.
std::map<unsigned, std::string> texts_of_simple_font(const QPDFObjectHandle& font);

/// The text of a glyph, by the name that Adobe's list gives it; empty: it is not known.
std::string text_of_glyph(const std::string& name);

}  // namespace octavo::pdf
