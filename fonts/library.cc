#include "fonts/library.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <deque>
#include <limits>
#include <mutex>

#include "compiler/text/characters.h"
#include "fonts/cjk.h"
#include "fonts/faces.h"
#include "fonts/mapped_file.h"
#include "fonts/system_fonts.h"

namespace octavo {

namespace {

/// A face of the library, opened when first asked for.
struct Slot {
  FaceRole role = FaceRole::script;
  int weight = 400;
  int stretch = 100;
  Slant slant = Slant::upright;
  std::string scripts{};
  /// The system's name for it; `named` only.
  std::string family{};
  std::string_view bytes{};
  unsigned index = 0;
  std::once_flag once{};
  std::unique_ptr<Font> opened{};

  const Font* font() {
    std::call_once(once, [this] { opened = Font::open(bytes, index); });
    return opened.get();
  }
};

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// How far a face is from what a style asks for: the width first, then the slant, then
/// the weight, as CSS Fonts 4, 5.2 looks for it.
int distance(const Slot& slot, const FaceRequest& request) {
  const int difference = slot.weight - request.weight;
  bool preferred = difference <= 0;
  if (request.weight > 500) {
    preferred = difference >= 0;
  } else if (request.weight >= 400) {
    preferred = difference <= 0 || slot.weight <= 500;
  }
  const int wider = slot.stretch - request.stretch;
  const bool has_width = request.stretch <= 100 ? wider <= 0 : wider >= 0;
  return std::abs(difference) + (preferred ? 0 : 1'000) +
         (slot.slant == request.slant ? 0 : 10'000) +
         (std::abs(wider) + (has_width ? 0 : 1'000)) * 20'000;
}

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

bool covers(const Font& font, std::u32string_view cluster) {
  return std::ranges::all_of(cluster, [&](char32_t character) {
    return font.glyph_for(character) != 0 || is_default_ignorable(character);
  });
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

/// Characters that no face was found to have: a book in a script that octavo lacks asks
/// for each of them many times.
class AbsentCharacters {
 public:
  bool has_any(std::u32string_view cluster) const {
    return std::ranges::any_of(cluster, [this](char32_t character) {
      return character < limit &&
             (word(character).load(std::memory_order_relaxed) & bit(character)) != 0;
    });
  }
  void add(char32_t character) {
    if (character < limit) {
      word(character).fetch_or(bit(character), std::memory_order_relaxed);
    }
  }

 private:
  static constexpr std::size_t limit = 0x110000;

  std::atomic<std::uint64_t>& word(char32_t character) const {
    return words_[character / 64];
  }
  static std::uint64_t bit(char32_t character) {
    return std::uint64_t{1} << (character % 64);
  }

  std::unique_ptr<std::atomic<std::uint64_t>[]> words_ =
      std::make_unique<std::atomic<std::uint64_t>[]>(limit / 64);
};

}  // namespace

struct FontLibrary::State {
  std::deque<Slot> slots{};
  std::deque<MappedFile> files{};
  AbsentCharacters absent{};

  /// Of the faces that `is_candidate` says yes to and that have the cluster, the nearest
  /// to the request.
  template <typename Predicate>
  FontId nearest(const FaceRequest& request,
                 std::u32string_view cluster,
                 const Predicate& is_candidate) {
    FontId best = FontId::none;
    int best_distance = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < slots.size(); ++i) {
      Slot& slot = slots[i];
      const int here = distance(slot, request);
      if (here < best_distance && is_candidate(slot) && slot.font() != nullptr &&
          covers(*slot.font(), cluster)) {
        best = static_cast<FontId>(i);
        best_distance = here;
      }
    }
    return best;
  }

  FontId nearest_for_role(const FaceRequest& request,
                          std::u32string_view cluster,
                          FaceRole role) {
    return nearest(request, cluster,
                   [role](const Slot& slot) { return slot.role == role; });
  }

  FontId nearest_for_script(const FaceRequest& request,
                            std::u32string_view cluster,
                            std::string_view script) {
    return nearest(request, cluster, [script](const Slot& slot) {
      return slot.role == FaceRole::script && !script.empty() &&
             slot.scripts.find(script) != std::string::npos;
    });
  }

  FontId nearest_cjk(const FaceRequest& request,
                     std::u32string_view cluster,
                     std::string_view script,
                     std::string_view language) {
    const auto variant = static_cast<unsigned>(han_variant(script, language));
    return nearest(request, cluster, [variant](const Slot& slot) {
      return slot.role == FaceRole::cjk && slot.index == variant;
    });
  }
};

FontLibrary::FontLibrary(CjkFaces cjk) : state_(std::make_unique<State>()) {
  for (const EmbeddedFace& face : embedded_faces()) {
    Slot& slot = state_->slots.emplace_back();
    slot.role = face.role;
    slot.weight = face.weight;
    slot.slant = face.slant;
    slot.scripts = face.scripts;
    slot.bytes = face.bytes();
  }
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
      Slot& slot = state_->slots.emplace_back();
      slot.role = FaceRole::cjk;
      slot.weight = file.weight;
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
    const FontId named = state_->nearest(request, {}, [&request](const Slot& slot) {
      return slot.role == FaceRole::named && same_name(slot.family, request.family);
    });
    if (named != FontId::none) {
      return named;
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
  if (state.absent.has_any(cluster)) {
    return FontId::none;
  }
  FontId found = FontId::none;
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

bool FontLibrary::load_system_family(const std::string& family) {
  const bool loaded = std::ranges::any_of(state_->slots, [&](const Slot& slot) {
    return slot.role == FaceRole::named && same_name(slot.family, family);
  });
  if (loaded) {
    return true;
  }
  bool found = false;
  for (const SystemFace& face : find_system_family(family)) {
    std::optional<MappedFile> mapped = MappedFile::open(face.path);
    if (!mapped || Font::open(mapped->bytes(), face.index) == nullptr) {
      continue;
    }
    Slot& slot = state_->slots.emplace_back();
    slot.role = FaceRole::named;
    slot.weight = face.weight;
    slot.stretch = face.stretch;
    slot.slant = face.slant;
    slot.family = family;
    slot.bytes = state_->files.emplace_back(std::move(*mapped)).bytes();
    slot.index = face.index;
    found = true;
  }
  return found;
}

std::vector<FaceDescription> FontLibrary::faces() const {
  std::vector<FaceDescription> descriptions;
  for (std::size_t i = 0; i < state_->slots.size(); ++i) {
    Slot& slot = state_->slots[i];
    if (slot.font() == nullptr) {
      continue;
    }
    FaceDescription& description = descriptions.emplace_back();
    description.id = static_cast<FontId>(i);
    description.family = slot.font()->family();
    description.style = style_name(slot.weight, slot.slant);
    description.bytes = slot.bytes.size();
    for (std::size_t at = 0; at + 4 <= slot.scripts.size(); at += 5) {
      description.scripts.push_back(slot.scripts.substr(at, 4));
    }
  }
  return descriptions;
}

bool FontLibrary::has_cjk() const {
  return std::ranges::any_of(state_->slots, [](Slot& slot) {
    return slot.role == FaceRole::cjk && slot.font() != nullptr;
  });
}

}  // namespace octavo
