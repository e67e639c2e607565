#include "formats/paged/small_capitals.h"

#include <algorithm>
#include <array>
#include <span>

#include "compiler/text/breaks.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::paged {
namespace {

/// A word of `font-variant-caps`: the features that it asks for, those that do as well
/// (CSS Fonts 4, 6.6), and the letters that smaller capitals stand for where there are
/// neither.
struct CapitalsWord {
  std::array<std::string_view, 2> features{};
  std::array<std::string_view, 2> others{};
  bool lower = false;
  bool upper = false;
};

constexpr std::array<CapitalsWord, 5> capitals_words = {
    {{.features = {"smcp"}, .lower = true},
     {.features = {"c2sc", "smcp"}, .lower = true, .upper = true},
     {.features = {"pcap"}, .others = {"smcp"}, .lower = true},
     {.features = {"c2pc", "pcap"},
      .others = {"c2sc", "smcp"},
      .lower = true,
      .upper = true},
     {.features = {"unic"}, .others = {"c2sc"}, .upper = true}}};

const CapitalsWord* word_of(const StyleRun& run) {
  const std::string& feature = run.style.rare->capitals;
  const auto* const found = std::ranges::find_if(
      capitals_words,
      [&](const CapitalsWord& word) { return word.features[0] == feature; });
  return feature.empty() || found == capitals_words.end() ? nullptr : found;
}

bool has_features(const Piece& piece,
                  const StyleRun& run,
                  const FontLibrary& fonts,
                  std::span<const std::string_view> features) {
  return !features[0].empty() &&
         std::ranges::all_of(features, [&](std::string_view feature) {
           return feature.empty() || has_feature(fonts.font(piece.font), feature,
                                                 piece.script, run.language);
         });
}

/// Whether a smaller capital, which the face has, stands for a cluster.
bool is_small(std::string_view cluster,
              const CapitalsWord& word,
              const Font& font,
              std::string_view language) {
  const std::string capital = to_upper(cluster, language);
  const bool is_wanted = (word.lower && capital != cluster) ||
                         (word.upper && to_lower(cluster, language) != cluster);
  return is_wanted && std::ranges::all_of(to_utf32(capital), [&](char32_t character) {
           return font.glyph_for(character) != 0;
         });
}

}  // namespace

void add_small_capitals(const ParagraphText& paragraph,
                        const Piece& piece,
                        const FontLibrary& fonts,
                        std::vector<Piece>& pieces) {
  const StyleRun& run = paragraph.runs[piece.run];
  const CapitalsWord* word = word_of(run);
  if (word == nullptr || !run.style.rare->draws_capitals ||
      has_features(piece, run, fonts, word->features) ||
      has_features(piece, run, fonts, word->others)) {
    pieces.push_back(piece);
    return;
  }
  const std::string_view text =
      std::string_view(paragraph.text).substr(piece.begin, piece.end - piece.begin);
  const std::vector<std::uint32_t> starts = grapheme_starts(text);
  const std::size_t first = pieces.size();
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    Piece part = piece;
    part.begin = piece.begin + starts[i];
    part.end = piece.begin + static_cast<std::uint32_t>(end);
    part.is_small_capital = is_small(text.substr(starts[i], end - starts[i]), *word,
                                     fonts.font(piece.font), run.language);
    if (pieces.size() > first &&
        pieces.back().is_small_capital == part.is_small_capital) {
      pieces.back().end = part.end;
    } else {
      pieces.push_back(part);
    }
  }
}

std::vector<FontFeature> features_instead(const Piece& piece,
                                          const StyleRun& run,
                                          const FontLibrary& fonts) {
  std::vector<FontFeature> features;
  const CapitalsWord* word = word_of(run);
  if (word != nullptr && has_features(piece, run, fonts, word->others) &&
      !has_features(piece, run, fonts, word->features)) {
    for (const std::string_view feature : word->others) {
      if (!feature.empty()) {
        features.push_back({.tag = std::string(feature)});
      }
    }
  }
  return features;
}

CapitalText capital_text(std::string_view text,
                         std::uint32_t begin,
                         std::uint32_t end,
                         std::string_view language) {
  CapitalText made;
  const std::string_view part = text.substr(begin, end - begin);
  const std::vector<std::uint32_t> starts = grapheme_starts(part);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t next = i + 1 < starts.size() ? starts[i + 1] : part.size();
    made.text += to_upper(part.substr(starts[i], next - starts[i]), language);
    made.places.resize(made.text.size(), begin + starts[i]);
  }
  return made;
}

}  // namespace octavo::paged
