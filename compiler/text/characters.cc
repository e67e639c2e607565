#include "compiler/text/characters.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "compiler/text/language.h"
#include "compiler/text/utf8.h"

namespace octavo {

namespace {

UChar32 code(char32_t character) {
  return static_cast<UChar32>(character);
}

bool has_category(char32_t character, std::uint32_t mask) {
  return (U_GET_GC_MASK(code(character)) & mask) != 0;
}

/// The name of ICU's own locale for a language: only the first subtag changes case.
std::string case_locale(std::string_view language) {
  return std::string(primary_language(language));
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

}  // namespace

bool is_letter(char32_t character) {
  return has_category(character, U_GC_L_MASK);
}

bool is_alphanumeric(char32_t character) {
  return has_category(character, U_GC_L_MASK | U_GC_N_MASK);
}

int decimal_digit(char32_t character) {
  return u_charDigitValue(code(character));
}

bool is_mark(char32_t character) {
  return has_category(character, U_GC_M_MASK);
}

bool is_punctuation(char32_t character) {
  return has_category(character, U_GC_P_MASK | U_GC_S_MASK);
}

bool is_symbol(char32_t character) {
  return has_category(character, U_GC_S_MASK);
}

bool is_space(char32_t character) {
  return u_isUWhiteSpace(code(character)) != 0;
}

bool is_upper(char32_t character) {
  return u_isUUppercase(code(character)) != 0;
}

bool is_lower(char32_t character) {
  return u_isULowercase(code(character)) != 0;
}

bool is_cjk(char32_t character) {
  if (character < 0x2E80) {
    return false;
  }
  // CJK punctuation, compatibility squares and full-width forms are of Common script;
  // half-width Hangul (U+FFA0 to U+FFDC) is spaced as Hangul is.
  if ((character >= 0x3000 && character <= 0x303F) ||
      (character >= 0x30FB && character <= 0x30FC) ||
      (character >= 0x3190 && character <= 0x33FF) ||
      (character >= 0xFE30 && character <= 0xFE4F) ||
      (character >= 0xFF01 && character <= 0xFF9F)) {
    return true;
  }
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(code(character), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
      return true;
    default:
      return false;
  }
}

bool is_default_ignorable(char32_t character) {
  return u_hasBinaryProperty(code(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_invisible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    if (!is_space(decoded.character) && !is_default_ignorable(decoded.character)) {
      return false;
    }
    at += decoded.size;
  }
  return true;
}

bool is_xml_character(char32_t character) {
  if (character < 0x20) {
    return character == 0x09 || character == 0x0A || character == 0x0D;
  }
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  const bool noncharacter =
      (character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFEU) == 0xFFFEU;
  return !surrogate && !noncharacter && character <= 0x10FFFF;
}

bool is_extended_pictographic(char32_t character) {
  return u_hasBinaryProperty(code(character), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

std::string to_lower(std::string_view text, std::string_view language) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(case_locale(language).c_str(), 0, piece(text), sink, nullptr,
                            status);
  return result;
}

std::string to_upper(std::string_view text, std::string_view language) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(case_locale(language).c_str(), 0, piece(text), sink, nullptr,
                            status);
  return result;
}

std::string fold_case(std::string_view text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, piece(text), sink, nullptr, status);
  return result;
}

std::string to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || normalizer->isNormalizedUTF8(piece(text), status)) {
    return std::string(text);
  }
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  normalizer->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : result;
}

}  // namespace octavo
