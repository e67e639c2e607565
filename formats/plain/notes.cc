#include "formats/plain/notes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "compiler/text/characters.h"
#include "formats/plain/numbering_words.h"

namespace octavo::plain {

namespace {

using Chunks = std::vector<Chunk>;

/// What pandoc writes behind a note: the way back.
constexpr std::string_view arrow = "↩";
/// Of U+FE0E, which keeps the arrow a letter.
constexpr std::string_view as_text = "\xEF\xB8\x8E";

/// What stands before the text of a note.
struct NoteHead {
  std::string_view label{};
  /// Bytes of the line that are not the text's.
  std::size_t size = 0;
  /// "[Footnote 8: …]": the bracket holds all of the note.
  bool holds_text = false;
};

/// A mark in the text.
struct NoteMark {
  std::size_t chunk = 0;
  std::size_t line = 0;
  NoteCall call{};
  /// "word[8]": no space parts it from what it explains.
  bool clings = false;
};

/// Where the text of a note stands: chunks `[begin, end)`.
struct Found {
  NoteHead head{};
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string label{};
  std::vector<const NoteMark*> marks{};
};

/// "8", "A", "**": the bytes of a number, a letter or signs at `at`; 0 for none.
std::size_t label_size(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 4;
  const auto run = [&](auto is_one) {
    std::size_t end = at;
    while (end < text.size() && is_one(text[end])) {
      ++end;
    }
    return end - at > longest ? 0 : end - at;
  };
  const std::size_t digits = run([](char c) { return c >= '0' && c <= '9'; });
  const std::size_t stars = run([](char c) { return c == '*'; });
  const std::size_t letters = run([](char c) { return c >= 'A' && c <= 'Z'; });
  return digits + stars + (letters == 1 ? 1 : 0);
}

/// "[8]", "[A]", "[*]" at `at`: the label in it.
std::optional<std::string_view> read_mark(std::string_view text, std::size_t at) {
  const std::size_t size = label_size(text, at + 1);
  const bool closes = size > 0 && text.substr(at + 1 + size).starts_with(']');
  return closes ? std::optional(text.substr(at + 1, size)) : std::nullopt;
}

/// "[8] " or "[Footnote 8: " before a text.
std::optional<NoteHead> read_head(std::string_view text) {
  if (!text.starts_with('[')) {
    return std::nullopt;
  }
  NoteHead head;
  std::size_t at = 0;
  if (const auto label = read_mark(text, 0)) {
    head.label = *label;
    at = label->size() + 2;
  } else {
    const std::size_t colon = text.find(':');
    const std::size_t space = text.substr(0, colon).rfind(' ');
    if (colon == std::string_view::npos || space == std::string_view::npos ||
        !names_note(to_lower(text.substr(1, space - 1))) ||
        label_size(text, space + 1) != colon - space - 1 || colon == space + 1) {
      return std::nullopt;
    }
    head.label = text.substr(space + 1, colon - space - 1);
    head.holds_text = true;
    at = colon + 1;
  }
  head.size = std::min(text.find_first_not_of(' ', at), text.size());
  const std::string_view rest = text.substr(head.size);
  const bool parted = head.holds_text || head.size != at;
  return parted && !rest.empty() && rest != "]" && !rest.starts_with(arrow)
             ? std::optional(head)
             : std::nullopt;
}

bool ends_with_arrow(const Chunk& chunk) {
  std::string_view last = chunk.lines.back().text;
  if (last.ends_with(as_text)) {
    last.remove_suffix(as_text.size());
  }
  return last.ends_with(arrow);
}

/// How many more brackets open in a chunk than close.
std::ptrdiff_t open_brackets(const Chunk& chunk) {
  std::ptrdiff_t open = 0;
  for (const Line& line : chunk.lines) {
    open += std::ranges::count(line.text, '[') - std::ranges::count(line.text, ']');
  }
  return open;
}

/// The notes of a text, with all that is written in them.
class NoteFinder {
 public:
  explicit NoteFinder(Chunks& chunks) : chunks_(chunks) {}

  std::vector<NoteText> take() {
    find_heads();
    if (found_.empty()) {
      return {};
    }
    find_marks();
    bind();
    std::erase_if(found_, [](const Found& note) { return note.marks.empty(); });
    lengthen();
    write_calls();
    return take_out();
  }

 private:
  void find_heads() {
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      if (const auto head = read_head(chunks_[i].lines.front().text)) {
        found_.push_back({.head = *head, .begin = i, .end = i + 1});
      }
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const std::size_t next =
          i + 1 < found_.size() ? found_[i + 1].begin : chunks_.size();
      found_[i].end = end_of(found_[i], next);
    }
    std::erase_if(found_, [](const Found& note) { return note.end == note.begin; });
  }

  /// Where a note says that it ends, before the next one; its first chunk's end where it
  /// says nothing, its beginning where its bracket is never closed.
  std::size_t end_of(const Found& note, std::size_t next) const {
    std::ptrdiff_t open = 0;
    for (std::size_t i = note.begin; i < next; ++i) {
      open += open_brackets(chunks_[i]);
      const bool is_closed = chunks_[i].lines.back().text.ends_with(']') && open <= 0;
      if (note.head.holds_text ? is_closed : ends_with_arrow(chunks_[i])) {
        return i + 1;
      }
    }
    return note.head.holds_text ? note.begin : note.begin + 1;
  }

  void find_marks() {
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      for (std::size_t k = 0; k < chunks_[i].lines.size(); ++k) {
        find_marks_of(i, k);
      }
    }
  }

  void find_marks_of(std::size_t chunk, std::size_t line) {
    const Line& own = chunks_[chunk].lines[line];
    const std::string_view text = own.text;
    const bool is_head = line == 0 && read_head(text).has_value();
    for (std::size_t at = text.find('[', is_head ? 1 : 0); at != std::string_view::npos;
         at = text.find('[', at + 1)) {
      const auto label = read_mark(text, at);
      if (!label) {
        continue;
      }
      const std::size_t last = text.find_last_not_of(' ', at == 0 ? 0 : at - 1);
      const std::size_t begin = at == 0 ? 0 : last + 1;
      marks_[std::string(*label)].push_back(
          {.chunk = chunk,
           .line = line,
           .call = {.begin = own.begin + static_cast<std::uint32_t>(begin),
                    .end =
                        own.begin + static_cast<std::uint32_t>(at + label->size() + 2)},
           .clings = at > 0 && begin == at});
    }
  }

  void bind() {
    std::map<std::string_view, std::vector<Found*>> by_label;
    for (Found& note : found_) {
      by_label[note.head.label].push_back(&note);
    }
    for (const auto& [label, notes] : by_label) {
      bind_label(std::string(label), notes);
    }
  }

  /// As many marks as notes belong together in their order: notes at the end of a book
  /// that begin again at 1 for each chapter. Else a mark means the next note below it.
  void bind_label(const std::string& label, const std::vector<Found*>& notes) {
    auto& marks = marks_[label];
    // A number that clings to nothing is one of a list of books, unless the note says
    // what it is.
    if (std::ranges::none_of(notes,
                             [](const Found* note) { return note->head.holds_text; })) {
      std::erase_if(marks, [](const NoteMark& mark) { return !mark.clings; });
    }
    const bool in_order = marks.size() == notes.size();
    std::size_t next = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      while (!in_order && next < notes.size() && notes[next]->begin < marks[i].chunk) {
        ++next;
      }
      const std::size_t meant = in_order ? i : next;
      if (meant < notes.size() && notes[meant]->begin != marks[i].chunk) {
        notes[meant]->label = label + (meant == 0 ? "" : "-" + std::to_string(meant + 1));
        notes[meant]->marks.push_back(&marks[i]);
      }
    }
  }

  /// Where the notes of a chapter stand together, all that is between two of them belongs
  /// to the first.
  void lengthen() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      Found& note = found_[i];
      const Found& next = found_[i + 1];
      const bool is_heard_before = next.marks.front()->chunk < note.begin;
      const bool counts_on = counted(note) > 0 && counted(next) == counted(note) + 1;
      if (is_heard_before && counts_on && !note.head.holds_text) {
        note.end = next.begin;
      }
    }
  }

  static std::uint32_t counted(const Found& note) {
    std::uint32_t value = 0;
    for (const char digit : note.head.label) {
      if (digit < '0' || digit > '9') {
        return 0;
      }
      value = value * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return value;
  }

  void write_calls() {
    for (const Found& note : found_) {
      for (const NoteMark* mark : note.marks) {
        auto& calls = chunks_[mark->chunk].lines[mark->line].calls;
        calls.push_back(mark->call);
        calls.back().label = note.label;
      }
    }
    for (Chunk& chunk : chunks_) {
      for (Line& line : chunk.lines) {
        std::ranges::sort(line.calls, {}, &NoteCall::begin);
      }
    }
  }

  std::vector<NoteText> take_out() {
    std::vector<NoteText> notes;
    Chunks kept;
    std::size_t at = 0;
    for (const Found& note : found_) {
      std::move(chunks_.begin() + static_cast<std::ptrdiff_t>(at),
                chunks_.begin() + static_cast<std::ptrdiff_t>(note.begin),
                std::back_inserter(kept));
      if (at < note.begin && is_title_of_notes(kept.back())) {
        kept.pop_back();
      }
      notes.push_back(text_of(note));
      at = note.end;
    }
    std::move(chunks_.begin() + static_cast<std::ptrdiff_t>(at), chunks_.end(),
              std::back_inserter(kept));
    chunks_ = std::move(kept);
    return notes;
  }

  /// "FOOTNOTES:" above them.
  static bool is_title_of_notes(const Chunk& chunk) {
    std::string_view line = chunk.lines.front().text;
    while (line.ends_with(':') || line.ends_with('.')) {
      line.remove_suffix(1);
    }
    return chunk.lines.size() == 1 && names_note(to_lower(line));
  }

  NoteText text_of(const Found& note) {
    NoteText text{.label = note.label};
    std::move(chunks_.begin() + static_cast<std::ptrdiff_t>(note.begin),
              chunks_.begin() + static_cast<std::ptrdiff_t>(note.end),
              std::back_inserter(text.chunks));
    // The width stays: it is that of the line as it was typed, which shows whether the
    // line was full.
    Line& first = text.chunks.front().lines.front();
    first.text.remove_prefix(note.head.size);
    first.begin += static_cast<std::uint32_t>(note.head.size);
    Line& last = text.chunks.back().lines.back();
    if (note.head.holds_text) {
      shorten(last, 1);
    } else if (ends_with_arrow(text.chunks.back())) {
      shorten(last, last.text.size() - last.text.rfind(arrow));
    }
    if (last.text.empty()) {
      text.chunks.back().lines.pop_back();
    }
    if (text.chunks.back().lines.empty()) {
      text.chunks.pop_back();
    }
    set_at_margin(text.chunks);
    return text;
  }

  static void shorten(Line& line, std::size_t bytes) {
    line.text.remove_suffix(bytes);
    line.text = line.text.substr(0, line.text.find_last_not_of(' ') + 1);
    line.end = line.begin + static_cast<std::uint32_t>(line.text.size());
  }

  /// Notes are set further in than the text; in the book they are not.
  static void set_at_margin(Chunks& chunks) {
    for (Chunk& chunk : chunks) {
      const std::uint32_t least =
          std::ranges::min_element(chunk.lines, {}, &Line::indent)->indent;
      for (Line& line : chunk.lines) {
        line.indent -= least;
      }
    }
  }

  Chunks& chunks_;
  std::vector<Found> found_{};
  std::map<std::string, std::vector<NoteMark>> marks_{};
};

}  // namespace

std::vector<NoteText> take_notes(std::vector<Chunk>& chunks) {
  return NoteFinder(chunks).take();
}

std::string_view without_marks(std::string_view line) {
  while (line.ends_with(']')) {
    const std::size_t open = line.rfind('[');
    if (open == std::string_view::npos || open == 0 || line[open - 1] == ' ' ||
        read_mark(line, open) != line.substr(open + 1, line.size() - open - 2)) {
      break;
    }
    line = line.substr(0, open);
  }
  return line;
}

}  // namespace octavo::plain
