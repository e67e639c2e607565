// Matches selectors against a tree that is made for them: what counts instructions runs
// this.
//
// usage: match_work                   prints the names of the cases
//        match_work each SIZE…        each case in each of the sizes
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/match.h"
#include "tests/formats/css/made_tree.h"

using namespace octavo::css;
using namespace octavo::tests;

namespace {

std::string repeated_text(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

struct Root {
  MadeTree made{};
  ElementId body = ElementId::none;

  Root() { body = made.add(made.add(ElementId::none, "html"), "body"); }
};

MadeTree siblings(std::size_t size) {
  Root root;
  for (std::size_t i = 0; i < size; ++i) {
    root.made.add(root.body, "p", {{"class", i % 2 == 0 ? "x" : "y"}});
  }
  root.made.finish();
  return std::move(root.made);
}

/// Chains as deep as books go.
MadeTree chains(std::size_t size) {
  constexpr std::size_t depth = 250;
  constexpr std::array<std::string_view, 6> names = {"a", "b", "c", "d", "e", "f"};
  Root root;
  ElementId parent = root.body;
  for (std::size_t i = 0; i < size; ++i) {
    parent = root.made.add(i % depth == 0 ? root.body : parent, names[i % names.size()]);
  }
  root.made.finish();
  return std::move(root.made);
}

/// Each second child has children.
MadeTree families(std::size_t size) {
  Root root;
  for (std::size_t i = 0; i < size / 4; ++i) {
    const ElementId child = root.made.add(root.body, "div", {{"class", "x"}});
    root.made.add(child, "p", {{"class", "x"}});
    root.made.add(child, "p");
    root.made.add(root.body, "p", {{"class", "y"}});
  }
  root.made.finish();
  return std::move(root.made);
}

MadeTree one_element(std::size_t) {
  return siblings(1);
}

MadeTree long_title(std::size_t size) {
  Root root;
  root.made.add(root.body, "p", {{"title", std::string(size, 'a')}, {"class", "x"}});
  root.made.finish();
  return std::move(root.made);
}

std::string many_classes(std::size_t size) {
  std::string text = "p";
  for (std::size_t i = 0; i < size; ++i) {
    text += ", .chapter .c" + std::to_string(i) + " > p";
  }
  return text;
}

struct WorkCase {
  std::string_view name{};
  MadeTree (*tree)(std::size_t size) = nullptr;
  std::string (*selectors)(std::size_t size) = nullptr;
};

constexpr auto cases = std::to_array<WorkCase>({
    {"later siblings that are none", siblings,
     [](std::size_t) { return std::string("h7 ~ p"); }},
    {"later siblings", siblings,
     [](std::size_t) { return std::string("p ~ p, .x ~ .y ~ .x ~ .y, * ~ p ~ p"); }},
    {"next siblings", siblings,
     [](std::size_t) { return std::string("p + p, .x + .y + .x + .y + .x"); }},
    {"positions", siblings,
     [](std::size_t) {
       return std::string(
           ":nth-child(3n of .x ~ .y), :nth-last-child(3n of .x ~ .y),"
           ":nth-last-child(n of :nth-last-child(even of .x))");
     }},
    {"positions in families", families,
     [](std::size_t) {
       return std::string(
           ":nth-child(2 of .x), :nth-last-child(2 of .x) p,"
           "div ~ div > p + p, p ~ .x p, div:not(div ~ p) p");
     }},
    {"descendants", chains,
     [](std::size_t) { return std::string("a b c d e f, f e d c b a, * * * * * z"); }},
    {"descendants and children", chains,
     [](std::size_t) {
       return std::string("a > b c > d e > f, a b c d e > e, z a b > c, a > b > c > d");
     }},
    {"descendants of each name", chains,
     [](std::size_t) {
       return repeated_text("* ", 30) + "a, " + repeated_text("a ", 30) + "b";
     }},
    {"a long selector", one_element,
     [](std::size_t size) { return repeated_text("p ", size / 10) + "p"; }},
    {"a long compound", one_element,
     [](std::size_t size) { return repeated_text(".x", size / 10); }},
    {"many selectors", one_element,
     [](std::size_t size) { return many_classes(size / 10); }},
    {"lists in lists", one_element,
     [](std::size_t size) {
       return repeated_text(":is(p, :not(", 30) + repeated_text("p, ", size / 10) + "p" +
              repeated_text("))", 30);
     }},
    {"a part of a long value", long_title,
     [](std::size_t size) { return "[title*=" + std::string(size / 2, 'a') + "b]"; }},
});

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

/// Of C, so that the instructions of its calls are found by its name.
extern "C" [[gnu::noinline]] std::size_t work_through(const ElementTree& tree,
                                                      const ComponentValues& values) {
  SelectorError error;
  const auto list = parse_selectors(values, error);
  if (!list) {
    std::puts(error.message.c_str());
    std::exit(1);
  }
  std::vector<const ComplexSelector*> selectors;
  for (const ComplexSelector& selector : *list) {
    selectors.push_back(&selector);
  }
  std::size_t found = 0;
  Matcher(selectors).match(tree, [&](ElementId, std::span<const std::uint32_t> matched) {
    found += matched.size();
  });
  return found;
}

int main(int count, char** words) {
  const std::vector<std::string_view> arguments(words, words + count);
  for (const WorkCase& each : cases) {
    if (arguments.size() < 3) {
      std::puts(std::string(each.name).c_str());
    }
    for (std::size_t at = 2; at < arguments.size(); ++at) {
      const std::size_t size = number(arguments[at]);
      const MadeTree made = each.tree(size);
      const ComponentValues values = parse_component_values(each.selectors(size));
      std::printf("%zu\n", work_through(made.tree(), values));
    }
  }
  return 0;
}
