#include "formats/plain/items.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::plain {

namespace {

/// A mark at the beginning of a line.
struct Opening {
  ItemMark kind = ItemMark::none;
  /// Bytes, without the space after it.
  std::size_t size = 0;
  std::uint32_t value = 0;
  ListDelimiter delimiter = ListDelimiter::period;
};

struct Sign {
  std::string_view text;
  ItemMark kind;
  /// Whether a word may follow without a space.
  bool clings;
};

constexpr auto signs = std::to_array<Sign>({
    {"--", ItemMark::long_dash, true},
    {"-", ItemMark::dash, false},
    {"——", ItemMark::long_dash, true},
    {"—", ItemMark::long_dash, true},
    {"–", ItemMark::long_dash, true},
    {"―", ItemMark::long_dash, true},
    {"*", ItemMark::star, false},
    {"•", ItemMark::bullet, true},
    {"●", ItemMark::bullet, true},
    {"▪", ItemMark::bullet, true},
    {"■", ItemMark::bullet, true},
    {"‣", ItemMark::bullet, true},
    {"◦", ItemMark::bullet, false},
    {"○", ItemMark::bullet, false},
    {"·", ItemMark::bullet, false},
});

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// "1.", "1)", "(1)", "a)".
std::optional<Opening> read_number(std::string_view text) {
  constexpr std::size_t most_digits = 3;
  const std::size_t open = text.starts_with('(') ? 1 : 0;
  std::size_t at = open;
  std::uint32_t value = 0;
  while (at < text.size() && is_digit(text[at]) && at - open < most_digits) {
    value = value * 10 + static_cast<std::uint32_t>(text[at] - '0');
    ++at;
  }
  const bool is_letter_mark =
      at == open && at < text.size() && text[at] >= 'a' && text[at] <= 'z';
  if (is_letter_mark) {
    value = static_cast<std::uint32_t>(text[at] - 'a') + 1;
    ++at;
  }
  if (at == open || at >= text.size()) {
    return std::nullopt;
  }
  const bool is_closed = text[at] == ')';
  if (!is_closed && (text[at] != '.' || open == 1 || is_letter_mark)) {
    return std::nullopt;
  }
  return Opening{.kind = is_letter_mark ? ItemMark::letter : ItemMark::number,
                 .size = at + 1,
                 .value = value,
                 .delimiter = open == 1   ? ListDelimiter::parentheses
                              : is_closed ? ListDelimiter::parenthesis
                                          : ListDelimiter::period};
}

/// Whether a speech may begin so right behind a dash: "-No", "-¿Quién?".
bool opens_speech(char32_t character) {
  constexpr std::u32string_view openings = U"¿¡\"“«‘…";
  return is_upper(character) || openings.find(character) != std::u32string_view::npos;
}

std::optional<Opening> read_sign(std::string_view text) {
  for (const Sign& sign : signs) {
    if (!text.starts_with(sign.text) || text.size() == sign.text.size()) {
      continue;
    }
    const char32_t next = decode_utf8(text, sign.text.size()).character;
    const bool clings = sign.clings ? is_alphanumeric(next) || opens_speech(next)
                                    : sign.kind == ItemMark::dash && opens_speech(next);
    if (is_space(next) || clings) {
      return Opening{.kind = sign.kind, .size = sign.text.size()};
    }
  }
  return std::nullopt;
}

/// The item that a line opens; `mark` is none where it opens none.
Item opened_item(const Line& line, std::size_t index) {
  Item item{.begin = index, .end = index + 1};
  if (is_rule(line.text)) {
    return item;
  }
  auto mark = read_sign(line.text);
  if (!mark) {
    mark = read_number(line.text);
  }
  if (!mark) {
    return item;
  }
  std::size_t end = mark->size;
  while (end < line.text.size()) {
    const DecodedCharacter decoded = decode_utf8(line.text, end);
    if (!is_space(decoded.character)) {
      break;
    }
    end += decoded.size;
  }
  const bool counts = mark->kind == ItemMark::number || mark->kind == ItemMark::letter;
  if (end == line.text.size() || (counts && end == mark->size)) {
    return item;
  }
  item.mark = mark->kind;
  item.mark_size = end;
  item.value = mark->value;
  item.delimiter = mark->delimiter;
  return item;
}

bool is_dash(ItemMark mark) {
  return mark == ItemMark::dash || mark == ItemMark::long_dash;
}

/// Whether line `index` goes on with the item.
bool goes_on(const Chunk& chunk,
             const Item& item,
             std::size_t index,
             const Layout& layout) {
  const Line& line = chunk.lines[index];
  const Line& first = chunk.lines[item.begin];
  if (item.mark != ItemMark::none && line.indent > first.indent) {
    return true;
  }
  return layout.measure > 0 && !has_whole_lines(chunk) &&
         is_full(chunk.lines[index - 1], line, layout.measure);
}

bool ends_paragraph(std::string_view text) {
  return ends_sentence(text) || text.ends_with(':') || text.ends_with(',');
}

std::vector<Item> split_items(const Chunk& chunk, const Layout& layout) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < chunk.lines.size(); ++i) {
    const Item opened = opened_item(chunk.lines[i], i);
    const bool inside = !items.empty() && goes_on(chunk, items.back(), i, layout);
    // In the midst of a sentence a dash or a number is the sentence's own.
    const bool opens = opened.mark != ItemMark::none &&
                       (!inside || items.back().mark == opened.mark ||
                        chunk.lines[i].indent != chunk.lines[i - 1].indent ||
                        ends_paragraph(chunk.lines[i - 1].text));
    if (inside && !opens) {
      items.back().end = i + 1;
    } else {
      items.push_back(opened);
    }
  }
  return items;
}

std::string_view last_text(const Chunk& chunk, const Item& item) {
  return chunk.lines[item.end - 1].text;
}

std::string_view first_text(const Chunk& chunk, const Item& item) {
  return chunk.lines[item.begin].text.substr(item.mark_size);
}

bool is_called(std::string_view text) {
  for (const std::string_view end : {"?", "!", "…", "...", "\"", "”", "»", "؟", "？"}) {
    if (text.ends_with(end)) {
      return true;
    }
  }
  return false;
}

bool has_inner_dash(std::string_view text) {
  for (const std::string_view dash : {" - ", " – ", " — ", "—", "--", " -"}) {
    if (text.find(dash) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

using ItemSpan = std::span<const Item>;

/// Whether items with dashes are entries and no speeches: they end like no sentences.
bool are_entries(const Chunk& chunk, ItemSpan items) {
  const bool typed = items.front().mark == ItemMark::dash;
  std::size_t finished = 0;
  for (const Item& item : items) {
    const std::string_view last = last_text(chunk, item);
    const char32_t first = decode_utf8(first_text(chunk, item), 0).character;
    const bool listed = last.ends_with(';') || last.ends_with(',');
    const bool is_last = &item == &items.back();
    if (is_called(last) || (!typed && is_upper(first) && !listed && !is_last)) {
      return false;
    }
    finished += ends_sentence(last) && !listed && !is_last ? 1U : 0U;
  }
  // A last item may end the sentence that the list is.
  const bool last_ends = ends_sentence(last_text(chunk, items.back()));
  const bool last_is_long = has_inner_dash(first_text(chunk, items.back()));
  return finished == 0 && !(last_ends && last_is_long);
}

bool counts_up(const Chunk& chunk, ItemSpan items) {
  const std::uint32_t indent = chunk.lines[items.front().begin].indent;
  std::uint32_t expected = items.front().value;
  if (items.front().mark == ItemMark::letter && expected != 1) {
    return false;
  }
  for (const Item& item : items) {
    if (chunk.lines[item.begin].indent <= indent + 1 && item.value != expected++) {
      return false;
    }
  }
  return true;
}

/// The marked items between the unmarked ones at either end; empty where others stand
/// among them.
ItemSpan marked_items(const std::vector<Item>& items) {
  const auto is_marked = [](const Item& item) { return item.mark != ItemMark::none; };
  const auto begin = std::ranges::find_if(items, is_marked);
  const auto end = std::find_if_not(begin, items.end(), is_marked);
  if (std::any_of(end, items.end(), is_marked)) {
    return {};
  }
  return {begin, end};
}

bool is_list(const Chunk& chunk, const std::vector<Item>& items) {
  const ItemSpan marked = marked_items(items);
  if (marked.empty() || items.size() - marked.size() > 2) {
    return false;
  }
  const bool is_led = items.front().mark == ItemMark::none;
  const bool is_announced = is_led && last_text(chunk, items.front()).ends_with(':');
  const ItemMark mark = marked.front().mark;
  const std::uint32_t indent = chunk.lines[marked.front().begin].indent;
  std::size_t count = 0;
  for (const Item& item : marked) {
    const std::uint32_t own = chunk.lines[item.begin].indent;
    // Signs of another kind, or further out, begin something else.
    if (own + 1 < indent || (own <= indent + 1 && item.mark != mark) ||
        has_leader(last_text(chunk, item))) {
      return false;
    }
    count += own <= indent + 1 ? 1U : 0U;
  }
  const std::size_t least = is_announced || mark == ItemMark::bullet ? 2 : 3;
  const bool counted = mark == ItemMark::number || mark == ItemMark::letter;
  return count >= least && (!counted || counts_up(chunk, marked)) &&
         (!is_dash(mark) || are_entries(chunk, marked));
}

/// Whether the items read as speeches, and what stands between them as sentences.
bool is_dialogue(const Chunk& chunk, const std::vector<Item>& items) {
  std::size_t speeches = 0;
  std::size_t finished = 0;
  for (const Item& item : items) {
    const bool ends = ends_paragraph(last_text(chunk, item));
    if (is_dash(item.mark)) {
      ++speeches;
      finished += ends ? 1U : 0U;
    } else if (item.mark != ItemMark::none || !ends ||
               is_lower(decode_utf8(first_text(chunk, item), 0).character)) {
      return false;
    }
  }
  return items.size() > 1 && speeches * 2 >= items.size() && finished * 4 >= speeches * 3;
}

/// Whether lines before items stop short of the measure, as a paragraph's last line does.
bool are_parted(const Chunk& chunk,
                const std::vector<Item>& items,
                const Layout& layout) {
  std::size_t parted = 0;
  for (std::size_t i = 1; i < items.size(); ++i) {
    const std::size_t first = items[i].begin;
    parted += is_full(chunk.lines[first - 1], chunk.lines[first], layout.measure) ? 0 : 1;
  }
  return parted * 2 >= items.size() - 1;
}

/// Whether nothing but a line that leads them in stands beside the marked items.
bool are_nearly_all_marked(const std::vector<Item>& items) {
  const std::size_t lead = items.front().mark == ItemMark::none ? 1 : 0;
  return items.size() - lead > 1 &&
         std::none_of(items.begin() + static_cast<std::ptrdiff_t>(lead), items.end(),
                      [](const Item& item) { return item.mark == ItemMark::none; });
}

}  // namespace

bool is_item_line(const Line& line) {
  return opened_item(line, 0).mark != ItemMark::none;
}

Items read_items(const Chunk& chunk, const Layout& layout) {
  if (chunk.lines.size() < 2 || std::ranges::none_of(chunk.lines, is_item_line)) {
    return {};
  }
  Items items{.list = split_items(chunk, layout)};
  if (items.list.size() < 2) {
    return {};
  }
  if (is_list(chunk, items.list)) {
    items.kind = ItemsKind::list;
  } else if (is_wrapped(chunk, layout.measure)
                 ? is_dialogue(chunk, items.list) && are_parted(chunk, items.list, layout)
                 : is_dialogue(chunk, items.list) || are_nearly_all_marked(items.list)) {
    items.kind = ItemsKind::paragraphs;
  }
  return items;
}

}  // namespace octavo::plain
