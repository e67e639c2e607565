#include "formats/css/counters.h"

#include <algorithm>
#include <utility>

namespace octavo::css {

void Counters::enter(const Style& style) {
  made_.emplace_back();
  for (const CounterChange& change : style.counter_reset) {
    reset(change.name, change.value);
  }
  for (const CounterChange& change : style.counter_increment) {
    add(change.name, change.value);
  }
  for (const CounterChange& change : style.counter_set) {
    set(change.name, change.value);
  }
}

std::vector<std::string> Counters::leave() {
  for (const std::string& name : made_.back()) {
    const auto found = counters_.find(name);
    std::erase_if(found->second,
                  [&](const Instance& each) { return each.depth >= made_.size() - 1; });
  }
  std::vector<std::string> names = std::move(made_.back());
  made_.pop_back();
  return names;
}

// A counter that an element makes is that of its later siblings too, so that it belongs
// to the element's parent; one of the same parent is replaced.
void Counters::reset(const std::string& name, int value) {
  const std::size_t depth = made_.size() - 2;
  std::vector<Instance>& instances = counters_[name];
  if (!instances.empty() && instances.back().depth == depth) {
    instances.back().value = value;
    return;
  }
  instances.push_back({.depth = depth, .value = value});
  made_[depth].push_back(name);
}

void Counters::add(const std::string& name, int value) {
  set(name, this->value(name) + value);
}

void Counters::set(const std::string& name, int value) {
  std::vector<Instance>& instances = counters_[name];
  if (instances.empty()) {
    reset(name, value);
  } else {
    instances.back().value = value;
  }
}

int Counters::value(std::string_view name) const {
  const auto found = counters_.find(name);
  return found == counters_.end() || found->second.empty() ? 0
                                                           : found->second.back().value;
}

std::vector<int> Counters::values(std::string_view name) const {
  std::vector<int> values;
  const auto found = counters_.find(name);
  if (found != counters_.end()) {
    std::ranges::transform(found->second, std::back_inserter(values), &Instance::value);
  }
  return values;
}

}  // namespace octavo::css
