#include "formats/paged/breaker.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

namespace octavo::paged {
namespace {

constexpr double rounding = 0.01;
/// A note that is split shows at least so many lines beside its mark.
constexpr std::size_t least_note_lines = 2;
constexpr double split_note_cost = 400;
/// More than an empty page costs.
constexpr double parted_cost = 1e9;
/// Of a page, before notes that go on from earlier pages leave text its turn.
constexpr double most_of_carried_notes = 0.7;
/// Spaces grow by at most this share of themselves.
constexpr double most_stretch = 0.6;

/// Where a page might end, and what that would cost.
struct Candidate {
  std::size_t end = 0;
  double cost = std::numeric_limits<double>::infinity();
  double body = 0;
  /// Notes called before the end.
  std::size_t called = 0;
  bool found = false;
};

class PageBreaker {
 public:
  PageBreaker(const Column& column,
              const std::vector<SetNote>& notes,
              const RoomOfPage& room_of,
              double leading)
      : strips_(column.strips),
        heads_(column.heads),
        notes_(notes),
        room_of_(room_of),
        leading_(leading),
        is_called_(notes.size(), false) {
    for (std::size_t index = 0; index < notes.size(); ++index) {
      by_id_.emplace(notes[index].id, index);
    }
  }

  std::vector<PagePlan> run() {
    while (at_ < strips_.size() || !carried_.empty()) {
      const bool begins = at_ < strips_.size() && strips_[at_].start != Start::anywhere;
      if (at_ == strips_.size() || (begins && !carried_.empty())) {
        notes_only_page();
        continue;
      }
      if (begins && is_on_wrong_side(strips_[at_].start)) {
        plans_.push_back(empty_plan());
      }
      next_page();
    }
    if (plans_.empty()) {
      plans_.push_back({});
    }
    return std::move(plans_);
  }

 private:
  bool is_on_wrong_side(Start start) const {
    const bool next_is_verso = plans_.size() % 2 == 1;
    return (start == Start::recto && next_is_verso) ||
           (start == Start::verso && !next_is_verso);
  }

  // A page of the run that the last one is of.
  PagePlan empty_plan() const {
    return empty_plan(plans_.empty() ? 0 : plans_.back().run);
  }

  PagePlan empty_plan(std::uint32_t run) const {
    const bool goes_on = !plans_.empty() && plans_.back().run == run;
    return {.begin = at_,
            .end = at_,
            .run = run,
            .index_in_run = goes_on ? plans_.back().index_in_run + 1 : 0};
  }

  void use_room(const PagePlan& plan) {
    const PageRoom room = room_of_(
        {.index = plans_.size(), .run = plan.run, .index_in_run = plan.index_in_run});
    depth_ = room.depth;
    separation_ = room.note_separation;
  }

  void notes_only_page() {
    PagePlan plan = empty_plan();
    use_room(plan);
    take_notes(plan, depth_ - separation_);
    plans_.push_back(std::move(plan));
  }

  void next_page() {
    PagePlan plan = empty_plan(strips_[at_].run);
    use_room(plan);
    const Candidate chosen = choose_end();
    for (std::size_t index = chosen.called; index < called_.size(); ++index) {
      is_called_[called_[index]] = false;
    }
    called_.resize(chosen.called);
    for (const std::size_t note : called_) {
      carry(note);
    }
    plan.end = chosen.end;
    if (!carried_.empty()) {
      take_notes(plan, depth_ - chosen.body - separation_);
    }
    stretch(plan, chosen.body);
    at_ = chosen.end;
    called_.clear();
    plans_.push_back(std::move(plan));
  }

  // Looks at every end of the page that the room allows and takes the cheapest.
  Candidate choose_end() {
    Candidate best;
    Candidate last_resort;
    const double carried = carried_height();
    const double carried_now = std::min(carried, carried_share());
    const bool notes_wait = carried > carried_share();
    double body = head_height(at_);
    double full_notes = carried_now;
    double least_notes = carried_now;
    for (std::size_t index = at_; index < strips_.size(); ++index) {
      const Strip& strip = strips_[index];
      body += strip.height + (index > at_ ? strip.space_above : space_at_top(strip));
      const std::size_t before = called_.size();
      call_notes(strip);
      for (std::size_t each = before; each < called_.size() && !notes_wait; ++each) {
        // Every note but the last is whole, and of the last some lines stand here.
        least_notes = full_notes + first_lines(called_[each]);
        full_notes += note_height(called_[each]);
      }
      const double separation = full_notes > 0 ? separation_ : 0;
      const double least = body + separation + least_notes;
      const bool fits = least <= depth_ + rounding;
      if (!fits && index > at_) {
        break;
      }
      const bool last = index + 1 == strips_.size();
      const bool forced = last || strips_[index + 1].start != Start::anywhere;
      Candidate here{
          .end = index + 1, .body = body, .called = called_.size(), .found = true};
      last_resort = here;
      const double all = body + separation + full_notes;
      here.cost = cost_of(index + 1, all, forced);
      const int penalty = last ? 0 : strips_[index + 1].penalty;
      if ((forced || penalty < forbidden_break) && here.cost <= best.cost) {
        best = here;
      }
      if (forced || !fits) {
        break;
      }
    }
    return best.found ? best : last_resort;
  }

  double cost_of(std::size_t end, double filled, bool forced) const {
    const double split = filled > depth_ + rounding ? split_note_cost : 0;
    if (forced) {
      return -forbidden_break + split;
    }
    const double short_lines = std::max(0.0, depth_ - filled) / leading_;
    const double parted = strips_[end].stays_with_last ? parted_cost : 0;
    return 100 * short_lines * short_lines + strips_[end].penalty + split + parted;
  }

  void call_notes(const Strip& strip) {
    for (const NodeId id : strip.notes) {
      const auto found = by_id_.find(id);
      if (found == by_id_.end() || is_called_[found->second]) {
        continue;
      }
      std::size_t next = called_.size();
      is_called_[found->second] = true;
      called_.push_back(found->second);
      // A note may call further notes, which then follow it.
      for (; next < called_.size(); ++next) {
        call_from(notes_[called_[next]]);
      }
    }
  }

  void call_from(const SetNote& note) {
    for (const Strip& strip : note.strips) {
      for (const NodeId id : strip.notes) {
        const auto found = by_id_.find(id);
        if (found != by_id_.end() && !is_called_[found->second]) {
          is_called_[found->second] = true;
          called_.push_back(found->second);
        }
      }
    }
  }

  void carry(std::size_t note) {
    for (std::size_t strip = 0; strip < notes_[note].strips.size(); ++strip) {
      carried_.push_back({.note = note, .strip = strip});
    }
  }

  // Moves notes from those that wait to the page while there is room; at least one where
  // the page would otherwise bring the book no further.
  void take_notes(PagePlan& plan, double room) {
    double used = 0;
    while (!carried_.empty()) {
      const Strip& strip = strip_of(carried_.front());
      const double height = strip.height + (plan.notes.empty() ? 0 : strip.space_above);
      const bool must = plan.notes.empty() && plan.begin == plan.end;
      if (used + height > room + rounding && !must) {
        break;
      }
      used += height;
      plan.notes.push_back(carried_.front());
      carried_.pop_front();
    }
    part_note(plan);
  }

  // A note that is parted here has two lines at least on either side: what goes on from
  // an earlier page may wait whole, what begins here may not leave its mark alone.
  void part_note(PagePlan& plan) {
    if (carried_.empty() || plan.notes.empty() ||
        plan.notes.back().note != carried_.front().note) {
      return;
    }
    const std::size_t note = carried_.front().note;
    const std::size_t left = notes_[note].strips.size() - carried_.front().strip;
    const auto here =
        static_cast<std::size_t>(std::ranges::count(plan.notes, note, &NoteStrip::note));
    const bool lone = left < least_note_lines;
    const bool spares = here >= least_note_lines + 1;
    const bool begins_here = carried_.front().strip == here;
    const bool is_all = plan.begin == plan.end && here == plan.notes.size();
    std::size_t back = lone && spares ? 1 : 0;
    if (back == 0 && (lone || here < least_note_lines) && !begins_here && !is_all) {
      back = here;
    }
    for (; back > 0; --back) {
      carried_.push_front(plan.notes.back());
      plan.notes.pop_back();
    }
  }

  double carried_share() const { return most_of_carried_notes * (depth_ - separation_); }

  double carried_height() const {
    double height = 0;
    for (const NoteStrip& each : carried_) {
      height += strip_of(each).height + strip_of(each).space_above;
      if (height > depth_) {
        break;
      }
    }
    return height;
  }

  double note_height(std::size_t note) const {
    double height = 0;
    for (const Strip& strip : notes_[note].strips) {
      height += strip.height + strip.space_above;
    }
    return height;
  }

  double first_lines(std::size_t note) const {
    const Strips& strips = notes_[note].strips;
    // A single line is not left for the next page.
    const std::size_t lines =
        strips.size() <= least_note_lines + 1 ? strips.size() : least_note_lines;
    double height = 0;
    for (std::size_t index = 0; index < lines; ++index) {
      height += strips[index].height + strips[index].space_above;
    }
    return height;
  }

  double head_height(std::size_t index) const {
    const std::uint32_t head = strips_[index].head;
    return head == no_head ? 0 : stacked_height(heads_[head]);
  }

  void stretch(PagePlan& plan, double body) const {
    const bool forced =
        plan.end == strips_.size() || strips_[plan.end].start != Start::anywhere;
    if (forced) {
      return;
    }
    double spaces = 0;
    for (std::size_t index = plan.begin + 1; index < plan.end; ++index) {
      spaces += strips_[index].rigid_space ? 0 : strips_[index].space_above;
    }
    double notes = plan.notes.empty() ? 0 : separation_;
    for (std::size_t index = 0; index < plan.notes.size(); ++index) {
      const Strip& strip = strip_of(plan.notes[index]);
      notes += strip.height + (index > 0 ? strip.space_above : 0);
    }
    const double missing = depth_ - body - notes;
    if (missing > rounding && missing <= most_stretch * spaces) {
      plan.stretch = missing / spaces;
    }
  }

  const Strip& strip_of(const NoteStrip& each) const {
    return notes_[each.note].strips[each.strip];
  }

  const Strips& strips_;
  const std::vector<Strips>& heads_;
  const std::vector<SetNote>& notes_;
  const RoomOfPage& room_of_;
  double leading_;
  /// Of the page at hand.
  double depth_ = 0;
  double separation_ = 0;
  std::size_t at_ = 0;
  std::vector<PagePlan> plans_{};
  std::unordered_map<NodeId, std::size_t> by_id_{};
  std::vector<bool> is_called_;
  /// By the strips that have been looked at for the page.
  std::vector<std::size_t> called_{};
  /// Of notes whose mark has been passed, what waits for a place.
  std::deque<NoteStrip> carried_{};
};

}  // namespace

std::vector<PagePlan> break_pages(const Column& column,
                                  const std::vector<SetNote>& notes,
                                  const RoomOfPage& room_of,
                                  double leading) {
  return PageBreaker(column, notes, room_of, leading).run();
}

}  // namespace octavo::paged
