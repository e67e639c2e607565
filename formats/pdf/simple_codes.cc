#include "formats/pdf/simple_codes.h"

#include <algorithm>
#include <utility>

#include <qpdf/QPDFObjectHandle.hh>

namespace octavo::pdf {

namespace {

const std::map<std::string, std::string>& punctuation() {
  static const std::map<std::string, std::string> names{{"space", " "},
                                                        {"exclam", "!"},
                                                        {"quotedbl", "\""},
                                                        {"numbersign", "#"},
                                                        {"dollar", "$"},
                                                        {"percent", "%"},
                                                        {"ampersand", "&"},
                                                        {"quotesingle", "'"},
                                                        {"parenleft", "("},
                                                        {"parenright", ")"},
                                                        {"asterisk", "*"},
                                                        {"plus", "+"},
                                                        {"comma", ","},
                                                        {"hyphen", "-"},
                                                        {"period", "."},
                                                        {"slash", "/"},
                                                        {"zero", "0"},
                                                        {"one", "1"},
                                                        {"two", "2"},
                                                        {"three", "3"},
                                                        {"four", "4"},
                                                        {"five", "5"},
                                                        {"six", "6"},
                                                        {"seven", "7"},
                                                        {"eight", "8"},
                                                        {"nine", "9"},
                                                        {"colon", ":"},
                                                        {"semicolon", ";"},
                                                        {"equal", "="},
                                                        {"question", "?"},
                                                        {"at", "@"},
                                                        {"bracketleft", "["},
                                                        {"bracketright", "]"},
                                                        {"underscore", "_"},
                                                        {"quoteleft", "‘"},
                                                        {"quoteright", "’"},
                                                        {"quotedblleft", "“"},
                                                        {"quotedblright", "”"},
                                                        {"quotedblbase", "„"},
                                                        {"guillemotleft", "«"},
                                                        {"guillemotright", "»"},
                                                        {"endash", "–"},
                                                        {"emdash", "—"},
                                                        {"ellipsis", "…"},
                                                        {"section", "§"},
                                                        {"germandbls", "ß"},
                                                        {"ae", "æ"},
                                                        {"AE", "Æ"},
                                                        {"oe", "œ"},
                                                        {"OE", "Œ"},
                                                        {"oslash", "ø"},
                                                        {"Oslash", "Ø"},
                                                        {"dotlessi", "ı"},
                                                        {"lslash", "ł"}};
  return names;
}

/// Combining characters.
const std::map<std::string, std::string>& accents() {
  static const std::map<std::string, std::string> names{
      {"grave", "\u0300"},    {"acute", "\u0301"},  {"circumflex", "\u0302"},
      {"tilde", "\u0303"},    {"macron", "\u0304"}, {"breve", "\u0306"},
      {"dieresis", "\u0308"}, {"ring", "\u030A"},   {"caron", "\u030C"},
      {"cedilla", "\u0327"},  {"ogonek", "\u0328"}};
  return names;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string text_of_glyph(const std::string& name) {
  const std::string plain = name.substr(0, name.find('.'));
  if (const auto sign = punctuation().find(plain); sign != punctuation().end()) {
    return sign->second;
  }
  if (plain.size() > 3 && is_letter(plain[0])) {
    const auto accent = accents().find(plain.substr(1));
    return accent == accents().end() ? std::string() : plain[0] + accent->second;
  }
  // A letter, or a ligature: "fi", "ffl".
  return std::all_of(plain.begin(), plain.end(), is_letter) ? plain : std::string();
}

std::map<unsigned, std::string> texts_of_simple_font(const QPDFObjectHandle& handle) {
  QPDFObjectHandle font = handle;
  constexpr unsigned first_of_ascii = 0x20;
  constexpr unsigned last_of_ascii = 0x7E;
  std::map<unsigned, std::string> texts;
  for (unsigned code = first_of_ascii; code <= last_of_ascii; ++code) {
    texts[code] = std::string(1, static_cast<char>(code));
  }
  QPDFObjectHandle encoding = font.getKey("/Encoding");
  if (!encoding.isDictionary() || !encoding.getKey("/Differences").isArray()) {
    return texts;
  }
  unsigned code = 0;
  for (QPDFObjectHandle item : encoding.getKey("/Differences").aitems()) {
    if (item.isInteger()) {
      code = item.getUIntValueAsUInt() & 0xFFU;
    } else if (item.isName()) {
      std::string text = text_of_glyph(item.getName().substr(1));
      texts[code++ & 0xFFU] = text.empty() ? "\uFFFD" : std::move(text);
    }
  }
  return texts;
}

}  // namespace octavo::pdf
