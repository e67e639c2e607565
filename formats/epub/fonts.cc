#include "formats/epub/fonts.h"

#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "fonts/subset.h"
#include "formats/css/stylesheets.h"

namespace octavo::epub {
namespace {

constexpr std::size_t character_count = 0x11'0000;

/// Characters, each once.
class CharacterSet {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const DecodedCharacter next = decode_utf8(text, at);
      has_[next.character] = true;
      at += next.size;
    }
  }

  std::u32string list() const {
    std::u32string characters;
    for (std::size_t character = 0; character < character_count; ++character) {
      if (has_[character]) {
        characters += static_cast<char32_t>(character);
      }
    }
    return characters;
  }

 private:
  std::vector<bool> has_ = std::vector<bool>(character_count, false);
};

// Of the book, and what `text-transform` and the capitals of a face make of them.
std::u32string characters_of(std::span<const std::string> files,
                             const std::string& style) {
  CharacterSet characters;
  characters.add(style);
  for (const std::string& file : files) {
    characters.add(file);
  }
  const std::string found = to_utf8(characters.list());
  characters.add(to_upper(found));
  characters.add(to_lower(found));
  return characters.list();
}

}  // namespace

std::optional<FontBytes> BookFonts::find(const css::FontSource& source) {
  if (!source.is_local) {
    if (document_.stylesheets == nullptr) {
      return std::nullopt;
    }
    const auto& fonts = document_.stylesheets->fonts;
    const auto found = fonts.find(source.name);
    return found == fonts.end() ? std::nullopt
                                : std::optional(FontBytes{.bytes = found->second});
  }
  if (!library_) {
    library_.emplace(CjkFaces::none);
  }
  return library_->own_font(source.name);
}

std::optional<std::string> BookFonts::name_of(const css::FontSource& source) {
  const std::pair key(source.is_local, source.name);
  if (const auto known = by_source_.find(key); known != by_source_.end()) {
    return asked_[known->second].name;
  }
  const FontBytes bytes = find(source).value_or(FontBytes{});
  const auto font = Font::open(bytes.bytes, bytes.index);
  if (font == nullptr) {
    return std::nullopt;
  }
  const bool is_cff = font->outlines() == Outlines::cff;
  std::string number = std::to_string(asked_.size() + 1);
  number.insert(0, number.size() < 4 ? 4 - number.size() : 0, '0');
  by_source_.emplace(key, asked_.size());
  asked_.push_back({.font = bytes,
                    .name = "fonts/" + number + (is_cff ? ".otf" : ".ttf"),
                    .is_cff = is_cff});
  return asked_.back().name;
}

std::vector<BookFont> BookFonts::make(std::span<const std::string> files,
                                      const std::string& style) const {
  std::vector<BookFont> made;
  if (asked_.empty()) {
    return made;
  }
  const std::u32string characters = characters_of(files, style);
  for (const Asked& each : asked_) {
    const auto font = Font::open(each.font.bytes, each.font.index);
    auto subset =
        font->rights().may_subset ? subset_characters(*font, characters) : std::nullopt;
    made.push_back({.name = each.name,
                    .media_type = each.is_cff ? "font/otf" : "font/ttf",
                    .bytes = subset ? std::move(*subset) : std::string(each.font.bytes)});
  }
  return made;
}

}  // namespace octavo::epub
