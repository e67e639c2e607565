#pragma once

#include <cstddef>
#include <string_view>

#include "compiler/text/utf8.h"
#include "formats/paged/paragraph.h"

/// Guesses at what is set, where room must be kept before anything is shaped.
namespace octavo::paged {

/// Characters of a text; in a mono face, its columns.
inline std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) {
    ++count;
  }
  return count;
}

/// How wide a number or bullet is about: digits are half an em wide, and a hair.
inline double estimated_width(std::string_view text, double size) {
  constexpr double digit = 0.52;
  return digit * size * static_cast<double>(character_count(text));
}

/// That of such a text, with its pictures.
inline double estimated_width(const ParagraphText& text) {
  double width = 0;
  for (const StyleRun& run : text.runs) {
    const std::string_view words(text.text);
    width += run.picture == PictureId::none
                 ? estimated_width(words.substr(run.begin, run.end - run.begin),
                                   run.style.size)
                 : run.picture_width;
  }
  return width;
}

}  // namespace octavo::paged
