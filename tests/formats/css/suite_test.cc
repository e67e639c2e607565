// css-parsing-tests, a suite of cases after the draft of CSS Syntax of 2013.
#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "compiler/text/encoding.h"
#include "compiler/text/utf8.h"
#include "formats/css/anb.h"
#include "formats/css/color.h"
#include "formats/css/syntax.h"
#include "tests/formats/css/places.h"
#include "tests/shared.h"
#include "tests/support.h"

namespace octavo::css {

using nlohmann::json;

namespace {

struct SuiteCase {
  std::size_t index = 0;
  json input{};
  json expected{};
};

/// The cases of a file; it says so where the suite is absent.
std::vector<SuiteCase> suite_cases(const std::string& file) {
  std::vector<SuiteCase> cases;
  const auto folder = shared_folder();
  if (!folder.has_value()) {
    MESSAGE("without css-parsing-tests");
    return cases;
  }
  const json pairs =
      json::parse(tests::read_file(*folder / "suites" / "css" / (file + ".json")));
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    cases.push_back({.index = i / 2, .input = pairs[i], .expected = pairs[i + 1]});
  }
  CHECK(cases.size() > 5);
  return cases;
}

/// Writes what was read in the form of the suite.
class SuitePrinter {
 public:
  SuitePrinter(std::string source, std::vector<SyntaxError> errors)
      : source_(std::move(source)), errors_(std::move(errors)) {}

  json print(const ComponentValues& values) const {
    json list = json::array();
    for (const ComponentValue& value : values) {
      list.push_back(print(value));
      if (const char* const kind = cut_off_kind(value.token)) {
        list.push_back({"error", kind});
      }
    }
    return list;
  }

  json print(const ComponentValue& value) const {
    if (!value.is_block()) {
      return print_token(value.token);
    }
    json list = json::array();
    if (value.token.kind == TokenKind::function) {
      list = {"function", value.token.text};
    } else {
      const std::string opener = to_css(value.token);
      list.push_back(opener == "(" ? "()" : opener == "[" ? "[]" : "{}");
    }
    for (const json& each : print(value.content)) {
      list.push_back(each);
    }
    return list;
  }

  json print(const Rule& rule) const {
    const json block = rule.block.has_value() ? print(*rule.block) : json();
    if (rule.at_name.empty()) {
      return {"qualified rule", print(rule.prelude), block};
    }
    return {"at-rule", rule.at_name, print(rule.prelude), block};
  }

  json print(const Declaration& declaration) const {
    return {"declaration", declaration.name, print(declaration.value),
            declaration.important};
  }

  json print(const DeclarationOrRule& either) const {
    return std::visit([&](const auto& each) { return print(each); }, either);
  }

  /// A list with what was dropped in its place.
  template <typename Item>
  json print_list(const std::vector<Item>& items) const {
    std::vector<std::pair<std::uint32_t, json>> places;
    for (const Item& item : items) {
      places.emplace_back(begin_of(item), print(item));
    }
    for (const SyntaxError& error : errors_) {
      const bool is_dropped = error.message.starts_with("a rule without a block") ||
                              error.message.starts_with("a rule among declarations") ||
                              error.message.starts_with("a declaration without");
      if (is_dropped) {
        places.emplace_back(error.begin, json{"error", "invalid"});
      }
    }
    std::ranges::stable_sort(places, {}, [](const auto& place) { return place.first; });
    json list = json::array();
    for (auto& [begin, item] : places) {
      list.push_back(std::move(item));
    }
    return list;
  }

 private:
  static std::uint32_t begin_of(const Rule& rule) { return rule.begin; }
  static std::uint32_t begin_of(const DeclarationOrRule& either) {
    return std::visit([](const auto& each) { return each.begin; }, either);
  }

  const char* cut_off_kind(const Token& token) const {
    for (const SyntaxError& error : errors_) {
      if (error.begin == token.begin && error.message == "a string without its end") {
        return "eof-in-string";
      }
      if (error.begin == token.begin && error.message == "a url without its end") {
        return "eof-in-url";
      }
    }
    return nullptr;
  }

  json print_number(const char* kind, const Token& token) const {
    static const std::regex number(R"(^[+-]?(\d*\.)?\d+([eE][+-]?\d+)?)");
    std::smatch match;
    const std::string text = source_.substr(token.begin, token.end - token.begin);
    REQUIRE(std::regex_search(text, match, number));
    json list = {kind, match.str(), token.number,
                 token.is_id_or_integer ? "integer" : "number"};
    if (token.kind == TokenKind::dimension) {
      list.push_back(token.text);
    }
    return list;
  }

  json print_token(const Token& token) const {
    switch (token.kind) {
      case TokenKind::ident:
        return {"ident", token.text};
      case TokenKind::at_keyword:
        return {"at-keyword", token.text};
      case TokenKind::hash:
        return {"hash", token.text, token.is_id_or_integer ? "id" : "unrestricted"};
      case TokenKind::string:
        return {"string", token.text};
      case TokenKind::bad_string:
        return {"error", "bad-string"};
      case TokenKind::url:
        return {"url", token.text};
      case TokenKind::bad_url:
        return {"error", "bad-url"};
      case TokenKind::number:
        return print_number("number", token);
      case TokenKind::percentage:
        return print_number("percentage", token);
      case TokenKind::dimension:
        return print_number("dimension", token);
      case TokenKind::right_square:
      case TokenKind::right_round:
      case TokenKind::right_curly:
        return {"error", to_css(token)};
      case TokenKind::delim:
        return std::string(1, static_cast<char>(token.character));
      default:
        return to_css(token);
    }
  }

  std::string source_;
  std::vector<SyntaxError> errors_;
};

/// What is expected, as the CR of 2021 has it: the value of a declaration without the
/// white space around it (5.4.6, steps 3 and 6), and names that are compared without
/// regard to ASCII case in lower case, as they are kept.
json brought_up_to_date(json expected) {
  if (!expected.is_array() || expected.empty()) {
    return expected;
  }
  if (expected[0] == "declaration") {
    json& value = expected[2];
    while (!value.empty() && value.front() == " ") {
      value.erase(value.begin());
    }
    while (!value.empty() && value.back() == " ") {
      value.erase(value.size() - 1);
    }
    return expected;
  }
  if (expected[0] == "at-rule") {
    auto name = expected[1].get<std::string>();
    std::ranges::transform(name, name.begin(), [](char each) {
      return each >= 'A' && each <= 'Z' ? static_cast<char>(each + 32) : each;
    });
    expected[1] = name;
    return expected;
  }
  for (json& item : expected) {
    item = brought_up_to_date(item);
  }
  return expected;
}

/// Whether a function that gives one thing or none should give none.
bool is_nothing(const json& expected) {
  constexpr std::array<std::string_view, 3> reasons = {"empty", "invalid", "extra-input"};
  return expected.is_array() && expected.size() == 2 && expected[0] == "error" &&
         std::ranges::find(reasons, expected[1].get<std::string>()) != reasons.end();
}

template <typename Item>
void check_one(const std::string& file,
               const std::function<std::optional<Item>(std::string_view)>& parse) {
  for (const SuiteCase& each : suite_cases(file)) {
    CAPTURE(each.input);
    const auto text = each.input.get<std::string>();
    const std::optional<Item> item = parse(text);
    CHECK(item.has_value() == !is_nothing(each.expected));
    if (item.has_value()) {
      CHECK(SuitePrinter(text, {}).print(*item) == brought_up_to_date(each.expected));
    }
  }
}

template <typename Item>
void check_list(
    const std::string& file,
    const std::function<std::vector<Item>(std::string_view, std::vector<SyntaxError>&)>&
        parse) {
  for (const SuiteCase& each : suite_cases(file)) {
    CAPTURE(each.input);
    const auto text = each.input.get<std::string>();
    std::vector<SyntaxError> errors;
    const std::vector<Item> items = parse(text, errors);
    CHECK(SuitePrinter(text, errors).print_list(items) ==
          brought_up_to_date(each.expected));
  }
}

/// Bytes that JSON has as characters up to U+00FF.
std::string bytes_of(const std::string& text) {
  std::string bytes;
  for (const char32_t character : to_utf32(text)) {
    bytes += static_cast<char>(static_cast<unsigned char>(character));
  }
  return bytes;
}

std::string label_of(const json& input, const char* key) {
  const auto found = input.find(key);
  return found == input.end() || found->is_null() ? std::string()
                                                  : found->get<std::string>();
}

/// `scale` is what the suite has for 1.
bool is_color(const std::optional<ColorValue>& color,
              const json& expected,
              double scale) {
  if (expected.is_null() || !color.has_value()) {
    return expected.is_null() && !color.has_value();
  }
  if (expected == "currentColor" || color->is_current) {
    return expected == "currentColor" && color->is_current;
  }
  const Color& own = color->color;
  const std::array<double, 4> channels = {own.red * scale, own.green * scale,
                                          own.blue * scale, own.alpha};
  return std::ranges::equal(channels, expected, [](double channel, const json& other) {
    return channel == doctest::Approx(other.get<double>()).epsilon(1e-9);
  });
}

std::optional<ColorValue> color_of(std::string_view text) {
  const std::optional<ComponentValue> value = parse_component_value(text);
  return value.has_value() ? parse_color(*value) : std::nullopt;
}

/// A case of "color3" of which CSS Color 4 says otherwise, and what it says.
struct Color4Difference {
  std::string_view input{};
  Color color{};
};

constexpr auto color_4_differences = std::to_array<Color4Difference>({
    // 5.1: values outside the range are cut to it when they are read.
    {"rgb(-51, 306, 0)", {.green = 1}},
    {"rgb(-12%, 110%, 1400%)", {.green = 1, .blue = 1}},
    // 5.1: `rgb()` and `rgba()` are one; each may have an opacity or none.
    {"rgb(0, 0, 0, 0)", {.alpha = 0}},
    {"rgb(0%, 0%, 0%, 0)", {.alpha = 0}},
    {"rgba(0, 0, 0)", {}},
    {"rgba(0%, 0%, 0%)", {}},
    // 4.2: an opacity may be a percentage.
    {"rgb(0%, 0%, 0%, 0%)", {.alpha = 0}},
    {"rgba(255, 255, 255, 0%)", {.red = 1, .green = 1, .blue = 1, .alpha = 0}},
    {"rgba(0%, 0%, 0%, 0%)", {.alpha = 0}},
    {"hsl(0, 0%, 0%, 0%)", {.alpha = 0}},
    {"hsla(0, 0%, 0%, 50%)", {.alpha = 0.5}},
    // 4.3: a hue may be an angle.
    {"hsl(30deg, 100%, 100%)", {.red = 1, .green = 1, .blue = 1}},
    {"hsla(30deg, 100%, 100%, 1)", {.red = 1, .green = 1, .blue = 1}},
});

}  // namespace

TEST_CASE("css_suite: lists of component values") {
  // Their tokens are none in the CR of 2021: `unicode-range`; `~=` and others of
  // selectors (13, changes since 2014).
  constexpr std::array<std::size_t, 11> outdated = {38, 39, 40, 41, 42, 43,
                                                    44, 45, 46, 47, 48};
  for (const SuiteCase& each : suite_cases("component_value_list")) {
    CAPTURE(each.index);
    CAPTURE(each.input);
    const auto text = each.input.get<std::string>();
    std::vector<SyntaxError> errors;
    const ComponentValues values = parse_component_values(text, errors);
    const json own = SuitePrinter(text, errors).print(values);
    const bool is_outdated = std::ranges::find(outdated, each.index) != outdated.end();
    CAPTURE(own);
    CHECK((own == each.expected) == !is_outdated);
  }
}

TEST_CASE("css_suite: one component value") {
  check_one<ComponentValue>("one_component_value", parse_component_value);
}

TEST_CASE("css_suite: lists of declarations") {
  check_list<DeclarationOrRule>(
      "declaration_list", [](std::string_view text, std::vector<SyntaxError>& errors) {
        return parse_declarations(text, errors);
      });
}

TEST_CASE("css_suite: one declaration") {
  check_one<Declaration>("one_declaration", parse_declaration);
}

TEST_CASE("css_suite: lists of rules") {
  check_list<Rule>("rule_list",
                   [](std::string_view text, std::vector<SyntaxError>& errors) {
                     return parse_rules(text, errors);
                   });
}

TEST_CASE("css_suite: one rule") {
  check_one<Rule>("one_rule", parse_rule);
}

TEST_CASE("css_suite: stylesheets") {
  check_list<Rule>("stylesheet", parse_stylesheet);
}

TEST_CASE("css_suite: stylesheets in bytes") {
  for (const SuiteCase& each : suite_cases("stylesheet_bytes")) {
    CAPTURE(each.input);
    const std::string bytes = bytes_of(each.input["css_bytes"].get<std::string>());
    const std::string text =
        decode_stylesheet(bytes, label_of(each.input, "protocol_encoding"),
                          label_of(each.input, "environment_encoding"));
    std::vector<SyntaxError> errors;
    const std::vector<Rule> rules = parse_stylesheet(text, errors);
    CHECK(SuitePrinter(text, errors).print_list(rules) ==
          brought_up_to_date(each.expected[0]));
    // The encoding itself shows in what becomes of the bytes after a mark.
    const std::size_t mark =
        bytes.starts_with("\xEF\xBB\xBF")                                ? 3
        : bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE") ? 2
                                                                         : 0;
    const std::string encoding(named_encoding(each.expected[1].get<std::string>()));
    REQUIRE(!encoding.empty());
    CHECK(text == decode_named(std::string_view(bytes).substr(mark), encoding));
  }
}

TEST_CASE("css_suite: An+B") {
  for (const SuiteCase& each : suite_cases("An+B")) {
    CAPTURE(each.input);
    const std::optional<AnPlusB> own =
        parse_an_plus_b(parse_component_values(each.input.get<std::string>()));
    CHECK(own.has_value() == !each.expected.is_null());
    if (own.has_value()) {
      CHECK(json{own->a, own->b} == each.expected);
    }
  }
}

TEST_CASE("css_suite: colours, but where CSS Color 4 differs from 3") {
  std::size_t differences = 0;
  for (const SuiteCase& each : suite_cases("color3")) {
    CAPTURE(each.input);
    const auto text = each.input.get<std::string>();
    const std::optional<ColorValue> color = color_of(text);
    const auto* const difference =
        std::ranges::find(color_4_differences, text, &Color4Difference::input);
    if (difference == color_4_differences.end()) {
      CHECK(is_color(color, each.expected, 1));
      continue;
    }
    ++differences;
    CHECK(!is_color(color, each.expected, 1));
    CHECK(color == ColorValue{.color = difference->color});
  }
  CHECK((differences == 0 || differences == color_4_differences.size()));
}

TEST_CASE("css_suite: colours of hue, saturation and lightness") {
  for (const SuiteCase& each : suite_cases("color3_hsl")) {
    CAPTURE(each.input);
    CHECK(is_color(color_of(each.input.get<std::string>()), each.expected, 1));
  }
}

TEST_CASE("css_suite: colours by name") {
  for (const SuiteCase& each : suite_cases("color3_keywords")) {
    CAPTURE(each.input);
    CHECK(is_color(color_of(each.input.get<std::string>()), each.expected, 255));
  }
}

TEST_CASE("css_suite: what is read is printed as CSS that reads the same") {
  for (const char* const file :
       {"component_value_list", "one_component_value", "declaration_list",
        "one_declaration", "rule_list", "one_rule", "stylesheet", "An+B", "color3"}) {
    for (const SuiteCase& each : suite_cases(file)) {
      CAPTURE(each.input);
      const ComponentValues values =
          parse_component_values(each.input.get<std::string>());
      const std::string css = to_css(values);
      CAPTURE(css);
      CHECK(without_places(parse_component_values(css)) == without_places(values));
    }
  }
}

}  // namespace octavo::css
