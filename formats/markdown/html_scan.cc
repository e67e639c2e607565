#include "formats/markdown/html_scan.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace octavo::markdown {

namespace {

constexpr std::array<std::string_view, 63> block_names = {
    "address", "article",  "aside",  "base",     "basefont", "blockquote", "body",
    "caption", "center",   "col",    "colgroup", "dd",       "details",    "dialog",
    "dir",     "div",      "dl",     "dt",       "fieldset", "figcaption", "figure",
    "footer",  "form",     "frame",  "frameset", "h1",       "h2",         "h3",
    "h4",      "h5",       "h6",     "head",     "header",   "hr",         "html",
    "iframe",  "legend",   "li",     "link",     "main",     "menu",       "menuitem",
    "nav",     "noframes", "ol",     "optgroup", "option",   "p",          "param",
    "search",  "section",  "source", "summary",  "table",    "tbody",      "td",
    "tfoot",   "th",       "thead",  "title",    "tr",       "track",      "ul"};
constexpr std::array<std::string_view, 4> raw_names = {"script", "pre", "style",
                                                       "textarea"};
constexpr std::array<std::string_view, 4> raw_ends = {"</script>", "</pre>", "</style>",
                                                      "</textarea>"};

bool is_name_character(char character) {
  return is_ascii_letter(character) || is_digit(character) || character == '-';
}

Position name_end(std::string_view text, Position at) {
  while (at < text.size() && is_name_character(text[at])) {
    ++at;
  }
  return at;
}

bool is_raw_name(std::string_view name, Edition edition) {
  const std::size_t count = edition == Edition::commonmark_029 ? 3 : raw_names.size();
  return std::ranges::any_of(raw_names.begin(), raw_names.begin() + count,
                             [&](auto raw) { return equal_ignoring_case(raw, name); });
}

bool is_block_name(std::string_view name, Edition edition) {
  std::string lower;
  std::ranges::transform(name, std::back_inserter(lower), to_lower_ascii);
  if (lower == (edition == Edition::commonmark_029 ? "search" : "source")) {
    return false;
  }
  return std::ranges::binary_search(block_names, std::string_view(lower));
}

bool is_attribute_name_start(char character) {
  return is_ascii_letter(character) || character == '_' || character == ':';
}

bool is_attribute_name(char character) {
  return is_attribute_name_start(character) || is_digit(character) || character == '.' ||
         character == '-';
}

std::optional<Position> scan_attribute_value(std::string_view text, Position at) {
  const char quote = char_at(text, at);
  if (quote == '"' || quote == '\'') {
    const std::size_t end = text.find(quote, at + 1);
    return end == std::string_view::npos ? std::nullopt
                                         : std::optional(static_cast<Position>(end) + 1);
  }
  Position end = at;
  while (end < text.size() && !is_whitespace(text[end]) &&
         std::string_view("\"'=<>`").find(text[end]) == std::string_view::npos) {
    ++end;
  }
  return end == at ? std::nullopt : std::optional(end);
}

/// From after the name to after the `>`.
std::optional<Position> scan_open_tag_rest(std::string_view text, Position at) {
  for (;;) {
    const Position next = skip_whitespace(text, at);
    if (next == at || !is_attribute_name_start(char_at(text, next))) {
      at = next;
      break;
    }
    at = next;
    while (at < text.size() && is_attribute_name(text[at])) {
      ++at;
    }
    const Position equals = skip_whitespace(text, at);
    if (char_at(text, equals) == '=') {
      const auto value = scan_attribute_value(text, skip_whitespace(text, equals + 1));
      if (!value) {
        return std::nullopt;
      }
      at = *value;
    }
  }
  at += char_at(text, at) == '/' ? 1 : 0;
  return char_at(text, at) == '>' ? std::optional(at + 1) : std::nullopt;
}

/// `<name …>` or `</name>` at `at`.
std::optional<Position> scan_tag(std::string_view text, Position at) {
  const bool closes = char_at(text, at + 1) == '/';
  const Position name = at + (closes ? 2 : 1);
  if (!is_ascii_letter(char_at(text, name))) {
    return std::nullopt;
  }
  const Position after = name_end(text, name);
  if (!closes) {
    return scan_open_tag_rest(text, after);
  }
  const Position end = skip_whitespace(text, after);
  return char_at(text, end) == '>' ? std::optional(end + 1) : std::nullopt;
}

/// After `<!`: a letter; in 0.29 a name in capitals and white space.
bool begins_declaration(std::string_view text, Edition edition) {
  if (edition == Edition::commonmark_031) {
    return is_ascii_letter(char_at(text, 2));
  }
  Position end = 2;
  while (char_at(text, end) >= 'A' && char_at(text, end) <= 'Z') {
    ++end;
  }
  return end > 2 && is_whitespace(char_at(text, end));
}

bool is_complete_tag_line(std::string_view line, Edition edition) {
  const auto end = scan_tag(line, 0);
  if (!end || skip_spaces(line, *end) < line.size()) {
    return false;
  }
  return char_at(line, 1) == '/' ||
         !is_raw_name(line.substr(1, name_end(line, 1) - 1), edition);
}

}  // namespace

int html_block_start(std::string_view line, LineContext context, Edition edition) {
  if (line.size() < 2 || line[0] != '<') {
    return 0;
  }
  if (line.starts_with("<!--")) {
    return 2;
  }
  if (line[1] == '?') {
    return 3;
  }
  if (line[1] == '!') {
    const bool upper = line.size() > 2 && line[2] >= 'A' && line[2] <= 'Z';
    const bool letter = line.size() > 2 && is_ascii_letter(line[2]);
    if (edition == Edition::commonmark_029 ? upper : letter) {
      return 4;
    }
    return line.starts_with("<![CDATA[") ? 5 : 0;
  }
  const bool closes = line[1] == '/';
  const Position begin = closes ? 2 : 1;
  const Position end = name_end(line, begin);
  const std::string_view name = line.substr(begin, end - begin);
  const bool is_parted =
      end >= line.size() || is_whitespace(line[end]) || line[end] == '>';
  if (!closes && is_parted && is_raw_name(name, edition)) {
    return 1;
  }
  if ((is_parted || line.substr(end).starts_with("/>")) && is_block_name(name, edition)) {
    return 6;
  }
  return context == LineContext::free && is_complete_tag_line(line, edition) ? 7 : 0;
}

bool html_block_ends(int condition, std::string_view line) {
  switch (condition) {
    case 1:
      return std::ranges::any_of(raw_ends, [&](std::string_view end) {
        return !std::ranges::search(line, end, {}, to_lower_ascii).empty();
      });
    case 2:
      return line.find("-->") != std::string_view::npos;
    case 3:
      return line.find("?>") != std::string_view::npos;
    case 4:
      return line.find('>') != std::string_view::npos;
    case 5:
      return line.find("]]>") != std::string_view::npos;
    default:
      return false;
  }
}

std::optional<Position> HtmlScanner::find_end(Position from,
                                              std::string_view mark,
                                              bool& is_missing) {
  const std::size_t found = is_missing ? std::string_view::npos : text_.find(mark, from);
  if (found == std::string_view::npos) {
    is_missing = true;
    return std::nullopt;
  }
  return static_cast<Position>(found + mark.size());
}

std::optional<Position> HtmlScanner::scan_comment(Position at) {
  const std::string_view inner = text_.substr(at + 4);
  if (edition_ == Edition::commonmark_031) {
    if (inner.starts_with('>') || inner.starts_with("->")) {
      return at + 4 + (inner[0] == '>' ? 1 : 2);
    }
    return find_end(at + 4, "-->", no_comment_end_);
  }
  // CommonMark 0.29: the text of a comment neither begins with ">" or "->" nor holds
  // "--".
  if (inner.starts_with('>') || inner.starts_with("->")) {
    return std::nullopt;
  }
  const auto end = find_end(at + 4, "--", no_comment_end_);
  return end && char_at(text_, *end) == '>' ? std::optional(*end + 1) : std::nullopt;
}

std::optional<Position> HtmlScanner::scan(Position at) {
  const std::string_view text = text_.substr(at);
  if (text.starts_with("<!--")) {
    return scan_comment(at);
  }
  if (text.starts_with("<?")) {
    return find_end(at + 2, "?>", no_instruction_end_);
  }
  if (text.starts_with("<![CDATA[")) {
    return find_end(at + 9, "]]>", no_cdata_end_);
  }
  if (text.starts_with("<!") && begins_declaration(text, edition_)) {
    return find_end(at + 2, ">", no_declaration_end_);
  }
  return scan_tag(text_, at);
}

}  // namespace octavo::markdown
