#include "formats/plain/inlines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"

namespace octavo::plain {

namespace {

/// Where an underscore begins or ends italics.
struct Mark {
  std::size_t line = 0;
  std::size_t at = 0;
};
struct Italics {
  Mark begin{};
  Mark end{};
};

char32_t character_before(std::string_view text, std::size_t at) {
  if (at == 0) {
    return U' ';
  }
  std::size_t first = at - 1;
  while (first > 0 && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80U) {
    --first;
  }
  return decode_utf8(text, first).character;
}

char32_t character_at(std::string_view text, std::size_t at) {
  return at < text.size() ? decode_utf8(text, at).character : U' ';
}

/// Pairs the underscores that stand at the edges of words; those of names_like_this stay.
std::vector<Italics> find_italics(std::span<const Line> lines) {
  std::vector<Italics> pairs;
  std::optional<Mark> open;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const std::string_view text = lines[line].text;
    for (std::size_t at = text.find('_'); at != std::string_view::npos;
         at = text.find('_', at + 1)) {
      const char32_t before = character_before(text, at);
      const char32_t after = character_at(text, at + 1);
      const bool drawn = before == U'_' || after == U'_';
      const bool inside = is_alphanumeric(before) && is_alphanumeric(after);
      if (drawn || inside) {
        continue;
      }
      if (open && !is_space(before)) {
        pairs.push_back({.begin = *open, .end = {.line = line, .at = at}});
        open.reset();
      } else if (!open && !is_space(after) && !is_alphanumeric(before)) {
        open = Mark{.line = line, .at = at};
      }
    }
  }
  return pairs;
}

/// Whether the two hyphens at `at` are a typewriter's long dash: they cling to a word,
/// and part no numbers.
bool is_long_dash(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("--")) {
    return false;
  }
  const char32_t before = character_before(text, at);
  const char32_t after = character_at(text, at + 2);
  const bool longer = before == U'-' || after == U'-';
  const bool apart = is_space(before) && is_space(after);
  const bool range = decimal_digit(before) >= 0 && decimal_digit(after) >= 0;
  const bool sign = before == U'<' || after == U'>' || before == U'/';
  return !longer && !apart && !range && !sign;
}

/// The part `[begin, end)` of a line, its runs of blanks as one space.
Inline text_node(const Line& line, std::size_t begin, std::size_t end, FileId file) {
  Text node;
  for (std::size_t at = begin; at < end;) {
    const DecodedCharacter decoded = decode_utf8(line.text, at);
    const char32_t character = decoded.character;
    const bool blank = character == U' ' || (character >= 0x09 && character <= 0x0D) ||
                       character == 0x85 || character == 0x2028 || character == 0x2029;
    if (at + 1 < end && is_long_dash(line.text, at)) {
      append_utf8(node.text, U'—');
      at += 2;
      continue;
    }
    if (!blank) {
      append_utf8(node.text, character);
    } else if (!node.text.ends_with(' ')) {
      node.text += ' ';
    }
    at += decoded.size;
  }
  return {.kind = std::move(node),
          .attributes = {},
          .span = {.file = file,
                   .begin = line.begin + static_cast<std::uint32_t>(begin),
                   .end = line.begin + static_cast<std::uint32_t>(end)}};
}

/// Puts inlines where they belong: into the list, or into the italics that are open.
class Composer {
 public:
  Composer(std::span<const Line> lines, FileId file)
      : lines_(lines), file_(file), italics_(find_italics(lines)) {}

  /// Adds one line to the run that is being made.
  void add_line(std::size_t line) {
    std::size_t at = 0;
    const std::string_view text = lines_[line].text;
    while (at < text.size() || pending(line)) {
      const std::size_t next = next_mark(line);
      add_text(line, at, next);
      if (next == text.size()) {
        break;
      }
      if (inside_) {
        close(line, next + 1);
        ++index_;
      } else {
        open(line, next);
      }
      at = next + 1;
    }
  }

  void add_soft_break(std::size_t line) {
    const Span span{
        .file = file_, .begin = lines_[line].end, .end = lines_[line + 1].begin};
    target().push_back({.kind = SoftBreak{}, .attributes = {}, .span = span});
  }

  /// The run so far; open italics are ended in it and begun in the next.
  Inlines take(std::size_t line) {
    const bool reopen = inside_;
    if (inside_) {
      close(line, lines_[line].text.size());
    }
    Inlines result = std::exchange(run_, {});
    if (reopen && line + 1 < lines_.size()) {
      begin_ = lines_[line + 1].begin;
      inside_ = true;
    }
    return result;
  }

 private:
  Inlines& target() { return inside_ ? emphasis_ : run_; }

  bool pending(std::size_t line) const {
    return next_mark(line) < lines_[line].text.size();
  }

  /// Where the next underscore that means something stands in a line, else its end.
  std::size_t next_mark(std::size_t line) const {
    if (index_ < italics_.size()) {
      const Mark& mark = inside_ ? italics_[index_].end : italics_[index_].begin;
      if (mark.line == line) {
        return mark.at;
      }
    }
    return lines_[line].text.size();
  }

  /// The part `[begin, end)` of a line, with the notes that it calls.
  void add_text(std::size_t line, std::size_t begin, std::size_t end) {
    const Line& own = lines_[line];
    auto call =
        std::ranges::lower_bound(own.calls, own.begin + begin, {}, &NoteCall::begin);
    for (; call != own.calls.end() && call->end <= own.begin + end; ++call) {
      add_words(own, begin, call->begin - own.begin);
      target().push_back(
          {.kind = NoteReference{.label = call->label},
           .attributes = {},
           .span = {.file = file_, .begin = call->begin, .end = call->end}});
      begin = call->end - own.begin;
    }
    add_words(own, begin, end);
  }

  void add_words(const Line& line, std::size_t begin, std::size_t end) {
    if (begin < end) {
      target().push_back(text_node(line, begin, end, file_));
    }
  }

  void open(std::size_t line, std::size_t at) {
    begin_ = lines_[line].begin + static_cast<std::uint32_t>(at);
    inside_ = true;
  }

  void close(std::size_t line, std::size_t end) {
    inside_ = false;
    if (emphasis_.empty()) {
      return;
    }
    const Span span{.file = file_,
                    .begin = begin_,
                    .end = lines_[line].begin + static_cast<std::uint32_t>(end)};
    run_.push_back(
        {.kind = Emphasis{std::exchange(emphasis_, {})}, .attributes = {}, .span = span});
  }

  std::span<const Line> lines_;
  FileId file_;
  std::vector<Italics> italics_;
  std::size_t index_ = 0;
  bool inside_ = false;
  std::uint32_t begin_ = 0;
  Inlines run_{};
  Inlines emphasis_{};
};

/// "Vor- und Nachteile": after the hyphen stands another word.
bool begins_with_conjunction(std::string_view text) {
  constexpr auto conjunctions =
      std::to_array<std::string_view>({"and", "or", "to", "und", "oder", "bis", "et",
                                       "ou", "e", "y", "o", "och", "en", "of", "og"});
  const std::string_view word = text.substr(0, text.find(' '));
  return std::ranges::find(conjunctions, word) != conjunctions.end();
}

/// Whether two lines are one word or one dash that the line end interrupts.
bool joins(std::string_view line, std::string_view next) {
  const char32_t first = character_at(next, 0);
  if (line.ends_with("--") || line.ends_with("—")) {
    const std::size_t dash = line.size() - (line.ends_with("--") ? 2 : 3);
    return !is_space(character_before(line, dash)) && !is_space(first);
  }
  return line.size() > 1 && line.ends_with('-') && is_letter(first) &&
         is_letter(character_before(line, line.size() - 1)) &&
         !begins_with_conjunction(next);
}

}  // namespace

Inlines read_lines(std::span<const Line> lines, FileId file) {
  Composer composer(lines, file);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    composer.add_line(i);
    if (i + 1 < lines.size() && !joins(lines[i].text, lines[i + 1].text)) {
      composer.add_soft_break(i);
    }
  }
  return composer.take(lines.size() - 1);
}

std::vector<Inlines> read_each_line(std::span<const Line> lines, FileId file) {
  Composer composer(lines, file);
  std::vector<Inlines> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    composer.add_line(i);
    result.push_back(composer.take(i));
  }
  return result;
}

}  // namespace octavo::plain
