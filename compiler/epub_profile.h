#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "compiler/document.h"

namespace octavo {

/// What pictures a family of reading systems shows well.
struct PictureLimits {
  /// The others are converted to one of PNG and JPEG, which all show. Empty: it shows
  /// all.
  std::span<const PictureKind> kinds{};
  /// What lies behind a transparent picture is the reader's to choose, and can be as dark
  /// as the picture.
  bool can_be_transparent = true;
  /// Whether JPEGs may be of inks (CMYK).
  bool can_be_of_inks = true;
  /// 0: any number.
  std::uint64_t most_pixels = 0;
  std::uint64_t most_bytes = 0;

  /// Whether there is nothing that a picture could break.
  bool allow_all() const {
    return kinds.empty() && can_be_transparent && can_be_of_inks && most_pixels == 0 &&
           most_bytes == 0;
  }
};

/// A family of reading systems that an EPUB is made for, by what its makers ask for
/// beyond EPUB 3.3. By itself the one that asks for nothing. docs/reference.md says why
/// for each.
struct EpubProfile {
  /// As the command line says it.
  std::string_view name = "generic";
  /// As its makers call it.
  std::string_view title = "EPUB";
  PictureLimits pictures{};
  /// Levels of the navigation that it shows; 0: all.
  int contents_levels = 0;
  /// The cover has a page in the book; where it has none, the reading system shows the
  /// picture by itself.
  bool has_cover_page = true;
  /// A note that is called again leads back to each place.
  bool leads_back_again = true;
  /// It shows the fonts of a book only where the book says that it wants them.
  bool asks_for_fonts = false;
  /// Of the whole book; 0: any number.
  std::uint64_t most_bytes = 0;
};

/// All, the one that asks for nothing first.
std::span<const EpubProfile> epub_profiles();

/// In any case of letters; none: there is none of this name.
std::optional<EpubProfile> find_epub_profile(std::string_view name);

/// Says what can be asked for.
std::string epub_profiles_hint();

}  // namespace octavo
