#include "formats/plain/headings_set_apart.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/plain/contents_list.h"
#include "formats/plain/heading_lines.h"
#include "formats/plain/numbering.h"

namespace octavo::plain {

namespace {

using Chunks = std::vector<Chunk>;
using Marks = std::vector<HeadingMark>;

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

}  // namespace

void mark_set_apart(const std::vector<Chunk>& chunks,
                    const Layout& layout,
                    std::vector<HeadingMark>& marks) {
  find_listed_lines(chunks, marks);
  find_set_apart(chunks, layout, marks);
  find_series(chunks, layout, marks);
  find_doubtful(chunks, layout, marks);
}

}  // namespace octavo::plain
