#include "formats/markdown/scan.h"

#include <algorithm>
#include <array>

#include "formats/html/entities.h"

namespace octavo::markdown {

namespace {

constexpr Position label_limit = 999;
// Deeper parentheses are no destination: the same limit as cmark's.
constexpr int parenthesis_limit = 32;

bool is_control(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte < 0x20 || byte == 0x7F;
}

bool is_alphanumeric(char character) {
  return is_ascii_letter(character) || is_digit(character);
}

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_ascii_punctuation(text[at + 1]);
}

std::optional<Scanned> scan_bracketed_destination(std::string_view text, Position at) {
  const Position begin = at + 1;
  for (Position i = begin; i < text.size(); ++i) {
    switch (text[i]) {
      case '>':
        return Scanned{.content = text.substr(begin, i - begin), .end = i + 1};
      case '<':
      case '\n':
        return std::nullopt;
      case '\\':
        i += is_escape(text, i) ? 1 : 0;
        break;
      default:
        break;
    }
  }
  return std::nullopt;
}

bool is_email_local(char character) {
  return is_alphanumeric(character) ||
         std::string_view(".!#$%&'*+/=?^_`{|}~-").find(character) !=
             std::string_view::npos;
}

/// A label of a domain name: at most 63 letters, digits and inner hyphens.
Position domain_label_end(std::string_view text, Position at) {
  Position end = at;
  while (end < text.size() && end - at < 63 &&
         (is_alphanumeric(text[end]) || text[end] == '-')) {
    ++end;
  }
  return end > at && text[at] != '-' && text[end - 1] != '-' ? end : at;
}

}  // namespace

bool is_ascii_punctuation(char character) {
  return (character >= '!' && character <= '/') ||
         (character >= ':' && character <= '@') ||
         (character >= '[' && character <= '`') || (character >= '{' && character <= '~');
}

bool is_ascii_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

bool is_space_or_tab(char character) {
  return character == ' ' || character == '\t';
}

bool is_whitespace(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

char to_lower_ascii(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32)
                                              : character;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, to_lower_ascii, to_lower_ascii);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_whitespace(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_whitespace(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::optional<Scanned> scan_link_destination(std::string_view text, Position at) {
  if (char_at(text, at) == '<') {
    return scan_bracketed_destination(text, at);
  }
  int depth = 0;
  Position i = at;
  for (; i < text.size(); ++i) {
    const char character = text[i];
    if (is_escape(text, i)) {
      ++i;
    } else if (character == '(') {
      if (++depth > parenthesis_limit) {
        return std::nullopt;
      }
    } else if (character == ')') {
      if (depth == 0) {
        break;
      }
      --depth;
    } else if (character == ' ' || is_control(character)) {
      break;
    }
  }
  if (depth != 0 || (i == at && char_at(text, i) != ')')) {
    return std::nullopt;
  }
  return Scanned{.content = text.substr(at, i - at), .end = i};
}

std::optional<Scanned> scan_link_title(std::string_view text, Position at) {
  const char open = char_at(text, at);
  if (open != '"' && open != '\'' && open != '(') {
    return std::nullopt;
  }
  const char close = open == '(' ? ')' : open;
  for (Position i = at + 1; i < text.size(); ++i) {
    if (text[i] == close) {
      return Scanned{.content = text.substr(at + 1, i - at - 1), .end = i + 1};
    }
    if (text[i] == '(' && open == '(') {
      return std::nullopt;
    }
    i += is_escape(text, i) ? 1 : 0;
  }
  return std::nullopt;
}

std::optional<Scanned> scan_link_label(std::string_view text, Position at) {
  if (char_at(text, at) != '[') {
    return std::nullopt;
  }
  Position characters = 0;
  for (Position i = at + 1; i < text.size(); ++i) {
    const char character = text[i];
    if (character == ']') {
      return Scanned{.content = text.substr(at + 1, i - at - 1), .end = i + 1};
    }
    if (character == '[') {
      return std::nullopt;
    }
    i += is_escape(text, i) ? 1 : 0;
    // Continuation bytes of UTF-8 are no characters of their own.
    characters += (static_cast<unsigned char>(character) & 0xC0) != 0x80 ? 1 : 0;
    if (characters > label_limit) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

Position skip_whitespace(std::string_view text, Position at) {
  while (at < text.size() && is_whitespace(text[at])) {
    ++at;
  }
  return at;
}

Position skip_spaces(std::string_view text, Position at) {
  while (at < text.size() && is_space_or_tab(text[at])) {
    ++at;
  }
  return at;
}

std::optional<Scanned> scan_uri_autolink(std::string_view text, Position at) {
  Position i = at;
  while (
      i < text.size() && i - at <= 32 &&
      (is_alphanumeric(text[i]) || text[i] == '+' || text[i] == '.' || text[i] == '-')) {
    ++i;
  }
  const Position length = i - at;
  if (length < 2 || length > 32 || !is_ascii_letter(text[at]) ||
      char_at(text, i) != ':') {
    return std::nullopt;
  }
  while (i < text.size() && text[i] != ' ' && text[i] != '<' && text[i] != '>' &&
         !is_control(text[i])) {
    ++i;
  }
  if (char_at(text, i) != '>') {
    return std::nullopt;
  }
  return Scanned{.content = text.substr(at, i - at), .end = i + 1};
}

std::optional<Scanned> scan_email_autolink(std::string_view text, Position at) {
  Position i = at;
  while (i < text.size() && is_email_local(text[i])) {
    ++i;
  }
  if (i == at || char_at(text, i) != '@') {
    return std::nullopt;
  }
  do {
    const Position label = i + 1;
    i = domain_label_end(text, label);
    if (i == label) {
      return std::nullopt;
    }
  } while (char_at(text, i) == '.');
  if (char_at(text, i) != '>') {
    return std::nullopt;
  }
  return Scanned{.content = text.substr(at, i - at), .end = i + 1};
}

std::string unescape(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(text, i)) {
      result += text[++i];
    } else if (const auto entity =
                   text[i] == '&' ? html::read_entity(text, i) : std::nullopt) {
      result += entity->text;
      i = entity->end - 1;
    } else {
      result += text[i];
    }
  }
  return result;
}

bool is_thematic_break(std::string_view line) {
  char marker = '\0';
  int count = 0;
  for (const char character : line) {
    if (is_space_or_tab(character)) {
      continue;
    }
    if (count == 0 && (character == '*' || character == '-' || character == '_')) {
      marker = character;
    } else if (count == 0 || character != marker) {
      return false;
    }
    ++count;
  }
  return count >= 3;
}

int setext_level(std::string_view line) {
  const char marker = char_at(line, 0);
  if (marker != '=' && marker != '-') {
    return 0;
  }
  std::size_t end = line.find_first_not_of(marker);
  end = line.find_first_not_of(" \t", std::min(end, line.size()));
  if (end != std::string_view::npos) {
    return 0;
  }
  return marker == '=' ? 1 : 2;
}

}  // namespace octavo::markdown
