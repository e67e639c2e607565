#include "formats/paged/linebreak.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <limits>
#include <optional>

namespace octavo::paged {
namespace {

constexpr int infinite_badness = 10'000;
constexpr std::int64_t awful = std::numeric_limits<std::int64_t>::max() / 4;
/// Beyond any sum of other demerits of the few lines that a ladder could be traded for.
constexpr std::int64_t ladder_demerits = 1'000'000'000;

/// 100 (excess / room)³, to the unit as TeX has it (TeX: The Program, 108).
int badness(Scaled excess, Scaled room) {
  if (excess == 0) {
    return 0;
  }
  if (room <= 0) {
    return infinite_badness;
  }
  Scaled ratio = excess;
  if (excess <= 7'230'584) {
    ratio = excess * 297 / room;
  } else if (room >= 1'663'497) {
    ratio = excess / (room / 297);
  }
  if (ratio > 1290) {
    return infinite_badness;
  }
  return static_cast<int>((ratio * ratio * ratio + 131'072) / 262'144);
}

enum Fitness : unsigned char { very_loose, loose, decent, tight };
constexpr std::size_t fitness_classes = 4;

struct Sums {
  Scaled width = 0;
  Scaled stretch = 0;
  Scaled shrink = 0;
};

/// How a line from one break to another would look.
struct Fit {
  int badness = 0;
  Fitness fitness = decent;
  bool overfull = false;
};

/// A break that lines may still begin at.
struct Active {
  /// Everything up to this break: what a line from here does not have.
  Sums before{};
  std::int64_t demerits = 0;
  std::uint32_t trace = 0;
  Fitness fitness = decent;
  std::uint8_t ladder = 0;
  bool hyphen = false;
};

/// A break on the way of some active one.
struct Trace {
  std::uint32_t item = 0;
  std::uint32_t previous = 0;
  bool overfull = false;
};

struct Candidate {
  std::int64_t demerits = awful;
  std::uint32_t previous = 0;
  bool overfull = false;
};

struct Attempt {
  int tolerance = 0;
  Scaled stretch = 0;
  BreakKind last_kind = BreakKind::allowed;
  /// Gives a result in any case.
  bool final = false;
};

class Breaker {
 public:
  Breaker(std::span<const BreakItem> items,
          const BreakSettings& settings,
          const Attempt& attempt)
      : items_(items), settings_(settings), attempt_(attempt) {}

  std::optional<LineBreaks> run() {
    // Lines are told apart as far as their number matters.
    active_.resize(std::max(settings_.widths.size(),
                            static_cast<std::size_t>(settings_.whole_line + 2)));
    traces_.push_back({});
    active_[0].push_back({});
    count_ = 1;
    for (std::size_t at = 0; at < items_.size(); ++at) {
      const BreakItem& item = items_[at];
      if (may_break(item.kind)) {
        try_break(static_cast<std::uint32_t>(at), item);
        if (count_ == 0) {
          return std::nullopt;
        }
      }
      sums_.width += item.width;
      sums_.stretch += item.stretch;
      sums_.shrink += item.shrink;
    }
    // The end counts as a hyphen, so that a hyphen before it costs final_hyphen_demerits.
    try_break(static_cast<std::uint32_t>(items_.size()),
              {.kind = BreakKind::forced, .hyphen = true});
    return count_ == 0 ? std::nullopt : std::optional(result());
  }

 private:
  bool may_break(BreakKind kind) const {
    switch (kind) {
      case BreakKind::none:
        return false;
      case BreakKind::allowed:
      case BreakKind::forced:
        return true;
      case BreakKind::hyphenation:
        return attempt_.last_kind != BreakKind::allowed;
      case BreakKind::emergency:
        return attempt_.last_kind == BreakKind::emergency;
    }
    return false;
  }

  /// TeX: The Program, 851 to 853.
  Fit fit(const Active& from, std::size_t line, const BreakItem& item) const {
    const Scaled measure = settings_.widths[std::min(line, settings_.widths.size() - 1)];
    const Scaled shortfall = measure - item.before - (sums_.width - from.before.width);
    if (shortfall > 0) {
      if (item.kind == BreakKind::forced) {
        return {};
      }
      const Scaled room = sums_.stretch - from.before.stretch + attempt_.stretch;
      if (shortfall > 7'230'584 && room < 1'663'497) {
        return {.badness = infinite_badness, .fitness = very_loose};
      }
      const int bad = badness(shortfall, room);
      return {.badness = bad,
              .fitness = bad > 99   ? very_loose
                         : bad > 12 ? loose
                                    : decent};
    }
    const Scaled room = sums_.shrink - from.before.shrink;
    if (-shortfall > room) {
      return {.badness = infinite_badness, .fitness = tight, .overfull = true};
    }
    const int bad = badness(-shortfall, room);
    return {.badness = bad, .fitness = bad > 12 ? tight : decent};
  }

  /// TeX: The Program, 859.
  std::int64_t demerits(const Active& from,
                        const Fit& line,
                        const BreakItem& item) const {
    std::int64_t sum = settings_.line_penalty + line.badness;
    sum = sum >= 10'000 ? 100'000'000 : sum * sum;
    if (item.kind != BreakKind::forced) {
      const std::int64_t penalty = item.penalty;
      sum += penalty > 0 ? penalty * penalty : -penalty * penalty;
    }
    if (item.hyphen && from.hyphen) {
      sum += item.kind == BreakKind::forced ? settings_.final_hyphen_demerits
                                            : settings_.double_hyphen_demerits;
    }
    if (std::abs(line.fitness - from.fitness) > 1) {
      sum += settings_.adjacent_demerits;
    }
    if (settings_.longest_ladder > 0 && ladder(from, item) > settings_.longest_ladder) {
      sum += ladder_demerits;
    }
    return sum;
  }

  int whole_line_demerits(std::size_t line, const BreakItem& item) const {
    const bool is_cut = item.hyphen && item.kind != BreakKind::forced &&
                        settings_.whole_line == static_cast<int>(line);
    return is_cut ? settings_.whole_line_demerits : 0;
  }

  /// How many hyphenated lines in a row there are with this one, as far as it matters.
  static int ladder(const Active& from, const BreakItem& item) {
    return item.hyphen && item.kind != BreakKind::forced ? from.ladder + 1 : 0;
  }

  void try_break(std::uint32_t at, const BreakItem& item) {
    fresh_.clear();
    for (std::size_t line = 0; line < active_.size(); ++line) {
      if (!active_[line].empty()) {
        consider(line, item);
        keep_best(std::min(line + 1, active_.size() - 1), at, item);
      }
    }
    for (const auto& [line, active] : fresh_) {
      active_[line].push_back(active);
    }
    count_ += fresh_.size();
  }

  /// Looks at the lines from each active break of one line number to this one.
  void consider(std::size_t line, const BreakItem& item) {
    candidates_.assign(
        fitness_classes *
            static_cast<std::size_t>(item.hyphen ? settings_.longest_ladder + 1 : 1),
        {});
    std::deque<Active>& list = active_[line];
    for (std::size_t i = 0; i < list.size();) {
      const Active from = list[i];
      Fit found = fit(from, line, item);
      // Breaks stand in the order of the text: lines from the later ones are shorter yet.
      if (!found.overfull && found.badness > attempt_.tolerance) {
        break;
      }
      std::int64_t cost = 0;
      const bool last_hope =
          found.overfull && attempt_.final && count_ == 1 && fresh_.empty() && none_yet();
      if (!found.overfull) {
        cost = demerits(from, found, item) + whole_line_demerits(line, item);
      }
      if (!found.overfull || last_hope) {
        const auto steps = static_cast<std::size_t>(
            std::min(ladder(from, item), settings_.longest_ladder));
        Candidate& best = candidates_[steps * fitness_classes + found.fitness];
        if (from.demerits + cost <= best.demerits) {
          best = {.demerits = from.demerits + cost,
                  .previous = from.trace,
                  .overfull = found.overfull};
        }
      }
      if (found.overfull || item.kind == BreakKind::forced) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        --count_;
      } else {
        ++i;
      }
    }
  }

  bool none_yet() const {
    return std::ranges::all_of(candidates_,
                               [](const Candidate& c) { return c.demerits == awful; });
  }

  /// Makes active the best way here of each fitness, unless it could never win (TeX: The
  /// Program, 836); and of each longer ladder, unless a shorter one is as cheap.
  void keep_best(std::size_t line, std::uint32_t at, const BreakItem& item) {
    std::int64_t best = awful;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (i % fitness_classes == 0) {
        best = std::min(best, cheapest(i));
      }
      const Candidate& candidate = candidates_[i];
      if (candidate.demerits == awful ||
          candidate.demerits > best + settings_.adjacent_demerits) {
        continue;
      }
      traces_.push_back(
          {.item = at, .previous = candidate.previous, .overfull = candidate.overfull});
      fresh_.push_back({line,
                        {.before = {.width = sums_.width + item.width,
                                    .stretch = sums_.stretch + item.stretch,
                                    .shrink = sums_.shrink + item.shrink},
                         .demerits = candidate.demerits,
                         .trace = static_cast<std::uint32_t>(traces_.size() - 1),
                         .fitness = static_cast<Fitness>(i % fitness_classes),
                         .ladder = static_cast<std::uint8_t>(i / fitness_classes),
                         .hyphen = item.hyphen && item.kind != BreakKind::forced}});
    }
  }

  /// Of the fitness classes of one length of ladder.
  std::int64_t cheapest(std::size_t first) const {
    std::int64_t best = awful;
    for (std::size_t i = first; i < first + fitness_classes; ++i) {
      best = std::min(best, candidates_[i].demerits);
    }
    return best;
  }

  LineBreaks result() const {
    LineBreaks breaks{.demerits = awful};
    std::uint32_t last = 0;
    for (const std::deque<Active>& list : active_) {
      for (const Active& active : list) {
        if (active.demerits < breaks.demerits) {
          breaks.demerits = active.demerits;
          last = active.trace;
        }
      }
    }
    for (std::uint32_t at = last; at != 0; at = traces_[at].previous) {
      breaks.ends.push_back(traces_[at].item);
      breaks.overfull = breaks.overfull || traces_[at].overfull;
    }
    std::ranges::reverse(breaks.ends);
    return breaks;
  }

  std::span<const BreakItem> items_;
  const BreakSettings& settings_;
  Attempt attempt_;
  Sums sums_{};
  /// By line number, as far as widths differ.
  std::vector<std::deque<Active>> active_{};
  /// Of all lists together.
  std::size_t count_ = 0;
  std::vector<Trace> traces_{};
  /// By length of ladder, then fitness.
  std::vector<Candidate> candidates_{};
  std::vector<std::pair<std::size_t, Active>> fresh_{};
};

}  // namespace

LineBreaks break_lines(std::span<const BreakItem> items, const BreakSettings& settings) {
  const Scaled stretch = settings.line_stretch;
  const Scaled more = stretch + settings.emergency_stretch;
  std::vector<Attempt> attempts;
  if (settings.pretolerance >= 0) {
    attempts.push_back({.tolerance = settings.pretolerance, .stretch = stretch});
  }
  attempts.push_back({.tolerance = settings.tolerance,
                      .stretch = stretch,
                      .last_kind = BreakKind::hyphenation});
  if (settings.emergency_stretch > 0) {
    attempts.push_back({.tolerance = settings.tolerance,
                        .stretch = more,
                        .last_kind = BreakKind::hyphenation});
  }
  attempts.push_back({.tolerance = infinite_badness,
                      .stretch = more,
                      .last_kind = BreakKind::emergency,
                      .final = true});
  for (const Attempt& attempt : attempts) {
    if (std::optional<LineBreaks> breaks = Breaker(items, settings, attempt).run()) {
      return *breaks;
    }
  }
  return {};
}

}  // namespace octavo::paged
