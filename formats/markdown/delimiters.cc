#include "formats/markdown/delimiters.h"

#include <algorithm>
#include <array>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::markdown {

namespace {

enum class CharacterClass : std::uint8_t { other, space, punctuation };

CharacterClass classify(char32_t character, Edition edition) {
  if (character == 0) {
    character = replacement_character;
  }
  if (character < 0x80) {
    const char ascii = static_cast<char>(character);
    if (is_whitespace(ascii)) {
      return CharacterClass::space;
    }
    return is_ascii_punctuation(ascii) ? CharacterClass::punctuation
                                       : CharacterClass::other;
  }
  // Of Unicode's spaces only the separators of words count (2.1).
  const bool is_control_space =
      character == 0x85 || character == 0x2028 || character == 0x2029;
  if (is_space(character) && !is_control_space) {
    return CharacterClass::space;
  }
  // Symbols count as punctuation since 0.31.
  const bool is_mark_up_punctuation =
      is_punctuation(character) &&
      (edition == Edition::commonmark_031 || !is_symbol(character));
  return is_mark_up_punctuation ? CharacterClass::punctuation : CharacterClass::other;
}

CharacterClass class_before(std::string_view text, Position at, Edition edition) {
  if (at == 0) {
    return CharacterClass::space;
  }
  Position begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) {
    --begin;
  }
  return classify(decode_utf8(text, begin).character, edition);
}

CharacterClass class_after(std::string_view text, Position at, Edition edition) {
  return at >= text.size() ? CharacterClass::space
                           : classify(decode_utf8(text, at).character, edition);
}

/// Closers that look for the same openers share a floor.
std::size_t floor_of(char character, bool can_open, std::uint32_t length) {
  switch (character) {
    case '*':
      return (can_open ? 3 : 0) + length % 3;
    case '_':
      return 6 + (can_open ? 3 : 0) + length % 3;
    case '~':
      return 12 + std::min<std::size_t>(length, 2);
    case '^':
      return 15;
    default:
      return 16;
  }
}
constexpr std::size_t floor_count = 17;

InlineKind kind_of(char character, std::uint32_t used) {
  switch (character) {
    case '~':
      return InlineKind::strikethrough;
    case '^':
      return InlineKind::superscript;
    case ',':
      return InlineKind::subscript;
    default:
      return used == 2 ? InlineKind::strong : InlineKind::emphasis;
  }
}

bool is_star_or_underscore(char character) {
  return character == '*' || character == '_';
}

}  // namespace

Flanking flanking(std::string_view text, Position begin, Position end, Edition edition) {
  using enum CharacterClass;
  const CharacterClass before = class_before(text, begin, edition);
  const CharacterClass after = class_after(text, end, edition);
  const bool left = after != space && (after != punctuation || before != other);
  const bool right = before != space && (before != punctuation || after != other);
  if (text[begin] != '_') {
    return {.can_open = left, .can_close = right};
  }
  return {.can_open = left && (!right || before == punctuation),
          .can_close = right && (!left || after == punctuation)};
}

void Delimiters::push(InlineNode& node, char character, Flanking flanking) {
  const auto index = static_cast<DelimiterIndex>(stack_.size());
  stack_.push_back({.node = &node,
                    .character = character,
                    .length = static_cast<std::uint32_t>(node.text.size()),
                    .flanking = flanking,
                    .previous = last_,
                    .next = no_delimiter});
  (last_ == no_delimiter ? first_ : at(last_).next) = index;
  last_ = index;
}

void Delimiters::remove(DelimiterIndex index) {
  const Delimiter& removed = at(index);
  (removed.previous == no_delimiter ? first_ : at(removed.previous).next) = removed.next;
  (removed.next == no_delimiter ? last_ : at(removed.next).previous) = removed.previous;
}

void Delimiters::remove_if_used(DelimiterIndex index) {
  InlineNode& node = *at(index).node;
  if (node.text.empty()) {
    unlink(node);
    remove(index);
  }
}

DelimiterIndex Delimiters::find_opener(DelimiterIndex closer, DelimiterIndex bottom) {
  const Delimiter& closing = at(closer);
  for (DelimiterIndex i = closing.previous; i > bottom; i = at(i).previous) {
    const Delimiter& opening = at(i);
    if (opening.character != closing.character || !opening.flanking.can_open) {
      continue;
    }
    if (!is_star_or_underscore(closing.character)) {
      if (opening.length == closing.length) {
        return i;
      }
      continue;
    }
    // The rule of three: "*foo**bar*" is no strong emphasis in an emphasis (6.2, 9 and
    // 10).
    const bool odd = (closing.flanking.can_open || opening.flanking.can_close) &&
                     closing.length % 3 != 0 &&
                     (opening.length + closing.length) % 3 == 0;
    if (!odd) {
      return i;
    }
  }
  return no_delimiter;
}

/// Makes a node of what stands between the two; the delimiter to go on with.
DelimiterIndex Delimiters::match(DelimiterIndex opener, DelimiterIndex closer) {
  InlineNode& open = *at(opener).node;
  InlineNode& close = *at(closer).node;
  const char character = at(opener).character;
  std::uint32_t used = open.text.size() >= 2 && close.text.size() >= 2 ? 2 : 1;
  if (!is_star_or_underscore(character)) {
    used = at(opener).length;
  }
  while (at(closer).previous != opener) {
    remove(at(closer).previous);
  }
  InlineNode& node = tree_.nodes.emplace_back();
  node.kind = kind_of(character, used);
  node.begin = open.end - used;
  node.end = close.begin + used;
  adopt_between(open, &close, node);
  insert_after(open, node);
  open.text.resize(open.text.size() - used);
  open.end -= used;
  close.text.resize(close.text.size() - used);
  close.begin += used;
  const bool is_used_up = close.text.empty();
  const DelimiterIndex next = is_used_up ? at(closer).next : closer;
  remove_if_used(opener);
  remove_if_used(closer);
  return next;
}

void Delimiters::process(DelimiterIndex bottom) {
  std::array<DelimiterIndex, floor_count> floors;
  floors.fill(bottom);
  DelimiterIndex closer = bottom == no_delimiter ? first_ : at(bottom).next;
  while (closer != no_delimiter) {
    if (!at(closer).flanking.can_close) {
      closer = at(closer).next;
      continue;
    }
    DelimiterIndex& floor = floors[floor_of(
        at(closer).character, at(closer).flanking.can_open, at(closer).length)];
    const DelimiterIndex opener = find_opener(closer, floor);
    if (opener != no_delimiter) {
      closer = match(opener, closer);
      continue;
    }
    floor = at(closer).previous;
    const DelimiterIndex next = at(closer).next;
    if (!at(closer).flanking.can_open) {
      remove(closer);
    }
    closer = next;
  }
  while (last_ != bottom) {
    remove(last_);
  }
}

}  // namespace octavo::markdown
