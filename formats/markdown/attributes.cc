#include "formats/markdown/attributes.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace octavo::markdown {

namespace {

bool is_word(char character) {
  return is_ascii_letter(character) || is_digit(character) || character == '-' ||
         character == '_' || character == ':' || character == '.' || character == '/' ||
         static_cast<unsigned char>(character) >= 0x80;
}

bool is_name(char character) {
  return is_word(character) && character != '.' && character != '/';
}

template <class Predicate>
Position skip(std::string_view text, Position at, Predicate predicate) {
  while (at < text.size() && predicate(text[at])) {
    ++at;
  }
  return at;
}

void set(Attributes& attributes, std::string_view key, std::string value) {
  if (key == "id") {
    attributes.id = std::move(value);
  } else if (key == "class") {
    attributes.classes.push_back(std::move(value));
  } else if (key == "lang") {
    attributes.language = std::move(value);
  } else {
    attributes.pairs.emplace_back(std::string(key), std::move(value));
  }
}

/// `key=value` or `key="value"`.
std::optional<Position> scan_pair(std::string_view text,
                                  Position at,
                                  Attributes& attributes) {
  const Position key_end = skip(text, at, is_word);
  if (key_end == at || char_at(text, key_end) != '=') {
    return std::nullopt;
  }
  const std::string_view key = text.substr(at, key_end - at);
  const Position value = key_end + 1;
  const char quote = char_at(text, value);
  if (quote == '"' || quote == '\'') {
    const std::size_t end = text.find(quote, value + 1);
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    set(attributes, key, unescape(text.substr(value + 1, end - value - 1)));
    return static_cast<Position>(end) + 1;
  }
  const Position end = skip(text, value, [](char character) {
    return !is_whitespace(character) && character != '}' && character != '{' &&
           character != '"' && character != '\'';
  });
  if (end == value) {
    return std::nullopt;
  }
  set(attributes, key, unescape(text.substr(value, end - value)));
  return end;
}

/// One of the things in braces.
std::optional<Position> scan_item(std::string_view text,
                                  Position at,
                                  Attributes& attributes) {
  const char first = char_at(text, at);
  if (first == '-' &&
      (char_at(text, at + 1) == '}' || is_whitespace(char_at(text, at + 1)))) {
    attributes.classes.emplace_back("unnumbered");
    return at + 1;
  }
  if (first != '#' && first != '.') {
    return scan_pair(text, at, attributes);
  }
  const Position end =
      first == '#' ? skip(text, at + 1, is_word) : skip(text, at + 1, is_name);
  if (end == at + 1) {
    return std::nullopt;
  }
  set(attributes, first == '#' ? "id" : "class",
      std::string(text.substr(at + 1, end - at - 1)));
  return end;
}

}  // namespace

std::optional<ScannedAttributes> scan_attributes(std::string_view text, Position at) {
  if (char_at(text, at) != '{') {
    return std::nullopt;
  }
  ScannedAttributes found;
  Position next = skip_whitespace(text, at + 1);
  while (char_at(text, next) != '}') {
    const auto end = scan_item(text, next, found.attributes);
    if (!end) {
      return std::nullopt;
    }
    next = skip_whitespace(text, *end);
    if (next == *end && char_at(text, next) != '}') {
      return std::nullopt;
    }
  }
  found.end = next + 1;
  return next < text.size() ? std::optional(std::move(found)) : std::nullopt;
}

std::optional<Attributes> read_fence_attributes(std::string_view words) {
  words = trim(words);
  Attributes attributes;
  const Position word_end = skip(words, 0, [](char character) {
    return !is_whitespace(character) && character != '{';
  });
  if (word_end > 0) {
    attributes.classes.push_back(unescape(words.substr(0, word_end)));
  }
  const Position next = skip_spaces(words, word_end);
  if (next == words.size()) {
    return word_end > 0 ? std::optional(std::move(attributes)) : std::nullopt;
  }
  auto braces = scan_attributes(words, next);
  if (!braces || skip_spaces(words, braces->end) != words.size()) {
    return std::nullopt;
  }
  merge_attributes(attributes, std::move(braces->attributes));
  return attributes;
}

std::optional<ScannedAttributes> scan_trailing_attributes(std::string_view text) {
  if (!text.ends_with('}')) {
    return std::nullopt;
  }
  const std::size_t begin = text.rfind('{');
  if (begin == std::string_view::npos || (begin > 0 && text[begin - 1] == '\\')) {
    return std::nullopt;
  }
  auto found = scan_attributes(text, static_cast<Position>(begin));
  if (!found || found->end != text.size()) {
    return std::nullopt;
  }
  const std::size_t kept = text.substr(0, begin).find_last_not_of(" \t\n");
  found->end = static_cast<Position>(kept == std::string_view::npos ? 0 : kept + 1);
  return found;
}

void merge_attributes(Attributes& first, Attributes second) {
  if (first.id.empty()) {
    first.id = std::move(second.id);
  }
  if (first.language.empty()) {
    first.language = std::move(second.language);
  }
  std::ranges::move(second.classes, std::back_inserter(first.classes));
  std::ranges::move(second.pairs, std::back_inserter(first.pairs));
}

}  // namespace octavo::markdown
