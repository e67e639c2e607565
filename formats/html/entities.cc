#include "formats/html/entities.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "compiler/text/utf8.h"

namespace octavo::html {

namespace {

// HTML's longest name is CounterClockwiseContourIntegral.
constexpr std::size_t longest_name = 31;

std::optional<Entity> read_number(std::string_view text, std::size_t at) {
  std::size_t begin = at + 2;
  const bool hexadecimal = begin < text.size() && (text[begin] | 0x20) == 'x';
  begin += hexadecimal ? 1 : 0;
  const std::size_t most_digits = hexadecimal ? 6 : 7;
  std::uint32_t number = 0;
  const char* const first = text.data() + std::min(begin, text.size());
  const char* const last = text.data() + std::min(begin + most_digits, text.size());
  const auto [end, error] = std::from_chars(first, last, number, hexadecimal ? 16 : 10);
  const auto after = static_cast<std::size_t>(end - text.data());
  if (end == first || after >= text.size() || text[after] != ';') {
    return std::nullopt;
  }
  const bool valid =
      number != 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
  Entity entity{.text = {}, .end = after + 1};
  append_utf8(entity.text, valid ? static_cast<char32_t>(number) : replacement_character);
  return entity;
}

}  // namespace

std::optional<Entity> read_entity(std::string_view text, std::size_t at) {
  if (at + 1 < text.size() && text[at + 1] == '#') {
    return read_number(text, at);
  }
  const std::string_view rest = text.substr(at + 1, longest_name + 1);
  const std::size_t length = rest.find(';');
  if (length == std::string_view::npos || length == 0) {
    return std::nullopt;
  }
  const std::string_view name = rest.substr(0, length);
  const auto table = named_entities();
  const auto found = std::ranges::lower_bound(table, name, {}, &NamedEntity::name);
  if (found == table.end() || found->name != name) {
    return std::nullopt;
  }
  return Entity{.text = std::string(found->text), .end = at + 1 + length + 1};
}

}  // namespace octavo::html
