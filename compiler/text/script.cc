#include "compiler/text/script.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "compiler/text/utf8.h"

namespace octavo {

namespace {

UScriptCode script_code(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &status);
  return U_FAILURE(status) ? USCRIPT_COMMON : script;
}

bool is_neutral(UScriptCode script) {
  return script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

/// The first script of a character that is used in a few scripts only, such as the
/// Japanese prolonged sound mark; empty for one that is used in all.
std::optional<UScriptCode> first_extension(char32_t character) {
  std::array<UScriptCode, 32> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count =
      uscript_getScriptExtensions(static_cast<UChar32>(character), scripts.data(),
                                  static_cast<int32_t>(scripts.size()), &status);
  if (U_FAILURE(status) || count == 0 || is_neutral(scripts[0])) {
    return std::nullopt;
  }
  return scripts[0];
}

bool belongs_to(char32_t character, UScriptCode script) {
  return uscript_hasScript(static_cast<UChar32>(character), script) != 0;
}

enum class Bracket : unsigned char { none, open, close };

/// Quotation marks that come in pairs; each opens one way and closes the other way
/// somewhere, and there keeps the script of what goes before.
constexpr auto quotes = std::to_array<std::pair<char32_t, char32_t>>(
    {{U'«', U'»'}, {U'‹', U'›'}, {U'“', U'”'}});

/// The closing partner of an opening bracket or quotation mark.
char32_t partner_of(char32_t opening) {
  const auto* const quote =
      std::ranges::find(quotes, opening, &std::pair<char32_t, char32_t>::first);
  return quote != quotes.end() ? quote->second
                               : static_cast<char32_t>(u_getBidiPairedBracket(
                                     static_cast<UChar32>(opening)));
}

Bracket bracket_of(char32_t character) {
  if (character == '(' || character == '[' || character == '{') {
    return Bracket::open;
  }
  if (character == ')' || character == ']' || character == '}') {
    return Bracket::close;
  }
  if (character < 0x80) {
    return Bracket::none;
  }
  for (const auto& [open, close] : quotes) {
    if (character == open || character == close) {
      return character == open ? Bracket::open : Bracket::close;
    }
  }
  switch (u_getIntPropertyValue(static_cast<UChar32>(character),
                                UCHAR_BIDI_PAIRED_BRACKET_TYPE)) {
    case U_BPT_OPEN:
      return Bracket::open;
    case U_BPT_CLOSE:
      return Bracket::close;
    default:
      return Bracket::none;
  }
}

/// Gives each character a script from left to right: a neutral one has that of what goes
/// before, a closing bracket that of its partner (UAX 24, 5.1 and 5.2).
class ScriptResolver {
 public:
  UScriptCode resolve(char32_t character) {
    const UScriptCode own = script_code(character);
    if (!is_neutral(own)) {
      return current_ = own;
    }
    const Bracket bracket = bracket_of(character);
    if (bracket == Bracket::open) {
      push(character);
    } else if (bracket == Bracket::close) {
      current_ = pop(character).value_or(current_);
    } else if (character >= 0x80 && !belongs_to(character, current_)) {
      if (const auto extension = first_extension(character)) {
        current_ = *extension;
      }
    }
    return current_;
  }

 private:
  struct OpenBracket {
    char32_t closing = 0;
    UScriptCode script = USCRIPT_COMMON;
  };

  void push(char32_t character) {
    // A ring: the oldest of too many open brackets is forgotten.
    open_[depth_ % open_.size()] = {.closing = partner_of(character), .script = current_};
    ++depth_;
    known_ = known_ < open_.size() ? known_ + 1 : known_;
  }

  std::optional<UScriptCode> pop(char32_t closing) {
    for (std::size_t back = 1; back <= known_; ++back) {
      const OpenBracket& bracket = open_[(depth_ - back) % open_.size()];
      if (bracket.closing == closing) {
        depth_ -= back;
        known_ -= back;
        return is_neutral(bracket.script) ? std::nullopt : std::optional(bracket.script);
      }
    }
    return std::nullopt;
  }

  UScriptCode current_ = USCRIPT_COMMON;
  std::array<OpenBracket, 64> open_{};
  std::size_t depth_ = 0;
  std::size_t known_ = 0;
};

/// The likely script of a language, as ICU's code.
std::optional<UScriptCode> language_script(std::string_view language) {
  // ICU takes the tag that says nothing for English.
  if (language.empty() || language == "und") {
    return std::nullopt;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<int32_t>(language.size())), status);
  locale.addLikelySubtags(status);
  if (U_FAILURE(status) || *locale.getScript() == '\0') {
    return std::nullopt;
  }
  const int32_t script = u_getPropertyValueEnum(UCHAR_SCRIPT, locale.getScript());
  if (script == UCHAR_INVALID_CODE) {
    return std::nullopt;
  }
  return static_cast<UScriptCode>(script);
}

}  // namespace

std::vector<ScriptRun> script_runs(std::string_view text) {
  std::vector<ScriptRun> runs;
  ScriptResolver resolver;
  std::optional<UScriptCode> last;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    const UScriptCode script = resolver.resolve(decoded.character);
    const auto begin = static_cast<std::uint32_t>(at);
    at += decoded.size;
    const auto end = static_cast<std::uint32_t>(at);
    if (last && is_neutral(*last) && !is_neutral(script)) {
      runs.back().script = uscript_getShortName(script);
    }
    if (last && (*last == script || is_neutral(*last))) {
      runs.back().end = end;
    } else {
      runs.push_back(
          {.begin = begin, .end = end, .script = uscript_getShortName(script)});
    }
    last = script;
  }
  return runs;
}

std::string_view script_of(char32_t character) {
  return uscript_getShortName(script_code(character));
}

std::string script_of_language(std::string_view language) {
  const auto script = language_script(language);
  return script ? uscript_getShortName(*script) : "";
}

bool is_right_to_left_language(std::string_view language) {
  const auto script = language_script(language);
  return script && uscript_isRightToLeft(*script) != 0;
}

}  // namespace octavo
