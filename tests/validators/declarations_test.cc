#include <algorithm>
#include <cctype>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "compiler/text/utf8.h"
#include "tests/stylesheets/property_cases.h"
#include "tests/stylesheets/sheet_parts.h"
#include "tests/stylesheets/styled_book.h"
#include "tests/support.h"
#include "tests/validators/browser.h"

using namespace octavo;
using namespace octavo::tests;

namespace {

/// Two printed stylesheets of the specimen that differ by one declaration.
struct Comparison {
  std::string label{};
  std::string with{};
  std::string without{};
};

/// What changes no style that Chromium computes, and why it stands in the e-book.
struct Reason {
  std::string_view declaration{};
  std::string_view reason{};
};
constexpr Reason for_others[] = {
    {"font-family: \"Boxes\"", "it is of a face, and no style"},
    {"font-weight: 100 900", "it is of a face, and no style"},
    {"color: tomato", "it waits for a reader that hovers"},
    {"direction: rtl", "it stands in the e-book as dir"},
    {"hanging-punctuation:", "WebKit has it"},
    {"hyphenate-limit-lines:", "WebKit has it under its own name"},
    {"speak-as:", "WebKit has it"},
    {"text-decoration-skip:", "WebKit has it"},
};

bool is_for_others(std::string_view label) {
  return std::ranges::any_of(for_others, [&](const Reason& each) {
    return label.find(each.declaration) != std::string_view::npos;
  });
}

/// What no element has: a descriptor of counters or faces, or a rule of another kind.
bool is_no_property(std::string_view label) {
  if (label.starts_with("--") || label.find('{') != std::string_view::npos) {
    return label.starts_with('@');
  }
  return css::find_property(label.substr(0, label.find(':'))) == nullptr;
}

void check_answers(const std::vector<Comparison>& pairs,
                   const std::vector<std::string>& answers) {
  for (std::size_t index = 0; index < pairs.size(); ++index) {
    CAPTURE(pairs[index].label);
    CAPTURE(answers[index]);
    if (is_no_property(pairs[index].label)) {
      CHECK(answers[index] == "read");
    } else {
      CHECK((answers[index] == "differs") != is_for_others(pairs[index].label));
    }
  }
}

/// A text as what it has not in common with another: scripts count characters, and all of
/// them are of the Basic Multilingual Plane.
std::string script_change(std::string_view text, std::string_view common) {
  const std::u32string one = to_utf32(text);
  const std::u32string other = to_utf32(common);
  const std::size_t shorter = std::min(one.size(), other.size());
  std::size_t begin = 0;
  while (begin < shorter && one[begin] == other[begin]) {
    ++begin;
  }
  std::size_t end = 0;
  while (end < shorter - begin &&
         one.end()[-1 - static_cast<std::ptrdiff_t>(end)] ==
             other.end()[-1 - static_cast<std::ptrdiff_t>(end)]) {
    ++end;
  }
  std::string middle;
  for (std::size_t at = begin; at < one.size() - end; ++at) {
    append_utf8(middle, one[at]);
  }
  return "[" + std::to_string(begin) + ", " + std::to_string(end) + ", " +
         script_string(middle) + "]";
}

/// Names of the properties in the lines of one that the other has not.
std::vector<std::string> changed_names(const Comparison& pair) {
  std::istringstream lines(pair.with);
  std::vector<std::string> names;
  std::string without = "\n" + pair.without;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = without.find("\n" + line + "\n");
    if (at != std::string::npos) {
      // Each line is found once.
      without[at + 1] = '\n';
      continue;
    }
    const std::size_t begin = line.find_first_not_of(' ');
    const std::size_t colon = line.find(':');
    if (colon != std::string::npos && line.ends_with(';')) {
      names.push_back(line.substr(begin, colon - begin));
    }
  }
  return names;
}

constexpr std::string_view asking_script = R"(
const pseudos = [undefined, "::before", "::after", "::marker", "::first-letter",
                 "::first-line"];
const longhands = name => {
  if (name.startsWith("--")) {
    return [name];
  }
  const style = document.createElement("p").style;
  style.setProperty(name, "inherit");
  return [...style];
};
const text = ([begin, end, middle]) =>
    common.slice(0, begin) + middle + common.slice(common.length - end);
document.addEventListener("DOMContentLoaded", () => {
  const sheet = document.getElementById("asked");
  const styles = [...document.querySelectorAll("html, body, body *")].flatMap(
      each => pseudos.map(pseudo => getComputedStyle(each, pseudo)));
  const look = (css, names) => {
    sheet.textContent = css;
    return {values: styles.map(style => names.map(
                name => style.getPropertyValue(name)).join("|")).join("\n"),
            rules: [...sheet.sheet.cssRules].map(each => each.cssText).filter(
                text => !text.endsWith("{ }")).join("\n")};
  };
  const answers = pairs.map(([names, one, other]) => {
    const asked = names.flatMap(longhands);
    const a = look(text(one), asked);
    const b = look(text(other), asked);
    return a.values !== b.values ? "differs" : a.rules !== b.rules ? "read" : "unknown";
  });
  document.body.textContent = "\nanswers:" + answers.join(" ") + "\n";
});
)";

/// For each: "differs", "read" (it is understood and changes no computed style) or
/// "unknown".
std::vector<std::string> answers_of(const std::vector<Comparison>& pairs,
                                    const std::string& xhtml) {
  const std::string& common = pairs.front().with;
  std::string script = "const common = " + script_string(common) + ";\nconst pairs = [\n";
  for (const Comparison& pair : pairs) {
    script += "[[";
    for (const std::string& name : changed_names(pair)) {
      script += script_string(name) + ", ";
    }
    script += "], " + script_change(pair.with, common) + ", " +
              script_change(pair.without, common) + "],\n";
  }
  script += "];\n" + std::string(asking_script);
  std::string page = xhtml;
  const std::size_t head_end = page.find("</head>");
  REQUIRE(head_end != std::string::npos);
  page.insert(head_end, "<style id=\"asked\"></style><script><![CDATA[\n" + script +
                            "]]></script>");
  const CommandResult browsed = browse(page, "page.xhtml");
  INFO(browsed.output.substr(0, 2000));
  REQUIRE(browsed.status == 0);
  constexpr std::string_view mark = "\nanswers:";
  const std::size_t begin = browsed.output.find(mark);
  REQUIRE(begin != std::string::npos);
  std::istringstream words(browsed.output.substr(
      begin + mark.size(), browsed.output.find('\n', begin + 1) - begin - mark.size()));
  std::vector<std::string> answers;
  for (std::string word; words >> word;) {
    answers.push_back(word);
  }
  REQUIRE(answers.size() == pairs.size());
  return answers;
}

}  // namespace

TEST_CASE("declarations: Chromium computes something else with each property's case") {
  if (!has_browser()) {
    return;
  }
  Document document = finished_document({specimen});
  std::vector<Comparison> pairs;
  for (const PropertyCase& each : read_property_cases()) {
    Comparison pair{.label = each.rule,
                    .with = in_reflow(document, each.whole()).text,
                    .without = in_reflow(document, each.base).text};
    // What is not printed is seen where the cases are.
    if (each.is_in_reflow && pair.with != pair.without) {
      pairs.push_back(std::move(pair));
    }
  }
  check_answers(pairs, answers_of(pairs, xhtml_of(document, "p { color: red }")));
}

TEST_CASE("declarations: Chromium computes something else without any one of them") {
  if (!has_browser()) {
    return;
  }
  const std::string css = read_file(source_folder() / "tests/stylesheets/torture.css");
  Document document = finished_document({specimen});
  const std::vector<SheetPart> parts = parts_of(css);
  const std::vector<Fate> fates = fates_in_reflow(document, css);
  const std::string whole = in_reflow(document, css).text;
  std::vector<Comparison> pairs;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    if (fates[index] == Fate::applied) {
      const auto [begin, end] = parts[index].place;
      pairs.push_back({.label = css.substr(begin, end - begin),
                       .with = whole,
                       .without = in_reflow(document, without(css, parts[index])).text});
    }
  }
  check_answers(pairs, answers_of(pairs, xhtml_of(document, css)));
}
