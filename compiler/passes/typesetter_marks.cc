#include "compiler/passes/typesetter_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "compiler/text/characters.h"

namespace octavo {

namespace {

constexpr char32_t no_break_space = 0x00A0;
constexpr char32_t narrow_no_break_space = 0x202F;
constexpr char32_t apostrophe = U'’';

bool is_digit(char32_t character) {
  return character >= '0' && character <= '9';
}

bool is_hebrew_letter(char32_t character) {
  return character >= 0x05D0 && character <= 0x05EA;
}

bool is_dash(char32_t character) {
  return character == '-' || character == U'–' || character == U'—';
}

/// After these a quote opens.
bool opens_after(char32_t character) {
  constexpr std::u32string_view openers = U"([{<¿¡/“‘„‚«‹「『（【";
  return is_space(character) || openers.find(character) != std::u32string_view::npos;
}

/// English words that begin with an apostrophe.
bool is_clipped_word(std::u32string_view word) {
  constexpr auto words = std::to_array<std::u32string_view>(
      {U"tis", U"twas",  U"twere", U"twill", U"twould", U"til",    U"till",
       U"em",  U"cause", U"n",     U"bout",  U"round",  U"gainst", U"neath",
       U"ere", U"un",    U"cept",  U"nuff",  U"phone",  U"kay",    U"tain"});
  return std::ranges::any_of(words, [&](std::u32string_view known) {
    return known.size() == word.size() &&
           std::ranges::equal(known, word, [](char32_t a, char32_t b) {
             return a == (b >= 'A' && b <= 'Z' ? (b | 0x20U) : b);
           });
  });
}

/// Marks the addresses in a text: in them nothing changes.
std::vector<bool> find_addresses(std::u32string_view text) {
  std::vector<bool> result(text.size(), false);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !is_space(text[end])) {
      ++end;
    }
    const std::u32string_view token = text.substr(begin, end - begin);
    const auto at = token.find(U'@');
    const bool mail = at != std::u32string_view::npos && at > 0 &&
                      token.find(U'.', at) != std::u32string_view::npos;
    // A quote or a bracket may stand before it.
    const bool site = token.find(U"www.") <= 1;
    if (token.find(U"://") != std::u32string_view::npos || mail || site) {
      // Quotes and stops round an address are the sentence's.
      std::size_t first = begin;
      std::size_t last = end;
      while (first < last && !is_alphanumeric(text[first])) {
        ++first;
      }
      while (last > first && !is_alphanumeric(text[last - 1]) && text[last - 1] != '/') {
        --last;
      }
      std::fill(result.begin() + static_cast<std::ptrdiff_t>(first),
                result.begin() + static_cast<std::ptrdiff_t>(last), true);
    }
    begin = end + 1;
  }
  return result;
}

/// Reads a text once, from its first character to its last.
class Setter {
 public:
  explicit Setter(const TypedText& typed)
      : typed_(typed), text_(typed.characters), addresses_(find_addresses(text_)) {
    find_last_closing();
    set_.characters.reserve(text_.size());
    set_.owners.reserve(text_.size());
  }

  TypedText take() {
    while (at_ < text_.size()) {
      set_one();
    }
    return std::move(set_);
  }

 private:
  char32_t before() const { return at_ == 0 ? U' ' : text_[at_ - 1]; }
  char32_t after(std::size_t distance = 1) const {
    return at_ + distance < text_.size() ? text_[at_ + distance] : U' ';
  }
  char32_t last_set() const {
    return set_.characters.empty() ? U' ' : set_.characters.back();
  }

  const TypographyRules& rules() const { return *typed_.rules[typed_.owners[at_]]; }

  void put(char32_t character) {
    set_.characters.push_back(character);
    set_.owners.push_back(typed_.owners[at_]);
  }

  void set_one() {
    const char32_t character = text_[at_];
    if (!may_change(at_) || addresses_[at_]) {
      put(character);
      ++at_;
      return;
    }
    std::size_t used = 1;
    switch (character) {
      case U'"':
        used = set_double_quote();
        break;
      case U'\'':
        set_single_quote();
        break;
      case U'-':
        used = set_dash();
        break;
      case U'.':
        used = set_dots();
        break;
      case U' ':
        put(sticks() ? no_break_space : U' ');
        break;
      default:
        used = set_other(character);
        break;
    }
    at_ += used;
  }

  // --- Quotes

  bool may_change(std::size_t at) const { return typed_.owners[at] != TypedText::nobody; }

  /// How many characters one sign repeats for.
  std::size_t run_length() const {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] == text_[at_] && may_change(end)) {
      ++end;
    }
    return end - at_;
  }

  bool opens_here(bool is_open) const {
    const char32_t previous = before();
    if (previous == '"' || previous == '\'') {
      return last_opened_ && !is_space(after());
    }
    if (is_space(after())) {
      return is_space(previous) && !is_open;
    }
    if (is_dash(previous)) {
      return is_alphanumeric(after()) || !is_open;
    }
    // Between characters that stand without spaces only the order tells.
    const bool unspaced = is_cjk(previous) && !opens_after(previous);
    return unspaced ? !is_open : opens_after(previous);
  }

  /// Whether a double quote can be no other than the one that opens the word after it.
  bool opens_word() const {
    if (!is_alphanumeric(after()) || is_cjk(after())) {
      return false;
    }
    const bool is_apostrophe =
        before() == apostrophe || (before() == '\'' && !last_opened_);
    const bool is_elided = is_apostrophe && at_ >= 2 && is_letter(text_[at_ - 2]);
    return is_elided || !is_double_open();
  }

  /// 6" x 9" without its spaces.
  bool is_times(char32_t character) const {
    return (character == 'x' || character == U'×') && is_digit(after(2));
  }

  bool is_double_open() const { return std::ranges::find(open_, U'"') != open_.end(); }

  /// The marks of a level: a quote inside a quote has the other pair.
  QuoteMarks marks(std::size_t level) const {
    const TypographyRules& own = rules();
    if (own.cjk_quotes && !is_cjk(before()) && !is_cjk(after())) {
      return level % 2 == 0 ? QuoteMarks{} : QuoteMarks{.open = U'‘', .close = U'’'};
    }
    return level % 2 == 0 ? own.outer : own.inner;
  }

  void push(char32_t kind, char32_t close) {
    constexpr std::size_t deepest = 64;
    if (open_.size() < deepest) {
      open_.push_back(kind);
      closing_.push_back(close);
    }
  }

  /// Ends the innermost quote of a kind; its closing mark, or none.
  std::optional<char32_t> pop(char32_t kind) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i] == kind) {
        const char32_t close = closing_[i];
        open_.resize(i);
        closing_.resize(i);
        return close;
      }
    }
    return std::nullopt;
  }

  std::size_t set_double_quote() {
    if (typed_.hebrew[typed_.owners[at_]] && is_hebrew_letter(before()) &&
        is_hebrew_letter(after())) {
      put(0x05F4);
      return 1;
    }
    if (is_digit(before()) && !is_double_open() &&
        (!is_alphanumeric(after()) || is_times(after()))) {
      put(U'″');
      return 1;
    }
    if (opens_here(is_double_open()) || opens_word()) {
      const auto level = static_cast<std::size_t>(std::ranges::count(open_, U'"'));
      const QuoteMarks pair = marks(level);
      push(U'"', pair.close);
      put(pair.open);
      last_opened_ = true;
      return 1 + set_space_after(pair.open);
    }
    last_opened_ = false;
    const char32_t close = pop(U'"').value_or(marks(0).close);
    set_space_before(close);
    put(close);
    return 1;
  }

  void set_single_quote() {
    const char32_t previous = before();
    const bool is_open = std::ranges::find(open_, U'\'') != open_.end();
    const bool opens = opens_here(is_cjk(previous) && is_open);
    last_opened_ = false;
    if (is_digit(previous) && (is_digit(after()) || !is_alphanumeric(after())) &&
        !is_open) {
      put(U'′');
      return;
    }
    if ((is_alphanumeric(previous) && !is_cjk(previous)) || is_mark(previous)) {
      const bool closes = !is_letter(after()) && !is_digit(after());
      put(closes ? pop(U'\'').value_or(apostrophe) : apostrophe);
      return;
    }
    if (opens && !is_elision() && last_closing_ > at_) {
      const QuoteMarks pair = rules().cjk_quotes ? marks(1) : rules().inner;
      push(U'\'', pair.close);
      put(pair.open);
      last_opened_ = true;
      return;
    }
    put(opens ? apostrophe : pop(U'\'').value_or(apostrophe));
  }

  /// "'tis", "'90s", "rock 'n' roll".
  bool is_elision() const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_alphanumeric(text_[end])) {
      ++end;
    }
    const std::u32string_view word = text_.substr(at_ + 1, end - at_ - 1);
    const bool decade = word.size() >= 2 && word.size() <= 3 && is_digit(word[0]) &&
                        is_digit(word[1]) && (word.size() == 2 || word[2] == 's');
    return decade || is_clipped_word(word);
  }

  /// An apostrophe that opens needs one that closes after it.
  void find_last_closing() {
    for (std::size_t i = text_.size(); i-- > 1;) {
      if (text_[i] == '\'' && may_change(i) && !is_space(text_[i - 1]) &&
          (i + 1 == text_.size() || !is_alphanumeric(text_[i + 1]))) {
        last_closing_ = i;
        return;
      }
    }
  }

  // --- Dashes and dots

  std::size_t set_dash() {
    const std::size_t length = run_length();
    const bool comment = before() == '!' && at_ > 1 && text_[at_ - 2] == '<';
    const bool arrow = before() == '<' || after(length) == '>';
    if (length < 2 || length > 3 || arrow || comment) {
      for (std::size_t i = 0; i < length; ++i) {
        put(U'-');
      }
      return length;
    }
    // Speech in a novel begins with the long dash, however it was typed.
    const bool speech = at_ == 0 && !is_space(after(2));
    put(length == 3 || speech ? U'—' : U'–');
    return length;
  }

  std::size_t set_dots() {
    const std::size_t length = run_length();
    constexpr std::size_t most = 4;
    if (length < 3 || length > most) {
      for (std::size_t i = 0; i < length; ++i) {
        put(U'.');
      }
      return length;
    }
    put(U'…');
    return 3;
  }

  // --- Spaces

  /// Whether the space here must not end a line.
  bool sticks() const {
    const char32_t previous = before();
    if (is_digit(previous)) {
      return is_unit();
    }
    if (previous == U'§' || previous == U'№') {
      return is_digit(after());
    }
    const char32_t earlier = at_ < 2 ? U' ' : text_[at_ - 2];
    const bool one_letter = opens_after(earlier) || earlier == '"' || earlier == '\'';
    return one_letter && !is_space(after()) &&
           rules().clinging_words.find(previous) != std::u32string_view::npos;
  }

  bool is_unit() const {
    constexpr auto units = std::to_array<std::u32string_view>(
        {U"km", U"m",  U"cm", U"mm", U"kg", U"g",  U"mg", U"l",   U"ml",  U"ha",  U"km²",
         U"m²", U"m³", U"W",  U"kW", U"MW", U"V",  U"Hz", U"kHz", U"MHz", U"GHz", U"kB",
         U"MB", U"GB", U"TB", U"%",  U"‰",  U"°C", U"°F", U"€",   U"£",   U"$"});
    std::size_t end = at_ + 1;
    while (end < text_.size() && end - at_ < 6 && !is_space(text_[end]) &&
           std::u32string_view(U".,;:!?)»”").find(text_[end]) ==
               std::u32string_view::npos) {
      ++end;
    }
    const std::u32string_view word = text_.substr(at_ + 1, end - at_ - 1);
    return std::ranges::find(units, word) != units.end();
  }

  /// A space of the right kind after an opening guillemet; how much of the text it is.
  std::size_t set_space_after(char32_t mark) {
    if (!rules().spaced_quotes || mark != U'«') {
      return 0;
    }
    const bool typed = after() == ' ';
    if (typed || !is_space(after())) {
      put(no_break_space);
    }
    return typed ? 1 : 0;
  }

  /// The same before a closing guillemet or a high mark.
  void set_space_before(char32_t mark) {
    const TypographyRules& own = rules();
    const bool high_mark = mark == ';' || mark == '!' || mark == '?';
    const bool spaced =
        high_mark ? own.spaced_marks : own.spaced_quotes && (mark == U'»' || mark == ':');
    if (!spaced) {
      return;
    }
    const char32_t space = high_mark ? narrow_no_break_space : no_break_space;
    if (last_set() == ' ' && !set_.owners.empty() &&
        set_.owners.back() != TypedText::nobody) {
      set_.characters.back() = space;
    } else if (!is_space(last_set()) && takes_space_before(mark)) {
      put(space);
    }
  }

  /// A mark after a word at a sentence's end or pause, not one inside a time or a smile.
  bool takes_space_before(char32_t mark) const {
    if (mark == U'»') {
      return true;
    }
    constexpr std::u32string_view closing = U")]»”’…°%€″′";
    const char32_t previous = last_set();
    const bool word = is_alphanumeric(previous) || is_mark(previous) ||
                      closing.find(previous) != std::u32string_view::npos;
    return word && !is_alphanumeric(after()) && after() != '/';
  }

  /// A quote that was typed as it is to be set: it stays, and its level counts.
  std::size_t set_typed_quote(char32_t character) {
    const TypographyRules& own = rules();
    const bool opens = own.spaced_quotes && character == U'«'   ? true
                       : own.spaced_quotes && character == U'»' ? false
                                                                : opens_after(before());
    if (opens) {
      put(character);
      push(U'"', own.outer.close);
      return 1 + set_space_after(character);
    }
    set_space_before(character);
    pop(U'"');
    put(character);
    return 1;
  }

  std::size_t set_other(char32_t character) {
    switch (character) {
      case U'«':
      case U'»':
      case U'“':
      case U'”':
      case U'„':
        return set_typed_quote(character);
      case U';':
      case U':':
      case U'!':
      case U'?':
        set_space_before(character);
        break;
      default:
        break;
    }
    put(character);
    return 1;
  }

  const TypedText& typed_;
  std::u32string_view text_;
  std::vector<bool> addresses_;
  TypedText set_{};
  std::size_t at_ = 0;
  std::size_t last_closing_ = 0;
  /// The quotes that are open, as typed, and what closes each.
  std::u32string open_{};
  std::u32string closing_{};
  /// Whether the last straight quote opened.
  bool last_opened_ = false;
};

}  // namespace

TypedText set_marks(const TypedText& typed) {
  return Setter(typed).take();
}

}  // namespace octavo
