#include "formats/paged/itemise.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/text/bidi.h"
#include "compiler/text/script.h"
#include "compiler/text/utf8.h"
#include "formats/paged/faces.h"
#include "formats/paged/small_capitals.h"

namespace octavo::paged {
namespace {

/// Adds `[begin, end)` of a piece in its faces.
void add_faces(const ParagraphText& paragraph,
               const Piece& piece,
               const FontLibrary& fonts,
               std::vector<Piece>& pieces) {
  const StyleRun& run = paragraph.runs[piece.run];
  const FaceContext context{.fonts = fonts,
                            .request = run.style.face,
                            .script = piece.script,
                            .language = run.language};
  for (const FaceRun& face :
       choose_faces(paragraph.text, piece.begin, piece.end, context)) {
    Piece part = piece;
    part.begin = face.begin;
    part.end = face.end;
    part.font = face.font;
    part.kind = face.font == FontId::none ? PieceKind::missing : PieceKind::text;
    if (part.kind == PieceKind::missing) {
      pieces.push_back(part);
      continue;
    }
    part.synthesis = fonts.synthesis(face.font, run.style.face);
    add_small_capitals(paragraph, part, fonts, pieces);
  }
}

/// Adds a piece of one style, level and script: hidden characters apart, the rest in its
/// faces.
void add_piece(const ParagraphText& paragraph,
               Piece piece,
               const FontLibrary& fonts,
               std::vector<Piece>& pieces) {
  if (paragraph.runs[piece.run].picture != PictureId::none) {
    piece.kind = PieceKind::picture;
    pieces.push_back(piece);
    return;
  }
  const std::uint32_t end = piece.end;
  std::uint32_t begin = piece.begin;
  for (std::uint32_t at = piece.begin; at < end;) {
    const DecodedCharacter next = decode_utf8(paragraph.text, at);
    const auto after = static_cast<std::uint32_t>(at + next.size);
    if (is_hidden(next.character)) {
      if (begin < at) {
        piece.begin = begin;
        piece.end = at;
        add_faces(paragraph, piece, fonts, pieces);
      }
      Piece hidden = piece;
      hidden.begin = at;
      hidden.end = after;
      hidden.kind = PieceKind::hidden;
      pieces.push_back(hidden);
      begin = after;
    }
    at = after;
  }
  if (begin < end) {
    piece.begin = begin;
    piece.end = end;
    add_faces(paragraph, piece, fonts, pieces);
  }
}

/// Those that stand in no other.
std::vector<Isolate> outer_isolates(const ParagraphText& paragraph) {
  std::vector<Isolate> isolates;
  for (const Isolate& isolate : paragraph.isolates) {
    if (isolate.isolates && (isolates.empty() || isolate.begin >= isolates.back().end)) {
      isolates.push_back(isolate);
    }
  }
  return isolates;
}

/// What is isolated says nothing of the script of the signs around it, nor they of its.
std::vector<ScriptRun> scripts_of(std::string_view text,
                                  std::span<const Isolate> isolates) {
  std::vector<ScriptRun> scripts;
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    for (const ScriptRun& run : script_runs(text.substr(begin, end - begin))) {
      scripts.push_back(
          {.begin = begin + run.begin, .end = begin + run.end, .script = run.script});
    }
  };
  std::uint32_t at = 0;
  for (const Isolate& isolate : isolates) {
    add(at, isolate.begin);
    add(isolate.begin, isolate.end);
    at = isolate.end;
  }
  add(at, static_cast<std::uint32_t>(text.size()));
  return scripts;
}

}  // namespace

ItemisedText itemise(const ParagraphText& paragraph,
                     const ParagraphStyle& style,
                     const FontLibrary& fonts) {
  const BidiLevels levels =
      bidi_levels(paragraph.text, style.direction, paragraph.isolates);
  const std::vector<ScriptRun> scripts =
      scripts_of(paragraph.text, outer_isolates(paragraph));
  ItemisedText result{.level = levels.paragraph};
  auto level = levels.runs.begin();
  auto script = scripts.begin();
  for (std::uint32_t index = 0; index < paragraph.runs.size(); ++index) {
    const StyleRun& run = paragraph.runs[index];
    for (std::uint32_t at = run.begin; at < run.end;) {
      while (level->end <= at) {
        ++level;
      }
      while (script->end <= at) {
        ++script;
      }
      const std::uint32_t end = std::min({run.end, level->end, script->end});
      add_piece(paragraph,
                {.begin = at,
                 .end = end,
                 .run = index,
                 .level = level->level,
                 .script = script->script},
                fonts, result.pieces);
      at = end;
    }
  }
  return result;
}

}  // namespace octavo::paged
