#include "fonts/shape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "fonts/font_parts.h"
#include "fonts/shape_run.h"

namespace octavo {

namespace {

/// Longer words are rare, and may be no words at all.
constexpr std::size_t longest_remembered = 48;

/// Scripts whose letters do not act on each other across a space.
constexpr std::array<std::string_view, 5> scripts_of_words = {"Latn", "Cyrl", "Grek",
                                                              "Armn", "Geor"};

/// Whether shaping word by word gives what shaping the run gives.
bool consists_of_words(const ShapeRequest& request) {
  if (request.direction != Direction::left_to_right || request.begin >= request.end ||
      request.end > request.text.size() ||
      std::ranges::find(scripts_of_words, request.script) == scripts_of_words.end()) {
    return false;
  }
  const std::string_view run =
      request.text.substr(request.begin, request.end - request.begin);
  return run.find("  ") == run.npos && run.front() != ' ' && run.back() != ' ';
}

/// What a word's glyphs depend on besides the face and the word.
std::string style_of(const ShapeRequest& request) {
  std::string style(request.script);
  style += request.language;
  for (const FontFeature& feature : request.features) {
    std::array<char, 12> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), feature.value).ptr;
    style += '\n' + feature.tag;
    style.append(digits.begin(), end);
  }
  return style;
}

/// Appends words' glyphs, making one of the two spaces between neighbours.
class Assembly {
 public:
  /// `glyphs` are a word's with the spaces beside it, of which `offset` is the first
  /// byte.
  void append(const std::vector<ShapedGlyph>& glyphs, std::uint32_t offset) {
    auto glyph = glyphs.begin();
    if (!result.empty()) {
      // Kerning with the word before is in that word's last advance; with this word, in
      // the advance of its leading space. Only the former word knows of breaks before it.
      result.back().advance = glyph->advance;
      ++glyph;
    }
    for (; glyph != glyphs.end(); ++glyph) {
      result.push_back(*glyph);
      result.back().cluster += offset;
    }
  }

  std::vector<ShapedGlyph> result{};
};

/// Whether the spaces at the ends of a shaped word are glyphs by themselves.
bool has_plain_spaces(const std::vector<ShapedGlyph>& glyphs,
                      std::string_view word,
                      std::uint32_t space) {
  if (glyphs.empty()) {
    return false;
  }
  const auto is_plain = [&](const ShapedGlyph& glyph, std::uint32_t cluster) {
    return glyph.glyph == space && glyph.cluster == cluster && glyph.x_offset == 0 &&
           glyph.y_offset == 0;
  };
  const auto last = static_cast<std::uint32_t>(word.size() - 1);
  return (word.front() != ' ' || is_plain(glyphs.front(), 0)) &&
         (word.back() != ' ' || is_plain(glyphs.back(), last));
}

/// The glyphs of a run word by word; empty when that cannot be told apart from the whole.
std::vector<ShapedGlyph> shape_words(const Font& font, const ShapeRequest& request) {
  const std::string style = style_of(request);
  const std::uint32_t space = font.glyph_for(U' ');
  WordCache& cache = font.parts().words;
  Assembly assembly;
  assembly.result.reserve(request.end - request.begin);
  std::uint32_t begin = request.begin;
  while (begin < request.end) {
    const std::size_t end =
        std::min<std::size_t>(request.text.find(' ', begin), request.end);
    // With the spaces on both sides, as in the run: some faces kern over them.
    const std::uint32_t from = begin > request.begin ? begin - 1 : begin;
    const auto to = static_cast<std::uint32_t>(end < request.end ? end + 1 : end);
    const std::string_view word = request.text.substr(from, to - from);
    if (word.size() > longest_remembered) {
      return {};
    }
    const std::vector<ShapedGlyph>* known = cache.find(style, word);
    std::vector<ShapedGlyph> shaped;
    if (known == nullptr) {
      ShapeRequest alone = request;
      alone.text = word;
      alone.begin = 0;
      alone.end = static_cast<std::uint32_t>(word.size());
      shaped = shape_run(font, alone);
      if (!has_plain_spaces(shaped, word, space)) {
        return {};
      }
      cache.add(style, word, shaped);
      known = &shaped;
    }
    assembly.append(*known, from);
    begin = static_cast<std::uint32_t>(end) + 1;
  }
  return std::move(assembly.result);
}

}  // namespace

std::vector<ShapedGlyph> shape(const Font& font, const ShapeRequest& request) {
  if (consists_of_words(request)) {
    std::vector<ShapedGlyph> glyphs = shape_words(font, request);
    if (!glyphs.empty()) {
      return glyphs;
    }
  }
  return shape_run(font, request);
}

}  // namespace octavo
