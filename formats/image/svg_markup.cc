#include "formats/image/svg_markup.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "compiler/text/utf8.h"

namespace octavo::image {

namespace {

constexpr std::string_view not_well_formed = "is no well-formed XML";
constexpr std::string_view has_entities = "declares entities of its own";

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool is_name_byte(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_' || byte == ':' ||
         byte == '.' || static_cast<unsigned char>(byte) >= 0x80;
}

bool is_allowed(char32_t character) {
  return (character >= 0x20 || character == '\t' || character == '\n' ||
          character == '\r') &&
         character != 0xFFFE && character != 0xFFFF &&
         (character < 0xD800 || character > 0xDFFF) && character <= 0x10FFFF;
}

std::optional<char32_t> entity_character(std::string_view name) {
  constexpr std::pair<std::string_view, char32_t> entities[] = {
      {"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}};
  const auto* found =
      std::ranges::find(entities, name, &std::pair<std::string_view, char32_t>::first);
  if (found != std::end(entities)) {
    return found->second;
  }
  if (!name.starts_with('#')) {
    return std::nullopt;
  }
  const bool is_hexadecimal = name.substr(1).starts_with('x');
  const std::string_view digits = name.substr(is_hexadecimal ? 2 : 1);
  std::uint32_t number = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(),
                                             number, is_hexadecimal ? 16 : 10);
  const bool is_number = status == std::errc() && end == digits.data() + digits.size();
  return is_number && is_allowed(number) ? std::optional<char32_t>(number) : std::nullopt;
}

// Empty: it holds what XML does not allow.
std::optional<std::string> resolve_entities(std::string_view text) {
  constexpr std::size_t longest_entity = 12;
  std::string resolved;
  std::size_t at = 0;
  while (at < text.size()) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    if (!is_allowed(decoded.character)) {
      return std::nullopt;
    }
    if (decoded.character != U'&') {
      resolved.append(text.substr(at, decoded.size));
      at += decoded.size;
      continue;
    }
    const std::size_t end = text.substr(at, longest_entity).find(';');
    const auto character = end == std::string_view::npos
                               ? std::nullopt
                               : entity_character(text.substr(at + 1, end - 1));
    if (!character) {
      return std::nullopt;
    }
    append_utf8(resolved, *character);
    at += end + 1;
  }
  return resolved;
}

}  // namespace

std::optional<MarkupToken> MarkupReader::fail(std::string_view error) {
  error_ = error;
  at_ = text_.size();
  return std::nullopt;
}

bool MarkupReader::skip_past(std::string_view end) {
  const std::size_t found = text_.find(end, at_);
  at_ = found == std::string_view::npos ? text_.size() : found + end.size();
  return found != std::string_view::npos;
}

bool MarkupReader::skip_declaration() {
  if (starts_with("<!--")) {
    return skip_past("-->");
  }
  if (starts_with("<?")) {
    return skip_past("?>");
  }
  const std::size_t begin = at_;
  const bool ends = starts_with("<!DOCTYPE") && skip_past(">");
  if (ends && text_.substr(begin, at_ - begin).find('[') != std::string_view::npos) {
    error_ = has_entities;
    return false;
  }
  return ends;
}

void MarkupReader::skip_space() {
  while (at_ < text_.size() && is_space(text_[at_])) {
    ++at_;
  }
}

std::string MarkupReader::read_name() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_name_byte(text_[at_])) {
    ++at_;
  }
  return std::string(text_.substr(begin, at_ - begin));
}

bool MarkupReader::read_attribute(MarkupToken& token) {
  std::string name = read_name();
  skip_space();
  if (name.empty() || !starts_with("=")) {
    return false;
  }
  ++at_;
  skip_space();
  if (!starts_with("\"") && !starts_with("'")) {
    return false;
  }
  const std::size_t begin = at_ + 1;
  const std::size_t end = text_.find(text_[at_], begin);
  if (end == std::string_view::npos) {
    return false;
  }
  auto value = resolve_entities(text_.substr(begin, end - begin));
  if (!value || text_.substr(begin, end - begin).find('<') != std::string_view::npos) {
    return false;
  }
  at_ = end + 1;
  token.attributes.emplace_back(std::move(name), std::move(*value));
  return true;
}

std::optional<MarkupToken> MarkupReader::read_tag() {
  MarkupToken token{.kind = MarkupToken::Kind::start};
  ++at_;
  token.name = read_name();
  if (token.name.empty()) {
    return fail(not_well_formed);
  }
  while (true) {
    skip_space();
    if (starts_with(">")) {
      ++at_;
      return token;
    }
    if (starts_with("/>")) {
      at_ += 2;
      token.is_empty = true;
      return token;
    }
    if (!read_attribute(token)) {
      return fail(not_well_formed);
    }
  }
}

std::optional<MarkupToken> MarkupReader::read_end_tag() {
  MarkupToken token{.kind = MarkupToken::Kind::end};
  at_ += 2;
  token.name = read_name();
  skip_space();
  if (!starts_with(">")) {
    return fail(not_well_formed);
  }
  ++at_;
  return token;
}

std::optional<MarkupToken> MarkupReader::read_text() {
  constexpr std::string_view data_begin = "<![CDATA[";
  const std::size_t begin = at_;
  if (starts_with(data_begin)) {
    if (!skip_past("]]>")) {
      return fail(not_well_formed);
    }
    const std::string_view data =
        text_.substr(begin + data_begin.size(), at_ - begin - data_begin.size() - 3);
    return MarkupToken{.text = std::string(data)};
  }
  at_ = std::min(text_.find('<', at_), text_.size());
  auto text = resolve_entities(text_.substr(begin, at_ - begin));
  if (!text) {
    return fail(not_well_formed);
  }
  return MarkupToken{.text = std::move(*text)};
}

std::optional<MarkupToken> MarkupReader::next() {
  while (at_ < text_.size()) {
    if (text_[at_] != '<' || starts_with("<![CDATA[")) {
      return read_text();
    }
    if (starts_with("</")) {
      return read_end_tag();
    }
    if (!starts_with("<!") && !starts_with("<?")) {
      return read_tag();
    }
    if (!skip_declaration()) {
      return fail(error_.empty() ? not_well_formed : std::string_view(has_entities));
    }
  }
  return std::nullopt;
}

std::string escape_markup(std::string_view text) {
  std::string escaped;
  for (const char byte : text) {
    switch (byte) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += byte;
    }
  }
  return escaped;
}

}  // namespace octavo::image
