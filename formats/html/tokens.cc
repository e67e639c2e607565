#include "formats/html/tokens.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "formats/html/entities.h"

namespace octavo::html {

namespace {

constexpr std::array<std::string_view, 4> raw_text_names = {"script", "style", "xmp",
                                                            "plaintext"};

bool is_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

char to_lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32)
                                              : character;
}

std::string lower(std::string_view text) {
  std::string result;
  std::ranges::transform(text, std::back_inserter(result), to_lower);
  return result;
}

/// Reads a text once, from its begin to its end.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view html) : html_(html) {}

  std::vector<Token> run() {
    while (at_ < html_.size()) {
      const std::size_t begin = at_;
      if (read_markup()) {
        continue;
      }
      at_ = std::min(html_.find('<', begin + 1), html_.size());
      add(TokenKind::text, begin);
    }
    return std::move(tokens_);
  }

 private:
  void add(TokenKind kind, std::size_t begin) {
    const bool joins = kind == TokenKind::text && !tokens_.empty() &&
                       tokens_.back().kind == TokenKind::text;
    if (joins) {
      tokens_.back().end = static_cast<std::uint32_t>(at_);
      return;
    }
    tokens_.push_back({.kind = kind,
                       .begin = static_cast<std::uint32_t>(begin),
                       .end = static_cast<std::uint32_t>(at_)});
  }

  char peek(std::size_t ahead) const {
    return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
  }

  /// What nothing ends goes on to the end of the text.
  void read_until(std::string_view mark, TokenKind kind) {
    const std::size_t begin = at_;
    const std::size_t found = html_.find(mark, at_ + 2);
    at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
    add(kind, begin);
  }

  bool read_markup() {
    if (peek(0) != '<') {
      return false;
    }
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      read_until("-->", TokenKind::comment);
    } else if (rest.starts_with("<![CDATA[")) {
      read_until("]]>", TokenKind::other);
    } else if (peek(1) == '!') {
      read_until(">", TokenKind::other);
    } else if (peek(1) == '?') {
      read_until("?>", TokenKind::other);
    } else if (is_letter(peek(1)) || (peek(1) == '/' && is_letter(peek(2)))) {
      return read_tag();
    } else {
      return false;
    }
    return true;
  }

  void skip_space() {
    while (at_ < html_.size() && (is_space(html_[at_]) || html_[at_] == '/')) {
      ++at_;
    }
  }

  std::string_view read_while_not(std::string_view ends) {
    const std::size_t begin = at_;
    at_ = std::min(html_.find_first_of(ends, begin), html_.size());
    return html_.substr(begin, at_ - begin);
  }

  /// False where a quote begins the value and none ends it.
  bool read_value(std::string& value) {
    while (at_ < html_.size() && is_space(html_[at_])) {
      ++at_;
    }
    const char quote = peek(0);
    if (quote != '"' && quote != '\'') {
      value = decode(read_while_not(" \t\n\r\f>"));
      return true;
    }
    ++at_;
    value = decode(read_while_not(std::string_view(&quote, 1)));
    return at_++ < html_.size();
  }

  /// From after the name to the `>`.
  bool read_attributes(Tag& tag) {
    std::size_t value_end = at_;
    for (skip_space(); peek(0) != '>'; skip_space()) {
      if (at_ >= html_.size() || peek(0) == '<') {
        return false;
      }
      std::string name = lower(read_while_not(" \t\n\r\f/>=<"));
      std::string value;
      if (peek(0) == '=') {
        ++at_;
        if (!read_value(value)) {
          return false;
        }
      }
      if (!name.empty()) {
        tag.attributes.emplace_back(std::move(name), std::move(value));
      }
      value_end = at_;
    }
    tag.closes_itself = at_ > value_end && html_[at_ - 1] == '/';
    ++at_;
    return true;
  }

  bool read_tag() {
    const std::size_t begin = at_;
    Tag tag;
    tag.closes = peek(1) == '/';
    at_ += tag.closes ? 2 : 1;
    tag.name = lower(read_while_not(" \t\n\r\f/><"));
    if (!read_attributes(tag)) {
      at_ = begin;
      return false;
    }
    add(TokenKind::tag, begin);
    const bool holds_raw_text =
        !tag.closes &&
        std::ranges::find(raw_text_names, tag.name) != raw_text_names.end();
    tag.closes_itself = tag.closes_itself && !holds_raw_text;
    const std::string end = "</" + tag.name;
    tokens_.back().tag = std::move(tag);
    if (holds_raw_text) {
      read_raw_text(end);
    }
    return true;
  }

  void read_raw_text(std::string_view end) {
    const std::size_t begin = at_;
    const auto found =
        std::ranges::search(html_.substr(at_), end, {}, to_lower, to_lower).begin();
    at_ = static_cast<std::size_t>(found - html_.begin());
    if (at_ > begin) {
      add(TokenKind::text, begin);
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_{};
};

}  // namespace

std::vector<Token> tokenize(std::string_view html) {
  return Tokenizer(html).run();
}

std::string decode(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto entity = text[i] == '&' ? read_entity(text, i) : std::nullopt) {
      result += entity->text;
      i = entity->end - 1;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace octavo::html
