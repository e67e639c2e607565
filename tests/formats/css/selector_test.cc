#include "formats/css/selector.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "tests/formats/css/selector_support.h"

using namespace octavo;
using namespace octavo::css;
using namespace octavo::tests;

namespace {

struct ParsedSelectors {
  std::optional<SelectorList> list{};
  SelectorError error{};
};

ParsedSelectors parse_text(std::string_view text) {
  ParsedSelectors parsed;
  parsed.list = parse_selectors(parse_component_values(text), parsed.error);
  return parsed;
}

/// The selectors as they are printed, with bars between them; "-": none.
std::string printed_selectors(std::string_view text) {
  const ParsedSelectors parsed = parse_text(text);
  std::string css;
  for (const ComplexSelector& selector : parsed.list.value_or(SelectorList{})) {
    css += (css.empty() ? "" : " | ") + to_css(selector);
  }
  return parsed.list ? css : "-";
}

ComplexSelector only_selector(std::string_view text) {
  SelectorList list = good_selectors(text);
  REQUIRE(list.size() == 1);
  return std::move(list.front());
}

}  // namespace

TEST_CASE("selector: the specificity is that of section 17") {
  struct Case {
    std::string_view selector{};
    Specificity specificity{};
  };
  constexpr auto cases = std::to_array<Case>({
      {"*", {0, 0, 0}},
      {"li", {0, 0, 1}},
      {"ul li", {0, 0, 2}},
      {"ul ol + li", {0, 0, 3}},
      {"h1 + *[rel=up]", {0, 1, 1}},
      {"ul ol li.red", {0, 1, 3}},
      {"li.red.level", {0, 2, 1}},
      {"#x34y", {1, 0, 0}},
      {"#s12:not(foo)", {1, 0, 1}},
      {".foo :is(.bar, #baz)", {1, 1, 0}},
      {":is(em, #foo)", {1, 0, 0}},
      {".qux:where(em, #foo#bar#baz)", {0, 1, 0}},
      {":nth-child(even of li, .item)", {0, 2, 0}},
      {":nth-last-child(even of li, #item a)", {1, 1, 1}},
      {":nth-child(2n+1)", {0, 1, 0}},
      {":not(em, strong#foo)", {1, 0, 1}},
      {":not(a b c, .x)", {0, 1, 0}},
      {":is()", {0, 0, 0}},
      {":is(!, #a)", {1, 0, 0}},
      {":where(#a):hover", {0, 1, 0}},
      {"p::before", {0, 0, 2}},
      {"p:first-line", {0, 0, 2}},
      {"::marker", {0, 0, 1}},
      {"p::before:hover", {0, 1, 2}},
      {":root:lang(de):dir(rtl)", {0, 3, 0}},
      {"a[href]:any-link", {0, 2, 1}},
      {".a.a", {0, 2, 0}},
  });
  for (const Case& each : cases) {
    CAPTURE(each.selector);
    const Specificity found = only_selector(each.selector).specificity;
    CHECK(found.ids == each.specificity.ids);
    CHECK(found.classes == each.specificity.classes);
    CHECK(found.types == each.specificity.types);
  }
}

TEST_CASE("selector: ids weigh more than any number of classes, and these than types") {
  CHECK(only_selector("#a").specificity >
        only_selector(repeated_text(".a", 300)).specificity);
  CHECK(only_selector(".a").specificity >
        only_selector(repeated_text("a ", 300)).specificity);
}

TEST_CASE("selector: it is printed as CSS in one form, however it was written") {
  struct Case {
    std::string_view written{};
    std::string_view printed{};
  };
  constexpr auto cases = std::to_array<Case>({
      {"P.Title#A", "p.Title#A"},
      {"a>b+c~d e", "a > b + c ~ d e"},
      {"  a  ,\nb ", "a | b"},
      {"a/**/b", "-"},
      {"*|a, |a, *|*", "a | a | *"},
      {"*.a", "*.a"},
      {"[ A ]", "[a]"},
      {"[a=b]", "[a=\"b\"]"},
      {"[a='b\"c' I]", "[a=\"b\\\"c\" i]"},
      {"[a=b s]", "[a=\"b\"]"},
      {"[a~=b][a|=b][a^=b][a$=b][a*=b]",
       "[a~=\"b\"][a|=\"b\"][a^=\"b\"][a$=\"b\"][a*=\"b\"]"},
      {"[*|a][|b]", "[a][b]"},
      {":FIRST-CHILD", ":first-child"},
      {":nth-child(even)", ":nth-child(2n)"},
      {":nth-child(odd)", ":nth-child(2n+1)"},
      {":nth-child( +N - 3 )", ":nth-child(n-3)"},
      {":nth-child(-n)", ":nth-child(-n)"},
      {":nth-child(+4)", ":nth-child(4)"},
      {":nth-child(2 OF a,b)", ":nth-child(2 of a, b)"},
      {":nth-last-of-type(3n+0)", ":nth-last-of-type(3n)"},
      {":lang(en,'*-CH', \"\")", ":lang(en, \\*-CH, \"\")"},
      {":dir(RTL)", ":dir(rtl)"},
      {":not(a b,c>d)", ":not(a b, c > d)"},
      {":is(a, !, b):where()", ":is(a, b):where()"},
      {":link:visited:any-link:scope", ":link:visited:any-link:scope"},
      {"a:before, a::AFTER", "a::before | a::after"},
      {"::footnote-call, ::footnote-marker, ::marker",
       "::footnote-call | ::footnote-marker | ::marker"},
      {"::first-line, ::first-letter", "::first-line | ::first-letter"},
      {"a > ::before", "a > ::before"},
      {".\\31 a, #\\-", ".\\31 a | #\\-"},
  });
  for (const Case& each : cases) {
    CAPTURE(each.written);
    CHECK(printed_selectors(each.written) == each.printed);
    if (each.printed != "-" && each.printed.find('|') == std::string_view::npos) {
      CHECK(printed_selectors(each.printed) == each.printed);
    }
  }
}

TEST_CASE("selector: what is wrong is said with its place") {
  struct Case {
    std::string_view selector{};
    std::string_view bad{};
    std::string_view message{};
    bool is_unsupported = false;
  };
  constexpr auto cases = std::to_array<Case>({
      {"a, , b", " ", "an empty selector"},
      {"a:hovered b", ":hovered", "the pseudo-class ':hovered' is unknown"},
      {"a::bevor", "::bevor", "the pseudo-element '::bevor' is unknown"},
      {"a:has(b) c", ":has(b)", "the pseudo-class ':has' is not supported", true},
      {"input:checked", ":checked", "the pseudo-class ':checked' is not supported", true},
      {"a::selection", "::selection", "the pseudo-element '::selection' is not supported",
       true},
      {"::-moz-list-bullet", "::-moz-list-bullet",
       "the pseudo-element '::-moz-list-bullet' is not supported", true},
      {":-webkit-any(a)", ":-webkit-any(a)",
       "the pseudo-class ':-webkit-any' is not supported", true},
      {"::part(a)", "::part(a)", "the pseudo-element '::part' is not supported", true},
      {"::before()", "::before()", "the pseudo-element '::before' is unknown"},
      {"::before::marker", "::marker",
       "the pseudo-element '::marker' of another pseudo-element is not supported", true},
      {"::before::after", "::after",
       "the pseudo-element '::after' cannot follow another"},
      {"::before:not(:hover)", ":not(:hover)",
       "the pseudo-class ':not' after a pseudo-element is not supported", true},
      {"::before:empty", ":empty",
       "the pseudo-class ':empty' cannot follow a pseudo-element"},
      {"a::before b", "b", "no combinator can follow a pseudo-element"},
      {"a::before.x", ".", "only pseudo-classes can follow a pseudo-element"},
      {":not(a, ::before)", "::before",
       "the pseudo-element '::before' cannot stand within a pseudo-class"},
      {":nth-child(2 of ::before)", "::before",
       "the pseudo-element '::before' cannot stand within a pseudo-class"},
      {"col || td", "|", "the combinator '||' is not supported", true},
      {"col||td", "|", "the combinator '||' is not supported", true},
      {"& a", "&", "the nesting selector '&' is not supported", true},
      {"html|a", "html", "the namespace prefix 'html' is not declared"},
      {"[xml|lang]", "xml", "the namespace prefix 'xml' is not declared"},
      {"a >", ">", "a selector that ends too early"},
      {"> a", ">", "'>' cannot stand there in a selector"},
      {"a > > b", ">", "'>' cannot stand there in a selector"},
      {"a..b", ".", "'.' cannot stand there in a selector"},
      {"#1a", "#1a", "'#1a' cannot stand there in a selector"},
      {"a ! b", "!", "'!' cannot stand there in a selector"},
      {"[a=1]", "1", "an attribute selector without a name or a string for a value"},
      {"[a=", "=", "an attribute selector without a name or a string for a value"},
      {"[]", "[]", "an attribute selector without a name"},
      {"[a=b x]", "x", "'x' cannot stand there in a selector"},
      {"[a/b]", "/", "'/' cannot stand there in a selector"},
      {":nth-child(b)", ":nth-child(b)",
       "':nth-child()' wants a position such as '2n+1'"},
      {":nth-child((1))", ":nth-child((1))",
       "':nth-child()' wants a position such as '2n+1'"},
      {":nth-of-type(1 of a)", ":nth-of-type(1 of a)",
       "':nth-of-type()' wants a position such as '2n+1'"},
      {":lang()", ":lang()", "':lang()' wants languages such as 'en' or '\"*-CH\"'"},
      {":lang(en,)", ":lang(en,)",
       "':lang()' wants languages such as 'en' or '\"*-CH\"'"},
      {":lang(,en)", ":lang(,en)",
       "':lang()' wants languages such as 'en' or '\"*-CH\"'"},
      {":lang(en fr)", "fr", "'fr' cannot stand there in a selector"},
      {":dir()", ":dir()", "':dir()' wants 'ltr' or 'rtl'"},
      {":dir(ltr rtl)", "rtl", "'rtl' cannot stand there in a selector"},
      {":lang", ":lang", "the pseudo-class ':lang' wants an argument"},
      {":root()", ":root()", "the pseudo-class ':root' takes no argument"},
      {":not()", ":not()", "an empty selector"},
  });
  for (const Case& each : cases) {
    CAPTURE(each.selector);
    const ParsedSelectors parsed = parse_text(each.selector);
    CHECK_FALSE(parsed.list.has_value());
    CHECK(parsed.error.message == each.message);
    CHECK(parsed.error.is_unsupported == each.is_unsupported);
    REQUIRE(parsed.error.end <= each.selector.size());
    REQUIRE(parsed.error.begin <= parsed.error.end);
    CHECK(each.selector.substr(parsed.error.begin,
                               parsed.error.end - parsed.error.begin) == each.bad);
  }
}

TEST_CASE("selector: nothing at all is an empty selector") {
  for (const std::string_view text : {"", "  ", "/* a */"}) {
    CHECK(parse_text(text).error.message == "an empty selector");
  }
}

TEST_CASE("selector: a long name is shortened in a message and not cut in a character") {
  const std::string message = parse_text(":" + repeated_text("ä", 1000)).error.message;
  CHECK(message == "the pseudo-class ':" + repeated_text("ä", 19) + "…' is unknown");
}

TEST_CASE("selector: each knows its place in the source") {
  const std::string_view text = " a > b.c[d] , e:not( f )/* g */";
  const ParsedSelectors parsed = parse_text(text);
  REQUIRE(parsed.list.has_value());
  REQUIRE(parsed.list->size() == 2);
  const auto source = [&](const ComplexSelector& selector) {
    return text.substr(selector.begin, selector.end - selector.begin);
  };
  CHECK(source(parsed.list->at(0)) == "a > b.c[d]");
  CHECK(source(parsed.list->at(1)) == "e:not( f )");
}

TEST_CASE("selector: what a reader does makes a dynamic pseudo-class") {
  for (const std::string_view text :
       {":hover", ":active", ":focus", ":focus-visible", ":focus-within", ":visited",
        ":target", ":target-within", ":local-link", ":current", ":past", ":future",
        ":fullscreen", ":modal"}) {
    CAPTURE(text);
    const ComplexSelector selector = only_selector(text);
    CHECK(selector.compounds.at(0).simple.at(0).pseudo_class == PseudoClass::dynamic);
    CHECK(to_css(selector) == text);
  }
}

TEST_CASE("selector: nesting deeper than blocks may nest is bad, and no deeper is good") {
  const auto nested = [](std::size_t depth) {
    return repeated_text(":not(", depth) + "a" + repeated_text(")", depth);
  };
  CHECK(printed_selectors(nested(deepest_block)) == nested(deepest_block));
  CHECK(printed_selectors(nested(deepest_block + 1)) == "-");
  CHECK(printed_selectors(nested(100'000)) == "-");
  // Of a list that forgives, what is too deep is forgotten.
  CHECK(parse_text(repeated_text(":is(", 100'000)).list.has_value());
}

TEST_CASE("selector: a long one is read whole") {
  const ComplexSelector selector =
      only_selector(repeated_text("a > b.c ~ ", 30'000) + "d");
  CHECK(selector.compounds.size() == 60'001);
  CHECK(selector.specificity.types == 60'001);
  CHECK(only_selector(repeated_text(".a", 60'000)).compounds.at(0).simple.size() ==
        60'000);
  const auto list = parse_text(repeated_text("a,", 60'000) + "a").list;
  CHECK(list.value_or(SelectorList{}).size() == 60'001);
}
