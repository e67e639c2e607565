#include "formats/plain/headings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/plain/contents_list.h"
#include "formats/plain/numbering.h"
#include "formats/plain/titled_numerals.h"

namespace octavo::plain {

namespace {

constexpr std::uint32_t widest_short_line = 72;
constexpr std::uint32_t widest_title = 160;
constexpr std::size_t least_series = 3;

using Chunks = std::vector<Chunk>;
using Marks = std::vector<HeadingMark>;

const Line& first_line(const Chunk& chunk) {
  return chunk.lines.front();
}

bool is_single(const Chunk& chunk) {
  return chunk.lines.size() == 1;
}

bool is_rule_chunk(const Chunk& chunk) {
  return is_single(chunk) && is_rule(first_line(chunk).text);
}

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

bool is_numeral(Evidence evidence) {
  return evidence == Evidence::roman || evidence == Evidence::arabic ||
         evidence == Evidence::ideographic;
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
  std::uint32_t width = 0;
  for (const Line& line : chunk.lines) {
    width += line.width;
  }
  // A bracket holds a picture's caption or an editor's note.
  const bool speech =
      text.starts_with("--") || text.starts_with("—") || text.starts_with('[');
  const bool several = chunk.lines.size() > 1;
  return !speech && width <= widest_title && chunk.lines.size() <= 3 &&
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

bool is_taken(const Marks& marks, std::size_t index) {
  return marks[index].evidence != Evidence::none ||
         (index > 0 && marks[index - 1].title_follows);
}

bool is_capitals(std::string_view text) {
  std::size_t upper = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter decoded = decode_utf8(text, at);
    if (is_lower(decoded.character)) {
      return false;
    }
    upper += is_upper(decoded.character) ? 1U : 0U;
    at += decoded.size;
  }
  return upper >= 3;
}

/// Whether a chunk reads as a paragraph of prose.
bool is_prose(const Chunk& chunk) {
  return chunk.lines.size() > 1 || first_line(chunk).width > widest_short_line ||
         ends_sentence(first_line(chunk).text);
}

bool is_short_line(const Chunk& chunk) {
  const Line& line = first_line(chunk);
  const DecodedCharacter first = decode_utf8(line.text, 0);
  return is_single(chunk) && line.width <= widest_short_line && !is_rule(line.text) &&
         !is_end_word(line.text) &&
         (is_alphanumeric(first.character) || is_capitals(line.text)) &&
         !line.text.ends_with(',') && !line.text.ends_with('-');
}

/// Whether the sentence above goes on in a line.
bool follows_colon(const Chunks& chunks, std::size_t index) {
  if (index == 0) {
    return false;
  }
  const std::string_view above = chunks[index - 1].lines.back().text;
  return above.ends_with(':') || above.ends_with(',');
}

/// A line close below a block signs it: whose words they are.
bool signs_above(const Chunks& chunks, std::size_t index, const Layout& layout) {
  if (index == 0 || index + 1 >= chunks.size() || is_single(chunks[index - 1])) {
    return false;
  }
  const std::uint32_t above = chunks[index].blanks_before;
  const std::uint32_t below = chunks[index + 1].blanks_before;
  const bool is_equal = above == below && is_indented(chunks[index - 1], layout) &&
                        !is_capitals(first_line(chunks[index]).text);
  return above > 0 && (above < below || is_equal);
}

/// A line without an end leads into what is set further in below it.
bool leads_in(const Chunks& chunks, std::size_t index, const Layout& layout) {
  return index + 1 < chunks.size() && is_indented(chunks[index + 1], layout);
}

bool is_centred(const Chunks& chunks, std::size_t index, const Layout& layout) {
  const auto plain = [&](std::size_t at) {
    return at >= chunks.size() || !is_indented(chunks[at], layout);
  };
  const Line& line = first_line(chunks[index]);
  const std::uint32_t measure = layout.measure == 0 ? 72 : layout.measure;
  const std::uint32_t middle = 2 * line.indent + line.width;
  return line.indent >= layout.margin + 8 && middle + 8 >= measure &&
         middle <= measure + 8 && !ends_sentence(line.text) && plain(index + 1) &&
         (index == 0 || plain(index - 1));
}

/// The evidence of how a short line is set.
Evidence weak_evidence(const Chunks& chunks, std::size_t index, const Layout& layout) {
  const Chunk& chunk = chunks[index];
  if (!is_short_line(chunk) || follows_colon(chunks, index)) {
    return Evidence::none;
  }
  const std::string_view text = first_line(chunk).text;
  const bool called = text.ends_with('!') || text.ends_with(';') || text.ends_with(':');
  if (is_capitals(text) && !called && !is_indented(chunk, layout) &&
      !signs_above(chunks, index, layout)) {
    return Evidence::capitals;
  }
  return is_centred(chunks, index, layout) ? Evidence::centred : Evidence::none;
}

/// The blank lines that stand before most numbered headings.
std::optional<std::uint32_t> numbered_gap(const Chunks& chunks, const Marks& marks) {
  std::map<std::uint32_t, std::size_t> counts;
  for (std::size_t i = 1; i < marks.size(); ++i) {
    if (is_numbered(marks[i].evidence)) {
      ++counts[chunks[i].blanks_before];
    }
  }
  const auto most = std::ranges::max_element(
      counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? std::nullopt : std::optional(most->first);
}

/// The chunks before the first paragraph: what stands on a title page.
std::size_t head_size(const Chunks& chunks, const Marks& marks) {
  std::size_t index = 0;
  while (index < chunks.size() && !is_prose(chunks[index]) &&
         marks[index].evidence == Evidence::none) {
    ++index;
  }
  return index;
}

using LineCounts = std::map<std::string_view, std::size_t>;

std::string_view label_of(const Chunk& chunk) {
  constexpr std::string_view marks = "_.:";
  const std::string_view text = first_line(chunk).text;
  const std::size_t begin = std::min(text.find_first_not_of(marks), text.size());
  return text.substr(begin, text.find_last_not_of(marks) + 1 - begin);
}

/// How often each line stands alone: again and again, as a speaker's name or "CHORUS."
/// does, it is a label.
LineCounts count_lines(const Chunks& chunks) {
  LineCounts counts;
  for (const Chunk& chunk : chunks) {
    if (is_single(chunk)) {
      ++counts[label_of(chunk)];
    }
  }
  return counts;
}

/// Whether the line above one is set as a heading.
bool is_set_apart(const Marks& marks, std::size_t index) {
  return index > 0 && (marks[index - 1].evidence == Evidence::capitals ||
                       marks[index - 1].evidence == Evidence::centred);
}

void find_set_apart(const Chunks& chunks, const Layout& layout, Marks& marks) {
  constexpr std::size_t label_count = 3;
  const auto counts = count_lines(chunks);
  const auto gap = numbered_gap(chunks, marks);
  const std::size_t head = gap ? head_size(chunks, marks) : 0;
  for (std::size_t i = head; i + 1 < chunks.size(); ++i) {
    if (is_taken(marks, i)) {
      continue;
    }
    const Evidence evidence = weak_evidence(chunks, i, layout);
    const auto found = counts.find(label_of(chunks[i]));
    const bool is_label = found != counts.end() && found->second >= label_count &&
                          chunks[i].blanks_before <= layout.usual_gap;
    // In a book of numbered chapters a line in capitals is a sign or a telegram, unless
    // as much space parts it from what went before as parts the chapters.
    const bool apart = !gap || (chunks[i].blanks_before >= *gap &&
                                chunks[i].blanks_before > layout.usual_gap);
    if (evidence == Evidence::none || !apart || is_label) {
      continue;
    }
    if (is_set_apart(marks, i) && chunks[i].blanks_before < chunks[i - 1].blanks_before) {
      marks[i - 1].title_follows = true;
    } else {
      marks[i].evidence = evidence;
    }
  }
}

/// Short lines of one kind between paragraphs, several through the book.
bool is_series_line(const Chunks& chunks,
                    const Marks& marks,
                    std::size_t index,
                    const Layout& layout) {
  if (index == 0 || index + 1 >= chunks.size() || is_taken(marks, index) ||
      is_taken(marks, index + 1) || !is_short_line(chunks[index]) ||
      follows_colon(chunks, index) || is_indented(chunks[index], layout) ||
      signs_above(chunks, index, layout) || leads_in(chunks, index, layout)) {
    return false;
  }
  const std::string_view text = first_line(chunks[index]).text;
  const char32_t first = decode_utf8(text, 0).character;
  return !ends_sentence(text) && !is_lower(first) && is_prose(chunks[index + 1]) &&
         (is_prose(chunks[index - 1]) || is_taken(marks, index - 1));
}

/// The lines of a list of contents that stand again, above what they name.
void find_listed_lines(const Chunks& chunks, Marks& marks) {
  const std::vector<bool> listed = find_listed(chunks);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (listed[i] && !is_taken(marks, i)) {
      marks[i].evidence = Evidence::listed;
    }
  }
}

void find_series(const Chunks& chunks, const Layout& layout, Marks& marks) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> series;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (is_series_line(chunks, marks, i, layout)) {
      series[{chunks[i].blanks_before, first_line(chunks[i]).indent}].push_back(i);
    }
  }
  for (const auto& [setting, lines] : series) {
    const bool series_of_lines = lines.size() >= least_series;
    for (const std::size_t i : lines) {
      marks[i].evidence = series_of_lines ? Evidence::series : Evidence::none;
    }
  }
}

void find_doubtful(const Chunks& chunks, const Layout& layout, Marks& marks) {
  for (std::size_t i = 1; i + 1 < chunks.size(); ++i) {
    const bool title = marks[i - 1].title_follows;
    const bool between = is_prose(chunks[i + 1]) && (is_prose(chunks[i - 1]) || title);
    marks[i].doubtful = !is_taken(marks, i) && between && is_short_line(chunks[i]) &&
                        !follows_colon(chunks, i) && !is_indented(chunks[i], layout) &&
                        !signs_above(chunks, i, layout) && !leads_in(chunks, i, layout) &&
                        !ends_sentence(first_line(chunks[i]).text);
  }
}

/// Levels go to the kinds of evidence that there are: parts, chapters, numerals in the
/// order in which they appear, then the rest.
class Levels {
 public:
  explicit Levels(const Chunks& chunks, const Marks& marks)
      : gap_(numbered_gap(chunks, marks)) {
    for (const Evidence evidence : {Evidence::part, Evidence::chapter}) {
      if (has(marks, evidence)) {
        levels_[evidence] = ++depth_;
      }
    }
    const int top = depth_;
    for (const HeadingMark& mark : marks) {
      if (is_numeral(mark.evidence) && !levels_.contains(mark.evidence)) {
        levels_[mark.evidence] = ++depth_;
      }
    }
    chapter_ = levels_.contains(Evidence::chapter) ? levels_[Evidence::chapter] : top + 1;
    for (const Evidence evidence :
         {Evidence::double_underline, Evidence::single_underline}) {
      if (has(marks, evidence)) {
        levels_[evidence] = ++depth_;
      }
    }
    if (has(marks, Evidence::capitals) || has(marks, Evidence::centred)) {
      ++depth_;
    }
  }

  int of(const HeadingMark& mark, const Chunk& chunk) const {
    switch (mark.evidence) {
      case Evidence::none:
        return 0;
      case Evidence::section_word:
        return 1;
      case Evidence::capitals:
      case Evidence::centred:
        return gap_ && chunk.blanks_before >= *gap_ ? chapter_ : depth_;
      case Evidence::listed:
        return chapter_;
      case Evidence::series:
        return depth_ + 1;
      default:
        return levels_.at(mark.evidence);
    }
  }

 private:
  static bool has(const Marks& marks, Evidence evidence) {
    return std::ranges::any_of(
        marks, [&](const HeadingMark& mark) { return mark.evidence == evidence; });
  }

  std::optional<std::uint32_t> gap_;
  std::map<Evidence, int> levels_{};
  int depth_ = 0;
  int chapter_ = 1;
};

void set_levels(const Chunks& chunks, Marks& marks) {
  const Levels levels(chunks, marks);
  constexpr int deepest = 6;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    marks[i].level = std::min(levels.of(marks[i], chunks[i]), deepest);
  }
}

/// Each heading stands one level below the one that it belongs to: the kinds of evidence
/// between the two are those of other chapters.
void close_gaps(Marks& marks) {
  std::vector<int> open;
  for (HeadingMark& mark : marks) {
    if (mark.level == 0) {
      continue;
    }
    while (!open.empty() && open.back() >= mark.level) {
      open.pop_back();
    }
    open.push_back(mark.level);
    mark.level = static_cast<int>(open.size());
  }
}

/// A numbered part is one of chapters where something numbered stands below it; else it
/// is a chapter itself.
void leave_parts_with_chapters(Marks& marks) {
  const bool has_chapters = std::ranges::any_of(marks, [](const HeadingMark& mark) {
    return is_numbered(mark.evidence) && mark.evidence != Evidence::part;
  });
  for (HeadingMark& mark : marks) {
    mark.is_part &= has_chapters;
  }
}

}  // namespace

bool is_numbered(Evidence evidence) {
  return evidence >= Evidence::part && evidence <= Evidence::ideographic;
}

std::vector<HeadingMark> find_headings(const std::vector<Chunk>& chunks,
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
  find_listed_lines(chunks, marks);
  find_set_apart(chunks, layout, marks);
  find_series(chunks, layout, marks);
  find_doubtful(chunks, layout, marks);
  set_levels(chunks, marks);
  close_gaps(marks);
  leave_parts_with_chapters(marks);
  return marks;
}

}  // namespace octavo::plain
