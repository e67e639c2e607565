#include "formats/markdown/inlines.h"

#include <utility>

#include "formats/html/entities.h"
#include "formats/markdown/inline_parser.h"

namespace octavo::markdown {

namespace {

enum class Special : std::uint8_t { none, always, github, book };

constexpr std::array<Special, 256> make_specials() {
  std::array<Special, 256> table{};
  for (const char character : std::string_view("\n`\\&<[]!*_")) {
    table[static_cast<unsigned char>(character)] = Special::always;
  }
  for (const char character : std::string_view("~w:W")) {
    table[static_cast<unsigned char>(character)] = Special::github;
  }
  for (const char character : std::string_view("^$")) {
    table[static_cast<unsigned char>(character)] = Special::book;
  }
  return table;
}

constexpr std::array<Special, 256> specials = make_specials();

bool is_special(char character, const Syntax& syntax) {
  switch (specials[static_cast<unsigned char>(character)]) {
    case Special::none:
      return false;
    case Special::always:
      return true;
    case Special::github:
      return syntax.github;
    case Special::book:
      return syntax.book;
  }
  return false;
}

}  // namespace

InlineParser::InlineParser(const Content& content, InlineContext& context)
    : content_(content),
      text_(content.text()),
      context_(context),
      delimiters_(tree_),
      html_(text_, context.syntax.edition) {
  InlineNode& root = tree_.nodes.emplace_back();
  root.kind = InlineKind::root;
  root.end = content.size();
  tree_.root = &root;
}

InlineTree InlineParser::parse() {
  while (at_ < text_.size()) {
    if (is_special(text_[at_], context_.syntax)) {
      read_special(text_[at_]);
    } else {
      read_text();
    }
  }
  delimiters_.process(no_delimiter);
  return std::move(tree_);
}

InlineNode& InlineParser::add(InlineKind kind, Position begin) {
  InlineNode& node = tree_.nodes.emplace_back();
  node.kind = kind;
  node.begin = begin;
  node.end = at_;
  append_child(*tree_.root, node);
  return node;
}

InlineNode& InlineParser::add_text(std::string text, Position begin) {
  InlineNode& node = add(InlineKind::text, begin);
  node.text = std::move(text);
  return node;
}

void InlineParser::read_special(char character) {
  switch (character) {
    case '\n':
      return read_line_end();
    case '`':
      return read_code();
    case '\\':
      return read_backslash();
    case '&':
      return read_entity();
    case '<':
      return read_angle();
    case '[':
      if (!read_note_reference()) {
        open_bracket(BracketKind::link, 1);
      }
      return;
    case ']':
      return close_bracket();
    case '!':
      return char_at(text_, at_ + 1) == '[' && !note_name(at_ + 1)
                 ? open_bracket(BracketKind::image, 2)
                 : read_text();
    case '*':
    case '_':
      return read_delimiters(character);
    case '~':
      return context_.syntax.book && char_at(text_, at_ + 1) != '~'
                 ? read_script(character)
                 : read_delimiters(character);
    case '^':
      return char_at(text_, at_ + 1) == '[' ? open_bracket(BracketKind::note, 2)
                                            : read_script(character);
    case '$':
      return read_dollar();
    default:
      return read_bare_address();
  }
}

void InlineParser::read_text() {
  const Position begin = at_;
  // Whatever stands here is text, special or not.
  ++at_;
  while (at_ < text_.size()) {
    const char character = text_[at_];
    const bool may_be_address = character == 'w' || character == 'W' || character == ':';
    if (is_special(character, context_.syntax) &&
        (!may_be_address || is_bare_address(at_))) {
      break;
    }
    ++at_;
  }
  std::string_view read = text_.substr(begin, at_ - begin);
  if (char_at(text_, at_) == '\n') {
    while (!read.empty() && is_whitespace(read.back())) {
      read.remove_suffix(1);
    }
  }
  if (!read.empty()) {
    add_text(std::string(read), begin).end = begin + static_cast<Position>(read.size());
  }
}

void InlineParser::read_line_end() {
  Position spaces = 0;
  while (spaces < at_ && text_[at_ - spaces - 1] == ' ') {
    ++spaces;
  }
  const Position begin = at_ - spaces;
  ++at_;
  add(spaces >= 2 ? InlineKind::line_break : InlineKind::soft_break, begin);
}

void InlineParser::read_backslash() {
  const Position begin = at_;
  const char next = char_at(text_, at_ + 1);
  ++at_;
  if (next == '\n' && at_ < text_.size()) {
    ++at_;
    add(InlineKind::line_break, begin);
  } else if (is_ascii_punctuation(next)) {
    ++at_;
    const bool is_set_by_language =
        context_.syntax.book && std::string_view("\"'-.").find(next) != std::string::npos;
    add(is_set_by_language ? InlineKind::literal : InlineKind::text, begin).text = next;
  } else if (next == ' ' && context_.syntax.book) {
    ++at_;
    add_text("\u00A0", begin);
  } else {
    add_text("\\", begin);
  }
}

void InlineParser::read_entity() {
  const Position begin = at_;
  auto entity = html::read_entity(text_, at_);
  at_ = entity ? static_cast<Position>(entity->end) : at_ + 1;
  add_text(entity ? std::move(entity->text) : "&", begin);
}

void InlineParser::read_angle() {
  const Position begin = at_;
  auto address = scan_uri_autolink(text_, at_ + 1);
  const bool is_email = !address;
  if (is_email) {
    address = scan_email_autolink(text_, at_ + 1);
  }
  if (address) {
    at_ = address->end;
    InlineNode& link = add(InlineKind::link, begin);
    link.target = (is_email ? "mailto:" : "") + std::string(address->content);
    InlineNode& text = add_text(std::string(address->content), begin + 1);
    text.end = at_ - 1;
    unlink(text);
    append_child(link, text);
    return;
  }
  if (const auto end = html_.scan(at_)) {
    at_ = *end;
    add(InlineKind::html, begin).text = text_.substr(begin, at_ - begin);
    return;
  }
  ++at_;
  add_text("<", begin);
}

void InlineParser::read_delimiters(char character) {
  const Position begin = at_;
  while (at_ < text_.size() && text_[at_] == character) {
    ++at_;
  }
  const Position length = at_ - begin;
  InlineNode& node = add_text(std::string(length, character), begin);
  // Two tildes strike through, as the text of GFM 0.29 has it.
  if (character == '~' && length != 2) {
    return;
  }
  const Flanking round = flanking(text_, begin, at_, context_.syntax.edition);
  if (round.can_open || round.can_close) {
    delimiters_.push(node, character, round);
  }
}

InlineTree parse_inlines(const Content& content, InlineContext& context) {
  return InlineParser(content, context).parse();
}

}  // namespace octavo::markdown
