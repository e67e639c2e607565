// Styles a made book with a made stylesheet: what counts instructions and what measures
// time run this.
//
// usage: style_work                             prints the names of the cases
//        style_work each SIZE…                  each case in each of the sizes
//        style_work time ELEMENTS RULES         prints milliseconds
//        style_work page ELEMENTS RULES         prints a page that measures a browser
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/cascade.h"
#include "formats/css/house.h"
#include "tests/formats/css/made_tree.h"

using namespace octavo;
using namespace octavo::css;
using namespace octavo::tests;

namespace {

/// Sections of a heading and paragraphs with words marked in them, in some thirty
/// classes.
MadeTree made_book(std::size_t elements) {
  MadeTree made;
  const ElementId body = made.add(made.add(ElementId::none, "html"), "body");
  constexpr std::size_t classes = 30;
  ElementId section = body;
  ElementId paragraph = body;
  for (std::size_t i = 0; i < elements; ++i) {
    const std::string name = "c" + std::to_string(i * 7 % classes);
    if (i % 100 == 0) {
      section = made.add(body, "section", {{"class", name}});
      made.add(section, "h2", {{"id", "s" + std::to_string(i)}});
    } else if (i % 4 == 1) {
      paragraph = made.add(section, "p", {{"class", name}});
    } else {
      made.add(paragraph, i % 2 == 0 ? "em" : "span", {{"class", name}});
    }
  }
  made.finish();
  return made;
}

/// As many rules, of the kinds that authors write. A book uses a few of the classes that
/// its publisher's stylesheet has.
std::string made_stylesheet(std::size_t rules) {
  std::string css;
  for (std::size_t i = 0; i < rules; ++i) {
    const std::string number = std::to_string(i);
    const std::string name = ".c" + std::to_string(i % 500);
    const std::array<std::string, 8> selectors = {"p" + name,
                                                  name,
                                                  name + " > p" + name,
                                                  "#s" + number + " + p",
                                                  "h2 ~ " + name,
                                                  "section" + name + " p:first-child",
                                                  "em" + name + ":not(:first-child)",
                                                  name + " em"};
    css += selectors[i % selectors.size()] + " { margin-left: " + number +
           "px; color: #333; font-size: 0.9" + number + "em }\n";
  }
  return css;
}

}  // namespace

/// Of C, so that the instructions of its calls are found by its name.
extern "C" [[gnu::noinline]] std::size_t work_through(const ElementTree& tree,
                                                      const std::string& text) {
  Diagnostics diagnostics;
  std::vector<Stylesheet> sheets;
  sheets.push_back(parse_sheet(text, FileId::none, Origin::author, diagnostics));
  ActiveRules rules = active_rules(house_sheets(), {});
  add_active_rules(sheets, {}, rules);
  return style_elements(tree, rules.styles, {}).style_count();
}

namespace {

struct StyleCase {
  std::string_view name{};
  /// 0: as many as the size says.
  std::size_t elements = 0;
  std::size_t rules = 0;
};

constexpr std::array cases = {
    StyleCase{.name = "styling elements", .elements = 0, .rules = 200},
    StyleCase{.name = "styling rules", .elements = 500, .rules = 0},
};

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void print_elements(const ElementTree& tree) {
  std::vector<ElementId> open;
  const auto close_to = [&](ElementId parent) {
    while (!open.empty() && open.back() != parent) {
      std::printf("</%s>", std::string(tree[open.back()].name).c_str());
      open.pop_back();
    }
  };
  // Behind `html` and `body`.
  for (std::size_t i = 2; i < tree.elements.size(); ++i) {
    const auto id = static_cast<ElementId>(i);
    close_to(tree[id].parent == ElementId{1} ? ElementId::none : tree[id].parent);
    std::string attributes;
    for (const char* name : {"id", "class"}) {
      std::string value;
      if (has_attribute(tree[id], name, value)) {
        attributes += " " + std::string(name) + "=\"" + value + "\"";
      }
    }
    std::printf("<%s%s>", std::string(tree[id].name).c_str(), attributes.c_str());
    open.push_back(id);
  }
  close_to(ElementId::none);
}

/// The browser styles the elements anew when it is given the stylesheet; its title says
/// how many milliseconds that takes.
int print_page(std::size_t elements, std::size_t rules) {
  std::printf("<!DOCTYPE html><title></title><style>body { display: none }</style>\n");
  print_elements(made_book(elements).tree());
  std::printf(
      "<script>const times = [];\nconst css = `%s`;\n"
      "for (let run = 0; run < 9; ++run) {\n"
      "  const style = document.createElement('style');\n"
      "  const begin = performance.now();\n"
      "  style.textContent = css + 'body { display: block }';\n"
      "  document.head.append(style);\n"
      "  for (const each of document.querySelectorAll('*'))\n"
      "    getComputedStyle(each).color;\n"
      "  times.push(performance.now() - begin);\n"
      "  style.remove();\n"
      "  getComputedStyle(document.body).color;\n"
      "}\n"
      "document.title = times.sort((a, b) => a - b)[4].toFixed(0);</script>\n",
      made_stylesheet(rules).c_str());
  return 0;
}

int measure(std::size_t elements, std::size_t rules) {
  const MadeTree made = made_book(elements);
  const std::string css = made_stylesheet(rules);
  std::vector<double> times;
  constexpr int runs = 9;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    work_through(made.tree(), css);
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - begin;
    times.push_back(taken.count());
  }
  std::ranges::sort(times);
  std::printf("%.0f\n", times[runs / 2]);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string_view> arguments(words, words + count);
  if (arguments.size() < 3) {
    for (const StyleCase& each : cases) {
      std::puts(std::string(each.name).c_str());
    }
    return 0;
  }
  if (arguments[1] == "time" && arguments.size() == 4) {
    return measure(number(arguments[2]), number(arguments[3]));
  }
  if (arguments[1] == "page" && arguments.size() == 4) {
    return print_page(number(arguments[2]), number(arguments[3]));
  }
  for (const StyleCase& each : cases) {
    for (std::size_t at = 2; at < arguments.size(); ++at) {
      const std::size_t size = number(arguments[at]);
      const MadeTree made = made_book(each.elements == 0 ? size : each.elements);
      const std::string css = made_stylesheet(each.rules == 0 ? size : each.rules);
      std::printf("%zu\n", work_through(made.tree(), css));
    }
  }
  return 0;
}
