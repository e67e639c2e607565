#include "formats/css/stylesheet.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace octavo;
using namespace octavo::css;

namespace {

struct Read {
  Stylesheet sheet{};
  /// "code: the place: message"
  std::vector<std::string> reports{};
};

Read read(std::string_view text) {
  Diagnostics diagnostics;
  Read made;
  made.sheet = parse_sheet(text, FileId{0}, Origin::author, diagnostics);
  for (const Diagnostic& each : diagnostics.list()) {
    made.reports.push_back(
        std::string(each.code) + ": " +
        std::string(text.substr(each.span.begin, each.span.end - each.span.begin)) +
        ": " + each.message);
  }
  return made;
}

template <class Kind>
const Kind& rule_at(const Read& read, std::size_t index) {
  return std::get<Kind>(read.sheet.rules.at(index).kind);
}

}  // namespace

TEST_CASE("stylesheet: a rule has its selectors and its declarations") {
  const Read made = read("h1, .a > p { color: red; text-indent: 1em !important }");
  CHECK(made.reports.empty());
  const auto& rule = rule_at<StyleRule>(made, 0);
  CHECK(rule.selectors.size() == 2);
  REQUIRE(rule.declarations.size() == 2);
  CHECK(rule.declarations[0].name == "color");
  CHECK_FALSE(rule.declarations[0].important);
  CHECK(rule.declarations[1].important);
}

TEST_CASE("stylesheet: a bad declaration is dropped alone, and reported at its place") {
  const Read made = read(
      "p { colour: blue; color: 1em; text-indent 2em; margin: 0 }\nq { color: red }");
  REQUIRE(made.reports.size() == 3);
  CHECK(
      made.reports[0].starts_with("css-invalid: colour: blue: 'colour' is no property"));
  CHECK(made.reports[1].starts_with(
      "css-invalid: color: 1em: 'color' takes no such value"));
  CHECK(made.reports[2].starts_with("css-invalid: text-indent 2em: "));
  CHECK(rule_at<StyleRule>(made, 0).declarations.size() == 1);
  CHECK(rule_at<StyleRule>(made, 1).declarations.size() == 1);
}

TEST_CASE("stylesheet: what is no CSS and what octavo lacks have codes of their own") {
  Diagnostics diagnostics;
  parse_sheet("p:x { } p:has(q) { }", FileId{0}, Origin::author, diagnostics);
  REQUIRE(diagnostics.list().size() == 2);
  CHECK(diagnostics.list()[0].code == "css-invalid");
  CHECK(diagnostics.list()[1].code == "css-unsupported");
}

TEST_CASE("stylesheet: what a list that forgives leaves out is reported at its place") {
  const Read made = read(
      "p:is(em, :foo) { } p:is() { } p:where(::before, q) { } "
      "a:not(:is(b:is(:bar), :has(a))) { }");
  CHECK(made.sheet.rules.size() == 4);
  REQUIRE(made.reports.size() == 5);
  CHECK(made.reports[0] == "css-invalid: :foo: the pseudo-class ':foo' is unknown");
  CHECK(made.reports[1] == "css-invalid: :is(): an empty selector");
  CHECK(made.reports[2].starts_with("css-invalid: ::before: "));
  CHECK(made.reports[3] == "css-invalid: :bar: the pseudo-class ':bar' is unknown");
  CHECK(made.reports[4].starts_with("css-unsupported: :has(a): "));
}

TEST_CASE("stylesheet: misspelt conditions are reported at their place") {
  const Read made = read(
      "@media print and (min-widht: 3cm) { } @media prnt { } @media (hover: ) { }"
      "@media screen and { } @supports (foo) { } @supports foo(a) or (top: 0) { }"
      "@import 'a.css';");
  REQUIRE(made.reports.size() == 7);
  CHECK(made.reports[0] ==
        "css-invalid: (min-widht: 3cm): CSS has no media feature 'widht'");
  CHECK(made.reports[1] == "css-invalid: prnt: CSS has no medium 'prnt'");
  CHECK(made.reports[2].starts_with("css-invalid: (hover: ): this condition"));
  CHECK(made.reports[3].starts_with("css-invalid: screen and: this media query"));
  CHECK(made.reports[4].starts_with("css-invalid: (foo): this '@supports'"));
  CHECK(made.reports[5].starts_with("css-invalid: foo(a) or (top: 0): this '@supports'"));
}

TEST_CASE("stylesheet: a misspelt condition comes with the word that is meant") {
  Diagnostics diagnostics;
  parse_sheet("@media prnt and (max-hieght: 1cm) { }", FileId{0}, Origin::author,
              diagnostics);
  REQUIRE(diagnostics.list().size() == 2);
  CHECK(diagnostics.list()[0].hints.at(0).message == "did you mean `print`?");
  CHECK(diagnostics.list()[1].hints.at(0).message == "did you mean `height`?");
}

TEST_CASE("stylesheet: conditions that paper does not meet are no mistakes") {
  CHECK(
      read("@media tv, speech, amzn-kf8 { } @media (prefers-color-scheme: dark) { }"
           "@media not all and (min-resolution: 2dppx) { } @media (3cm < width < 9cm) { }"
           "@media (-webkit-min-device-pixel-ratio: 2) and (not (hover)) { }"
           "@media { } @supports (foo: bar) and (not selector(a:b)) { }"
           "@supports font-tech(variations) or ((top: 0) and (left: 0)) { }")
          .reports.empty());
}

TEST_CASE("stylesheet: what CSS has and octavo lacks is no mistake") {
  const Read made = read(
      "p { color: oklch(0.5 0.1 20); color: color-mix(in srgb, red, blue); color: canvas;"
      " font: caption; width: 2ic; width: calc(sin(1) * 1em); text-wrap-style: pretty;"
      " @media print { top: 0 } & em { top: 0 } }");
  CHECK(made.reports.size() == 9);
  for (const std::string& report : made.reports) {
    CAPTURE(report);
    CHECK(report.starts_with("css-unsupported: "));
  }
  CHECK(rule_at<StyleRule>(made, 0).declarations.empty());
  const Read wrong = read(
      "p { color: frob(1); margin: canvas; width: 2zm; @page { } }"
      "@page { p { top: 0 } }");
  CHECK(wrong.reports.size() == 5);
  for (const std::string& report : wrong.reports) {
    CAPTURE(report);
    CHECK(report.starts_with("css-invalid: "));
  }
}

TEST_CASE("stylesheet: a bad selector takes its rule along, and no other") {
  const Read made =
      read("p:hovered { color: red }\n:has(a) { color: red }\nq { color: red }");
  REQUIRE(made.reports.size() == 2);
  CHECK(made.reports[0].starts_with("css-invalid: "));
  CHECK(made.reports[1].starts_with("css-unsupported: "));
  CHECK(made.sheet.rules.size() == 1);
}

TEST_CASE("stylesheet: pages, their selectors and the boxes in their margins") {
  const Read made = read(
      "@page wide:first:left, :blank { size: A4 landscape; margin: 2cm;"
      " @top-center { content: string(title) } @footnote { margin-top: 1em } }"
      "@page :nth(2n+1 of chapter) { margin: 0 }");
  CHECK(made.reports.empty());
  const auto& page = rule_at<PageRule>(made, 0);
  REQUIRE(page.selectors.size() == 2);
  CHECK(page.selectors[0].name == "wide");
  CHECK(page.selectors[0].first);
  CHECK(page.selectors[0].side == PageSide::left);
  CHECK(page.selectors[1].blank);
  CHECK(page.declarations.size() == 2);
  REQUIRE(page.boxes.size() == 2);
  CHECK(page.boxes[0].box == MarginBox::top_center);
  CHECK(page.boxes[1].box == MarginBox::footnote);
  CHECK(rule_at<PageRule>(made, 1).selectors[0].name == "chapter");
  CHECK(read("@page :frist { }").reports.size() == 1);
  CHECK(read("@page { @top-middle { } }").reports.size() == 1);
}

TEST_CASE("stylesheet: a face has a family, sources and what it is for") {
  const Read made = read(
      "@font-face { font-family: 'My Serif'; src: url(a.woff2) format('woff2'), "
      "local(Gentium); font-weight: 300 700; font-style: italic; "
      "font-stretch: 75% 100% }");
  CHECK(made.reports.empty());
  const auto& face = rule_at<FontFaceRule>(made, 0);
  CHECK(face.family == "My Serif");
  REQUIRE(face.sources.size() == 2);
  CHECK(face.sources[0].name == "a.woff2");
  CHECK(face.sources[0].format == "woff2");
  CHECK(face.sources[1].is_local);
  CHECK(face.sources[1].name == "Gentium");
  CHECK(face.least_weight == 300);
  CHECK(face.most_weight == 700);
  CHECK(face.slant == FontSlant::italic);
  CHECK(face.least_stretch == 75);
  CHECK(read("@font-face { src: url(a.ttf) }").reports.size() == 1);
  CHECK(read("@font-face { font-family: A }").reports.size() == 1);
}

TEST_CASE("stylesheet: imports stand before everything else") {
  const Read made = read(
      "@charset 'utf-8'; @import url(a.css) print; @import 'b.css';"
      "p { } @import 'c.css';");
  REQUIRE(made.sheet.rules.size() == 3);
  CHECK(rule_at<ImportRule>(made, 0).url == "a.css");
  CHECK(rule_at<ImportRule>(made, 0).media.are_for_print());
  CHECK(rule_at<ImportRule>(made, 1).url == "b.css");
  REQUIRE(made.reports.size() == 1);
  CHECK(made.reports[0].starts_with("css-invalid: @import 'c.css'"));
}

TEST_CASE("stylesheet: conditions hold rules, one in the other") {
  const Read made = read("@media print { @supports (color: red) { p { color: red } } }");
  CHECK(made.reports.empty());
  const auto& media = rule_at<ConditionalRule>(made, 0);
  REQUIRE(media.rules.size() == 1);
  const auto& supports = std::get<ConditionalRule>(media.rules[0].kind);
  CHECK(supports.is_supported == true);
  CHECK(supports.rules.size() == 1);
}

TEST_CASE("stylesheet: what pages support is what octavo's pages do") {
  const auto supported = [](const std::string& condition) {
    const Read made = read("@supports " + condition + " { }");
    return rule_at<ConditionalRule>(made, 0).is_supported;
  };
  CHECK(supported("(text-indent: 1em)") == true);
  CHECK(supported("(text-indent: red)") == false);
  CHECK(supported("(display: grid)") == false);
  CHECK(supported("(animation: x)") == false);
  CHECK(supported("not (display: grid)") == true);
  CHECK(supported("(color: red) and ((display: grid) or (orphans: 2))") == true);
  CHECK(supported("selector(p > q)") == true);
  CHECK(supported("selector(p:has(q))") == false);
}

TEST_CASE("stylesheet: rules that are no CSS are reported, those of screens are kept") {
  const Read made =
      read("@keyframes x { from { top: 0 } } @frobnicate { } @layer a { p { } }");
  REQUIRE(made.sheet.rules.size() == 2);
  CHECK(rule_at<OtherRule>(made, 0).in_reflow);
  CHECK_FALSE(rule_at<OtherRule>(made, 1).in_reflow);
  REQUIRE(made.reports.size() == 1);
  CHECK(made.reports[0].starts_with("css-invalid: @frobnicate"));
}

TEST_CASE("stylesheet: what is too much is left out, and reported once") {
  std::string rules;
  for (std::size_t index = 0; index < most_rules + 1000; ++index) {
    rules += "a{}";
  }
  const Read many = read(rules);
  CHECK(many.sheet.rules.size() == most_rules);
  CHECK(many.reports.size() == 1);
  std::string selector = "a";
  for (std::size_t index = 0; index < longest_selector; ++index) {
    selector += " > a";
  }
  const Read far = read(selector + " { color: red } p { color: red }");
  CHECK(far.sheet.rules.size() == 1);
  CHECK(far.reports.size() == 1);
}

TEST_CASE("stylesheet: a rule whose selectors have too many parts is left out") {
  std::string classes = ".a";
  std::string list = "a";
  for (std::size_t index = 0; index < most_selector_parts; ++index) {
    classes += ".a";
    list += ",a";
  }
  for (const std::string& selector :
       {classes, list, ":is(" + list + ")", "a:not(b " + classes + ")"}) {
    const Read much = read("p { } " + selector + " { color: red } q { color: red }");
    CHECK(much.sheet.rules.size() == 2);
    CHECK(much.reports.size() == 1);
  }
}

TEST_CASE("stylesheet: a declaration whose value is too long is left out, at its place") {
  const auto names = [](std::size_t count) {
    std::string list = "a";
    for (std::size_t at = 2; at < count; at += 2) {
      list += " a";
    }
    return list;
  };
  const std::string much = names(longest_value + 2);
  const std::string fits = names(longest_value);
  for (const std::string& long_one :
       {"counter-increment: " + much, "-webkit-any: " + much, "color: f(" + much + ")",
        "--own: " + names(longest_custom_value + 2)}) {
    const Read made =
        read("p { color: red; " + long_one + "; counter-reset: " + fits + " }");
    REQUIRE(made.reports.size() == 1);
    CHECK(made.reports[0].starts_with("css-invalid: " + long_one + ": the value of '"));
    CHECK(rule_at<StyleRule>(made, 0).declarations.size() == 2);
  }
  CHECK(read("p { --own: " + much + " }").reports.empty());
  CHECK(read("@page { counter-reset: " + much + " }").reports.size() == 1);
  CHECK(read("@counter-style a { symbols: b; prefix: " + much + " }").reports.size() ==
        1);
  const Read asked = read("@supports (counter-reset: " + much + ") { }");
  CHECK(rule_at<ConditionalRule>(asked, 0).is_supported == false);
}
