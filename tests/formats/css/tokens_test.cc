#include "formats/css/tokens.h"

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace octavo::css {

using namespace std::string_view_literals;

namespace {

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  Tokeniser tokeniser(text);
  for (Token token = tokeniser.next(); token.kind != TokenKind::end;
       token = tokeniser.next()) {
    tokens.push_back(std::move(token));
  }
  return tokens;
}

/// The one token that a text is.
Token token_of(std::string_view text) {
  CAPTURE(text);
  std::vector<Token> tokens = tokens_of(text);
  REQUIRE(tokens.size() == 1);
  CHECK(tokens[0].begin == 0);
  CHECK(tokens[0].end == text.size());
  return tokens[0];
}

struct TextCase {
  std::string_view css{};
  std::string_view text{};
};

struct NumberCase {
  std::string_view css{};
  double number = 0;
};

}  // namespace

TEST_CASE("css_tokens: a token knows its bytes whatever was escaped or left out before") {
  const std::string_view text =
      "/* \xC3\xA4 */\\26 B\r\n:\t'\xF0\x9F\x93\x96\\\r\nx'/**/url( a\\) )12E3px<!--";
  std::vector<std::string_view> bytes;
  for (const Token& token : tokens_of(text)) {
    bytes.push_back(text.substr(token.begin, token.end - token.begin));
  }
  const std::vector<std::string_view> expected = {
      "\\26 B",      "\r\n",   ":",   "\t", "'\xF0\x9F\x93\x96\\\r\nx'",
      "url( a\\) )", "12E3px", "<!--"};
  CHECK(bytes == expected);
}

TEST_CASE("css_tokens: reading begins where it is told to") {
  Tokeniser tokeniser("ab cd", 3);
  const Token token = tokeniser.next();
  CHECK(token.text == "cd");
  CHECK(token.begin == 3);
}

TEST_CASE("css_tokens: the end is the end however often it is asked for") {
  Tokeniser tokeniser("a");
  tokeniser.next();
  for (int i = 0; i < 3; ++i) {
    const Token end = tokeniser.next();
    CHECK(end.kind == TokenKind::end);
    CHECK(end.begin == 1);
    CHECK(end.end == 1);
  }
}

TEST_CASE("css_tokens: escapes in a name are its characters") {
  constexpr auto cases = std::to_array<TextCase>({
      {"\\41", "A"},
      {"\\000041", "A"},
      {"\\0000411", "A1"},
      {"\\41 b", "Ab"},
      {"\\41\tb", "Ab"},
      {"\\41\nb", "Ab"},
      {"\\41\fb", "Ab"},
      {"\\41\r\nb", "Ab"},
      {"\\41\rb", "Ab"},
      {"\\e9", "\xC3\xA9"},
      {"\\1F4D6x", "\xF0\x9F\x93\x96x"},
      {"\\\xF0\x9F\x93\x96x", "\xF0\x9F\x93\x96x"},
      {"\\z", "z"},
      {"\\-", "-"},
      {"\\\\", "\\"},
      {"-\\31", "-1"},
      // Zero, surrogates and what is beyond Unicode (4.3.7).
      {"\\0", "\xEF\xBF\xBD"},
      {"\\D800", "\xEF\xBF\xBD"},
      {"\\DFFF", "\xEF\xBF\xBD"},
      {"\\110000", "\xEF\xBF\xBD"},
      {"\\10FFFF", "\xF4\x8F\xBF\xBF"},
      // The end of the text.
      {"\\", "\xEF\xBF\xBD"},
      {"a\\", "a\xEF\xBF\xBD"},
  });
  for (const TextCase& each : cases) {
    CAPTURE(each.css);
    const Token token = token_of(each.css);
    CHECK(token.kind == TokenKind::ident);
    CHECK(token.text == each.text);
  }
}

TEST_CASE("css_tokens: a backslash before a line end is no escape") {
  for (const std::string_view text : {"\\\n"sv, "\\\r"sv, "\\\f"sv}) {
    const std::vector<Token> tokens = tokens_of(text);
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[0].kind == TokenKind::delim);
    CHECK(tokens[0].character == '\\');
    CHECK(tokens[1].kind == TokenKind::whitespace);
  }
}

TEST_CASE("css_tokens: a null is U+FFFD") {
  CHECK(token_of("\0a\0"sv).text ==
        "\xEF\xBF\xBD"
        "a\xEF\xBF\xBD");
  CHECK(token_of("'\0'"sv).text == "\xEF\xBF\xBD");
  CHECK(token_of("'\\\0'"sv).text == "\xEF\xBF\xBD");
  CHECK(token_of("url(\0\\\0)"sv).text == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(token_of("1\0"sv).kind == TokenKind::dimension);
  CHECK(token_of("#\0"sv).is_id_or_integer);
}

TEST_CASE("css_tokens: strings end at their quote") {
  constexpr auto cases = std::to_array<TextCase>({
      {"''", ""},
      {"'a\"b'", "a\"b"},
      {"\"a'b\"", "a'b"},
      {"'a\\'b'", "a'b"},
      {"'a\\\nb'", "ab"},
      {"'a\\\r\nb'", "ab"},
      {"'a\\\rb'", "ab"},
      {"'a\\\fb'", "ab"},
      {"'\\41\r\n\\42'", "AB"},
      {"'/* no comment */'", "/* no comment */"},
  });
  for (const TextCase& each : cases) {
    const Token token = token_of(each.css);
    CHECK(token.kind == TokenKind::string);
    CHECK(token.text == each.text);
  }
}

TEST_CASE("css_tokens: a string is bad up to the end of its line") {
  for (const std::string_view line_end : {"\n"sv, "\r\n"sv, "\r"sv, "\f"sv}) {
    const std::string text = "'ab" + std::string(line_end) + "c'";
    const std::vector<Token> tokens = tokens_of(text);
    REQUIRE(tokens.size() == 4);
    CHECK(tokens[0].kind == TokenKind::bad_string);
    CHECK(tokens[0].end == 3);
    CHECK(tokens[1].kind == TokenKind::whitespace);
    CHECK(tokens[2].text == "c");
    CHECK(tokens[3].kind == TokenKind::string);
  }
}

TEST_CASE("css_tokens: a url without quotes is one token") {
  constexpr auto cases = std::to_array<TextCase>({
      {"url()", ""},
      {"url( \r\n )", ""},
      {"UrL(a/b.png?c=d#e)", "a/b.png?c=d#e"},
      {"u\\72l( a )", "a"},
      {"url(\\28\\)\\ )", "()\x20"},
      {"url(\xC3\xA4)", "\xC3\xA4"},
      {"url(/*a*/)", "/*a*/"},
  });
  for (const TextCase& each : cases) {
    const Token token = token_of(each.css);
    CHECK(token.kind == TokenKind::url);
    CHECK(token.text == each.text);
  }
}

TEST_CASE("css_tokens: a url with a quote is a function") {
  for (const std::string_view text : {"url('"sv, "url( '"sv, "url(\r\n\""sv}) {
    const std::vector<Token> tokens = tokens_of(text);
    CHECK(tokens.front().kind == TokenKind::function);
    CHECK(tokens.front().end == 4);
    CHECK(tokens.back().kind == TokenKind::string);
  }
}

TEST_CASE("css_tokens: a bad url goes on to its bracket") {
  for (const std::string_view text :
       {"url(a b)"sv, "url(a'b')"sv, "url(a\"b)"sv, "url(()"sv, "url(a\\\nb)"sv,
        "url(\x01)"sv, "url(\x7F)"sv, "url(a b\\)c)"sv, "url(a b\\\r\n)"sv, "url(a {;"sv,
        "url(a b\\"sv}) {
    const Token token = token_of(text);
    CHECK(token.kind == TokenKind::bad_url);
    CHECK(token.text.empty());
  }
}

TEST_CASE("css_tokens: a number is exact, and finite whatever its exponent") {
  constexpr double most = std::numeric_limits<double>::max();
  constexpr auto cases = std::to_array<NumberCase>({
      {"0", 0},
      {"+1", 1},
      {"-1", -1},
      {".5", 0.5},
      {"+.5", 0.5},
      {"-.5", -0.5},
      {"1.5e3", 1500},
      {"1E-2", 0.01},
      {"1e+2", 100},
      {"007", 7},
      {"0.1", 0.1},
      {"123456789012345678901234567890", 123456789012345678901234567890.0},
      {"4.9e-324", 4.9e-324},
      {"1e308", 1e308},
      {"1e309", most},
      {"-1e309", -most},
      {"1e99999999999999999999", most},
      {"1e-99999999999999999999", 0},
      {"0e99999999999999999999", 0},
      {"0.0e99999999999999999999", 0},
      {"1e-400", 0},
      {"1000e307", most},
      {"0.0001e-323", 0},
  });
  for (const NumberCase& each : cases) {
    CAPTURE(each.css);
    const Token token = token_of(each.css);
    CHECK(token.kind == TokenKind::number);
    CHECK(token.number == each.number);
  }
  CHECK(token_of(std::string(1'000'000, '9')).number == most);
  CHECK(token_of("." + std::string(1'000'000, '0') + "1").number == 0);
  CHECK(std::signbit(token_of("-0").number));
  CHECK(std::signbit(token_of("-1e-999").number));
}

TEST_CASE("css_tokens: a number says how it was written") {
  CHECK(token_of("1").is_id_or_integer);
  CHECK(!token_of("1").has_sign);
  CHECK(token_of("+1").has_sign);
  CHECK(token_of("-0").has_sign);
  CHECK(token_of("-1%").is_id_or_integer);
  CHECK(token_of("+1px").has_sign);
  CHECK(!token_of("1.0").is_id_or_integer);
  CHECK(!token_of("1e0").is_id_or_integer);
}

TEST_CASE("css_tokens: a unit begins where the number ends") {
  struct UnitCase {
    std::string_view css{};
    double number = 0;
    std::string_view unit{};
  };
  constexpr auto cases = std::to_array<UnitCase>({
      {"1px", 1, "px"},
      {"1e", 1, "e"},
      {"1em", 1, "em"},
      {"1e-x", 1, "e-x"},
      {"1e3e3", 1000, "e3"},
      {"1--", 1, "--"},
      {"1-\\30", 1, "-0"},
      {"1\\70 x", 1, "px"},
      {"0x10", 0, "x10"},
      {"1\xC2\xB5m", 1, "\xC2\xB5m"},
  });
  for (const UnitCase& each : cases) {
    const Token token = token_of(each.css);
    CHECK(token.kind == TokenKind::dimension);
    CHECK(token.number == each.number);
    CHECK(token.text == each.unit);
  }
}

TEST_CASE("css_tokens: what the end of the text cuts off has its place") {
  struct CutOffCase {
    std::string_view css{};
    std::optional<std::uint32_t> begin{};
  };
  constexpr auto cases = std::to_array<CutOffCase>({
      {"", std::nullopt},
      {"'a'/**/url(a)", std::nullopt},
      {"a 'b", 2},
      {"a 'b\\'", 2},
      {"a /*b", 2},
      {"a /*/", 2},
      {"a url(", 2},
      {"a url( b ", 2},
      {"a url('b", 6},
      // It is bad already.
      {"a url(b c", std::nullopt},
      {"a 'b\n", std::nullopt},
  });
  for (const CutOffCase& each : cases) {
    CAPTURE(each.css);
    Tokeniser tokeniser(each.css);
    CHECK(!tokeniser.cut_off().has_value());
    while (tokeniser.next().kind != TokenKind::end) {
    }
    CHECK(tokeniser.cut_off() == each.begin);
  }
}

TEST_CASE("css_tokens: a megabyte of anything is read from end to end") {
  constexpr std::size_t size = 1'000'000;
  for (const std::string_view piece :
       {"'"sv, "\""sv,   "\\"sv,    "'\n"sv,   "'\\\n"sv,   "/*"sv,    "/**/"sv,
        "/"sv, "url("sv, "url( "sv, "url()"sv, "url(a b"sv, "url('"sv, "a"sv,
        "1"sv, "1e"sv,   "1e1"sv,   "1."sv,    ".1"sv,      "."sv,     "+"sv,
        "-"sv, "--"sv,   "-->"sv,   "<!--"sv,  "<"sv,       "@"sv,     "@a"sv,
        "#"sv, "#1"sv,   "\0"sv,    "\\0"sv,   "\\a "sv,    " "sv,     "\r\n"sv,
        "("sv, ")"sv,    "{"sv,     "}"sv,     ";"sv,       "u+"sv,    "\xC3\xA4"sv,
        "!"sv, "%"sv,    "a\\"sv,   "\\\n"sv,  "0"sv,       "9e9"sv,   "*/"sv}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < size) {
      text += piece;
    }
    Tokeniser tokeniser(text);
    std::uint32_t at = 0;
    bool is_in_order = true;
    while (true) {
      const Token token = tokeniser.next();
      if (token.kind == TokenKind::end) {
        break;
      }
      is_in_order = is_in_order && token.begin >= at && token.end > token.begin;
      at = token.end;
    }
    CHECK(is_in_order);
    CHECK(tokeniser.next().end == text.size());
  }
}

}  // namespace octavo::css
