#include "compiler/passes/typography_rules.h"

#include <algorithm>
#include <array>

#include "compiler/text/language.h"

namespace octavo {

namespace {

constexpr QuoteMarks high{.open = U'“', .close = U'”'};
constexpr QuoteMarks high_single{.open = U'‘', .close = U'’'};
constexpr QuoteMarks low_high{.open = U'„', .close = U'“'};
constexpr QuoteMarks low_high_single{.open = U'‚', .close = U'‘'};
constexpr QuoteMarks low_right{.open = U'„', .close = U'”'};
constexpr QuoteMarks right{.open = U'”', .close = U'”'};
constexpr QuoteMarks right_single{.open = U'’', .close = U'’'};
constexpr QuoteMarks guillemets{.open = U'«', .close = U'»'};
constexpr QuoteMarks single_guillemets{.open = U'‹', .close = U'›'};
constexpr QuoteMarks inward{.open = U'»', .close = U'«'};
constexpr QuoteMarks single_inward{.open = U'›', .close = U'‹'};
constexpr QuoteMarks corners{.open = U'「', .close = U'」'};
constexpr QuoteMarks double_corners{.open = U'『', .close = U'』'};

constexpr TypographyRules english{.outer = high, .inner = high_single};
constexpr TypographyRules german{.outer = low_high, .inner = low_high_single};
constexpr TypographyRules latin{.outer = guillemets, .inner = high};
constexpr TypographyRules slavic{.outer = guillemets, .inner = low_high};
constexpr TypographyRules swiss{.outer = guillemets, .inner = single_guillemets};
constexpr TypographyRules scandinavian{.outer = right, .inner = right_single};
constexpr TypographyRules norwegian{.outer = guillemets, .inner = high_single};
constexpr TypographyRules croatian{.outer = low_right, .inner = high_single};
constexpr TypographyRules cornered{
    .outer = corners, .inner = double_corners, .cjk_quotes = true};

struct LanguageRules {
  std::string_view language;
  TypographyRules rules;
};

constexpr auto language_rules = std::to_array<LanguageRules>({
    {"ar", latin},
    {"be", slavic},
    {"bg", german},
    {"bs", croatian},
    {"ca", latin},
    {"cs",
     {.outer = low_high,
      .inner = low_high_single,
      .clinging_words = U"aikosuvzAIKOSUVZ"}},
    {"da", {.outer = inward, .inner = single_inward}},
    {"de", german},
    {"de-CH", swiss},
    {"de-LI", swiss},
    {"el", latin},
    {"es", latin},
    {"et", {.outer = low_high, .inner = guillemets}},
    {"eu", latin},
    {"fa", swiss},
    {"fi", scandinavian},
    {"fr",
     {.outer = guillemets, .inner = high, .spaced_quotes = true, .spaced_marks = true}},
    {"fr-CA", {.outer = guillemets, .inner = high, .spaced_quotes = true}},
    {"gl", latin},
    {"he", scandinavian},
    {"hr", croatian},
    {"hu", {.outer = low_right, .inner = inward}},
    {"hy", latin},
    {"is", german},
    {"it", latin},
    {"it-CH", swiss},
    {"ja", cornered},
    {"lt", german},
    {"lv", {.outer = guillemets, .inner = low_right}},
    {"mk", german},
    {"nb", norwegian},
    {"nn", norwegian},
    {"no", norwegian},
    {"pl", {.outer = low_right, .inner = guillemets, .clinging_words = U"aiouwzAIOUWZ"}},
    {"ro", {.outer = low_right, .inner = guillemets}},
    {"ru", slavic},
    {"sk",
     {.outer = low_high,
      .inner = low_high_single,
      .clinging_words = U"aikosuvzAIKOSUVZ"}},
    {"sl", german},
    {"sq", latin},
    {"sr", {.outer = low_high, .inner = right_single}},
    {"sv", scandinavian},
    {"uk", slavic},
    {"yi", scandinavian},
    {"zh-HK", cornered},
    {"zh-Hant", cornered},
    {"zh-TW", cornered},
});

const TypographyRules* find_rules(std::string_view tag) {
  const auto* const found =
      std::ranges::find(language_rules, tag, &LanguageRules::language);
  return found == language_rules.end() ? nullptr : &found->rules;
}

}  // namespace

const TypographyRules& typography_rules(std::string_view language) {
  for (std::string_view tag = language; !tag.empty();
       tag = tag.substr(0, std::max<std::size_t>(tag.rfind('-') + 1, 1) - 1)) {
    if (const TypographyRules* rules = find_rules(tag)) {
      return *rules;
    }
  }
  return english;
}

}  // namespace octavo
