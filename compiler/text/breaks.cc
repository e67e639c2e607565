#include "compiler/text/breaks.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "compiler/text/language.h"

namespace octavo {

namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

enum class Unit : unsigned char { line, cluster, word };

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

/// The languages that ICU breaks lines or words of in their own way. All others, whatever
/// an author calls them, share one iterator, so that tags cannot fill the memory: ""
/// is the root of ICU's locales.
std::string_view break_language(Unit unit, std::string_view language) {
  constexpr std::array<std::string_view, 5> own_rules = {"fi", "ja", "ko", "sv", "zh"};
  const auto* const found = std::ranges::find(own_rules, primary_language(language));
  return unit == Unit::cluster || found == own_rules.end() ? "" : *found;
}

/// Strict: books in Chinese and Japanese keep small kana and iteration marks off the head
/// of a line, as their typesetters do. In ICU's own spelling, because it reads a table of
/// all keywords to understand that of BCP 47, which is more work than a short book.
icu::Locale break_locale(Unit unit, std::string_view language) {
  return {std::string(language).c_str(), nullptr, nullptr,
          unit == Unit::line ? "lb=strict" : nullptr};
}

Iterator open_iterator(Unit unit, std::string_view language) {
  const icu::Locale locale = break_locale(unit, language);
  UErrorCode status = U_ZERO_ERROR;
  switch (unit) {
    case Unit::line:
      return Iterator(icu::BreakIterator::createLineInstance(locale, status));
    case Unit::cluster:
      return Iterator(icu::BreakIterator::createCharacterInstance(locale, status));
    case Unit::word:
      break;
  }
  return Iterator(icu::BreakIterator::createWordInstance(locale, status));
}

/// Opening one loads its rules and dictionaries, which costs more than most paragraphs:
/// each thread keeps its own.
icu::BreakIterator& iterator(Unit unit, std::string_view language) {
  thread_local std::map<std::pair<Unit, std::string_view>, Iterator> opened;
  Iterator& known = opened[{unit, break_language(unit, language)}];
  if (!known) {
    known = open_iterator(unit, break_language(unit, language));
  }
  return *known;
}

/// Calls `on_break(offset, status)` at each break after the start.
template <class OnBreak>
void for_each_break(icu::BreakIterator& breaks,
                    std::string_view text,
                    OnBreak&& on_break) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> opened(
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status));
  breaks.setText(opened.get(), status);
  breaks.first();
  for (int32_t at = breaks.next(); at != icu::BreakIterator::DONE; at = breaks.next()) {
    on_break(static_cast<std::uint32_t>(at), breaks.getRuleStatus());
  }
}

constexpr std::string_view left_guillemet = "\u00AB";
constexpr std::string_view right_guillemet = "\u00BB";

/// French sets a space inside its quotation marks and before high punctuation, and no
/// line may end there even where that space was typed as an ordinary one.
bool is_inside_french_space(std::string_view text, std::uint32_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::string_view after = text.substr(offset);
  if (!before.ends_with(' ')) {
    return false;
  }
  const auto last = before.find_last_not_of(' ');
  if (last != std::string_view::npos &&
      before.substr(0, last + 1).ends_with(left_guillemet)) {
    return true;
  }
  return after.starts_with(right_guillemet) ||
         (!after.empty() &&
          std::string_view(";:!?").find(after.front()) != std::string_view::npos);
}

/// Whether each byte is a cluster: of ASCII only a carriage return joins what follows it.
bool stands_alone_throughout(std::string_view text) {
  return std::ranges::all_of(
      text, [](char byte) { return byte != '\r' && (byte & '\x80') == 0; });
}

}  // namespace

std::vector<LineBreakOpportunity> line_breaks(std::string_view text,
                                              std::string_view language) {
  std::vector<LineBreakOpportunity> result;
  const bool french = primary_language(language) == "fr";
  for_each_break(
      iterator(Unit::line, language), text, [&](std::uint32_t offset, int32_t status) {
        const bool mandatory = status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
        if (mandatory || !french || offset == text.size() ||
            !is_inside_french_space(text, offset)) {
          result.push_back({.offset = offset, .mandatory = mandatory});
        }
      });
  return result;
}

std::vector<std::uint32_t> grapheme_starts(std::string_view text) {
  std::vector<std::uint32_t> result;
  if (text.empty()) {
    return result;
  }
  if (stands_alone_throughout(text)) {
    result.resize(text.size());
    std::iota(result.begin(), result.end(), 0U);
    return result;
  }
  result.push_back(0);
  for_each_break(
      iterator(Unit::cluster, {}), text,
      [&](std::uint32_t offset, int32_t /*status*/) { result.push_back(offset); });
  result.pop_back();
  return result;
}

std::vector<WordRange> words(std::string_view text, std::string_view language) {
  std::vector<WordRange> result;
  std::uint32_t begin = 0;
  for_each_break(iterator(Unit::word, language), text,
                 [&](std::uint32_t offset, int32_t status) {
                   if (status >= UBRK_WORD_NONE_LIMIT) {
                     result.push_back({.begin = begin, .end = offset});
                   }
                   begin = offset;
                 });
  return result;
}

}  // namespace octavo
