#include "formats/image/svg_weight.h"

#include <algorithm>
#include <utility>

namespace octavo::image {

namespace {

// About three seconds of a processor of 2020.
constexpr double most_work = 150'000;
// Above this, what a drawing is made of could not be told from its pixels.
constexpr double most_passes = 2'000;
constexpr std::size_t most_references = 2'000'000;
// librsvg lays the words of one `text` out again and again: the work grows by the square.
constexpr double words_of_a_unit = 150;
constexpr double pixels_of_a_unit = 200;

constexpr std::string_view draws_itself = "draws itself over and over";
constexpr std::string_view too_much = "has too much to draw";

/// A reference whose target is known by number.
struct Edge {
  std::size_t target = 0;
  Reach reach = Reach::alone;
};

Cost& operator+=(Cost& sum, const Cost& other) {
  sum.shapes += other.shapes;
  sum.points += other.points;
  sum.work += other.work;
  sum.passes += other.passes;
  return sum;
}

Cost times(const Cost& cost, double count) {
  return {.shapes = cost.shapes * count,
          .points = cost.points * count,
          .work = cost.work * count,
          .passes = cost.passes * count};
}

/// What an element costs with all that is in it and all that it refers to.
Cost total(const Cost& inside,
           const std::vector<Edge>& edges,
           const std::vector<Cost>& totals) {
  Cost sum = inside;
  for (const Edge& edge : edges) {
    const double count = edge.reach == Reach::alone        ? 1
                         : edge.reach == Reach::each_shape ? inside.shapes
                                                           : inside.points;
    sum += times(totals[edge.target], count);
  }
  return sum;
}

}  // namespace

void DrawingWeight::open(std::string_view element, const MarkupAttributes& attributes) {
  const std::size_t number = elements_.size();
  Element opened{.parent = path_.empty() ? number : path_.back(),
                 .style = style_of(element, attributes),
                 .keys = sheet_keys(element, attributes)};
  elements_.push_back(std::move(opened));
  path_.push_back(number);
  if (element == "text" && text_depth_ == 0) {
    text_depth_ = path_.size();
    words_ = 0;
  }
}

void DrawingWeight::close() {
  if (text_depth_ == path_.size()) {
    elements_[path_.back()].style.cost.work += words_ + words_ * words_ / words_of_a_unit;
    text_depth_ = 0;
  }
  path_.pop_back();
}

void DrawingWeight::text(std::string_view words) {
  words_ += static_cast<double>(std::ranges::count_if(words, [](char byte) {
    return static_cast<unsigned char>(byte) > 0x20 &&
           (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;
  }));
}

void DrawingWeight::pixels(double count) {
  elements_[path_.back()].style.cost.work += count / pixels_of_a_unit;
}

// Elements are weighed when all that they hold and refer to has been; a circle never is.
DrawingWeight::Verdict DrawingWeight::weigh() const {
  const std::size_t count = elements_.size();
  std::vector<std::size_t> waits_for(count, 0);
  std::vector<std::vector<std::size_t>> referred_by(count);
  std::vector<std::vector<Edge>> edges(count);
  std::vector<Cost> costs(count);
  std::size_t references = 0;
  const auto take = [&](std::size_t element, const Style& style) {
    costs[element] += style.cost;
    references += style.references.size();
    for (const Reference& reference : style.references) {
      const auto target = by_id_.find(reference.id);
      if (target != by_id_.end()) {
        ++waits_for[element];
        referred_by[target->second].push_back(element);
        edges[element].push_back({.target = target->second, .reach = reference.reach});
      }
    }
  };
  for (std::size_t i = 0; i < count && references < most_references; ++i) {
    if (elements_[i].parent != i) {
      ++waits_for[elements_[i].parent];
    }
    take(i, elements_[i].style);
    costs[i].work += sheet_.work_of_an_element();
    sheet_.meet(elements_[i].keys, [&](const Style& style) { take(i, style); });
  }
  if (references >= most_references) {
    return {.error = too_much};
  }
  std::vector<std::size_t> ready;
  for (std::size_t i = 0; i < count; ++i) {
    if (waits_for[i] == 0) {
      ready.push_back(i);
    }
  }
  const auto arrive = [&](std::size_t element) {
    if (--waits_for[element] == 0) {
      ready.push_back(element);
    }
  };
  std::size_t weighed = 0;
  while (!ready.empty()) {
    const std::size_t element = ready.back();
    ready.pop_back();
    ++weighed;
    costs[element] = total(costs[element], edges[element], costs);
    if (costs[element].work > most_work || costs[element].passes > most_passes) {
      return {.error = too_much};
    }
    for (const std::size_t user : referred_by[element]) {
      arrive(user);
    }
    if (const std::size_t parent = elements_[element].parent; parent != element) {
      costs[parent] += costs[element];
      arrive(parent);
    }
  }
  if (weighed < count) {
    return {.error = draws_itself};
  }
  return {.passes = count == 0 ? 0 : static_cast<std::uint32_t>(costs.front().passes)};
}

}  // namespace octavo::image
