#include "compiler/text/language.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uloc.h>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo {

namespace {

/// Longer than any tag a person writes.
constexpr std::size_t longest_tag = 64;

/// ICU's name of a well-formed tag ("pt_BR"); empty for one that is not.
std::string locale_name(std::string_view tag) {
  if (tag.empty() || tag.size() > longest_tag) {
    return {};
  }
  std::string hyphenated(tag);
  std::ranges::replace(hyphenated, '_', '-');
  std::array<char, 2 * longest_tag> name{};
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;
  uloc_forLanguageTag(hyphenated.c_str(), name.data(), static_cast<int32_t>(name.size()),
                      &parsed, &status);
  const bool whole = static_cast<std::size_t>(parsed) == hyphenated.size();
  return U_SUCCESS(status) && whole ? std::string(name.data()) : std::string();
}

bool is_iso_language(const std::string& locale) {
  std::array<char, ULOC_LANG_CAPACITY> language{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(locale.c_str(), language.data(), static_cast<int32_t>(language.size()),
                   &status);
  if (U_FAILURE(status) || language[0] == '\0' ||
      std::strcmp(language.data(), "und") == 0) {
    return false;
  }
  for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
    if (std::strcmp(*known, language.data()) == 0) {
      return true;
    }
  }
  return false;
}

/// CLD2 names a few languages by older or wider tags than books do.
std::string book_language(std::string_view code) {
  if (code == "zh") {
    return "zh-Hans";
  }
  if (code == "iw") {
    return "he";
  }
  if (code == "no") {
    return "nb";
  }
  return canonical_language(code);
}

struct Detection {
  LanguageGuess guess{};
  /// CLD2 looks no further than the first character that is not for interchange.
  int valid_bytes = 0;
};

Detection detect(std::string_view text, const std::string& hint) {
  const CLD2::CLDHints hints = {
      .content_language_hint = hint.empty() ? nullptr : hint.c_str(),
      .tld_hint = nullptr,
      .encoding_hint = CLD2::UNKNOWN_ENCODING,
      .language_hint = CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  bool reliable = false;
  Detection result;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()),
                                          true, &hints, 0, languages.data(),
                                          percents.data(), scores.data(), nullptr,
                                          &text_bytes, &reliable, &result.valid_bytes);
  if (languages[0] != CLD2::UNKNOWN_LANGUAGE && text_bytes > 0) {
    result.guess = {.language = book_language(CLD2::LanguageCode(languages[0])),
                    .share = percents[0] / 100.0,
                    .reliable = reliable};
  }
  return result;
}

std::string without_controls(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    const char32_t character = decoded.character;
    const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    append_utf8(result, control || !is_xml_character(character) ? U' ' : character);
    at += decoded.size;
  }
  return result;
}

}  // namespace

LanguageGuess detect_language(std::string_view text, std::string_view hint) {
  const std::string hint_language(primary_language(hint));
  const Detection detection = detect(text, hint_language);
  if (detection.valid_bytes >= static_cast<int>(text.size())) {
    return detection.guess;
  }
  return detect(without_controls(text), hint_language).guess;
}

bool is_language_tag(std::string_view tag) {
  return is_iso_language(locale_name(tag));
}

std::string canonical_language(std::string_view tag) {
  const std::string locale = locale_name(tag);
  if (locale.empty()) {
    return {};
  }
  std::array<char, 2 * longest_tag> canonical{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_toLanguageTag(locale.c_str(), canonical.data(),
                     static_cast<int32_t>(canonical.size()), 1, &status);
  return U_SUCCESS(status) ? std::string(canonical.data()) : std::string();
}

std::string_view primary_language(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace octavo
