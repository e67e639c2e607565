#include "formats/paged/place.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <unordered_map>
#include <utility>

#include "compiler/overload.h"
#include "formats/paged/boxes.h"
#include "formats/paged/look.h"

namespace octavo::paged {
namespace {

class ColumnPlacer {
 public:
  ColumnPlacer(Column column,
               std::vector<SetNote> notes,
               const Flow& flow,
               PageStyles& styles)
      : column_(std::move(column)),
        notes_(std::move(notes)),
        flow_(flow),
        styles_(styles) {}

  Page page(const PagePlace& place, const PagePlan& plan) {
    frame_ = styles_.frame(place, flow_.runs[plan.run].measure);
    page_ = {.width = frame_.width, .height = frame_.height};
    index_ = static_cast<std::uint32_t>(place.index);
    y_ = frame_.top;
    page_.items.reserve(count_items(plan));
    paint_page(styles_.of(place).page);
    if (plan.begin < plan.end) {
      place_body(plan);
    }
    if (!plan.notes.empty()) {
      place_notes(plan, styles_.of(place).notes);
    }
    return std::move(page_);
  }

  // By node; an inline container is where its first leaf is.
  std::vector<Anchor> anchors() {
    for (const auto& [node, place] : flow_.aliases) {
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

  // A background fills the whole paper; borders stand within the margins.
  void paint_page(const css::Style& style) {
    if (const auto background = background_of(style)) {
      page_.items.emplace_back(Rule{
          .area = {.width = page_.width, .height = page_.height}, .color = *background});
    }
    const double left = margin_of(style, css::Side::left, page_.width);
    const double top = margin_of(style, css::Side::top, page_.height);
    paint_box(
        {.left = left,
         .top = top,
         .width = page_.width - left - margin_of(style, css::Side::right, page_.width),
         .height =
             page_.height - top - margin_of(style, css::Side::bottom, page_.height)},
        {.edges = edges_of(style)}, page_.items);
  }

  void place_body(const PagePlan& plan) {
    Strip& first = column_.strips[plan.begin];
    // It was made for the usual pages of its run; this one may be less deep.
    if (const double room = frame_.depth - space_at_top(first);
        first.holds_picture && first.height > room && room > 0) {
      lower_picture(first, room);
    }
    y_ += space_at_top(first);
    if (first.head != no_head) {
      for (Strip copy : column_.heads[first.head]) {
        place(copy, frame_.left);
      }
    }
    std::vector<StandingStrip> standing;
    double y = y_;
    for (std::size_t index = plan.begin; index < plan.end; ++index) {
      const Strip& strip = column_.strips[index];
      y += index > plan.begin ? space_of(strip, plan) : 0;
      standing.push_back({.strip = &strip, .top = y});
      y += strip.height;
    }
    paint(standing, frame_.left, frame_.measure);
    for (std::size_t index = plan.begin; index < plan.end; ++index) {
      Strip& strip = column_.strips[index];
      y_ += index > plan.begin ? space_of(strip, plan) : 0;
      place(strip, frame_.left);
    }
  }

  static double space_of(const Strip& strip, const PagePlan& plan) {
    return strip.space_above * (strip.rigid_space ? 1 : 1 + plan.stretch);
  }

  void paint(std::span<const StandingStrip> standing, double left, double width) {
    std::vector<PlacedItem> painted = paint_boxes(standing, flow_.boxes, left, width);
    std::ranges::move(painted, std::back_inserter(page_.items));
  }

  // At the foot of the page; a page of nothing else begins with them.
  void place_notes(const PagePlan& plan, const css::Style& area) {
    using css::Side;
    double height = 0;
    for (std::size_t index = 0; index < plan.notes.size(); ++index) {
      const Strip& strip = strip_of(plan.notes[index]);
      height += strip.height + (index > 0 ? strip.space_above : 0);
    }
    const css::Sides<double> insets = note_insets(area, frame_.measure);
    const double above = css::side_of(insets, Side::top);
    const double foot =
        frame_.top + frame_.depth - height - css::side_of(insets, Side::bottom);
    y_ = plan.begin == plan.end ? y_ + above : std::max(foot, y_ + above);
    paint_note_area(area, height);
    const double left = frame_.left + css::side_of(insets, Side::left);
    const double width = notes_[plan.notes.front().note].room.width;
    std::vector<StandingStrip> standing;
    double y = y_;
    for (std::size_t index = 0; index < plan.notes.size(); ++index) {
      const Strip& strip = strip_of(plan.notes[index]);
      y += index > 0 ? strip.space_above : 0;
      standing.push_back({.strip = &strip, .top = y});
      y += strip.height;
    }
    paint(standing, left, width);
    for (std::size_t index = 0; index < plan.notes.size(); ++index) {
      Strip& strip = strip_of(plan.notes[index]);
      y_ += index > 0 ? strip.space_above : 0;
      place(strip, left);
    }
  }

  // Its upper border begins where the lines of the notes do.
  void paint_note_area(const css::Style& area, double height) {
    using css::Side;
    const auto inside = [&](Side side) {
      return css::side_of(area.border, side).width +
             css::side_of(area.padding, side).at(frame_.measure);
    };
    const double margin = margin_of(area, Side::left, frame_.measure);
    const Rectangle whole{
        .left = frame_.left + margin,
        .top = y_ - inside(Side::top),
        .width = frame_.measure - margin - margin_of(area, Side::right, frame_.measure),
        .height = inside(Side::top) + height + inside(Side::bottom)};
    Box box{.background = background_of(area), .edges = edges_of(area)};
    if (!area.border_clip) {
      paint_box(whole, box, page_.items);
      return;
    }
    const BoxEdge line = std::exchange(css::side_of(box.edges, Side::top), {});
    paint_box(whole, box, page_.items);
    Rectangle clipped = whole;
    clipped.height = line.width;
    clipped.width = std::min(area.border_clip->at(whole.width), whole.width);
    if (area.direction == css::TextDirection::right_to_left) {
      clipped.left += whole.width - clipped.width;
    }
    paint_edge(clipped, line, page_.items);
  }

  void place(Strip& strip, double left) {
    for (const NodeId node : strip.anchors) {
      anchor(node);
    }
    for (PlacedItem& item : strip.items) {
      translate(item, left, y_);
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
  const Flow& flow_;
  PageStyles& styles_;
  Page page_{};
  std::uint32_t index_ = 0;
  PageFrame frame_{};
  double y_ = 0;
  std::unordered_map<NodeId, Anchor> anchors_{};
};

}  // namespace

std::vector<PagePlace> page_places(const std::vector<PagePlan>& plans, const Flow& flow) {
  std::vector<PagePlace> places;
  places.reserve(plans.size());
  for (std::size_t index = 0; index < plans.size(); ++index) {
    places.push_back({.name = flow.runs[plans[index].run].name,
                      .index = index,
                      .index_in_run = plans[index].index_in_run,
                      .is_blank = plans[index].is_blank()});
  }
  return places;
}

PagedDocument place_pages(Column column,
                          std::vector<SetNote> notes,
                          const std::vector<PagePlan>& plans,
                          const Flow& flow,
                          const std::vector<PagePlace>& places,
                          PageStyles& styles) {
  ColumnPlacer placer(std::move(column), std::move(notes), flow, styles);
  PagedDocument paged;
  paged.pages.reserve(plans.size());
  for (std::size_t index = 0; index < plans.size(); ++index) {
    paged.pages.push_back(placer.page(places[index], plans[index]));
  }
  paged.anchors = placer.anchors();
  return paged;
}

}  // namespace octavo::paged
