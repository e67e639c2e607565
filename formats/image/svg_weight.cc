#include "formats/image/svg_weight.h"

#include <algorithm>

namespace octavo::image {

namespace {

constexpr double heaviest = 2'000'000;

}  // namespace

void DrawingWeight::open(std::string_view id) {
  const std::size_t number = elements_.size();
  elements_.push_back({.parent = path_.empty() ? number : path_.back()});
  path_.push_back(number);
  if (!id.empty()) {
    by_id_.emplace(id, number);
  }
}

void DrawingWeight::close() {
  path_.pop_back();
}

void DrawingWeight::refer(std::string_view id) {
  elements_[path_.back()].references.emplace_back(id);
}

// An element weighs what is in it, times what each reference of its own adds, because
// what is in it inherits the reference. Elements are weighed when all that they hold and
// refer to has been; a circle never is.
bool DrawingWeight::is_bounded() const {
  const std::size_t count = elements_.size();
  std::vector<std::size_t> waits_for(count, 0);
  std::vector<std::vector<std::size_t>> referred_by(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (elements_[i].parent != i) {
      ++waits_for[elements_[i].parent];
    }
    for (const std::string& id : elements_[i].references) {
      const auto target = by_id_.find(id);
      if (target != by_id_.end()) {
        ++waits_for[i];
        referred_by[target->second].push_back(i);
      }
    }
  }
  std::vector<double> inside(count, 1);
  std::vector<double> referred(count, 1);
  std::vector<std::size_t> ready;
  const auto arrive = [&](std::size_t element) {
    if (--waits_for[element] == 0) {
      ready.push_back(element);
    }
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (waits_for[i] == 0) {
      ready.push_back(i);
    }
  }
  std::size_t weighed = 0;
  while (!ready.empty()) {
    const std::size_t element = ready.back();
    ready.pop_back();
    ++weighed;
    const double weight = inside[element] * referred[element];
    if (weight > heaviest) {
      return false;
    }
    for (const std::size_t user : referred_by[element]) {
      referred[user] += weight;
      arrive(user);
    }
    const std::size_t parent = elements_[element].parent;
    if (parent != element) {
      inside[parent] += weight;
      arrive(parent);
    }
  }
  return weighed == count;
}

}  // namespace octavo::image
