#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/font.h"
#include "fonts/word_cache.h"

struct hb_face_t;
struct hb_font_t;

namespace octavo {

struct FaceDeleter {
  void operator()(hb_face_t* face) const;
};

struct FontDeleter {
  void operator()(hb_font_t* font) const;
};

/// What `fonts/` keeps of a face: HarfBuzz's view of it (immutable, font units) and what
/// was read out of it once.
struct Font::Parts {
  std::string_view bytes{};
  std::unique_ptr<hb_face_t, FaceDeleter> face{};
  std::unique_ptr<hb_font_t, FontDeleter> font{};
  std::string postscript_name{};
  std::string family{};
  std::string full_name{};
  FontMetrics metrics{};
  Outlines outlines = Outlines::true_type;
  std::vector<FontAxis> axes{};
  EmbeddingRights rights{};
  /// Empty: no limits.
  std::vector<CharacterRange> ranges{};
  int weight = 400;
  bool italic = false;
  bool monospaced = false;
  std::uint32_t glyph_count = 0;
  /// Guards itself; what it holds follows from the rest.
  mutable WordCache words{};
};

}  // namespace octavo
