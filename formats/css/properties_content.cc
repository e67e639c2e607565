#include <algorithm>
#include <array>

#include "formats/css/property_tables.h"

namespace octavo::css {
// A namespace of its own: the tables of properties use the same names for their words.
namespace content_table {
namespace {

template <class Meaning>
using ContentWord = std::pair<std::string_view, Meaning>;

/// The arguments of a function, parted at its commas.
class Arguments {
 public:
  explicit Arguments(const ComponentValue& call)
      : parts_(split_at_commas(call.content)) {}

  std::size_t size() const { return parts_.size(); }
  ValueReader operator[](std::size_t index) const { return ValueReader(parts_[index]); }

 private:
  std::vector<ComponentValues> parts_;
};

using MaybeItem = std::optional<ContentItem>;

bool read_name(ValueReader reader, std::string& name) {
  const auto word = reader.ident();
  name = word.value_or("");
  return word && reader.at_end();
}

bool read_text(ValueReader reader, std::string& text) {
  const auto string = reader.string();
  text = string.value_or("");
  return string && reader.at_end();
}

/// The address of a target function: `attr(href)`, `attr(href url)`, `url(…)` or text.
bool read_address(ValueReader reader, ContentItem& item) {
  if (const ComponentValue* call = reader.function("attr")) {
    ValueReader inside(call->content);
    const auto name = inside.ident();
    inside.word("url");
    item.address_attribute = ascii_lower(name.value_or(""));
    return name && inside.at_end() && reader.at_end();
  }
  auto url = reader.url();
  if (!url) {
    url = reader.string();
  }
  item.url = url.value_or("");
  return url && reader.at_end();
}

// attr(name) or attr(name string); octavo has no fallback that an attribute could need.
MaybeItem attribute_item(const ComponentValue& call) {
  ValueReader reader(call.content);
  const auto name = reader.ident();
  reader.word("string");
  if (!name || !reader.at_end()) {
    return std::nullopt;
  }
  return ContentItem{.kind = ContentItem::Kind::attribute, .text = ascii_lower(*name)};
}

MaybeItem counter_item(const ComponentValue& call) {
  const Arguments arguments(call);
  ContentItem item{.kind = ContentItem::Kind::counter, .style = "decimal"};
  const bool is_right = arguments.size() >= 1 && arguments.size() <= 2 &&
                        read_name(arguments[0], item.text) &&
                        (arguments.size() < 2 || read_name(arguments[1], item.style));
  return is_right ? MaybeItem(std::move(item)) : std::nullopt;
}

MaybeItem counters_item(const ComponentValue& call) {
  const Arguments arguments(call);
  ContentItem item{.kind = ContentItem::Kind::counters, .style = "decimal"};
  const bool is_right = arguments.size() >= 2 && arguments.size() <= 3 &&
                        read_name(arguments[0], item.text) &&
                        read_text(arguments[1], item.separator) &&
                        (arguments.size() < 3 || read_name(arguments[2], item.style));
  return is_right ? MaybeItem(std::move(item)) : std::nullopt;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

MaybeItem named_string_item(const ComponentValue& call) {
  constexpr std::array<std::string_view, 4> places = {"first", "start", "last",
                                                      "first-except"};
  const Arguments arguments(call);
  ContentItem item{.kind = ContentItem::Kind::named_string, .keyword = "first"};
  const bool is_right = arguments.size() >= 1 && arguments.size() <= 2 &&
                        read_name(arguments[0], item.text) &&
                        (arguments.size() < 2 || read_name(arguments[1], item.keyword)) &&
                        is_one_of(item.keyword, places);
  return is_right ? MaybeItem(std::move(item)) : std::nullopt;
}

MaybeItem target_counter_item(const ComponentValue& call) {
  const Arguments arguments(call);
  ContentItem item{.kind = ContentItem::Kind::target_counter, .style = "decimal"};
  const bool is_right = arguments.size() >= 2 && arguments.size() <= 3 &&
                        read_address(arguments[0], item) &&
                        read_name(arguments[1], item.text) &&
                        (arguments.size() < 3 || read_name(arguments[2], item.style));
  if (arguments.size() == 2) {
    // As the target's own page has it.
    item.style.clear();
  }
  return is_right ? MaybeItem(std::move(item)) : std::nullopt;
}

MaybeItem target_counters_item(const ComponentValue& call) {
  const Arguments arguments(call);
  ContentItem item{.kind = ContentItem::Kind::target_counters, .style = "decimal"};
  const bool is_right = arguments.size() >= 3 && arguments.size() <= 4 &&
                        read_address(arguments[0], item) &&
                        read_name(arguments[1], item.text) &&
                        read_text(arguments[2], item.separator) &&
                        (arguments.size() < 4 || read_name(arguments[3], item.style));
  return is_right ? MaybeItem(std::move(item)) : std::nullopt;
}

MaybeItem target_text_item(const ComponentValue& call) {
  constexpr std::array<std::string_view, 4> parts = {"content", "before", "after",
                                                     "first-letter"};
  const Arguments arguments(call);
  ContentItem item{.kind = ContentItem::Kind::target_text, .keyword = "content"};
  const bool is_right = arguments.size() >= 1 && arguments.size() <= 2 &&
                        read_address(arguments[0], item) &&
                        (arguments.size() < 2 || read_name(arguments[1], item.keyword)) &&
                        is_one_of(item.keyword, parts);
  return is_right ? MaybeItem(std::move(item)) : std::nullopt;
}

// GCPM 3 (draft of 2014), 3.2: dotted, solid, space, or any text.
MaybeItem leader_item(const ComponentValue& call) {
  constexpr std::array<ContentWord<std::string_view>, 3> words = {
      {{"dotted", ". "}, {"solid", "_"}, {"space", " "}}};
  ValueReader reader(call.content);
  ContentItem item{.kind = ContentItem::Kind::leader};
  if (const auto word = reader.word_of(words)) {
    item.text = *word;
  } else {
    item.text = reader.string().value_or("");
  }
  return reader.at_end() && !item.text.empty() ? MaybeItem(std::move(item))
                                               : std::nullopt;
}

MaybeItem element_text_item(const ComponentValue& call) {
  constexpr std::array<std::string_view, 5> parts = {"text", "before", "after",
                                                     "first-letter", "marker"};
  ValueReader reader(call.content);
  ContentItem item{.kind = ContentItem::Kind::content, .keyword = "text"};
  if (!reader.at_end()) {
    item.keyword = ascii_lower(reader.ident().value_or(""));
  }
  return reader.at_end() && is_one_of(item.keyword, parts) ? MaybeItem(std::move(item))
                                                           : std::nullopt;
}

using ReadItem = MaybeItem (*)(const ComponentValue&);
constexpr std::array<std::pair<std::string_view, ReadItem>, 9> item_functions = {
    {{"attr", attribute_item},
     {"counter", counter_item},
     {"counters", counters_item},
     {"string", named_string_item},
     {"target-counter", target_counter_item},
     {"target-counters", target_counters_item},
     {"target-text", target_text_item},
     {"leader", leader_item},
     {"content", element_text_item}}};

MaybeItem read_item(ValueReader& reader) {
  constexpr std::array<ContentWord<ContentItem::Kind>, 5> words = {
      {{"open-quote", ContentItem::Kind::open_quote},
       {"close-quote", ContentItem::Kind::close_quote},
       {"no-open-quote", ContentItem::Kind::no_open_quote},
       {"no-close-quote", ContentItem::Kind::no_close_quote},
       {"contents", ContentItem::Kind::content}}};
  if (auto text = reader.string()) {
    return ContentItem{.text = std::move(*text)};
  }
  if (const auto word = reader.word_of(words)) {
    return ContentItem{.kind = *word,
                       .keyword = *word == ContentItem::Kind::content ? "text" : ""};
  }
  if (auto url = reader.url()) {
    return ContentItem{.kind = ContentItem::Kind::picture, .text = std::move(*url)};
  }
  for (const auto& [name, read] : item_functions) {
    if (const ComponentValue* call = reader.function(name)) {
      return read(*call);
    }
  }
  return std::nullopt;
}

constexpr auto content_field = [](auto& style) -> auto& { return style.content; };

bool is_of_pages(const ContentItem& item) {
  switch (item.kind) {
    case ContentItem::Kind::named_string:
    case ContentItem::Kind::target_counter:
    case ContentItem::Kind::target_counters:
    case ContentItem::Kind::leader:
    case ContentItem::Kind::content:
      return true;
    default:
      return false;
  }
}

// What another element generates is known to neither book.
bool is_of_no_book(const ContentItem& item) {
  return item.kind == ContentItem::Kind::target_text &&
         (item.keyword == "before" || item.keyword == "after");
}

// What a name of pages or an entry of the outline says: no words that are generated.
bool says_words(const ContentItem& item) {
  const bool is_generated =
      item.keyword == "before" || item.keyword == "after" || item.keyword == "marker";
  return !is_generated || (item.kind != ContentItem::Kind::target_text &&
                           item.kind != ContentItem::Kind::content);
}

// An element that runs in the margins of pages (GCPM 3, 1.2).
bool parse_running(ValueReader& reader, Assignments& assignments) {
  if (reader.function("element") == nullptr) {
    return false;
  }
  assignments.on_pages = assignments.in_reflow = false;
  return reader.at_end();
}

bool parse_content(ValueReader& reader, Assignments& assignments) {
  Content content;
  if (parse_running(reader, assignments)) {
    return true;
  }
  if (reader.word("none")) {
    content.kind = Content::Kind::none;
  } else if (!reader.word("normal")) {
    content.kind = Content::Kind::items;
    auto items = read_content_items(reader);
    if (!items) {
      return false;
    }
    content.items = std::move(*items);
    if (reader.slash()) {
      // What stands for it when it is heard.
      read_content_items(reader);
    }
    assignments.on_pages = std::ranges::none_of(content.items, is_of_no_book);
    assignments.in_reflow =
        assignments.on_pages && std::ranges::none_of(content.items, is_of_pages);
  }
  assign<content_field>(assignments, std::move(content));
  return true;
}

template <int Usual>
std::optional<std::vector<CounterChange>> read_counters(ValueReader& reader) {
  std::vector<CounterChange> changes;
  if (reader.word("none")) {
    return changes;
  }
  while (!reader.at_end()) {
    auto name = read_custom_ident(reader);
    if (!name) {
      return std::nullopt;
    }
    changes.push_back({.name = std::move(*name), .value = Usual});
    if (const auto number = reader.integer()) {
      changes.back().value = static_cast<int>(*number);
    }
  }
  return changes.empty() ? std::nullopt : std::optional(std::move(changes));
}

constexpr auto reset_field = [](auto& style) -> auto& { return style.counter_reset; };
constexpr auto increment_field = [](auto& style) -> auto& {
  return style.counter_increment;
};
constexpr auto set_field = [](auto& style) -> auto& { return style.counter_set; };
constexpr auto quotes_field = [](auto& style) -> auto& { return style.quotes; };
constexpr auto list_style = [](auto& style) -> auto& { return style.list_style; };
constexpr auto list_inside = [](auto& style) -> auto& { return style.list_style.inside; };
constexpr auto list_image = [](auto& style) -> auto& { return style.list_style.image; };

std::optional<std::vector<std::pair<std::string, std::string>>> read_quotes(
    ValueReader& reader) {
  std::vector<std::pair<std::string, std::string>> quotes;
  if (reader.word("auto")) {
    return quotes;
  }
  if (reader.word("none")) {
    quotes.emplace_back();
    return quotes;
  }
  while (!reader.at_end()) {
    auto open = reader.string();
    auto close = open ? reader.string() : std::nullopt;
    if (!open || !close) {
      return std::nullopt;
    }
    quotes.emplace_back(std::move(*open), std::move(*close));
  }
  return quotes.empty() ? std::nullopt : std::optional(std::move(quotes));
}

/// What `list-style-type` says, and whether it is text.
struct ListType {
  std::string type{};
  bool is_text = false;
};

std::optional<ListType> read_list_type(ValueReader& reader) {
  if (reader.word("none")) {
    return ListType{};
  }
  if (auto text = reader.string()) {
    return ListType{.type = std::move(*text), .is_text = true};
  }
  auto name = read_custom_ident(reader);
  return name ? std::optional(ListType{.type = ascii_lower(*name)}) : std::nullopt;
}

void assign_list_type(Assignments& assignments, ListType value) {
  assignments.list.push_back(
      {Phase::other, [value = std::move(value)](Style& style, const ComputeContext&) {
         style.list_style.type = value.type;
         style.list_style.is_text = value.is_text;
       }});
}

bool parse_list_type(ValueReader& reader, Assignments& assignments) {
  auto value = read_list_type(reader);
  if (value) {
    assign_list_type(assignments, std::move(*value));
  }
  return value.has_value();
}

void copy_list_type(Style& to, const Style& from) {
  to.list_style.type = from.list_style.type;
  to.list_style.is_text = from.list_style.is_text;
}

constexpr std::array<ContentWord<bool>, 2> position_words = {
    {{"outside", false}, {"inside", true}}};

bool parse_list_image(ValueReader& reader, Assignments& assignments) {
  if (reader.word("none")) {
    assign<list_image>(assignments, std::string());
    return true;
  }
  auto url = reader.url();
  if (url) {
    assign<list_image>(assignments, std::move(*url));
  }
  return url.has_value();
}

// CSS Lists 3, 3.4; a single `none` is of both the type and the picture.
bool parse_list_style(ValueReader& reader, Assignments& assignments) {
  std::optional<ListType> type;
  std::optional<bool> inside;
  std::optional<std::string> image;
  unsigned nones = 0;
  while (!reader.at_end()) {
    if (reader.word("none")) {
      ++nones;
      continue;
    }
    const bool has_image = read_once(image, [&] { return reader.url(); });
    const bool is_taken =
        has_image || read_once(inside, [&] { return reader.word_of(position_words); }) ||
        read_once(type, [&] { return read_list_type(reader); });
    if (!is_taken) {
      return false;
    }
  }
  if (nones > (type ? 0U : 1U) + (image ? 0U : 1U)) {
    return false;
  }
  const ListType usual = nones > 0 ? ListType{} : ListType{.type = "disc"};
  assign_list_type(assignments, type.value_or(usual));
  assign<list_inside>(assignments, inside.value_or(false));
  assign<list_image>(assignments, image.value_or(""));
  return true;
}

constexpr auto string_field = [](auto& style) -> auto& { return style.string_set; };
constexpr auto bookmark_level = [](auto& style) -> auto& { return style.bookmark_level; };
constexpr auto bookmark_label = [](auto& style) -> auto& { return style.bookmark_label; };

bool parse_string_set(ValueReader& reader, Assignments& assignments) {
  std::vector<StringSetting> settings;
  if (!reader.word("none")) {
    do {
      auto name = read_custom_ident(reader);
      auto items = name ? read_content_items(reader) : std::nullopt;
      if (!items) {
        return false;
      }
      assignments.on_pages =
          assignments.on_pages && std::ranges::all_of(*items, says_words);
      settings.push_back({.name = std::move(*name), .items = std::move(*items)});
    } while (reader.comma());
  }
  assign<string_field>(assignments, std::move(settings));
  return true;
}

bool parse_bookmark_label(ValueReader& reader, Assignments& assignments) {
  auto items = read_content_items(reader);
  if (!items) {
    return false;
  }
  assignments.on_pages = std::ranges::all_of(*items, says_words);
  assign<bookmark_label>(assignments, std::optional(std::move(*items)));
  return true;
}

std::optional<std::optional<unsigned>> read_bookmark_level(ValueReader& reader) {
  using Level = std::optional<unsigned>;
  if (reader.word("none")) {
    return Level(0);
  }
  const auto level = read_count(reader);
  return level ? std::optional(Level(level)) : std::nullopt;
}

constexpr std::array entries = {
    PropertyInfo{
        .name = "content", .parse = parse_content, .copy = copy_field<content_field>},
    longhand<reset_field, read_counters<0>>("counter-reset", not_inherited),
    longhand<increment_field, read_counters<1>>("counter-increment", not_inherited),
    longhand<set_field, read_counters<0>>("counter-set", not_inherited),
    PropertyInfo{.name = "string-set",
                 .support = Support::paged,
                 .parse = parse_string_set,
                 .copy = copy_field<string_field>},
    longhand<quotes_field, read_quotes>("quotes", inherited),
    PropertyInfo{.name = "list-style-type",
                 .inherited = true,
                 .parse = parse_list_type,
                 .copy = copy_list_type},
    longhand<list_inside, read_word<position_words>>("list-style-position", inherited),
    PropertyInfo{.name = "list-style-image",
                 .inherited = true,
                 .parse = parse_list_image,
                 .copy = copy_field<list_image>},
    shorthand("list-style",
              parse_list_style,
              "list-style-type list-style-position list-style-image"),
    longhand<bookmark_level, read_bookmark_level>(
        "bookmark-level", not_inherited, Support::paged),
    PropertyInfo{.name = "bookmark-label",
                 .support = Support::paged,
                 .parse = parse_bookmark_label,
                 .copy = copy_field<bookmark_label>},
};

}  // namespace
}  // namespace content_table

std::optional<std::string> read_custom_ident(ValueReader& reader) {
  constexpr std::array<std::string_view, 7> reserved = {
      "inherit", "initial", "unset", "revert", "revert-layer", "default", "none"};
  const std::size_t before = reader.mark();
  auto name = reader.ident();
  if (name && content_table::is_one_of(ascii_lower(*name), reserved)) {
    reader.reset(before);
    return std::nullopt;
  }
  return name;
}

std::optional<std::vector<ContentItem>> read_content_items(ValueReader& reader) {
  std::vector<ContentItem> items;
  while (!reader.at_end() && reader.peek().token.kind != TokenKind::comma) {
    const bool is_slash = reader.peek().token.kind == TokenKind::delim;
    if (is_slash) {
      break;
    }
    auto item = content_table::read_item(reader);
    if (!item) {
      return std::nullopt;
    }
    items.push_back(std::move(*item));
  }
  return items.empty() ? std::nullopt : std::optional(std::move(items));
}

std::span<const PropertyInfo> content_properties() {
  return content_table::entries;
}

}  // namespace octavo::css
