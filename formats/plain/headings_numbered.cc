#include "formats/plain/headings_numbered.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/plain/heading_lines.h"
#include "formats/plain/notes.h"
#include "formats/plain/numbering.h"
#include "formats/plain/titled_numerals.h"

namespace octavo::plain {

namespace {

constexpr std::uint32_t widest_title = 160;

using Chunks = std::vector<Chunk>;
using Marks = std::vector<HeadingMark>;

Evidence evidence_of(Counted counted) {
  switch (counted) {
    case Counted::part:
    case Counted::act:
      return Evidence::part;
    case Counted::chapter:
      return Evidence::chapter;
    case Counted::roman:
      return Evidence::roman;
    case Counted::arabic:
      return Evidence::arabic;
    case Counted::ideographic:
      break;
  }
  return Evidence::ideographic;
}

/// Whether a numbered line is one of a printed table of contents: it leads to a page, or
/// the next line of its chunk counts the same.
bool is_contents_line(const Chunk& chunk, Counted counted) {
  if (has_leader(first_line(chunk).text)) {
    return true;
  }
  const auto next = is_single(chunk) ? std::nullopt : read_numbered(chunk.lines[1].text);
  return next && next->counted == counted;
}

/// A line that names itself a heading by its words or by a line drawn under it.
HeadingMark strong_mark(const Chunk& chunk) {
  constexpr std::size_t most_lines = 3;
  if (chunk.lines.size() > most_lines || is_rule_chunk(chunk)) {
    return {};
  }
  const Line& line = first_line(chunk);
  if (chunk.lines.size() == 2 && is_underline(chunk.lines[1]) &&
      line.width <= widest_short_line) {
    return {.evidence = chunk.lines[1].text.front() == '=' ? Evidence::double_underline
                                                           : Evidence::single_underline,
            .has_title = true};
  }
  if (const auto numbered = read_numbered(line.text)) {
    if (is_contents_line(chunk, numbered->counted)) {
      return {};
    }
    return {.evidence = evidence_of(numbered->counted),
            .value = numbered->value,
            .has_title = !numbered->title.empty() || chunk.lines.size() > 1,
            .is_part = numbered->counted == Counted::part};
  }
  if (is_single(chunk) && is_section_word(line.text)) {
    return {.evidence = Evidence::section_word, .has_title = true};
  }
  return {};
}

/// A number between two halves of a sentence is that of a page.
bool is_page_number(const Chunks& chunks, std::size_t index) {
  if (index == 0 || index + 1 == chunks.size()) {
    return false;
  }
  return !ends_sentence(chunks[index - 1].lines.back().text) &&
         is_lower(decode_utf8(first_line(chunks[index + 1]).text, 0).character);
}

/// Whether the numbers of a text are mostly those of a song's stanzas.
bool counts_stanzas(const Chunks& chunks, const Layout& layout, const Marks& marks) {
  std::size_t all = 0;
  std::size_t stanzas = 0;
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    if (marks[i].evidence == Evidence::arabic) {
      ++all;
      stanzas += shape_of(chunks[i + 1], layout) == Shape::verse ? 1U : 0U;
    }
  }
  return stanzas > 0 && stanzas * 2 >= all;
}

void mark_titled_numerals(const Chunks& chunks, Marks& marks) {
  const std::vector<std::uint32_t> values = find_titled_numerals(chunks);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (values[i] > 0) {
      marks[i] = {.evidence = Evidence::roman, .value = values[i], .has_title = true};
    }
  }
}

/// Numerals count when they count up, give or take a slip of the printer's.
void keep_sequences(const Chunks& chunks, const Layout& layout, Marks& marks) {
  const bool in_stanzas = counts_stanzas(chunks, layout, marks);
  std::map<Evidence, std::uint32_t> last;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    HeadingMark& mark = marks[i];
    if (!is_numeral(mark.evidence)) {
      continue;
    }
    const auto found = last.find(mark.evidence);
    const std::uint32_t expected =
        (found == last.end() ? mark.value - 1 : found->second) + 1;
    const bool near = mark.value + 2 >= expected && mark.value <= expected + 2;
    const bool other =
        mark.evidence == Evidence::arabic && (in_stanzas || is_page_number(chunks, i));
    if (other || (!near && mark.value != 1)) {
      mark = {};
    } else {
      last[mark.evidence] = mark.value;
    }
  }
}

/// Where each numbered line stands for the last time.
class LastPlaces {
 public:
  LastPlaces(const Chunks& chunks, const Marks& marks) : chunks_(chunks), marks_(marks) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (is_numbered(marks[i].evidence)) {
        places_[key(i)] = i;
      }
    }
  }

  /// How many numbered lines of `[begin, end)` stand again further on: a short table of
  /// contents, whose last line may open the first chapter.
  std::size_t repeated_size(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (at < end && marks_[at].evidence == marks_[begin].evidence &&
           places_.at(key(at)) > at) {
      ++at;
    }
    return at - begin > 1 ? at - begin : 0;
  }

 private:
  using Key = std::tuple<Evidence, std::uint32_t, std::string_view>;

  Key key(std::size_t index) const {
    return {marks_[index].evidence, marks_[index].value, first_line(chunks_[index]).text};
  }

  const Chunks& chunks_;
  const Marks& marks_;
  std::map<Key, std::size_t> places_{};
};

/// Numbered lines end to end are a table of contents; the last may open the first
/// chapter.
void drop_contents(const Chunks& chunks, Marks& marks) {
  const LastPlaces places(chunks, marks);
  for (std::size_t begin = 0; begin < marks.size();) {
    std::size_t end = begin;
    while (end < marks.size() && is_numbered(marks[end].evidence)) {
      ++end;
    }
    if (end - begin > least_series) {
      const bool opens = marks[end - 1].value == marks[begin].value;
      for (std::size_t i = begin; i < (opens ? end - 1 : end); ++i) {
        marks[i] = {};
      }
    } else if (end - begin > 1) {
      const std::size_t repeated = places.repeated_size(begin, end);
      std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(begin), repeated,
                  HeadingMark{});
    }
    begin = end + 1;
  }
}

bool can_be_title(const Chunks& chunks, const Marks& marks, std::size_t index) {
  const Evidence own = marks[index].evidence;
  if (index + 1 >= chunks.size() || is_rule_chunk(chunks[index]) ||
      (own != Evidence::none && own != Evidence::section_word)) {
    return false;
  }
  const Chunk& chunk = chunks[index];
  const std::string_view text = first_line(chunk).text;
  const std::string_view last = without_marks(chunk.lines.back().text);
  const bool goes_on = last.ends_with(':') || last.ends_with('-') ||
                       last.ends_with(',') || last.ends_with("—");
  std::uint32_t width = 0;
  for (const Line& line : chunk.lines) {
    width += line.width;
  }
  // A bracket holds a picture's caption or an editor's note.
  const bool speech =
      text.starts_with("--") || text.starts_with("—") || text.starts_with('[');
  const bool several = chunk.lines.size() > 1;
  return !speech && !goes_on && width <= widest_title && chunk.lines.size() <= 3 &&
         (!several || !ends_sentence(chunk.lines.back().text)) &&
         (several || width <= widest_short_line + 28) &&
         !is_numbered(marks[index + 1].evidence);
}

/// Gives numbers the titles that stand on the next line, where most numbers of their kind
/// have one.
void find_titles(const Chunks& chunks, Marks& marks) {
  struct Count {
    std::size_t all = 0;
    std::size_t titled = 0;
  };
  std::map<Evidence, Count> counts;
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    if (is_numbered(marks[i].evidence) && !marks[i].has_title) {
      Count& count = counts[marks[i].evidence];
      ++count.all;
      count.titled += can_be_title(chunks, marks, i + 1) ? 1U : 0U;
    }
  }
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    const Count& count = counts[marks[i].evidence];
    if (is_numbered(marks[i].evidence) && !marks[i].has_title &&
        count.titled * 2 >= count.all && can_be_title(chunks, marks, i + 1)) {
      marks[i].title_follows = true;
      marks[i + 1] = {};
    }
  }
}

}  // namespace

std::vector<HeadingMark> find_numbered(const std::vector<Chunk>& chunks,
                                       const Layout& layout) {
  Marks marks;
  marks.reserve(chunks.size());
  for (const Chunk& chunk : chunks) {
    marks.push_back(strong_mark(chunk));
  }
  mark_titled_numerals(chunks, marks);
  keep_sequences(chunks, layout, marks);
  drop_contents(chunks, marks);
  find_titles(chunks, marks);
  return marks;
}

}  // namespace octavo::plain
