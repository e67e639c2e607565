#pragma once

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "fonts/cjk.h"
#include "fonts/faces.h"
#include "fonts/library.h"
#include "fonts/mapped_file.h"
#include "fonts/system_fonts.h"

/// The inside of `FontLibrary`.
namespace octavo {

/// A face of the library, opened when first asked for.
struct FontSlot {
  FaceRole role = FaceRole::script;
  StyleRange weights{.least = 400, .most = 400};
  StyleRange stretches{.least = 100, .most = 100};
  Slant slant = Slant::upright;
  std::string scripts{};
  /// What it is asked for by; `named` only.
  std::string family{};
  std::vector<CharacterRange> ranges{};
  std::string_view bytes{};
  unsigned index = 0;
  std::once_flag once{};
  std::unique_ptr<Font> opened{};

  const Font* font() {
    std::call_once(once, [this] {
      opened = Font::open(bytes, index);
      if (opened != nullptr && !ranges.empty()) {
        opened->limit_to(ranges);
      }
    });
    return opened.get();
  }
};

/// A face that was made of a variable font.
struct FontInstance {
  FontId variable = FontId::none;
  std::vector<AxisPosition> position{};
  FontId made = FontId::none;
};

/// Names of families are told apart whatever their case (CSS Fonts 4, 2.1.1).
bool same_family(std::string_view a, std::string_view b);
/// How far a face is from what a style asks for: the width first, then the slant, then
/// the weight, as CSS Fonts 4, 5.2 looks for it.
int style_distance(const FontSlot& slot, const FaceRequest& request);
bool covers(const Font& font, std::u32string_view cluster);
/// Where the request lies on the axes of the font: none, where it usually lies.
std::vector<AxisPosition> position_of(FontSlot& slot, const FaceRequest& request);

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

struct FontLibrary::State {
  std::deque<FontSlot> slots{};
  /// Of those that are part of the program, which are the first.
  std::size_t own_count = 0;
  std::deque<MappedFile> files{};
  SystemFonts system{};
  /// Of fonts that octavo has made.
  std::deque<std::string> made_fonts{};
  std::vector<FontInstance> instances{};
  AbsentCharacters absent{};

  /// The face of a variable font that a request is for, as far as it has been made.
  FontId instance(FontId variable, const FaceRequest& request);

  /// Of the faces that `is_candidate` says yes to and that have the cluster, the nearest
  /// to the request.
  template <typename Predicate>
  FontId nearest(const FaceRequest& request,
                 std::u32string_view cluster,
                 const Predicate& is_candidate) {
    FontId best = FontId::none;
    int best_distance = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < slots.size(); ++i) {
      FontSlot& slot = slots[i];
      const int here = style_distance(slot, request);
      // Of the faces that a stylesheet declares, a later one goes before (CSS Fonts 4,
      // 4.5).
      const bool is_nearer =
          here < best_distance || (here == best_distance && slot.role == FaceRole::named);
      if (is_nearer && is_candidate(slot) && slot.font() != nullptr &&
          covers(*slot.font(), cluster)) {
        best = static_cast<FontId>(i);
        best_distance = here;
      }
    }
    return best;
  }

  /// Of the faces of a family that are the nearest to the request alike, the last that
  /// has the cluster: they may share the characters out (CSS Fonts 4, 5.2).
  FontId nearest_named(const FaceRequest& request, std::u32string_view cluster) {
    const auto is_named = [&request](const FontSlot& slot) {
      return slot.role == FaceRole::named && same_family(slot.family, request.family);
    };
    const FontId nearest_style = nearest(request, {}, is_named);
    if (nearest_style == FontId::none) {
      return FontId::none;
    }
    const int wanted =
        style_distance(slots[static_cast<std::size_t>(nearest_style)], request);
    const FontId found = nearest(request, cluster, [&](const FontSlot& slot) {
      return is_named(slot) && style_distance(slot, request) == wanted;
    });
    return found == FontId::none ? found : instance(found, request);
  }

  FontId nearest_for_role(const FaceRequest& request,
                          std::u32string_view cluster,
                          FaceRole role) {
    return nearest(request, cluster,
                   [role](const FontSlot& slot) { return slot.role == role; });
  }

  FontId nearest_for_script(const FaceRequest& request,
                            std::u32string_view cluster,
                            std::string_view script) {
    return nearest(request, cluster, [script](const FontSlot& slot) {
      return slot.role == FaceRole::script && !script.empty() &&
             slot.scripts.find(script) != std::string::npos;
    });
  }

  FontId nearest_cjk(const FaceRequest& request,
                     std::u32string_view cluster,
                     std::string_view script,
                     std::string_view language) {
    const auto variant = static_cast<unsigned>(han_variant(script, language));
    return nearest(request, cluster, [variant](const FontSlot& slot) {
      return slot.role == FaceRole::cjk && slot.index == variant;
    });
  }
};

}  // namespace octavo
