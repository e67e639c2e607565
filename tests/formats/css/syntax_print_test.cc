#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/css/syntax.h"
#include "tests/formats/css/places.h"

namespace octavo::css {

using namespace std::string_view_literals;

namespace {

struct PrintCase {
  std::string_view css{};
  std::string_view printed{};
};

}  // namespace

TEST_CASE("css_syntax_print: values are printed as CSS that reads the same") {
  constexpr auto cases = std::to_array<PrintCase>({
      {"a", "a"},
      {"\\31 a\\ b", "\\31 a\\ b"},
      {"a(b(c", "a(b(c))"},
      {"[a]{b}(c)", "[a]{b}(c)"},
      {"@a", "@a"},
      {"@\\31", "@\\31 "},
      {"#a #1 #\\31  #- #--", "#a #1 #\\31  #- #--"},
      {"'a\\\"b\\a c'", "\"a\\\"b\\a c\""},
      {"url( a\\)\\ b\\\"\\7f )", "url(a\\)\\20 b\\\"\\7f )"},
      {"1 -1 +1 1.0 1e3 .5 -0 +0 -0.0", "1 -1 +1 1.0 1000.0 0.5 -0 +0 -0.0"},
      {"1e21 100000000000000000000000 1e-9", "1e+21 99999999999999991611392 1e-09"},
      {"1% +1.0%", "1% +1.0%"},
      {"1px 1e-x 1\\65 5 1\\45-5 1\\65-x 1e3\\65 3",
       "1px 1e-x 1\\65 5 1\\45 -5 1e-x 1000.0\\65 3"},
      {"<!-- --> : ; , } ) ]", "<!-- --> : ; , } ) ]"},
      {"\\\na", "\\\na"},
      {"'a\nb", "\"\nb"},
      {"url(a b)c", "url(()c"},
      {" \t\n", " "},
      {"\xC3\xA4 \xF0\x9F\x93\x96", "\xC3\xA4 \xF0\x9F\x93\x96"},
  });
  for (const PrintCase& each : cases) {
    CAPTURE(each.css);
    const ComponentValues values = parse_component_values(each.css);
    CHECK(to_css(values) == each.printed);
    CHECK(without_places(parse_component_values(to_css(values))) ==
          without_places(values));
  }
}

TEST_CASE("css_syntax_print: a comment parts any two tokens that would run together") {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"a",    "a(b)", "-a",   "--",  "\\31", "url(a)", "url(a b)", "url('a')",
       "@a",   "#a",   "#1",   "'a'", "'a\n", "1",      "+1",       "-1",
       ".5",   "1.5",  "1%",   "+1%", "1px",  "1e",     "1-",       "-",
       "+",    ".",    "#",    "@",   "/",    "*",      "<",        "!",
       ">",    "%",    "|",    "=",   "~",    "$",      "^",        "&",
       "\\\n", " ",    "<!--", "-->", ":",    ";",      ",",        "(a)",
       "[a]",  "{a}",  "e5",   "E-5", "u",    "?",      "n-1",      "\xC3\xA4"});
  for (const std::string_view first : pieces) {
    for (const std::string_view second : pieces) {
      for (const std::string_view third : {"a"sv, "-"sv, ">"sv, "5"sv, " "sv}) {
        const std::string css = std::string(first) + "/**/" + std::string(second) +
                                "/**/" + std::string(third);
        CAPTURE(css);
        const ComponentValues values = parse_component_values(css);
        const std::string printed = to_css(values);
        CAPTURE(printed);
        CHECK(without_places(parse_component_values(printed)) == without_places(values));
      }
    }
  }
}

TEST_CASE("css_syntax_print: no comment stands where none is needed") {
  constexpr auto cases = std::to_array<std::string_view>(
      {"a b", "a>b+c~d", "a:b,c;d", "a.b#c[d=\"e\"]:f(g)::h", "1px/2px", "1+1", "a+1",
       "a(b)c", "\"a\"b", "1%a", "*a", "a*b", "a{b:c}", "@a b{}", "n+1", "url(a)b"});
  for (const std::string_view css : cases) {
    CHECK(to_css(parse_component_values(css)) == css);
  }
}

TEST_CASE("css_syntax_print: identifiers are escaped after CSSOM") {
  constexpr auto cases = std::to_array<PrintCase>({
      {"", ""},
      {"a-b_C1", "a-b_C1"},
      {"1a", "\\31 a"},
      {"-1a", "-\\31 a"},
      {"--1", "--1"},
      {"-", "\\-"},
      {"--", "--"},
      {"a b", "a\\ b"},
      {"a.b:c", "a\\.b\\:c"},
      {"a\nb\x7F", "a\\a b\\7f "},
      {"a\\b", "a\\\\b"},
      {"\0a"sv,
       "\xEF\xBF\xBD"
       "a"},
      {"\xC3\xA4\xF0\x9F\x93\x96", "\xC3\xA4\xF0\x9F\x93\x96"},
  });
  for (const PrintCase& each : cases) {
    CAPTURE(each.css);
    CHECK(css_identifier(each.css) == each.printed);
  }
}

TEST_CASE("css_syntax_print: strings are escaped after CSSOM") {
  constexpr auto cases = std::to_array<PrintCase>({
      {"", "\"\""},
      {"a'b", "\"a'b\""},
      {"a\"b\\", "\"a\\\"b\\\\\""},
      {"a\nb\tc\x1F\x7F", "\"a\\a b\\9 c\\1f \\7f \""},
      {"\0"sv, "\"\xEF\xBF\xBD\""},
      {"\xC3\xA4", "\"\xC3\xA4\""},
  });
  for (const PrintCase& each : cases) {
    CAPTURE(each.css);
    CHECK(css_string(each.css) == each.printed);
  }
}

TEST_CASE(
    "css_syntax_print: every character comes back from a name, a string and a url") {
  for (unsigned byte = 1; byte < 0x80; ++byte) {
    const std::string text = std::string(1, static_cast<char>(byte)) + "a" +
                             std::string(2, static_cast<char>(byte));
    CAPTURE(byte);
    for (const TokenKind kind :
         {TokenKind::ident, TokenKind::at_keyword, TokenKind::string, TokenKind::url}) {
      const auto value = parse_component_value(to_css(Token{.kind = kind, .text = text}));
      REQUIRE(value.has_value());
      CHECK(value->token.kind == kind);
      CHECK(value->token.text == text);
    }
  }
}

}  // namespace octavo::css
