#include "formats/css/named_families.h"

#include <algorithm>

#include "compiler/overload.h"
#include "formats/css/value_reader.h"

namespace octavo::css {
namespace {

// A name is a string or words. What stands before the words of a `font` may be one of
// them (`larger Caslon`), so that all that ends with the last one is taken.
void add_names(const ComponentValues& values, std::set<std::string>& names) {
  constexpr std::size_t most_words_of_a_name = 8;
  std::vector<std::string> words;
  for (const ComponentValue& value : values) {
    const Token& token = value.token;
    if (token.kind == TokenKind::string) {
      names.insert(ascii_lower(token.text));
    }
    if (token.kind == TokenKind::ident) {
      words.push_back(ascii_lower(token.text));
      std::string name;
      const std::size_t most = std::min(words.size(), most_words_of_a_name);
      for (std::size_t count = 1; count <= most; ++count) {
        name.insert(0, words[words.size() - count] + (count > 1 ? " " : ""));
        names.insert(name);
      }
    } else if (token.kind != TokenKind::whitespace) {
      words.clear();
      add_names(value.content, names);
    }
  }
}

void add_names(const StyleDeclarations& declarations, std::set<std::string>& names) {
  for (const StyleDeclaration& each : declarations) {
    if (each.property == nullptr || each.property->name == "font" ||
        each.property->name == "font-family") {
      add_names(each.value, names);
    }
  }
}

void add_names(const std::vector<SheetRule>& rules, std::set<std::string>& names) {
  for (const SheetRule& each : rules) {
    std::visit(
        Overload{[&](const StyleRule& rule) { add_names(rule.declarations, names); },
                 [&](const ConditionalRule& rule) { add_names(rule.rules, names); },
                 [&](const OtherRule& rule) {
                   if (rule.rule.block) {
                     add_names(*rule.rule.block, names);
                   }
                 },
                 [](const auto&) {}},
        each.kind);
  }
}

}  // namespace

std::set<std::string> named_families(std::span<const Stylesheet* const> sheets) {
  std::set<std::string> names;
  for (const Stylesheet* sheet : sheets) {
    add_names(sheet->rules, names);
  }
  return names;
}

}  // namespace octavo::css
