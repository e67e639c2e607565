#pragma once

#include <string>
#include <string_view>

namespace octavo {

bool is_letter(char32_t character);
/// Letters and numbers of any script.
bool is_alphanumeric(char32_t character);
/// 0 to 9 for a decimal digit of any script, else -1.
int decimal_digit(char32_t character);
/// A combining mark of any kind (general category M).
bool is_mark(char32_t character);
/// Punctuation or symbol (general categories P and S).
bool is_punctuation(char32_t character);
/// Symbol alone (general category S).
bool is_symbol(char32_t character);
/// White_Space of Unicode, no-break spaces among them.
bool is_space(char32_t character);
bool is_upper(char32_t character);
bool is_lower(char32_t character);
/// Chinese, Japanese and Korean characters that stand without spaces between them.
bool is_cjk(char32_t character);
/// Drawn as nothing: joiners, direction marks, variation selectors, the soft hyphen.
bool is_default_ignorable(char32_t character);
/// Whether nothing of a text is seen: spaces, and what is drawn as nothing.
bool is_invisible(std::string_view text);
/// Allowed in XML 1.0 (fifth edition, production 2), and no noncharacter.
bool is_xml_character(char32_t character);
bool is_extended_pictographic(char32_t character);

/// Of the whole text, in a language (BCP 47; Turkish and Greek differ).
std::string to_lower(std::string_view text, std::string_view language = {});
std::string to_upper(std::string_view text, std::string_view language = {});
std::string fold_case(std::string_view text);
std::string to_nfc(std::string_view text);

}  // namespace octavo
