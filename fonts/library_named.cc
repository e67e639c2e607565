#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "compiler/text/characters.h"
#include "fonts/library_state.h"

namespace octavo {
namespace {

int within(const StyleRange& range, int wanted) {
  return std::clamp(wanted, range.least, range.most);
}

// What a font that varies can be, if nobody says less of it.
StyleRange range_on(const Font& font, std::string_view tag, int usual) {
  for (const FontAxis& axis : font.axes()) {
    if (axis.tag == tag) {
      return {.least = static_cast<int>(std::lround(axis.least)),
              .most = static_cast<int>(std::lround(axis.most))};
    }
  }
  return {.least = usual, .most = usual};
}

bool has_name(const Font& font, std::string_view name) {
  return same_family(font.full_name(), name) || same_family(font.postscript_name(), name);
}

}  // namespace

bool same_family(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

int style_distance(const FontSlot& slot, const FaceRequest& request) {
  const int weight = within(slot.weights, request.weight);
  const int difference = weight - request.weight;
  bool preferred = difference <= 0;
  if (request.weight > 500) {
    preferred = difference >= 0;
  } else if (request.weight >= 400) {
    preferred = difference <= 0 || weight <= 500;
  }
  const int wider = within(slot.stretches, request.stretch) - request.stretch;
  const bool has_width = request.stretch <= 100 ? wider <= 0 : wider >= 0;
  return std::abs(difference) + (preferred ? 0 : 1'000) +
         (slot.slant == request.slant ? 0 : 10'000) +
         (std::abs(wider) + (has_width ? 0 : 1'000)) * 20'000;
}

bool covers(const Font& font, std::u32string_view cluster) {
  return std::ranges::all_of(cluster, [&](char32_t character) {
    return font.glyph_for(character) != 0 || is_default_ignorable(character);
  });
}

std::vector<AxisPosition> position_of(FontSlot& slot, const FaceRequest& request) {
  std::vector<AxisPosition> position;
  for (const FontAxis& axis : slot.font()->axes()) {
    double value = axis.usual;
    if (axis.tag == "wght") {
      value = within(slot.weights, request.weight);
    } else if (axis.tag == "wdth") {
      value = within(slot.stretches, request.stretch);
    }
    const auto asked = std::ranges::find(request.axes, axis.tag, &AxisPosition::tag);
    value = asked == request.axes.end() ? value : asked->value;
    value = std::clamp(value, axis.least, axis.most);
    if (value != axis.usual) {
      position.push_back({.tag = axis.tag, .value = value});
    }
  }
  return position;
}

FontId FontLibrary::State::instance(FontId variable, const FaceRequest& request) {
  FontSlot& slot = slots[static_cast<std::size_t>(variable)];
  if (instances.empty() || slot.font()->axes().empty()) {
    return variable;
  }
  const std::vector<AxisPosition> position = position_of(slot, request);
  const auto made = std::ranges::find_if(instances, [&](const FontInstance& each) {
    return each.variable == variable && each.position == position;
  });
  return made == instances.end() ? variable : made->made;
}

bool FontLibrary::has_family(std::string_view family) const {
  return std::ranges::any_of(state_->slots, [&](const FontSlot& slot) {
    return slot.role == FaceRole::named && same_family(slot.family, family);
  });
}

SystemFamily FontLibrary::load_system_family(const std::string& family) {
  if (has_family(family)) {
    return SystemFamily::loaded;
  }
  SystemFamily found = SystemFamily::absent;
  for (const SystemFace& face : state_->system.family(family)) {
    std::optional<MappedFile> mapped = MappedFile::open(face.path);
    if (!mapped) {
      continue;
    }
    const auto font = Font::open(mapped->bytes(), face.index);
    if (font == nullptr) {
      continue;
    }
    if (!font->rights().may_embed) {
      found = found == SystemFamily::absent ? SystemFamily::forbidden : found;
      continue;
    }
    FontSlot& slot = state_->slots.emplace_back();
    slot.role = FaceRole::named;
    slot.weights = range_on(*font, "wght", face.weight);
    slot.stretches = range_on(*font, "wdth", face.stretch);
    slot.slant = face.slant;
    slot.family = family;
    slot.bytes = state_->files.emplace_back(std::move(*mapped)).bytes();
    slot.index = face.index;
    found = SystemFamily::loaded;
  }
  return found;
}

bool FontLibrary::uses_system_fonts() const {
  return state_->system.is_read();
}

std::optional<FontBytes> FontLibrary::own_font(std::string_view name) const {
  for (std::size_t i = 0; i < state_->own_count; ++i) {
    FontSlot& slot = state_->slots[i];
    if (slot.font() != nullptr && has_name(*slot.font(), name)) {
      return FontBytes{.bytes = slot.bytes, .index = slot.index};
    }
  }
  return std::nullopt;
}

std::optional<LocalFont> FontLibrary::local_font(const std::string& name) {
  if (const auto own = own_font(name)) {
    return LocalFont{.font = *own};
  }
  const auto face = state_->system.face(name);
  if (!face) {
    return std::nullopt;
  }
  std::optional<MappedFile> mapped = MappedFile::open(face->path);
  if (!mapped) {
    return std::nullopt;
  }
  const FontBytes bytes{.bytes = state_->files.emplace_back(std::move(*mapped)).bytes(),
                        .index = face->index};
  const auto font = Font::open(bytes.bytes, bytes.index);
  return LocalFont{.font = bytes,
                   .is_system = true,
                   .may_embed = font == nullptr || font->rights().may_embed};
}

bool FontLibrary::declare(DeclaredFace face) {
  if (Font::open(face.font.bytes, face.font.index) == nullptr) {
    return false;
  }
  FontSlot& slot = state_->slots.emplace_back();
  slot.role = FaceRole::named;
  slot.weights = face.weights;
  slot.stretches = face.stretches;
  slot.slant = face.slant;
  slot.family = std::move(face.family);
  slot.ranges = std::move(face.ranges);
  slot.bytes = face.font.bytes;
  slot.index = face.font.index;
  return true;
}

// Of all that a family may show: its faces may share the characters out.
void FontLibrary::prepare(const FaceRequest& request) {
  State& state = *state_;
  const std::size_t count = state.slots.size();
  for (std::size_t i = 0; i < count; ++i) {
    FontSlot& slot = state.slots[i];
    if (slot.role != FaceRole::named || !same_family(slot.family, request.family) ||
        slot.font() == nullptr || slot.font()->axes().empty()) {
      continue;
    }
    std::vector<AxisPosition> position = position_of(slot, request);
    const auto variable = static_cast<FontId>(i);
    const bool is_made = std::ranges::any_of(state.instances, [&](const auto& each) {
      return each.variable == variable && each.position == position;
    });
    auto bytes = position.empty() || is_made ? std::nullopt
                                             : make_instance(*slot.font(), position);
    if (!bytes) {
      continue;
    }
    FontSlot& made = state.slots.emplace_back();
    made.role = FaceRole::instance;
    made.weights = slot.weights;
    made.slant = slot.slant;
    made.ranges = slot.ranges;
    made.bytes = state.made_fonts.emplace_back(std::move(*bytes));
    state.instances.push_back({.variable = variable,
                               .position = std::move(position),
                               .made = static_cast<FontId>(state.slots.size() - 1)});
  }
}

}  // namespace octavo
