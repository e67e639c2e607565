#include "formats/plain/titled_numerals.h"

#include <cstddef>
#include <optional>

#include "formats/plain/layout.h"
#include "formats/plain/numbering.h"

namespace octavo::plain {

namespace {

constexpr std::size_t least_run = 3;

struct Place {
  std::size_t index = 0;
  std::uint32_t value = 0;
};

std::vector<Place> find_places(const std::vector<Chunk>& chunks) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const auto& lines = chunks[i].lines;
    const std::string_view text = lines.front().text;
    const bool is_short =
        lines.size() == 1 || (lines.size() == 2 && !ends_sentence(lines[0].text));
    const auto numeral = is_short ? read_titled_numeral(text) : std::nullopt;
    if (numeral && !has_leader(text)) {
      places.push_back({.index = i, .value = numeral->value});
    }
  }
  return places;
}

/// Whether `next` counts on and text stands between the two.
bool follows(const Place& place, const Place& next) {
  return next.value == place.value + 1 && next.index > place.index + 1;
}

}  // namespace

std::vector<std::uint32_t> find_titled_numerals(const std::vector<Chunk>& chunks) {
  std::vector<std::uint32_t> values(chunks.size(), 0);
  const std::vector<Place> places = find_places(chunks);
  for (std::size_t begin = 0; begin < places.size();) {
    std::size_t end = begin + 1;
    while (end < places.size() && follows(places[end - 1], places[end])) {
      ++end;
    }
    for (std::size_t i = begin; i < end && end - begin >= least_run; ++i) {
      values[places[i].index] = places[i].value;
    }
    begin = end;
  }
  return values;
}

}  // namespace octavo::plain
