#include "compiler/epub_profile.h"

#include <algorithm>
#include <array>

#include "compiler/text/characters.h"

namespace octavo {
namespace {

constexpr std::uint64_t megabyte = 1'000'000;

constexpr std::array flat_kinds = {PictureKind::jpeg, PictureKind::png};
constexpr std::array flat_kinds_and_drawings = {PictureKind::jpeg, PictureKind::png,
                                                PictureKind::svg};
constexpr std::array kinds_before_webp = {PictureKind::jpeg, PictureKind::png,
                                          PictureKind::gif, PictureKind::svg};

// Kindle Publishing Guidelines; Kobo EPUB Guidelines; Apple Books Asset Guide 5.3.
constexpr std::array profiles = {
    EpubProfile{},
    EpubProfile{.name = "kindle",
                .title = "Kindle",
                .pictures = {.kinds = flat_kinds,
                             .can_be_transparent = false,
                             .can_be_of_inks = false,
                             .most_bytes = 5 * megabyte},
                .contents_levels = 2,
                .has_cover_page = false,
                .leads_back_again = false,
                .most_bytes = 50 * megabyte},
    EpubProfile{.name = "kobo",
                .title = "Kobo",
                .pictures = {.kinds = flat_kinds_and_drawings,
                             .can_be_transparent = false,
                             .can_be_of_inks = false,
                             .most_bytes = 5 * megabyte},
                .contents_levels = 3},
    EpubProfile{.name = "apple",
                .title = "Apple Books",
                .pictures = {.kinds = kinds_before_webp,
                             .can_be_of_inks = false,
                             .most_pixels = 5'600'000},
                .asks_for_fonts = true}};

}  // namespace

std::span<const EpubProfile> epub_profiles() {
  return profiles;
}

std::optional<EpubProfile> find_epub_profile(std::string_view name) {
  const auto* const found =
      std::ranges::find(profiles, to_lower(name), &EpubProfile::name);
  return found == profiles.end() ? std::nullopt : std::optional(*found);
}

std::string epub_profiles_hint() {
  std::string names;
  for (const EpubProfile& profile : profiles) {
    const bool is_last = &profile == &profiles.back();
    names += names.empty() ? "" : is_last ? " or " : ", ";
    names += profile.name;
  }
  return "--epub-profile is " + names;
}

}  // namespace octavo
