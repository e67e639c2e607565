#include "formats/plain/layout.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "compiler/text/characters.h"
#include "compiler/text/utf8.h"
#include "formats/plain/notes.h"

namespace octavo::plain {

namespace {

/// Nobody wraps lines at more; a longer one is a whole paragraph.
constexpr std::uint32_t widest_measure = 120;
/// Nobody wraps prose at less.
constexpr std::uint32_t narrowest_measure = 40;
/// How far short of the measure a typist ends a line, besides the word that did not fit.
constexpr std::uint32_t slack = 6;

template <class Key>
Key most_frequent(const std::map<Key, std::size_t>& counts, Key otherwise) {
  const auto found = std::ranges::max_element(
      counts, {}, [](const auto& entry) { return entry.second; });
  return found == counts.end() ? otherwise : found->first;
}

bool begins_upper(const Line& line) {
  for (std::size_t at = 0; at < line.text.size();) {
    const DecodedCharacter decoded = decode_utf8(line.text, at);
    if (is_alphanumeric(decoded.character)) {
      return is_upper(decoded.character);
    }
    at += decoded.size;
  }
  return false;
}

/// Whether a capital begins line after line, as in verse: prose would have to be lucky.
bool has_verse_capitals(const Chunk& chunk) {
  constexpr std::size_t least = 4;
  constexpr std::size_t many = 8;
  const std::size_t count = chunk.lines.size();
  const auto upper =
      static_cast<std::size_t>(std::ranges::count_if(chunk.lines, begins_upper));
  return upper == count ? count >= least : count >= many && upper * 10 >= count * 9;
}

bool is_whole_paragraph(const Line& line) {
  return line.indent + line.width > widest_measure;
}

std::uint32_t wrapped_measure(const std::vector<Chunk>& chunks) {
  std::vector<std::uint32_t> widths;
  std::uint64_t wrapped_columns = 0;
  std::uint64_t whole_columns = 0;
  for (const Chunk& chunk : chunks) {
    const bool wraps = !has_verse_capitals(chunk);
    for (std::size_t i = 0; i < chunk.lines.size(); ++i) {
      const Line& line = chunk.lines[i];
      if (is_whole_paragraph(line)) {
        whole_columns += line.width;
      } else if (wraps && i + 1 < chunk.lines.size()) {
        widths.push_back(line.indent + line.width);
        wrapped_columns += line.width;
      }
    }
  }
  if (widths.empty() || whole_columns > wrapped_columns) {
    return 0;
  }
  const auto high =
      widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 19 / 20);
  std::ranges::nth_element(widths, high);
  return *high < narrowest_measure ? 0 : *high;
}

std::uint32_t first_word_width(std::string_view text) {
  const DecodedCharacter first = decode_utf8(text, 0);
  if (is_cjk(first.character)) {
    return 2;
  }
  return column_width(text.substr(0, text.find(' ')));
}

bool begins_lower(const Line& line) {
  return is_lower(decode_utf8(line.text, 0).character);
}

/// Whether most lines of a text that nobody wrapped go on in the midst of a sentence.
bool goes_on_through(const Chunk& chunk) {
  constexpr std::uint32_t widest_verse = 72;
  std::size_t joined = 0;
  bool is_wide = false;
  for (std::size_t i = 0; i < chunk.lines.size(); ++i) {
    const Line& line = chunk.lines[i];
    is_wide = is_wide || line.width > widest_verse;
    const bool is_mark =
        std::string_view(".,;:!?").find(line.text.front()) != std::string_view::npos;
    joined += i > 0 && (is_mark || begins_lower(line)) ? 1U : 0U;
  }
  return is_wide && joined * 2 >= chunk.lines.size() - 1;
}

/// Whether the lines read as sentences, one paragraph each, and not as verse.
bool are_sentences(const Chunk& chunk) {
  const auto ending = std::ranges::count_if(
      chunk.lines, [](const Line& line) { return ends_sentence(line.text); });
  std::uint64_t width = 0;
  for (const Line& line : chunk.lines) {
    width += line.width;
  }
  return static_cast<std::size_t>(ending) * 5 >= chunk.lines.size() * 4 &&
         width >= chunk.lines.size() * narrowest_measure;
}

/// The column of what stands behind the last run of blanks inside a line; 0 for none.
std::uint32_t last_column(const Line& line) {
  const std::string text = typed(line);
  const std::size_t gap = text.rfind("   ");
  return gap == std::string::npos || gap < line.indent
             ? 0
             : column_width(text.substr(0, gap + 3));
}

/// Whether entries stand below each other in several lines.
bool has_columns(const Chunk& chunk) {
  constexpr std::size_t least = 3;
  std::map<std::uint32_t, std::size_t> counts;
  std::size_t parted = 0;
  for (const Line& line : chunk.lines) {
    if (const std::uint32_t column = last_column(line); column > 0) {
      ++counts[column];
      ++parted;
    }
  }
  if (parted >= least && parted == chunk.lines.size()) {
    return true;
  }
  return std::ranges::any_of(counts, [&](const auto& entry) {
    return entry.second >= least && entry.second * 3 >= chunk.lines.size();
  });
}

std::uint32_t usual_first_indent(const std::vector<Chunk>& chunks,
                                 std::uint32_t measure) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const Chunk& chunk : chunks) {
    if (chunk.lines.size() > 1 && is_wrapped(chunk, measure)) {
      const std::uint32_t first = chunk.lines[0].indent;
      const std::uint32_t second = chunk.lines[1].indent;
      ++counts[first > second ? first - second : 0];
    }
  }
  return most_frequent(counts, 0U);
}

/// Whether lines that capitals begin are verse. A few of them may be prose by chance,
/// which is full.
bool is_capital_verse(const Chunk& chunk, std::uint32_t measure) {
  constexpr std::size_t many = 8;
  if (!has_verse_capitals(chunk)) {
    return false;
  }
  bool is_loose = chunk.lines.size() >= many;
  for (std::size_t i = 0; i + 1 < chunk.lines.size(); ++i) {
    is_loose = is_loose || !is_full(chunk.lines[i], chunk.lines[i + 1], measure);
  }
  return is_loose;
}

}  // namespace

Layout measure_layout(const std::vector<Chunk>& chunks) {
  std::map<std::uint32_t, std::size_t> gaps;
  std::map<std::uint32_t, std::size_t> indents;
  for (const Chunk& chunk : chunks) {
    if (&chunk != &chunks.front()) {
      ++gaps[chunk.blanks_before];
    }
    for (const Line& line : chunk.lines) {
      indents[line.indent] += line.width;
    }
  }
  Layout layout{.measure = wrapped_measure(chunks),
                .margin = most_frequent(indents, 0U),
                .usual_gap = most_frequent(gaps, 1U)};
  layout.first_indent = usual_first_indent(chunks, layout.measure);
  return layout;
}

Shape shape_of(const Chunk& chunk, const Layout& layout) {
  if (chunk.lines.size() == 1) {
    return Shape::prose;
  }
  if (has_whole_lines(chunk)) {
    return Shape::paragraphs;
  }
  if (has_columns(chunk)) {
    return Shape::columns;
  }
  const bool is_prose = !is_capital_verse(chunk, layout.measure);
  if (is_prose && is_wrapped(chunk, layout.measure)) {
    return Shape::prose;
  }
  if (layout.measure == 0 && goes_on_through(chunk)) {
    return Shape::prose;
  }
  return are_sentences(chunk) ? Shape::paragraphs : Shape::verse;
}

bool has_whole_lines(const Chunk& chunk) {
  return std::ranges::any_of(chunk.lines, is_whole_paragraph);
}

bool is_full(const Line& line, const Line& next, std::uint32_t measure) {
  return line.indent + line.width + 1 + first_word_width(next.text) + slack > measure;
}

bool is_wrapped(const Chunk& chunk, std::uint32_t measure) {
  if (measure == 0) {
    return false;
  }
  const std::size_t inner = chunk.lines.size() - 1;
  std::size_t full = 0;
  for (std::size_t i = 0; i < inner; ++i) {
    full += is_full(chunk.lines[i], chunk.lines[i + 1], measure) ? 1U : 0U;
  }
  if (full * 10 >= inner * 6) {
    return true;
  }
  // A ragged hand: lines of middling width that go on in the middle of a sentence.
  std::size_t lower = 0;
  std::uint64_t width = 0;
  for (std::size_t i = 1; i < chunk.lines.size(); ++i) {
    lower += begins_lower(chunk.lines[i]) ? 1U : 0U;
    width += chunk.lines[i - 1].width;
  }
  return lower * 2 >= inner && width * 10 >= inner * measure * 6;
}

bool is_indented(const Chunk& chunk, const Layout& layout) {
  // In a wrapped paragraph only the lines after the first tell: the first may be
  // indented, or hang.
  std::uint32_t least = chunk.lines.back().indent;
  for (const Line& line : chunk.lines) {
    least = std::min(least, line.indent);
  }
  if (least < layout.margin + 2) {
    return false;
  }
  return chunk.lines.size() > 1 || layout.first_indent == 0 ||
         least > layout.margin + layout.first_indent + 1;
}

bool is_rule(std::string_view line) {
  constexpr std::u32string_view ornaments = U"*-_=~#+•·⁂—–―❦❧✽✻※◆◇○●";
  std::size_t drawn = 0;
  bool plain = false;
  for (std::size_t at = 0; at < line.size();) {
    const DecodedCharacter decoded = decode_utf8(line, at);
    at += decoded.size;
    if (is_space(decoded.character)) {
      continue;
    }
    if (ornaments.find(decoded.character) == std::u32string_view::npos) {
      return false;
    }
    plain = plain || std::u32string_view(U"-_=~+—–―·").find(decoded.character) !=
                         std::u32string_view::npos;
    ++drawn;
  }
  return drawn >= (plain ? 3U : 1U);
}

bool has_leader(std::string_view line) {
  const std::size_t end = line.find_last_not_of("0123456789ivxlc");
  if (end == std::string_view::npos || end + 1 == line.size()) {
    return false;
  }
  const std::string_view lead = line.substr(0, end + 1);
  const std::size_t text = lead.find_last_not_of(" .\t");
  if (text == std::string_view::npos) {
    return false;
  }
  const std::string_view gap = lead.substr(text + 1);
  return gap.find('\t') != std::string_view::npos || std::ranges::count(gap, '.') >= 3 ||
         std::ranges::count(gap, ' ') >= 3;
}

bool ends_sentence(std::string_view text) {
  constexpr std::u32string_view closing = U"\"'”’»›)]」』）_*";
  constexpr std::u32string_view ends = U".!?…:;。！？؟۔।";
  text = without_marks(text);
  std::optional<char32_t> last;
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
      --at;
    }
    const char32_t character = decode_utf8(text, at).character;
    if (closing.find(character) == std::u32string_view::npos) {
      last = character;
      break;
    }
    end = at;
  }
  return last && ends.find(*last) != std::u32string_view::npos;
}

}  // namespace octavo::plain
