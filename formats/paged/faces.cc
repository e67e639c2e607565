#include "formats/paged/faces.h"

#include <algorithm>
#include <string>

#include "compiler/text/breaks.h"
#include "compiler/text/characters.h"
#include "compiler/text/script.h"
#include "compiler/text/utf8.h"

namespace octavo::paged {
namespace {

constexpr char32_t true_hyphen = 0x2010;
constexpr char32_t no_break_hyphen = 0x2011;

/// Whether a face can show a character, itself or as HarfBuzz replaces it.
bool shows(const Font& font, char32_t character) {
  if (font.glyph_for(character) != 0) {
    return true;
  }
  if (is_space(character)) {
    return font.glyph_for(U' ') != 0;
  }
  if (character == no_break_hyphen) {
    return font.glyph_for(true_hyphen) != 0;
  }
  return is_default_ignorable(character) || is_hidden(character);
}

bool shows_all(const Font& font, std::u32string_view cluster) {
  return std::ranges::all_of(cluster, [&font](char32_t c) { return shows(font, c); });
}

/// As written or composed: HarfBuzz composes what the face has composed only.
bool shows_cluster(const Font& font, std::u32string_view cluster) {
  if (shows_all(font, cluster)) {
    return true;
  }
  return cluster.size() > 1 && shows_all(font, to_utf32(to_nfc(to_utf8(cluster))));
}

/// Spaces and punctuation that several scripts share.
bool is_weak(std::u32string_view cluster) {
  const char32_t first = cluster.front();
  return (is_space(first) || is_punctuation(first)) && !is_extended_pictographic(first) &&
         script_of(first) == "Zyyy";
}

/// A letter or a mark, whose face its neighbours follow. Symbols and digits are not: the
/// space after a pictograph is not the pictographs' face's.
bool leads(std::u32string_view cluster) {
  return is_letter(cluster.front()) || is_mark(cluster.front());
}

struct Cluster {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  FontId font = FontId::none;
  bool weak = false;
  bool leading = false;
};

class Chooser {
 public:
  Chooser(std::string_view text, const FaceContext& context)
      : text_(text),
        context_(context),
        is_typed_(context.request.generic == GenericFamily::mono),
        primary_(is_typed_ ? context.fonts.face(context.request)
                           : context.fonts.script_face(
                                 context.request, context.script, context.language)),
        last_(primary_) {}

  FontId primary() const { return primary_; }

  bool primary_shows(std::uint32_t begin, std::uint32_t end) const {
    const Font& font = context_.fonts.font(primary_);
    for (std::size_t at = begin; at < end;) {
      const DecodedCharacter next = decode_utf8(text_, at);
      if (!shows(font, next.character)) {
        return false;
      }
      at += next.size;
    }
    return true;
  }

  /// By cluster; a cluster that no face has whole, by character.
  std::vector<Cluster> clusters(std::uint32_t begin, std::uint32_t end) {
    const std::string_view part = text_.substr(begin, end - begin);
    const std::vector<std::uint32_t> starts = grapheme_starts(part);
    std::vector<Cluster> found;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::uint32_t from = begin + starts[i];
      const std::uint32_t to = i + 1 < starts.size() ? begin + starts[i + 1] : end;
      const std::u32string characters = to_utf32(text_.substr(from, to - from));
      if (is_weak(characters)) {
        found.push_back({.begin = from, .end = to, .weak = true});
        continue;
      }
      const FontId font = strong_face(characters);
      if (font == FontId::none && characters.size() > 1) {
        add_characters(from, to, found);
        continue;
      }
      found.push_back(
          {.begin = from, .end = to, .font = font, .leading = leads(characters)});
    }
    return found;
  }

  /// The face of a weak cluster beside letters of the face `beside`.
  FontId weak_face(const Cluster& cluster, FontId beside) const {
    const std::u32string characters =
        to_utf32(text_.substr(cluster.begin, cluster.end - cluster.begin));
    if (!is_typed_ && beside != FontId::none &&
        shows_cluster(context_.fonts.font(beside), characters)) {
      return beside;
    }
    if (shows_cluster(context_.fonts.font(primary_), characters)) {
      return primary_;
    }
    return ask(characters);
  }

 private:
  FontId strong_face(std::u32string_view characters) {
    if (shows_cluster(context_.fonts.font(primary_), characters)) {
      return primary_;
    }
    if (!shows_cluster(context_.fonts.font(last_), characters)) {
      const FontId found = ask(characters);
      if (found == FontId::none) {
        return found;
      }
      last_ = found;
    }
    return last_;
  }

  FontId ask(std::u32string_view characters) const {
    return context_.fonts.fallback(characters, context_.script, context_.language,
                                   context_.request);
  }

  void add_characters(std::uint32_t from, std::uint32_t to, std::vector<Cluster>& found) {
    while (from < to) {
      const DecodedCharacter next = decode_utf8(text_, from);
      const auto end = static_cast<std::uint32_t>(from + next.size);
      found.push_back({.begin = from,
                       .end = end,
                       .font = strong_face(std::u32string_view(&next.character, 1))});
      from = end;
    }
  }

  std::string_view text_;
  const FaceContext& context_;
  /// Code keeps its columns: whatever the typewriter face has stays in it.
  bool is_typed_;
  FontId primary_;
  /// The latest fallback: asked first, so that a word does not change its face.
  FontId last_;
};

/// Gives weak clusters the face of the letters before them, or after them at the start.
void settle_weak(std::vector<Cluster>& clusters, const Chooser& chooser) {
  const auto first = std::ranges::find_if(clusters, &Cluster::leading);
  FontId beside = first == clusters.end() ? FontId::none : first->font;
  for (Cluster& cluster : clusters) {
    if (cluster.leading) {
      beside = cluster.font;
    }
    if (cluster.weak) {
      cluster.font = chooser.weak_face(cluster, beside);
    }
  }
}

}  // namespace

std::vector<FaceRun> choose_faces(std::string_view text,
                                  std::uint32_t begin,
                                  std::uint32_t end,
                                  const FaceContext& context) {
  Chooser chooser(text, context);
  if (chooser.primary_shows(begin, end)) {
    return {{.begin = begin, .end = end, .font = chooser.primary()}};
  }
  std::vector<Cluster> clusters = chooser.clusters(begin, end);
  settle_weak(clusters, chooser);
  std::vector<FaceRun> runs;
  for (const Cluster& cluster : clusters) {
    // Each missing character is a box of its own.
    if (!runs.empty() && runs.back().font == cluster.font &&
        cluster.font != FontId::none) {
      runs.back().end = cluster.end;
    } else {
      runs.push_back({.begin = cluster.begin, .end = cluster.end, .font = cluster.font});
    }
  }
  return runs;
}

bool is_hidden(char32_t character) {
  if (character == 0x2028 || character == 0x2029) {
    return true;
  }
  const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  return control && !is_space(character);
}

}  // namespace octavo::paged
