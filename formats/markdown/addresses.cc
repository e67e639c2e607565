#include "formats/markdown/addresses.h"

#include <algorithm>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::markdown {

namespace {

bool is_alphanumeric(char character) {
  return is_ascii_letter(character) || is_digit(character);
}

bool is_host_character(char character) {
  return is_alphanumeric(character) || character == '-' || character == '_' ||
         static_cast<unsigned char>(character) >= 0x80;
}

/// White space of ASCII, and by the lenient rule what in texts without spaces is no part
/// of an address.
bool ends_address(std::string_view text, Position at, AddressRule rule) {
  const char byte = text[at];
  if ((byte & 0x80) == 0) {
    return is_whitespace(byte);
  }
  if (rule == AddressRule::strict || is_continuation(byte)) {
    return false;
  }
  const char32_t character = decode_utf8(text, at).character;
  return is_space(character) || (is_cjk(character) && is_punctuation(character));
}

/// The end of a valid domain: segments parted by full stops, at least two, the last two
/// of them without underscores. One that begins later in the same segments fails as the
/// whole does, because the last segments decide.
std::optional<Position> scan_domain(std::string_view text,
                                    Position at,
                                    AddressRule rule,
                                    FailedDomain& failed) {
  if (at >= failed.begin && at < failed.end) {
    return std::nullopt;
  }
  bool underscore_before = false;
  bool underscore = false;
  int stops = 0;
  Position end = at;
  for (; end < text.size(); ++end) {
    if (text[end] == '.') {
      const bool parts_segments = end > at && end + 1 < text.size() &&
                                  is_host_character(text[end + 1]) &&
                                  !ends_address(text, end + 1, rule);
      if (!parts_segments) {
        break;
      }
      underscore_before = underscore;
      underscore = false;
      ++stops;
    } else if (!is_host_character(text[end]) || ends_address(text, end, rule)) {
      break;
    }
    underscore = underscore || text[end] == '_';
  }
  if (stops == 0 || underscore || underscore_before || !is_alphanumeric(text[end - 1])) {
    failed = {.begin = at, .end = end};
    return std::nullopt;
  }
  return end;
}

/// Before the `&` of what looks like a character reference at the end, or `end`.
Position before_entity(std::string_view text, Position begin, Position end) {
  Position i = end - 1;
  while (i > begin && is_alphanumeric(text[i - 1])) {
    --i;
  }
  return i > begin && i < end - 1 && text[i - 1] == '&' ? i - 1 : end - 1;
}

/// A quotation mark, an ellipsis or a dash beyond ASCII.
bool ends_with_mark(std::string_view text) {
  const std::size_t last = character_start(text, text.size() - 1);
  const char32_t character = decode_utf8(text, last).character;
  return character >= 0x80 && is_punctuation(character) && !is_symbol(character);
}

/// Without the punctuation that belongs to the sentence.
Position trim_address(std::string_view text,
                      Position begin,
                      Position end,
                      AddressRule rule) {
  const std::string_view address = text.substr(begin, end - begin);
  auto surplus = std::ranges::count(address, ')') - std::ranges::count(address, '(');
  while (end > begin) {
    const char last = text[end - 1];
    if (std::string_view("?!.,:*_~'\"").find(last) != std::string_view::npos) {
      --end;
    } else if (last == ';') {
      end = before_entity(text, begin, end);
    } else if (last == ')' && surplus > 0) {
      --surplus;
      --end;
    } else if (rule == AddressRule::lenient && ends_with_mark(text.substr(0, end))) {
      end = static_cast<Position>(character_start(text, end - 1));
    } else {
      break;
    }
  }
  return end;
}

bool stands_free(std::string_view text, Position at, AddressRule rule) {
  if (at == 0 || is_whitespace(text[at - 1])) {
    return true;
  }
  return rule == AddressRule::strict
             ? std::string_view("*_~(").find(text[at - 1]) != std::string_view::npos
             : !is_alphanumeric(text[at - 1]);
}

bool is_email_local(char character) {
  return is_alphanumeric(character) || character == '.' || character == '-' ||
         character == '_' || character == '+';
}

std::optional<AddressRange> email_round(std::string_view text,
                                        Position from,
                                        Position sign,
                                        AddressRule rule) {
  Position begin = sign;
  while (begin > from && is_email_local(text[begin - 1])) {
    --begin;
  }
  Position end = sign + 1;
  int stops = 0;
  while (end < text.size()) {
    const bool is_stop = text[end] == '.' && end + 1 < text.size() &&
                         is_alphanumeric(text[end + 1]) && end > sign + 1;
    if (!is_stop && !is_alphanumeric(text[end]) && text[end] != '-' && text[end] != '_') {
      break;
    }
    stops += is_stop ? 1 : 0;
    ++end;
  }
  const char last = text[end - 1];
  if (begin == sign || !stands_free(text, begin, rule) || stops == 0 || last == '-' ||
      last == '_') {
    return std::nullopt;
  }
  return AddressRange{.begin = begin, .end = end};
}

}  // namespace

std::optional<AddressRange> scan_address(std::string_view text,
                                         Position at,
                                         char closer,
                                         AddressRule rule,
                                         FailedDomain& failed) {
  Position begin = at;
  Position domain = at;
  if (text[at] == ':') {
    while (begin > 0 && at - begin < 6 && is_ascii_letter(text[begin - 1])) {
      --begin;
    }
    const std::string_view scheme = text.substr(begin, at - begin);
    const bool is_known = equal_ignoring_case(scheme, "http") ||
                          equal_ignoring_case(scheme, "https") ||
                          equal_ignoring_case(scheme, "ftp");
    if (!is_known || text.substr(at, 3) != "://") {
      return std::nullopt;
    }
    domain = at + 3;
  } else if (!equal_ignoring_case(text.substr(at, 4), "www.")) {
    return std::nullopt;
  }
  if (!stands_free(text, begin, rule)) {
    return std::nullopt;
  }
  const auto domain_end = scan_domain(text, domain, rule, failed);
  if (!domain_end) {
    return std::nullopt;
  }
  Position end = *domain_end;
  while (end < text.size() && !ends_address(text, end, rule) && text[end] != '<' &&
         (closer == '\0' || text[end] != closer)) {
    ++end;
  }
  end = trim_address(text, domain, end, rule);
  return AddressRange{.begin = begin, .end = end};
}

std::optional<AddressRange> find_email(std::string_view text,
                                       Position from,
                                       AddressRule rule) {
  for (std::size_t sign = text.find('@', from); sign != std::string_view::npos;
       sign = text.find('@', sign + 1)) {
    if (const auto found = email_round(text, from, static_cast<Position>(sign), rule)) {
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace octavo::markdown
