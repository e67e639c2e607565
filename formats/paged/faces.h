#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fonts/library.h"

namespace octavo::paged {

/// `[begin, end)` bytes of a text in one face; `FontId::none`: one character that no face
/// has.
struct FaceRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  FontId font = FontId::none;

  bool operator==(const FaceRun&) const = default;
};

/// What faces are chosen by, beside the characters.
struct FaceContext {
  const FontLibrary& fonts;
  const FaceRequest& request;
  std::string_view script{};
  std::string_view language{};
};

/// The faces that show `[begin, end)` of a text, which is of one script.
std::vector<FaceRun> choose_faces(std::string_view text,
                                  std::uint32_t begin,
                                  std::uint32_t end,
                                  const FaceContext& context);

/// Drawn as nothing, and never by a face: control characters and line separators. White
/// space is none of them.
bool is_hidden(char32_t character);

}  // namespace octavo::paged
