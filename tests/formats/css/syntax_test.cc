#include "formats/css/syntax.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace octavo::css {

using namespace std::string_view_literals;

namespace {

using SyntaxErrors = std::vector<SyntaxError>;

/// A list as CSS, each item in its own pair of `<>`: "<a:b!><@c d{e}>".
std::string print_items(const Declaration& declaration) {
  return "<" + css_identifier(declaration.name) + ":" + to_css(declaration.value) +
         (declaration.important ? "!>" : ">");
}

std::string print_items(const Rule& rule) {
  const std::string name = rule.at_name.empty() ? "" : "@" + rule.at_name;
  const std::string block = rule.block.has_value() ? "{" + to_css(*rule.block) + "}" : "";
  return "<" + name + to_css(rule.prelude) + block + ">";
}

std::string print_items(const DeclarationOrRule& either) {
  return std::visit([](const auto& each) { return print_items(each); }, either);
}

template <typename Item>
std::string print_items(const std::vector<Item>& items) {
  std::string text;
  for (const Item& item : items) {
    text += print_items(item);
  }
  return text;
}

/// The bytes of each error and what it says, a line each.
std::string print_items(const SyntaxErrors& errors, std::string_view source) {
  std::string text;
  for (const SyntaxError& error : errors) {
    text += std::string(source.substr(error.begin, error.end - error.begin)) + ": " +
            error.message + "\n";
  }
  return text;
}

std::string rules_of(std::string_view css) {
  SyntaxErrors errors;
  return print_items(parse_stylesheet(css, errors));
}

std::string declarations_of(std::string_view css) {
  SyntaxErrors errors;
  return print_items(parse_declarations(css, errors));
}

std::string rule_errors_of(std::string_view css) {
  SyntaxErrors errors;
  parse_stylesheet(css, errors);
  return print_items(errors, css);
}

std::string declaration_errors_of(std::string_view css) {
  SyntaxErrors errors;
  parse_declarations(css, errors);
  return print_items(errors, css);
}

struct SyntaxCase {
  std::string_view css{};
  std::string_view read{};
};

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) {
    text += piece;
  }
  return text;
}

/// How many blocks stand in one another, the first in the first.
unsigned block_depth(const ComponentValues& values) {
  unsigned depth = 0;
  const ComponentValues* inner = &values;
  while (!inner->empty() && inner->front().is_block()) {
    ++depth;
    inner = &inner->front().content;
  }
  return depth;
}

}  // namespace

TEST_CASE("css_syntax: rules have a prelude and a block, at-rules perhaps no block") {
  constexpr auto cases = std::to_array<SyntaxCase>({
      {"a { b: c }", "<a { b: c }>"},
      {"a{}b{}", "<a{}><b{}>"},
      {"{}", "<{}>"},
      {"@IMPORT 'a';b{}", "<@import \"a\"><b{}>"},
      {"@page :left{a:b}c{}", "<@page :left{a:b}><c{}>"},
      {"@a", "<@a>"},
      {"@a b", "<@a b>"},
      {"@a;;b{}", "<@a><;b{}>"},
      // Of a block in brackets nothing ends a rule.
      {"@a (;{}) [;];", "<@a (;{}) [;]>"},
      {"a(;{}) {}", "<a(;{}) {}>"},
      {"<!-- a{} --> b{}", "<a{}><b{}>"},
      {"a <!-- {}", "<a <!-- {}>"},
      {"<!--", ""},
  });
  for (const SyntaxCase& each : cases) {
    CAPTURE(each.css);
    CHECK(rules_of(each.css) == each.read);
    CHECK(rule_errors_of(each.css).empty());
  }
}

TEST_CASE("css_syntax: marks of HTML comments are no rule's end in a block") {
  SyntaxErrors errors;
  CHECK(print_items(parse_rules("<!-- a{} --> b{}"sv, errors)) == "<<!-- a{}><--> b{}>");
  CHECK(errors.empty());
}

TEST_CASE("css_syntax: declarations end at semicolons, at-rules among them at blocks") {
  constexpr auto cases = std::to_array<SyntaxCase>({
      {"a:b", "<a:b>"},
      {" a : b ; ", "<a:b>"},
      {"A:B;;c:D", "<a:B><c:D>"},
      {"a:", "<a:>"},
      {"a:;b:c", "<a:><b:c>"},
      {"a:(;);b:c", "<a:(;)><b:c>"},
      {"a:b(;){;};c:d", "<a:b(;){;}><c:d>"},
      {"@top-left{a:b}c:d", "<@top-left{a:b}><c:d>"},
      {"@a b;c:d", "<@a b><c:d>"},
      {"a:b:c", "<a:b:c>"},
      {"a:@b{}c;d:e", "<a:@b{}c><d:e>"},
      {"\\61 b:c", "<ab:c>"},
  });
  for (const SyntaxCase& each : cases) {
    CAPTURE(each.css);
    CHECK(declarations_of(each.css) == each.read);
    CHECK(declaration_errors_of(each.css).empty());
  }
}

TEST_CASE("css_syntax: !important may have space and comments in it") {
  constexpr auto cases = std::to_array<SyntaxCase>({
      {"a:b!important", "<a:b!>"},
      {"a: b ! important ;", "<a:b!>"},
      {"a:b/**/!/**/IMPORTANT/**/", "<a:b!>"},
      {"a:b!\\69mportant", "<a:b!>"},
      {"a:!important", "<a:!>"},
      {"a:b!important c", "<a:b!important c>"},
      {"a:b important", "<a:b important>"},
      {"a:b!x", "<a:b!x>"},
      {"a:b(!important)", "<a:b(!important)>"},
      {"a:b!important!important", "<a:b!important!>"},
      {"--a:b!important", "<--a:b!>"},
      {"important:!", "<important:!>"},
  });
  for (const SyntaxCase& each : cases) {
    CAPTURE(each.css);
    CHECK(declarations_of(each.css) == each.read);
  }
}

TEST_CASE("css_syntax: custom properties keep their case and any value") {
  constexpr auto cases = std::to_array<SyntaxCase>({
      {"--A:B", "<--A:B>"},
      {"--Xx: {a:b;c:d} [;] ;", "<--Xx:{a:b;c:d} [;]>"},
      {"--a:", "<--a:>"},
      {"--a: ;", "<--a:>"},
      {"--a:@b #c 1e3 'd' url(e) f(g), /h", "<--a:@b #c 1000.0 \"d\" url(e) f(g), /h>"},
      {"--:a", "<--:a>"},
  });
  for (const SyntaxCase& each : cases) {
    CAPTURE(each.css);
    CHECK(declarations_of(each.css) == each.read);
    CHECK(declaration_errors_of(each.css).empty());
  }
}

TEST_CASE("css_syntax: what is no declaration is read over to its semicolon") {
  struct DropCase {
    std::string_view css{};
    std::string_view read{};
    std::string_view errors{};
  };
  constexpr auto cases = std::to_array<DropCase>({
      {"a b; c:d", "<c:d>", "a b: a declaration without a colon\n"},
      // A semicolon is missing: the second is part of the first.
      {"a:b\nc:d;e:f", "<a:b c:d><e:f>", ""},
      {"a\nc:d;e:f", "<e:f>", "a\nc:d: a declaration without a colon\n"},
      {"c+:d;e:f", "<e:f>", "c+:d: a declaration without a colon\n"},
      {":a;e:f", "<e:f>", ":a: a declaration without a name\n"},
      {"*a:b ;e:f", "<e:f>", "*a:b: a declaration without a name\n"},
      {"#a:b;e:f", "<e:f>", "#a:b: a declaration without a name\n"},
      {"a {b:c} d:e; f:g", "<f:g>", "a {b:c} d:e: a rule among declarations\n"},
      {"{b:c} d:e; f:g", "<f:g>", "{b:c} d:e: a rule among declarations\n"},
      {".a{b:c;}d:e;f:g", "<f:g>", ".a{b:c;}d:e: a rule among declarations\n"},
      {"a", "", "a: a declaration without a colon\n"},
  });
  for (const DropCase& each : cases) {
    CAPTURE(each.css);
    CHECK(declarations_of(each.css) == each.read);
    CHECK(declaration_errors_of(each.css) == each.errors);
  }
}

TEST_CASE("css_syntax: a rule without a block is reported and dropped") {
  CHECK(rules_of("a{} b c \n") == "<a{}>");
  CHECK(rule_errors_of("a{} b c \n") == "b c: a rule without a block\n");
}

TEST_CASE("css_syntax: brackets that close nothing stay and are reported") {
  CHECK(rules_of("a{}} b{} c)d]{}") == "<a{}><} b{}><c)d]{}>");
  CHECK(rule_errors_of("a{}} b{} c)d]{}") ==
        "}: a '}' that closes nothing\n"
        "): a ')' that closes nothing\n"
        "]: a ']' that closes nothing\n");
  CHECK(rules_of("a{b:(c]});d:e}") == "<a{b:(c]});d:e}>");
  CHECK(rule_errors_of("a{b:(c]});d:e}") ==
        "]: a ']' that closes nothing\n"
        "}: a '}' that closes nothing\n");
}

TEST_CASE("css_syntax: bad strings and urls stay and are reported") {
  CHECK(declarations_of("a:'b\n;c:d") == "<a:\"\n><c:d>");
  CHECK(declaration_errors_of("a:'b\n;c:d") ==
        "'b: a string that does not end in its line\n");
  CHECK(declarations_of("a:url(b c);d:e") == "<a:url(()><d:e>");
  CHECK(declaration_errors_of("a:url(b c);d:e") ==
        "url(b c): a url with a character that must be escaped\n");
}

TEST_CASE("css_syntax: what the text leaves open is closed and reported") {
  struct OpenCase {
    std::string_view css{};
    std::string_view read{};
    std::string_view errors{};
  };
  constexpr auto cases = std::to_array<OpenCase>({
      {"a{b:c", "<a{b:c}>", "{b:c: a block without its end\n"},
      {"a{b:c(d;", "<a{b:c(d;)}>", "c(d;: a function without its end\n"},
      {"@a{b{c:d}", "<@a{b{c:d}}>", "{b{c:d}: a block without its end\n"},
      {"a{b:'c;}", "<a{b:\"c;}\"}>", "'c;}: a string without its end\n"},
      {"a{b:url(c;}", "<a{b:url(c;})}>", "url(c;}: a url without its end\n"},
      {"a{}/* b{}", "<a{}>", "/* b{}: a comment without its end\n"},
      {"a{/* b{}", "<a{}>", "/* b{}: a comment without its end\n"},
  });
  for (const OpenCase& each : cases) {
    CAPTURE(each.css);
    CHECK(rules_of(each.css) == each.read);
    CHECK(rule_errors_of(each.css) == each.errors);
  }
}

TEST_CASE("css_syntax: rules and declarations know their bytes") {
  const std::string_view css =
      "/* \xC3\xA4 */ \\61 > b /**/ {\r\n c\\64 : e /**/ ! important ; f:g(h) }@i j ;k{}";
  SyntaxErrors errors;
  const std::vector<Rule> rules = parse_stylesheet(css, errors);
  REQUIRE(rules.size() == 3);
  const auto bytes_of = [&](const auto& each) {
    return css.substr(each.begin, each.end - each.begin);
  };
  CHECK(bytes_of(rules[0]) ==
        "\\61 > b /**/ {\r\n c\\64 : e /**/ ! important ; f:g(h) }");
  CHECK(bytes_of(rules[1]) == "@i j");
  CHECK(bytes_of(rules[2]) == "k{}");
  const auto items = parse_declarations(*rules[0].block, errors);
  REQUIRE(items.size() == 2);
  CHECK(bytes_of(std::get<Declaration>(items[0])) == "c\\64 : e /**/ ! important");
  CHECK(bytes_of(std::get<Declaration>(items[1])) == "f:g(h)");
  const Token& function = std::get<Declaration>(items[1]).value.at(0).token;
  CHECK(bytes_of(function) == "g(h)");
  CHECK(errors.empty());
}

TEST_CASE("css_syntax: errors stand in the order of their places") {
  constexpr std::string_view css = "a;b:'c\n;d;e:)";
  CHECK(declaration_errors_of(css) ==
        "a: a declaration without a colon\n"
        "'c: a string that does not end in its line\n"
        "d: a declaration without a colon\n"
        "): a ')' that closes nothing\n");
}

TEST_CASE("css_syntax: of the contents of a block only its own errors are reported") {
  constexpr std::string_view css = "@media a{b{c:)}d}";
  SyntaxErrors errors;
  const std::vector<Rule> rules = parse_stylesheet(css, errors);
  CHECK(print_items(errors, css) == "): a ')' that closes nothing\n");
  errors.clear();
  const std::vector<Rule> inner = parse_rules(*rules.at(0).block, errors);
  CHECK(print_items(inner) == "<b{c:)}>");
  CHECK(print_items(errors, css) == "d: a rule without a block\n");
  errors.clear();
  CHECK(print_items(parse_declarations(*inner.at(0).block, errors)) == "<c:)>");
  CHECK(errors.empty());
}

TEST_CASE("css_syntax: a list of errors ends") {
  SyntaxErrors errors;
  CHECK(parse_declarations(repeated("a;", 5000), errors).empty());
  CHECK(errors.size() == most_syntax_errors);
  parse_declarations(")"sv, errors);
  CHECK(errors.size() == most_syntax_errors);
}

TEST_CASE("css_syntax: one rule, declaration or value is that and nothing else") {
  CHECK(parse_rule(" a{} ").has_value());
  CHECK(parse_rule("@a;").has_value());
  CHECK(!parse_rule("").has_value());
  CHECK(!parse_rule("a").has_value());
  CHECK(!parse_rule("a{}b{}").has_value());
  CHECK(parse_declaration("a:b;c").has_value());
  CHECK(!parse_declaration("").has_value());
  CHECK(!parse_declaration("a").has_value());
  CHECK(!parse_declaration(":a").has_value());
  CHECK(!parse_declaration("@a:b").has_value());
  CHECK(parse_component_value(" (a b) ").has_value());
  CHECK(!parse_component_value(" ").has_value());
  CHECK(!parse_component_value("a b").has_value());
}

TEST_CASE("css_syntax: functions and blocks hold what stands in them") {
  constexpr auto cases = std::to_array<SyntaxCase>({
      {"a(b", "b"},
      {"a(b)", "b"},
      {"(b]c)", "b]c"},
      {"[b{c}]", "b{c}"},
      {"{b;c}", "b;c"},
  });
  for (const SyntaxCase& each : cases) {
    CAPTURE(each.css);
    const std::optional<ComponentValue> value = parse_component_value(each.css);
    REQUIRE(value.has_value());
    CHECK(value->is_block());
    CHECK(to_css(value->content) == each.read);
  }
  CHECK(!parse_component_value("a")->is_block());
  CHECK(!parse_component_value(")")->is_block());
}

TEST_CASE("css_syntax: a value is trimmed of its white space") {
  CHECK(to_css(trimmed(parse_component_values(" a b/**/ /**/\n"))) == "a b");
  CHECK(trimmed(parse_component_values("  ")).empty());
  CHECK(trimmed({}).empty());
}

TEST_CASE("css_syntax: a value is parted at its own commas") {
  const auto parts_of = [](std::string_view css) {
    std::string text;
    for (const ComponentValues& part : split_at_commas(parse_component_values(css))) {
      text += "<" + to_css(part) + ">";
    }
    return text;
  };
  CHECK(parts_of("a") == "<a>");
  CHECK(parts_of(" a , b(c,d) [,] ") == "<a><b(c,d) [,]>");
  CHECK(parts_of("a,,b,") == "<a><><b><>");
  CHECK(parts_of("") == "");
  CHECK(parts_of(" /**/ ") == "");
}

TEST_CASE("css_syntax: blocks nested too deeply are empty, and reported") {
  const std::string deepest =
      repeated("(", deepest_block) + "a" + repeated(")", deepest_block);
  SyntaxErrors errors;
  ComponentValues values = parse_component_values(deepest, errors);
  CHECK(block_depth(values) == deepest_block);
  CHECK(to_css(values) == deepest);
  CHECK(errors.empty());

  const std::string deeper = "(" + deepest + ")b";
  values = parse_component_values(deeper, errors);
  CHECK(block_depth(values) == deepest_block + 1);
  CHECK(to_css(values) ==
        repeated("(", deepest_block + 1) + repeated(")", deepest_block + 1) + "b");
  CHECK(print_items(errors, deeper) ==
        "(a): more than 64 blocks or functions in one another\n");
}

TEST_CASE("css_syntax: what is read over is closed by what would have closed it") {
  const std::string css = repeated("[", deepest_block) + "f(]{)}[]g(')')) ]" +
                          repeated("]", deepest_block - 1) + "b";
  SyntaxErrors errors;
  const ComponentValues values = parse_component_values(css, errors);
  CHECK(to_css(values) ==
        repeated("[", deepest_block) + "f() " + repeated("]", deepest_block) + "b");
  CHECK(errors.size() == 1);
}

TEST_CASE("css_syntax: a million blocks in one another are read and let go") {
  constexpr std::size_t many = 1'000'000;
  for (const std::string_view piece : {"("sv, "["sv, "{"sv, "a("sv, "([{"sv, "a{b:"sv}) {
    CAPTURE(piece);
    const std::string open = repeated(piece, many);
    SyntaxErrors errors;
    const ComponentValues values = parse_component_values(open, errors);
    CHECK(block_depth(values) <= deepest_block + 1);
    CHECK(errors.size() == 2);
    CHECK(errors.front().message == "more than 64 blocks or functions in one another");
    parse_stylesheet(open, errors);
    parse_declarations(open, errors);
  }
  SyntaxErrors errors;
  const std::string closed = repeated("(", many) + repeated(")", many) + " a";
  CHECK(parse_component_values(closed, errors).size() == 3);
  CHECK(errors.size() == 1);
}

TEST_CASE("css_syntax: much of anything becomes rules and declarations") {
  for (const std::string_view piece : {";"sv,
                                       "a;"sv,
                                       "a:b;"sv,
                                       "a{}"sv,
                                       "@a;"sv,
                                       "@a{}"sv,
                                       "@a "sv,
                                       "a "sv,
                                       "}"sv,
                                       ")"sv,
                                       "{}"sv,
                                       "!"sv,
                                       "a:!important;"sv,
                                       "a:b!important "sv,
                                       "(),"sv,
                                       "'\n"sv,
                                       "url(a b)"sv,
                                       "<!--"sv,
                                       "a:"sv,
                                       ","sv,
                                       " "sv,
                                       "/**/ "sv}) {
    CAPTURE(piece);
    const std::string text = repeated(piece, 200'000 / piece.size());
    SyntaxErrors errors;
    const std::size_t rules = parse_stylesheet(text, errors).size();
    const std::size_t declarations = parse_declarations(text, errors).size();
    CHECK(rules + declarations <= text.size());
    CHECK(errors.size() <= most_syntax_errors);
  }
}

}  // namespace octavo::css
