#include "formats/css/counter_style.h"

#include <doctest/doctest.h>

#include "formats/css/active_rules.h"
#include "formats/css/house.h"

using namespace octavo;
using namespace octavo::css;

namespace {

CounterStyles styles_with(std::string_view text) {
  CounterStyles styles;
  Diagnostics diagnostics;
  std::vector<Stylesheet> own;
  own.push_back(parse_sheet(text, FileId::none, Origin::author, diagnostics));
  for (const std::span<const Stylesheet> sheets :
       {house_sheets(), std::span<const Stylesheet>(own)}) {
    for (const auto& active : active_rules(sheets, {}).counters) {
      styles.add(*active.rule);
    }
  }
  return styles;
}

}  // namespace

TEST_CASE("counter_style: the styles that every book has (Counter Styles 3, 6)") {
  const CounterStyles styles = styles_with("");
  CHECK(styles.number("decimal", 1999) == "1999");
  CHECK(styles.number("decimal", -3) == "-3");
  CHECK(styles.number("decimal", 0) == "0");
  CHECK(styles.number("decimal-leading-zero", 7) == "07");
  CHECK(styles.number("decimal-leading-zero", -7) == "-7");
  CHECK(styles.number("lower-roman", 1994) == "mcmxciv");
  CHECK(styles.number("upper-roman", 49) == "XLIX");
  CHECK(styles.number("lower-alpha", 27) == "aa");
  CHECK(styles.number("upper-latin", 703) == "AAA");
  CHECK(styles.number("lower-greek", 24) == "ω");
  CHECK(styles.number("arabic-indic", 10) == "١٠");
  CHECK(styles.number("hebrew", 16) == "טז");
  CHECK(styles.number("georgian", 1) == "ა");
  CHECK(styles.number("cjk-decimal", 20) == "二〇");
  CHECK(styles.number("disc", 5) == "•");
}

TEST_CASE("counter_style: numbers that a style cannot show are decimal") {
  const CounterStyles styles = styles_with("");
  CHECK(styles.number("lower-roman", 0) == "0");
  CHECK(styles.number("lower-alpha", -2) == "-2");
  CHECK(styles.number("cjk-earthly-branch", 13) == "13");
  CHECK(styles.number("no-such-style", 4) == "4");
  CHECK(styles.number("lower-roman", 2'000'000'000) == "2000000000");
}

TEST_CASE("counter_style: a marker has what stands before and after the number") {
  const CounterStyles styles = styles_with(
      "@counter-style in-brackets { system: extends decimal; prefix: '('; suffix: ') ' }"
      "@counter-style chapter { system: extends in-brackets; prefix: '§ ' }");
  CHECK(styles.marker("decimal", 3) == "3. ");
  CHECK(styles.marker("in-brackets", 3) == "(3) ");
  CHECK(styles.marker("chapter", 3) == "§ 3) ");
  CHECK(styles.marker("decimal-parentheses", 3) == "(3) ");
}

TEST_CASE("counter_style: every system of an author's own (3.1)") {
  const CounterStyles styles = styles_with(
      "@counter-style cards { system: cyclic; symbols: ♠ ♡ ♢ ♣ }"
      "@counter-style notes { system: symbolic; symbols: '*' † }"
      "@counter-style dice { system: fixed 5; symbols: ⚀ ⚁; fallback: lower-roman }"
      "@counter-style binary { system: numeric; symbols: '0' '1'; pad: 4 '0'; negative: "
      "'−' }"
      "@counter-style tally { system: additive; additive-symbols: 5 V, 1 I }");
  CHECK(styles.number("cards", 5) == "♠");
  CHECK(styles.number("cards", 0) == "♣");
  CHECK(styles.number("notes", 3) == "**");
  CHECK(styles.number("notes", 4) == "††");
  CHECK(styles.number("dice", 6) == "⚁");
  CHECK(styles.number("dice", 9) == "ix");
  CHECK(styles.number("binary", 5) == "0101");
  CHECK(styles.number("binary", -5) == "−101");
  CHECK(styles.number("tally", 7) == "VII");
}

TEST_CASE("counter_style: a style is used in its range only (3.5)") {
  const CounterStyles styles = styles_with(
      "@counter-style few { system: extends upper-roman; range: 2 3, 8 infinite }");
  CHECK(styles.number("few", 1) == "1");
  CHECK(styles.number("few", 3) == "III");
  CHECK(styles.number("few", 5) == "5");
  CHECK(styles.number("few", 9) == "IX");
}

TEST_CASE("counter_style: styles that extend or fall back in a circle are decimal") {
  const CounterStyles styles = styles_with(
      "@counter-style a { system: extends b } @counter-style b { system: extends a }"
      "@counter-style c { system: fixed; symbols: x; fallback: d }"
      "@counter-style d { system: fixed; symbols: y; fallback: c }");
  CHECK(styles.number("a", 12) == "12");
  CHECK(styles.number("c", 12) == "12");
}
