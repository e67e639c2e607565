#include "formats/paged/opportunities.h"

#include <algorithm>
#include <string_view>

#include "compiler/text/breaks.h"
#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "fonts/hyphenate.h"
#include "formats/paged/estimate.h"
#include "formats/paged/run_cursor.h"

namespace octavo::paged {
namespace {

constexpr char32_t soft_hyphen_character = 0xAD;
constexpr char32_t em_dash = 0x2014;
constexpr char32_t horizontal_ellipsis = 0x2026;

constexpr int hyphen_penalty = 60;
/// Of a hyphen inside a word that has one of its own already.
constexpr int compound_penalty = 150;
/// Of a hyphen in the last word: its end would be a line alone.
constexpr int last_word_penalty = 500;
constexpr int dash_penalty = 30;
/// After the signs inside addresses and code.
constexpr int sign_penalty = 150;

/// The character before a place, U+0000 at the beginning.
char32_t character_before(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : decode_utf8(text, character_start(text, at - 1)).character;
}

bool is_hyphen(char32_t character) {
  return character == U'-' || character == 0x2010 || character == 0x58A ||
         character == 0x1400;
}

bool is_dash(char32_t character) {
  return character == em_dash || character == 0x2013 || character == horizontal_ellipsis;
}

/// Unicode's opportunities, as a book has them.
std::vector<Opportunity> unicode_opportunities(const ParagraphText& paragraph,
                                               const ParagraphStyle& style) {
  const std::string_view text = paragraph.text;
  RunCursor runs(paragraph.runs);
  std::vector<Opportunity> found;
  for (const LineBreakOpportunity& unicode : line_breaks(text, style.language)) {
    if (unicode.offset >= text.size()) {
      break;
    }
    Opportunity here{.offset = unicode.offset};
    const char32_t before = character_before(text, here.offset);
    const char32_t after = decode_utf8(text, here.offset).character;
    const StyleRun& run = runs.at(here.offset);
    if (unicode.mandatory) {
      here.kind = BreakKind::forced;
    } else if (before == soft_hyphen_character) {
      if (run.style.hyphenation == Hyphenation::none) {
        continue;
      }
      here = {.offset = here.offset,
              .kind = BreakKind::hyphenation,
              .penalty = hyphen_penalty,
              .hyphen = true,
              .adds_hyphen = true};
    } else if (is_hyphen(before)) {
      here.penalty = hyphen_penalty;
      here.hyphen = true;
    } else if (!is_space(before)) {
      // No line begins with a dash or with the mark of a note.
      if (is_dash(after) || (run.note != NodeId::none && run.begin == here.offset)) {
        continue;
      }
      here.penalty = is_dash(before)                           ? dash_penalty
                     : before < 0x80 && is_punctuation(before) ? sign_penalty
                                                               : 0;
    }
    found.push_back(here);
  }
  return found;
}

/// `[begin, end)` bytes between white space.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// An address of the web or of mail, a path, a name of code: cut at its signs.
bool is_address(std::string_view token) {
  return has(token, "://") || token.starts_with("www.") || has(token, "@") ||
         has(token, "::") || has(token, "_") || has(token, "\\") ||
         std::ranges::count(token, '/') > 1;
}

/// Made of words, so that they may be divided: no digits, and no signs inside that words
/// do not have.
bool is_prose(std::string_view token) {
  if (is_address(token) || std::ranges::any_of(token, is_digit) || has(token, "/")) {
    return false;
  }
  const auto dot = token.find('.');
  return dot == std::string_view::npos || dot + 1 >= token.size() ||
         !is_letter(decode_utf8(token, dot + 1).character);
}

/// ".info", "/proc", "!global" behind a space. Unicode lets none of these signs begin a
/// line, whatever stands before it (UAX 14, LB13), because it means those that end a
/// sentence.
bool is_name_after_space(std::string_view text, Token token) {
  constexpr std::string_view signs = "./!?,:;";
  const std::string_view part = text.substr(token.begin, token.end - token.begin);
  const std::size_t name = part.find_first_not_of(signs);
  return token.begin > 0 && text[token.begin - 1] == ' ' && name > 0 &&
         name != std::string_view::npos &&
         is_alphanumeric(decode_utf8(part, name).character);
}

/// After each sign, or run of signs, that has something on both sides: no sign stands
/// alone at the end of a line.
void add_signs(std::string_view text, Token token, std::vector<Opportunity>& found) {
  constexpr std::string_view signs = "/.-_&=?#%:,;@+~|\\<>(){}[]";
  for (std::uint32_t at = token.begin + 3; at < token.end; ++at) {
    const bool after_sign = has(signs, text.substr(at - 1, 1));
    if (after_sign && !has(signs, text.substr(at, 1))) {
      found.push_back(
          {.offset = at, .kind = BreakKind::hyphenation, .penalty = sign_penalty});
    }
  }
}

/// The words of a token, each divided by its language's patterns.
class Divider {
 public:
  Divider(const ParagraphText& paragraph, std::vector<Opportunity>& found)
      : text_(paragraph.text), runs_(paragraph.runs), found_(found) {}

  void divide(Token token, bool last) {
    const std::string_view part = text_.substr(token.begin, token.end - token.begin);
    penalty_ = last                                    ? last_word_penalty
               : has(part, "-") || has(part, "\u2010") ? compound_penalty
                                                       : hyphen_penalty;
    // An author's own points are all that a word has.
    if (has(part, "\u00AD")) {
      return;
    }
    std::uint32_t begin = token.begin;
    for (std::uint32_t at = token.begin; at < token.end;) {
      const DecodedCharacter next = decode_utf8(text_, at);
      const auto after = static_cast<std::uint32_t>(at + next.size);
      if (!is_letter(next.character) && !is_mark(next.character)) {
        divide_word(begin, at);
        begin = after;
      }
      at = after;
    }
    divide_word(begin, token.end);
  }

 private:
  void divide_word(std::uint32_t begin, std::uint32_t end) {
    if (end < begin + 4) {
      return;
    }
    const StyleRun& run = runs_.at(begin);
    const StyleRun& last = runs_.at(end - 1);
    if (run.style.hyphenation != Hyphenation::automatic ||
        last.style.hyphenation != Hyphenation::automatic ||
        run.language != last.language || !divides(run.language)) {
      return;
    }
    const std::string_view word = text_.substr(begin, end - begin);
    const css::HyphenLimits limits = run.style.rare->hyphen_limits;
    for (const std::uint32_t point : hyphenation_points(run.language, word)) {
      if (!is_allowed(word, point, limits)) {
        continue;
      }
      found_.push_back({.offset = begin + point,
                        .kind = BreakKind::hyphenation,
                        .penalty = penalty_,
                        .hyphen = true,
                        .adds_hyphen = true});
    }
  }

  /// What the author asks for beyond what the language has.
  static bool is_allowed(std::string_view word,
                         std::uint32_t point,
                         const css::HyphenLimits& limits) {
    if (limits == css::HyphenLimits{}) {
      return true;
    }
    const std::size_t before = character_count(word.substr(0, point));
    const std::size_t after = character_count(word.substr(point));
    return before + after >= limits.word && before >= limits.before &&
           after >= limits.after;
  }

  bool divides(std::string_view language) {
    if (language != language_) {
      language_ = language;
      divides_ = can_hyphenate(language);
    }
    return divides_;
  }

  std::string_view text_;
  RunCursor runs_;
  std::vector<Opportunity>& found_;
  int penalty_ = 0;
  /// The language asked for last, and the answer.
  std::string language_{};
  bool divides_ = false;
};

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> found;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const DecodedCharacter next = decode_utf8(text, at);
    const auto after = static_cast<std::uint32_t>(at + next.size);
    if (is_space(next.character)) {
      if (begin < at) {
        found.push_back({.begin = begin, .end = at});
      }
      begin = after;
    }
    at = after;
  }
  if (begin < text.size()) {
    found.push_back({.begin = begin, .end = static_cast<std::uint32_t>(text.size())});
  }
  return found;
}

/// A line ends where the text on both sides of it lets it.
void remove_unwrapped(const ParagraphText& paragraph, std::vector<Opportunity>& found) {
  RunCursor runs(paragraph.runs);
  std::erase_if(found, [&](const Opportunity& here) {
    return here.kind != BreakKind::forced && here.offset > 0 &&
           !runs.at(here.offset - 1).style.wraps && !runs.at(here.offset).style.wraps;
  });
}

}  // namespace

std::vector<Opportunity> opportunities(const ParagraphText& paragraph,
                                       const ParagraphStyle& style) {
  if (paragraph.runs.empty()) {
    return {};
  }
  const std::string_view text = paragraph.text;
  std::vector<Opportunity> found = unicode_opportunities(paragraph, style);
  const auto unicode_count = static_cast<std::ptrdiff_t>(found.size());
  RunCursor runs(paragraph.runs);
  Divider divider(paragraph, found);
  const std::vector<Token> all = tokens(text);
  for (const Token& token : all) {
    const std::string_view part = text.substr(token.begin, token.end - token.begin);
    if (is_name_after_space(text, token)) {
      found.push_back({.offset = token.begin});
    }
    const Hyphenation hyphenation = runs.at(token.begin).style.hyphenation;
    if (hyphenation == Hyphenation::automatic && is_prose(part)) {
      divider.divide(token, token.end == all.back().end);
    } else if (hyphenation == Hyphenation::none || is_address(part)) {
      add_signs(text, token, found);
    }
  }
  // Both halves ascend. Where both have an offset, Unicode's opportunity is taken.
  std::ranges::inplace_merge(found, found.begin() + unicode_count, {},
                             &Opportunity::offset);
  const auto rest = std::ranges::unique(found, {}, &Opportunity::offset);
  found.erase(rest.begin(), rest.end());
  remove_unwrapped(paragraph, found);
  return found;
}

}  // namespace octavo::paged
