#include "formats/pdf/to_unicode.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "compiler/text/utf8.h"

namespace octavo::pdf {

namespace {

// A token of a CMap that matters: a hexadecimal string (its bytes), a bracket or a word.
struct Token {
  bool is_string = false;
  std::string text{};
};

int hex_value(char c) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  const auto lower = static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c);
  const std::size_t found = hexadecimal.find(lower);
  return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

std::string unhex(std::string_view written) {
  std::string bytes;
  int high = -1;
  for (const char c : written) {
    const int value = hex_value(c);
    if (value < 0) {
      continue;
    }
    if (high < 0) {
      high = value;
    } else {
      bytes += static_cast<char>(high * 16 + value);
      high = -1;
    }
  }
  return bytes;
}

std::vector<Token> tokens_of(std::string_view stream) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < stream.size();) {
    const char c = stream[at];
    if (c == '<' && stream.substr(at, 2) != "<<") {
      const std::size_t end = std::min(stream.find('>', at), stream.size());
      tokens.push_back({true, unhex(stream.substr(at + 1, end - at - 1))});
      at = end + 1;
    } else if (c == '[' || c == ']') {
      tokens.push_back({false, std::string(1, c)});
      ++at;
    } else if (c > ' ' && c != '<' && c != '>') {
      const std::size_t end =
          std::min(stream.find_first_of(" \r\n\t<>[]", at), stream.size());
      tokens.push_back({false, std::string(stream.substr(at, end - at))});
      at = end;
    } else {
      ++at;
    }
  }
  return tokens;
}

unsigned code_of(const std::string& bytes) {
  unsigned code = 0;
  for (const char c : bytes) {
    code = code << 8U | static_cast<unsigned char>(c);
  }
  return code;
}

void read_characters(const std::vector<Token>& tokens,
                     std::size_t& at,
                     std::map<unsigned, std::string>& map) {
  for (; at + 1 < tokens.size() && tokens[at].is_string; at += 2) {
    map[code_of(tokens[at].text)] = from_utf16(tokens[at + 1].text);
  }
}

void read_ranges(const std::vector<Token>& tokens,
                 std::size_t& at,
                 std::map<unsigned, std::string>& map) {
  while (at + 2 < tokens.size() && tokens[at].is_string) {
    const unsigned first = code_of(tokens[at].text);
    const unsigned last = code_of(tokens[at + 1].text);
    at += 2;
    if (tokens[at].text == "[") {
      ++at;
      for (unsigned code = first; at < tokens.size() && tokens[at].is_string; ++code) {
        map[code] = from_utf16(tokens[at++].text);
      }
      ++at;
      continue;
    }
    // A range counts the last byte on, and no font has more codes than two bytes.
    constexpr unsigned most = 0x10000;
    std::string text = tokens[at++].text;
    const unsigned end = std::min(last, most - 1);
    for (unsigned code = first; code <= end && text.size() >= 2; ++code) {
      map[code] = from_utf16(text);
      text.back() = static_cast<char>(text.back() + 1);
      text[text.size() - 2] =
          static_cast<char>(text[text.size() - 2] + (text.back() == '\0' ? 1 : 0));
    }
  }
}

}  // namespace

std::string from_utf16(std::string_view bytes) {
  std::string out;
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at]) << 8U |
                                 static_cast<unsigned char>(bytes[at + 1]));
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t character = unit(at);
    if (character >= 0xD800 && character < 0xDC00 && at + 3 < bytes.size()) {
      at += 2;
      character = 0x10000 + ((character - 0xD800) << 10U) + (unit(at) - 0xDC00);
    }
    append_utf8(out, character);
  }
  return out;
}

std::map<unsigned, std::string> read_to_unicode(std::string_view stream) {
  std::map<unsigned, std::string> map;
  const std::vector<Token> tokens = tokens_of(stream);
  for (std::size_t at = 0; at < tokens.size();) {
    const std::string& word = tokens[at++].text;
    if (word == "beginbfchar") {
      read_characters(tokens, at, map);
    } else if (word == "beginbfrange") {
      read_ranges(tokens, at, map);
    }
  }
  return map;
}

}  // namespace octavo::pdf
