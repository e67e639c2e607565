#include "fonts/library.h"

#include <algorithm>

#include "compiler/text/characters.h"
#include "fonts/cjk.h"
#include "fonts/faces.h"
#include "fonts/library_state.h"
#include "fonts/mapped_file.h"

namespace octavo {

using namespace std::string_view_literals;

namespace {

FaceRole role_of(GenericFamily family) {
  switch (family) {
    case GenericFamily::sans:
      return FaceRole::sans;
    case GenericFamily::mono:
      return FaceRole::mono;
    case GenericFamily::serif:
      break;
  }
  return FaceRole::serif;
}

std::string style_name(int weight, Slant slant) {
  const bool italic = slant == Slant::italic;
  if (weight == 400) {
    return italic ? "Italic" : "Regular";
  }
  std::string name = weight == 700 ? "Bold" : std::to_string(weight);
  name += italic ? " Italic" : "";
  return name;
}

/// A cluster that is to be drawn as an emoji: U+FE0F asks for it, U+FE0E against it; a
/// modifier or a joiner of a sequence, or a character beyond the symbols that text has
/// always had, speaks for it (UTS 51, 1.4.3).
bool wants_emoji(std::u32string_view cluster) {
  if (cluster.find(U'\uFE0E') != std::u32string_view::npos) {
    return false;
  }
  return cluster.find(U'\uFE0F') != std::u32string_view::npos ||
         cluster.find(U'\u20E3') != std::u32string_view::npos ||
         std::ranges::any_of(cluster, [](char32_t character) {
           return (character >= 0x1F1E6 && character < 0x1F700) ||
                  (character > 0x1F8FF && character <= 0x1FAFF);
         });
}

}  // namespace

FontLibrary::FontLibrary(CjkFaces cjk) : state_(std::make_unique<State>()) {
  for (const EmbeddedFace& face : embedded_faces()) {
    FontSlot& slot = state_->slots.emplace_back();
    slot.role = face.role;
    slot.weights = {.least = face.weight, .most = face.weight};
    slot.slant = face.slant;
    slot.scripts = face.scripts;
    slot.family = face.family;
    slot.bytes = face.bytes();
  }
  state_->own_count = state_->slots.size();
  if (cjk == CjkFaces::none) {
    return;
  }
  for (const CjkFile& file : find_cjk_files()) {
    std::optional<MappedFile> mapped = MappedFile::open(file.path);
    if (!mapped) {
      continue;
    }
    const std::string_view bytes = state_->files.emplace_back(std::move(*mapped)).bytes();
    for (unsigned variant = 0; variant < han_variants; ++variant) {
      FontSlot& slot = state_->slots.emplace_back();
      slot.role = FaceRole::cjk;
      slot.weights = {.least = file.weight, .most = file.weight};
      slot.scripts = "Hani Hira Kana Hang Bopo";
      slot.bytes = bytes;
      slot.index = variant;
    }
  }
}

FontLibrary::~FontLibrary() = default;

const Font& FontLibrary::font(FontId id) const {
  // Ids are given out for faces that open.
  return *state_->slots.at(static_cast<std::size_t>(id)).font();
}

FontId FontLibrary::face(const FaceRequest& request) const {
  if (!request.family.empty()) {
    // CSS Fonts 4, 5.2: of a family whose faces share its characters out, the one that
    // has the space.
    for (const std::u32string_view cluster : {U" "sv, U""sv}) {
      const FontId named = state_->nearest_named(request, cluster);
      if (named != FontId::none) {
        return named;
      }
    }
  }
  return state_->nearest_for_role(request, {}, role_of(request.generic));
}

FontId FontLibrary::script_face(const FaceRequest& request,
                                std::string_view script,
                                std::string_view language) const {
  FontId found = FontId::none;
  if (request.family.empty()) {
    found = is_cjk_script(script) ? state_->nearest_cjk(request, {}, script, language)
                                  : state_->nearest_for_script(request, {}, script);
  }
  return found == FontId::none ? face(request) : found;
}

FontId FontLibrary::fallback(std::u32string_view cluster,
                             std::string_view script,
                             std::string_view language,
                             const FaceRequest& request) const {
  State& state = *state_;
  FontId found = FontId::none;
  if (!request.family.empty()) {
    found = state.nearest_named(request, cluster);
  }
  if (found != FontId::none || state.absent.has_any(cluster)) {
    return found;
  }
  const auto try_role = [&](FaceRole role) {
    if (found == FontId::none) {
      found = state.nearest_for_role(request, cluster, role);
    }
  };
  if (wants_emoji(cluster)) {
    try_role(FaceRole::emoji);
  }
  if (found == FontId::none && (is_cjk_script(script) || is_cjk_language(language))) {
    found = state.nearest_cjk(request, cluster, script, language);
  }
  if (found == FontId::none) {
    found = state.nearest_for_script(request, cluster, script);
  }
  for (const FaceRole role :
       {role_of(request.generic), FaceRole::serif, FaceRole::sans, FaceRole::mono,
        FaceRole::symbol, FaceRole::emoji, FaceRole::script}) {
    try_role(role);
  }
  if (found == FontId::none) {
    found = state.nearest_cjk(request, cluster, script, language);
  }
  if (found == FontId::none && cluster.size() == 1) {
    state.absent.add(cluster[0]);
  }
  return found;
}

Synthesis FontLibrary::synthesis(FontId face, const FaceRequest& request) const {
  // CSS Fonts 4, 7.1: a face of 600 is bold. One that is nearly as heavy as is asked for
  // stands for it.
  constexpr int bold = 600;
  constexpr int seen = 150;
  const FontSlot& slot = state_->slots.at(static_cast<std::size_t>(face));
  const int heaviest = slot.weights.most;
  return {.slanted = request.synthesis.slanted && request.slant == Slant::italic &&
                     slot.slant == Slant::upright,
          .emboldened = request.synthesis.emboldened && request.weight >= bold &&
                        heaviest < bold && request.weight - heaviest >= seen};
}

std::vector<FaceDescription> FontLibrary::faces() const {
  std::vector<FaceDescription> descriptions;
  for (std::size_t i = 0; i < state_->slots.size(); ++i) {
    FontSlot& slot = state_->slots[i];
    if (slot.font() == nullptr) {
      continue;
    }
    FaceDescription& description = descriptions.emplace_back();
    description.id = static_cast<FontId>(i);
    description.family = slot.font()->family();
    description.style = style_name(slot.weights.least, slot.slant);
    description.bytes = slot.bytes.size();
    for (std::size_t at = 0; at + 4 <= slot.scripts.size(); at += 5) {
      description.scripts.push_back(slot.scripts.substr(at, 4));
    }
  }
  return descriptions;
}

bool FontLibrary::has_cjk() const {
  return std::ranges::any_of(state_->slots, [](FontSlot& slot) {
    return slot.role == FaceRole::cjk && slot.font() != nullptr;
  });
}

}  // namespace octavo
