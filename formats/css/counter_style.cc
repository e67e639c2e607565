#include "formats/css/counter_style.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <utility>

#include "formats/css/property_tables.h"
#include "formats/css/sheet_context.h"

namespace octavo::css {
namespace {

/// A chain of `fallback` and `extends` goes no further.
constexpr unsigned most_fallbacks = 16;
/// Longer numbers are shown in the fallback (CSS Counter Styles 3, 2.1 lets one cap
/// them).
constexpr std::size_t longest_number = 120;

// --- Numbers

using Symbols = std::vector<std::string>;

// Symbols that were found from the last to the first.
std::string joined_backwards(const std::vector<const std::string*>& symbols) {
  std::string text;
  for (std::size_t index = symbols.size(); index-- > 0;) {
    text += *symbols[index];
  }
  return text;
}

std::string numeric_text(const Symbols& symbols, std::uint64_t value) {
  std::vector<const std::string*> digits;
  do {
    digits.push_back(&symbols[value % symbols.size()]);
    value /= symbols.size();
  } while (value > 0);
  return joined_backwards(digits);
}

// a … z, aa …: bijective.
std::string alphabetic_text(const Symbols& symbols, std::uint64_t value) {
  std::vector<const std::string*> letters;
  for (; value > 0; value = (value - 1) / symbols.size()) {
    letters.push_back(&symbols[(value - 1) % symbols.size()]);
  }
  return joined_backwards(letters);
}

std::optional<std::string> symbolic_text(const Symbols& symbols, std::uint64_t value) {
  const std::uint64_t times = (value + symbols.size() - 1) / symbols.size();
  const std::string& symbol = symbols[(value - 1) % symbols.size()];
  if (times * symbol.size() > longest_number) {
    return std::nullopt;
  }
  std::string text;
  for (std::uint64_t each = 0; each < times; ++each) {
    text += symbol;
  }
  return text;
}

std::optional<std::string> additive_text(
    const std::vector<std::pair<int, std::string>>& symbols, std::uint64_t value) {
  std::string text;
  for (const auto& [weight, symbol] : symbols) {
    if (weight == 0) {
      return value == 0 && text.empty() ? std::optional(symbol) : std::nullopt;
    }
    const auto unit = static_cast<std::uint64_t>(weight);
    const std::uint64_t times = value / unit;
    if (times * symbol.size() > longest_number) {
      return std::nullopt;
    }
    for (std::uint64_t each = 0; each < times; ++each) {
      text += symbol;
    }
    value -= times * unit;
    if (value == 0 && !text.empty()) {
      return text;
    }
  }
  return std::nullopt;
}

std::uint64_t magnitude(int value) {
  return static_cast<std::uint64_t>(std::llabs(static_cast<long long>(value)));
}

// The representation itself; none: the style has none for this number.
std::optional<std::string> plain_text_of(const CounterStyleRule& rule, int value) {
  const std::uint64_t size = magnitude(value);
  const auto count = static_cast<long long>(rule.symbols.size());
  switch (rule.system) {
    case CounterSystem::cyclic: {
      const long long at = ((static_cast<long long>(value) - 1) % count + count) % count;
      return rule.symbols[static_cast<std::size_t>(at)];
    }
    case CounterSystem::fixed: {
      const long long at = static_cast<long long>(value) - rule.first_value;
      return at < 0 || at >= count
                 ? std::nullopt
                 : std::optional(rule.symbols[static_cast<std::size_t>(at)]);
    }
    case CounterSystem::symbolic:
      return value == 0 ? std::nullopt : symbolic_text(rule.symbols, size);
    case CounterSystem::alphabetic:
      return value == 0 ? std::nullopt
                        : std::optional(alphabetic_text(rule.symbols, size));
    case CounterSystem::numeric:
      return numeric_text(rule.symbols, size);
    case CounterSystem::additive:
      return additive_text(rule.additive_symbols, size);
    case CounterSystem::extends:
      break;
  }
  return std::nullopt;
}

// CSS Counter Styles 3, 3.5: what a style is for, and what its system can count.
bool is_in_range(const CounterStyleRule& rule, const CounterStyleRule& made, int value) {
  if (!rule.ranges.empty()) {
    return std::ranges::any_of(rule.ranges, [&](const auto& range) {
      return value >= range.first && value <= range.second;
    });
  }
  switch (made.system) {
    case CounterSystem::symbolic:
    case CounterSystem::alphabetic:
      return value > 0;
    case CounterSystem::additive:
      return value >= 0;
    default:
      return true;
  }
}

// CSS Counter Styles 3, 3.1: systems that have a sign.
bool uses_sign(CounterSystem system) {
  return system != CounterSystem::cyclic && system != CounterSystem::fixed;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

// --- Rules

constexpr std::array<std::pair<std::string_view, CounterSystem>, 7> systems = {
    {{"symbolic", CounterSystem::symbolic},
     {"cyclic", CounterSystem::cyclic},
     {"numeric", CounterSystem::numeric},
     {"alphabetic", CounterSystem::alphabetic},
     {"additive", CounterSystem::additive},
     {"fixed", CounterSystem::fixed},
     {"extends", CounterSystem::extends}}};

std::optional<std::string> read_symbol(ValueReader& reader) {
  auto text = reader.string();
  return text ? text : reader.ident();
}

bool read_system(ValueReader reader, CounterStyleRule& rule) {
  const auto system = reader.word_of(systems);
  if (!system) {
    return false;
  }
  rule.system = *system;
  if (rule.system == CounterSystem::fixed && !reader.at_end()) {
    const auto first = reader.integer();
    rule.first_value = static_cast<int>(first.value_or(1));
    return first && reader.at_end();
  }
  if (rule.system == CounterSystem::extends) {
    rule.extended = ascii_lower(read_custom_ident(reader).value_or(""));
    return !rule.extended.empty() && reader.at_end();
  }
  return reader.at_end();
}

bool read_symbols(ValueReader reader, CounterStyleRule& rule) {
  rule.symbols.clear();
  while (!reader.at_end()) {
    auto symbol = read_symbol(reader);
    if (!symbol) {
      return false;
    }
    rule.symbols.push_back(std::move(*symbol));
  }
  return !rule.symbols.empty();
}

bool read_additive(const ComponentValues& value, CounterStyleRule& rule) {
  rule.additive_symbols.clear();
  for (const ComponentValues& part : split_at_commas(value)) {
    ValueReader reader(part);
    auto weight = reader.integer();
    auto symbol = read_symbol(reader);
    if (!weight) {
      weight = reader.integer();
    }
    const bool falls = rule.additive_symbols.empty() ||
                       (weight && *weight < rule.additive_symbols.back().first);
    if (!weight || !symbol || *weight < 0 || !falls || !reader.at_end()) {
      return false;
    }
    rule.additive_symbols.emplace_back(static_cast<int>(*weight), std::move(*symbol));
  }
  return !rule.additive_symbols.empty();
}

bool read_affix(ValueReader reader, std::optional<std::string>& affix) {
  affix = read_symbol(reader);
  return affix && reader.at_end();
}

bool read_pad(ValueReader reader, CounterStyleRule& rule) {
  auto count = reader.integer();
  auto symbol = read_symbol(reader);
  if (!count) {
    count = reader.integer();
  }
  if (!count || !symbol || *count < 0 || !reader.at_end()) {
    return false;
  }
  constexpr long most = 100;
  rule.pad = {static_cast<unsigned>(std::min(*count, most)), std::move(*symbol)};
  return true;
}

std::optional<int> read_bound(ValueReader& reader, int infinite) {
  if (reader.word("infinite")) {
    return infinite;
  }
  const auto number = reader.integer();
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

bool read_ranges(const ComponentValues& value, CounterStyleRule& rule) {
  rule.ranges.clear();
  ValueReader word(value);
  if (word.word("auto")) {
    return word.at_end();
  }
  for (const ComponentValues& part : split_at_commas(value)) {
    ValueReader reader(part);
    const auto least = read_bound(reader, std::numeric_limits<int>::min());
    const auto most = read_bound(reader, std::numeric_limits<int>::max());
    if (!least || !most || *least > *most || !reader.at_end()) {
      rule.ranges.clear();
      return false;
    }
    rule.ranges.emplace_back(*least, *most);
  }
  return !rule.ranges.empty();
}

bool read_counter_descriptor(const Declaration& declaration, CounterStyleRule& rule) {
  const ValueReader reader(declaration.value);
  const std::string_view name = declaration.name;
  if (name == "system") {
    return read_system(reader, rule);
  }
  if (name == "symbols") {
    return read_symbols(reader, rule);
  }
  if (name == "additive-symbols") {
    return read_additive(declaration.value, rule);
  }
  if (name == "prefix") {
    return read_affix(reader, rule.prefix);
  }
  if (name == "suffix") {
    return read_affix(reader, rule.suffix);
  }
  if (name == "negative") {
    return read_affix(reader, rule.negative);
  }
  if (name == "pad") {
    return read_pad(reader, rule);
  }
  if (name == "fallback") {
    ValueReader word(declaration.value);
    rule.fallback = ascii_lower(read_custom_ident(word).value_or("decimal"));
    return word.at_end();
  }
  return name == "range" ? read_ranges(declaration.value, rule) : name == "speak-as";
}

// CSS Counter Styles 3, 3: what each system cannot do without.
bool is_complete(const CounterStyleRule& rule) {
  switch (rule.system) {
    case CounterSystem::additive:
      return !rule.additive_symbols.empty();
    case CounterSystem::extends:
      return rule.symbols.empty() && rule.additive_symbols.empty();
    case CounterSystem::alphabetic:
    case CounterSystem::numeric:
      return rule.symbols.size() >= 2;
    default:
      return !rule.symbols.empty();
  }
}

}  // namespace

const CounterStyleRule* CounterStyles::find(std::string_view name) const {
  const auto found = rules_.find(name);
  return found == rules_.end() ? nullptr : &found->second;
}

std::string CounterStyles::affix(const CounterStyleRule* rule,
                                 std::optional<std::string> CounterStyleRule::*part,
                                 std::string_view usual) const {
  for (unsigned depth = 0; rule != nullptr && depth < most_fallbacks; ++depth) {
    if (rule->*part) {
      return *(rule->*part);
    }
    rule = rule->system == CounterSystem::extends ? find(rule->extended) : nullptr;
  }
  return std::string(usual);
}

std::string CounterStyles::number(std::string_view style,
                                  int value,
                                  unsigned depth) const {
  const CounterStyleRule* rule = find(style);
  const CounterStyleRule* made = rule;
  for (unsigned steps = 0; made != nullptr && made->system == CounterSystem::extends;
       ++steps) {
    made = steps < most_fallbacks ? find(made->extended) : nullptr;
  }
  if (made == nullptr || depth > most_fallbacks) {
    return std::to_string(value);
  }
  const bool has_sign = value < 0 && uses_sign(made->system);
  const auto text =
      is_in_range(*rule, *made, value) ? plain_text_of(*made, value) : std::nullopt;
  if (!text) {
    return number(rule->fallback, value, depth + 1);
  }
  std::string padded = *text;
  if (rule->pad) {
    const std::size_t length = character_count(padded) + (has_sign ? 1 : 0);
    for (std::size_t each = length; each < rule->pad->first; ++each) {
      padded.insert(0, rule->pad->second);
    }
  }
  return has_sign ? affix(rule, &CounterStyleRule::negative, "-") + padded : padded;
}

std::string CounterStyles::number(std::string_view style, int value) const {
  return number(style, value, 0);
}

std::string CounterStyles::marker(std::string_view style, int value) const {
  const CounterStyleRule* rule = find(style);
  return affix(rule, &CounterStyleRule::prefix, "") + number(style, value) +
         affix(rule, &CounterStyleRule::suffix, ". ");
}

std::optional<CounterStyleRule> parse_counter_style(const Rule& rule,
                                                    const SheetContext& context) {
  ValueReader prelude(rule.prelude);
  const auto name = read_custom_ident(prelude);
  CounterStyleRule style{.name = ascii_lower(name.value_or("")),
                         .written_name = name.value_or(""),
                         .span = context.span(rule.begin, rule.end)};
  style.declarations =
      parse_descriptors(rule, context, [&](const Declaration& declaration) {
        return read_counter_descriptor(declaration, style);
      });
  if (!name || !prelude.at_end() || !is_complete(style)) {
    context.invalid(rule.begin, rule.end,
                    name && prelude.at_end() ? "a '@counter-style' lacks its symbols"
                                             : "a '@counter-style' has no name");
    return std::nullopt;
  }
  return style;
}

}  // namespace octavo::css
