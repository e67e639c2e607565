#include "formats/paged/place.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "compiler/overload.h"
#include "formats/paged/furniture.h"

namespace octavo::paged {
namespace {

constexpr double note_rule_thickness = 0.4;
constexpr double note_rule_share = 0.2;

class ColumnPlacer {
 public:
  ColumnPlacer(Column column, std::vector<SetNote> notes, const BookStyle& book)
      : column_(std::move(column)), notes_(std::move(notes)), book_(book) {}

  Page page(std::size_t index, const PagePlan& plan) {
    page_ = {.width = book_.page.width, .height = book_.page.height};
    index_ = static_cast<std::uint32_t>(index);
    left_ = text_left(book_.page, index);
    y_ = book_.page.top;
    page_.items.reserve(count_items(plan));
    if (plan.begin < plan.end) {
      place_body(plan);
    }
    if (!plan.notes.empty()) {
      place_notes(plan);
    }
    return std::move(page_);
  }

  // By node; an inline container is where its first leaf is.
  std::vector<Anchor> anchors(const Flow& flow) {
    for (const auto& [node, place] : flow.aliases) {
      const auto found = anchors_.find(place);
      if (found != anchors_.end()) {
        Anchor anchor = found->second;
        anchor.node = node;
        anchors_.emplace(node, anchor);
      }
    }
    std::vector<Anchor> sorted;
    sorted.reserve(anchors_.size());
    for (const auto& entry : anchors_) {
      sorted.push_back(entry.second);
    }
    std::ranges::sort(sorted, {}, &Anchor::node);
    return sorted;
  }

 private:
  std::size_t count_items(const PagePlan& plan) const {
    // The rule over the notes, and the furniture.
    std::size_t count = 4;
    for (std::size_t index = plan.begin; index < plan.end; ++index) {
      count += column_.strips[index].items.size();
    }
    for (const NoteStrip& each : plan.notes) {
      count += notes_[each.note].strips[each.strip].items.size();
    }
    return count;
  }

  void place_body(const PagePlan& plan) {
    const Strip& first = column_.strips[plan.begin];
    y_ += first.sink;
    if (first.head != no_head) {
      for (Strip copy : column_.heads[first.head]) {
        place(copy);
      }
    }
    for (std::size_t index = plan.begin; index < plan.end; ++index) {
      Strip& strip = column_.strips[index];
      if (index > plan.begin) {
        y_ += strip.space_above * (strip.rigid_space ? 1 : 1 + plan.stretch);
      }
      place(strip);
    }
  }

  // At the foot of the page; a page of nothing else begins with them.
  void place_notes(const PagePlan& plan) {
    double height = 0;
    for (std::size_t index = 0; index < plan.notes.size(); ++index) {
      const Strip& strip = strip_of(plan.notes[index]);
      height += strip.height + (index > 0 ? strip.space_above : 0);
    }
    const double separation = note_separation(book_.leading);
    const double foot = book_.page.top + book_.page.depth - height;
    y_ = plan.begin == plan.end ? y_ + separation : std::max(foot, y_ + separation);
    add_note_rule(y_ - 0.5 * separation);
    for (std::size_t index = 0; index < plan.notes.size(); ++index) {
      Strip& strip = strip_of(plan.notes[index]);
      y_ += index > 0 ? strip.space_above : 0;
      place(strip);
    }
  }

  // Where the lines of the notes begin.
  void add_note_rule(double top) {
    const double width = note_rule_share * book_.page.measure;
    const double right = left_ + book_.page.measure - width;
    page_.items.emplace_back(
        Rule{.area = {.left = book_.page.binding == Binding::right ? right : left_,
                      .top = top,
                      .width = width,
                      .height = note_rule_thickness}});
  }

  void place(Strip& strip) {
    for (const NodeId node : strip.anchors) {
      anchor(node);
    }
    for (PlacedItem& item : strip.items) {
      translate(item, left_, y_);
      anchor_leaf(item);
      page_.items.push_back(std::move(item));
    }
    strip.items = {};
    y_ += strip.height;
  }

  void anchor_leaf(const PlacedItem& item) {
    std::visit(Overload{[&](const TextRun& run) {
                          if (run.role == Role::content) {
                            anchor(run.owner);
                          }
                        },
                        [](const Rule&) {},
                        [&](const PlacedPicture& picture) { anchor(picture.owner); },
                        [&](const MissingGlyph& missing) { anchor(missing.owner); }},
               item);
  }

  void anchor(NodeId node) {
    if (node != NodeId::none) {
      anchors_.emplace(node, Anchor{.node = node, .page = index_, .y = y_});
    }
  }

  Strip& strip_of(const NoteStrip& each) { return notes_[each.note].strips[each.strip]; }

  Column column_;
  std::vector<SetNote> notes_;
  const BookStyle& book_;
  Page page_{};
  std::uint32_t index_ = 0;
  double left_ = 0;
  double y_ = 0;
  std::unordered_map<NodeId, Anchor> anchors_{};
};

}  // namespace

PagedDocument place_pages(Column column,
                          std::vector<SetNote> notes,
                          const std::vector<PagePlan>& plans,
                          const Flow& flow,
                          const BookStyle& book) {
  ColumnPlacer placer(std::move(column), std::move(notes), book);
  PagedDocument paged;
  paged.pages.reserve(plans.size());
  for (std::size_t index = 0; index < plans.size(); ++index) {
    paged.pages.push_back(placer.page(index, plans[index]));
  }
  paged.anchors = placer.anchors(flow);
  return paged;
}

}  // namespace octavo::paged
