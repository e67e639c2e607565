#include "formats/markdown/references.h"

#include <utility>

#include "compiler/text/characters.h"
#include "formats/markdown/scan.h"

namespace octavo::markdown {

namespace {

/// The end of the line when nothing but spaces stands before it.
std::optional<Position> scan_line_end(std::string_view text, Position at) {
  at = skip_spaces(text, at);
  if (at < text.size() && text[at] != '\n') {
    return std::nullopt;
  }
  return at < text.size() ? at + 1 : at;
}

/// The end of the definition that begins at `at`.
std::optional<Position> take_definition(std::string_view text,
                                        Position at,
                                        References& references) {
  const auto label = scan_link_label(text, at);
  if (!label || trim(label->content).empty() || char_at(text, label->end) != ':') {
    return std::nullopt;
  }
  const Position target_begin = skip_whitespace(text, label->end + 1);
  const auto target = scan_link_destination(text, target_begin);
  if (!target || target->end == target_begin) {
    return std::nullopt;
  }
  Reference reference{.target = unescape(target->content)};
  // A title must stand apart; where it does not end its line, it is none.
  const Position title_begin = skip_whitespace(text, target->end);
  const auto title =
      title_begin > target->end ? scan_link_title(text, title_begin) : std::nullopt;
  std::optional<Position> end;
  if (title) {
    end = scan_line_end(text, title->end);
    reference.title = end ? unescape(title->content) : std::string();
  }
  if (!end) {
    end = scan_line_end(text, target->end);
  }
  if (end) {
    references.define(label->content, reference);
  }
  return end;
}

}  // namespace

std::string normalize_label(std::string_view label) {
  std::string collapsed;
  for (const char character : trim(label)) {
    if (!is_whitespace(character)) {
      collapsed += character;
    } else if (collapsed.back() != ' ') {
      collapsed += ' ';
    }
  }
  return fold_case(collapsed);
}

void References::define(std::string_view label, const Reference& reference) {
  std::string key = normalize_label(label);
  if (!key.empty()) {
    definitions_.try_emplace(std::move(key), reference);
  }
}

const Reference* References::find(std::string_view label) const {
  if (definitions_.empty()) {
    return nullptr;
  }
  const auto found = definitions_.find(normalize_label(label));
  return found == definitions_.end() ? nullptr : &found->second;
}

void take_definitions(Content& paragraph, References& references) {
  const std::string_view text = paragraph.text();
  Position at = 0;
  while (char_at(text, at) == '[') {
    const auto end = take_definition(text, at, references);
    if (!end) {
      break;
    }
    at = *end;
  }
  if (at > 0) {
    paragraph.drop_front(at);
  }
}

}  // namespace octavo::markdown
