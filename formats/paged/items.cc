#include "formats/paged/items.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "compiler/text/breaks.h"
#include "compiler/text/characters.h"
#include "compiler/text/script.h"
#include "compiler/text/utf8.h"
#include "formats/paged/run_cursor.h"

namespace octavo::paged {
namespace {

constexpr double unit = 65536;
constexpr char32_t no_break_space = 0xA0;
constexpr char32_t ideographic_space = 0x3000;

/// Of the type size: what stands between ideographs and Latin letters or figures, what
/// ideographs can be parted by, and what each letter of a script without word spaces can:
/// there, a space between words would read as the end of a sentence.
constexpr double script_change_space = 0.125;
constexpr double ideograph_stretch = 0.05;
constexpr double dictionary_stretch = 0.02;

/// After any cluster of what is wider than its line.
constexpr int emergency_penalty = 1000;

bool is_ideographic(char32_t character) {
  const std::string_view script = script_of(character);
  return script == "Hani" || script == "Hira" || script == "Kana" || script == "Bopo";
}

/// The scripts whose words stand without spaces.
bool is_dictionary_script(char32_t character) {
  const std::string_view script = script_of(character);
  return script == "Thai" || script == "Laoo" || script == "Khmr" || script == "Mymr";
}

class Builder {
 public:
  Builder(const ItemInput& input, const ParagraphStyle& style)
      : input_(input),
        text_(input.paragraph.text),
        runs_(input.paragraph.runs),
        justified_(style.align == TextAlign::justify),
        first_(to_scaled(line_widths(style).first)),
        limit_(std::min(first_, to_scaled(line_widths(style).other))) {}

  Items build() {
    // A word and what follows it; more only for rare signs and scripts.
    const std::size_t usual = 2 * input_.opportunities.size() + 1;
    result_.items.reserve(usual);
    result_.sources.reserve(usual);
    for (const Opportunity& here : input_.opportunities) {
      add_up_to(here.offset, here.adds_hyphen);
      if (here.kind == BreakKind::forced || !is_leading_) {
        add_break(here);
      }
      line_starts_ = here.kind == BreakKind::forced;
      if (!is_leading_) {
        indent_ = 0;
      }
      begin_ = here.offset;
    }
    add_up_to(static_cast<std::uint32_t>(text_.size()), false);
    return std::move(result_);
  }

 private:
  Scaled width(std::uint32_t begin, std::uint32_t end) const {
    return input_.advances[end] - input_.advances[begin];
  }

  /// Where the white space that ends `[begin_, end)` begins.
  std::uint32_t space_start(std::uint32_t end) const {
    while (end > begin_) {
      const auto at = static_cast<std::uint32_t>(character_start(text_, end - 1));
      if (!is_space(decode_utf8(text_, at).character)) {
        break;
      }
      end = at;
    }
    return end;
  }

  /// Adds the letters since the last opportunity.
  void add_up_to(std::uint32_t end, bool adds_hyphen) {
    content_end_ = space_start(end);
    is_leading_ = content_end_ == begin_ && line_starts_ && begin_ < end;
    if (is_leading_) {
      add_leading_space(end);
    } else if (content_end_ > begin_) {
      const Scaled hyphen =
          adds_hyphen ? input_.hyphen_widths[runs_.index_at(content_end_ - 1)] : 0;
      const Scaled room = std::min(first_ - indent_, limit_);
      const TextStyle& text_style = runs_.at(begin_).style;
      if (width(begin_, content_end_) + hyphen > room && text_style.wraps &&
          text_style.breaks_anywhere) {
        add_clusters(begin_, content_end_, room - hyphen);
      } else {
        add_word(begin_, content_end_);
      }
    }
  }

  /// Code keeps its indent, and so does a paragraph that is indented by an ideographic
  /// space; other space at a line's start vanishes.
  void add_leading_space(std::uint32_t end) {
    if (runs_.at(begin_).style.white_space == WhiteSpace::preserved) {
      add_code_indent(end);
    } else if (decode_utf8(text_, begin_).character == ideographic_space) {
      add_box(begin_, end);
      indent_ = width(begin_, end);
    }
    content_end_ = end;
  }

  /// An indent of more than half the measure gives way, where what follows it has no room
  /// beside it, until it takes a quarter.
  void add_code_indent(std::uint32_t end) {
    const Scaled whole = width(begin_, end);
    const Scaled least = whole > first_ / 2 ? first_ / 4 : whole;
    for (std::uint32_t at = begin_; at < end;) {
      const auto after = static_cast<std::uint32_t>(at + decode_utf8(text_, at).size);
      const Scaled own = width(at, after);
      add({.width = own, .shrink = whole > least ? own * (whole - least) / whole : 0},
          {.begin = at, .end = after});
      at = after;
    }
    indent_ = least;
  }

  void add(const BreakItem& item, const ItemSource& source) {
    result_.items.push_back(item);
    result_.sources.push_back(source);
  }

  void add_box(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) {
      add({.width = width(begin, end)}, {.begin = begin, .end = end});
    }
  }

  /// Letters, and the no-break spaces between them, which stretch and shrink as word
  /// spaces do (TeXbook p. 73, the tie); U+202F and U+2007 are as wide as they are.
  void add_word(std::uint32_t begin, std::uint32_t end) {
    if (justified_ && is_dictionary_script(decode_utf8(text_, begin).character)) {
      add_letters(begin, end);
      return;
    }
    std::uint32_t from = begin;
    for (std::uint32_t at = begin; at < end;) {
      const DecodedCharacter next = decode_utf8(text_, at);
      const auto after = static_cast<std::uint32_t>(at + next.size);
      if (next.character == no_break_space) {
        add_box(from, at);
        add(space(at, after), {.begin = at, .end = after});
        from = after;
      }
      at = after;
    }
    add_box(from, end);
  }

  /// Clusters, each of which can be parted a little from the next.
  void add_letters(std::uint32_t begin, std::uint32_t end) {
    const std::vector<std::uint32_t> starts =
        grapheme_starts(text_.substr(begin, end - begin));
    const Scaled stretch = to_scaled(runs_.at(begin).style.size * dictionary_stretch);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const std::uint32_t from = begin + starts[i];
      const std::uint32_t next = i + 1 < starts.size() ? begin + starts[i + 1] : end;
      if (i > 0) {
        add({.stretch = stretch}, {.begin = from, .end = from});
      }
      add_box(from, next);
    }
  }

  /// White space of the text; only word spaces stretch, those of fixed width do not. They
  /// give more and take less than TeX's: over a whole novel that is more even, with fewer
  /// hyphens (tests/bench/spacing).
  BreakItem space(std::uint32_t begin, std::uint32_t end) {
    const TextStyle& style = runs_.at(begin).style;
    // What stands in a mono face is spaced as it was typed.
    const bool fixed = !justified_ || style.white_space == WhiteSpace::preserved ||
                       style.face.generic == GenericFamily::mono;
    Scaled elastic = 0;
    for (std::uint32_t at = begin; at < end;) {
      const DecodedCharacter next = decode_utf8(text_, at);
      const auto after = static_cast<std::uint32_t>(at + next.size);
      if (next.character < 0x80 || next.character == no_break_space) {
        elastic += width(at, after);
      }
      at = after;
    }
    return {.width = width(begin, end),
            .stretch = fixed ? 0 : elastic * 7 / 10,
            .shrink = fixed ? 0 : elastic / 4};
  }

  /// What is wider than the narrowest line: breaks anywhere in its first line's length,
  /// and then one a line, so that their number stays small.
  void add_clusters(std::uint32_t begin, std::uint32_t end, Scaled limit) {
    const std::vector<std::uint32_t> starts =
        grapheme_starts(text_.substr(begin, end - begin));
    std::uint32_t from = begin;
    for (std::size_t i = 1; i <= starts.size(); ++i) {
      const std::uint32_t next = i < starts.size() ? begin + starts[i] : end;
      const std::uint32_t here = begin + starts[i - 1];
      const bool first_line = width(begin, here) <= limit;
      if (from < here && (first_line || width(from, next) > limit)) {
        add_box(from, here);
        add({.penalty = emergency_penalty, .kind = BreakKind::emergency},
            {.begin = here, .end = here});
        from = here;
      }
    }
    add_box(from, end);
  }

  void add_break(const Opportunity& here) {
    BreakItem item;
    if (content_end_ < here.offset) {
      item = space(content_end_, here.offset);
    } else if (here.kind == BreakKind::allowed && here.offset > 0) {
      item = between(here.offset);
    }
    item.kind = here.kind;
    item.penalty = here.penalty;
    item.hyphen = here.hyphen;
    if (here.kind == BreakKind::forced) {
      item.width = item.stretch = item.shrink = 0;
    }
    if (here.adds_hyphen && here.offset > 0) {
      item.before = input_.hyphen_widths[runs_.index_at(here.offset - 1)];
    }
    add(item,
        {.begin = content_end_, .end = here.offset, .adds_hyphen = here.adds_hyphen});
  }

  /// What stands between two letters that no space divides.
  BreakItem between(std::uint32_t offset) {
    const char32_t before =
        decode_utf8(text_, character_start(text_, offset - 1)).character;
    const char32_t after = decode_utf8(text_, offset).character;
    if (before < 0x300 && after < 0x300) {
      return {};
    }
    const StyleRun& run = runs_.at(offset - 1);
    const double size = justified_ ? run.style.size : 0;
    if (is_dictionary_script(before) && is_dictionary_script(after)) {
      return {.stretch = to_scaled(size * dictionary_stretch)};
    }
    if (!is_cjk(before) && !is_cjk(after)) {
      return {};
    }
    const bool changes = (is_ideographic(before) && is_latin_like(after)) ||
                         (is_latin_like(before) && is_ideographic(after));
    return {.width = changes ? to_scaled(run.style.size * script_change_space) : 0,
            .stretch = to_scaled(size * ideograph_stretch)};
  }

  static bool is_latin_like(char32_t character) {
    return is_alphanumeric(character) && !is_cjk(character);
  }

  const ItemInput& input_;
  std::string_view text_;
  RunCursor runs_;
  bool justified_;
  Scaled first_;
  Scaled limit_;
  std::uint32_t begin_ = 0;
  std::uint32_t content_end_ = 0;
  bool line_starts_ = true;
  /// What the white space that begins this line takes at least.
  Scaled indent_ = 0;
  /// Only white space since a line's start.
  bool is_leading_ = false;
  Items result_{};
};

}  // namespace

Scaled to_scaled(double points) {
  return std::llround(points * unit);
}

double to_points(Scaled length) {
  return static_cast<double>(length) / unit;
}

bool is_preserved(const ParagraphText& paragraph) {
  return std::ranges::all_of(paragraph.runs, [](const StyleRun& run) {
    return run.style.white_space == WhiteSpace::preserved;
  });
}

LineWidths line_widths(const ParagraphStyle& style) {
  return {.first = std::max(style.measure - style.first_line_indent, 0.0),
          .other = std::max(style.measure - style.turnover_indent, 0.0)};
}

BreakSettings break_settings(const ParagraphText& paragraph,
                             const ParagraphStyle& style) {
  const LineWidths widths = line_widths(style);
  BreakSettings settings{.widths = {to_scaled(widths.first), to_scaled(widths.other)},
                         .whole_line = style.whole_line};
  const double size = paragraph.runs.empty() ? 0 : paragraph.runs.front().style.size;
  if (is_preserved(paragraph)) {
    // No line is bad: the fewest are best, and each is filled.
    settings.tolerance = 10'000;
    settings.line_stretch = to_scaled(100 * style.measure);
    return settings;
  }
  settings.double_hyphen_demerits = 10'000;
  settings.final_hyphen_demerits = 5'000;
  settings.longest_ladder = style.longest_ladder;
  if (style.align == TextAlign::justify) {
    settings.tolerance = 2'000;
    settings.adjacent_demerits = 10'000;
    settings.emergency_stretch = to_scaled(3 * size);
  } else {
    settings.pretolerance = 200;
    settings.tolerance = 10'000;
    settings.line_stretch = to_scaled(4 * size);
  }
  return settings;
}

Items make_items(const ItemInput& input, const ParagraphStyle& style) {
  return Builder(input, style).build();
}

Extent extent(const Items& items) {
  Extent widest;
  Scaled part = 0;
  Scaled line = 0;
  for (const BreakItem& item : items.items) {
    if (item.kind == BreakKind::allowed || item.kind == BreakKind::forced) {
      part = 0;
    } else {
      part += item.width;
    }
    line = item.kind == BreakKind::forced ? 0 : line + item.width;
    widest.narrowest = std::max(widest.narrowest, to_points(part));
    widest.widest = std::max(widest.widest, to_points(line));
  }
  return widest;
}

}  // namespace octavo::paged
