#include "compiler/cli/paper.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace octavo::cli {
namespace {

constexpr double points_per_inch = 72;
constexpr double points_per_millimetre = 72 / 25.4;
/// Half an inch, and the largest page of PDF (ISO 32000-1, annex C.2).
constexpr double least_length = 36;
constexpr double greatest_length = 14'400;

struct NamedPaper {
  std::string_view name{};
  double width = 0;
  double height = 0;
};
constexpr std::array named_papers = {
    NamedPaper{"a4", 210 * points_per_millimetre, 297 * points_per_millimetre},
    NamedPaper{"a5", 148 * points_per_millimetre, 210 * points_per_millimetre},
    NamedPaper{"letter", 8.5 * points_per_inch, 11 * points_per_inch}};

constexpr std::array<std::pair<std::string_view, double>, 4> units = {
    {{"mm", points_per_millimetre},
     {"cm", 10 * points_per_millimetre},
     {"in", points_per_inch},
     {"pt", 1}}};

struct Length {
  double number = 0;
  /// Points; 0: without a unit.
  double unit = 0;
};

/// Reads a length off the front of `text`.
std::optional<Length> take_length(std::string_view& text) {
  Length length;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(),
                                            length.number, std::chars_format::fixed);
  if (error != std::errc{} || text.front() == '-') {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  for (const auto& [name, points] : units) {
    if (text.starts_with(name)) {
      length.unit = points;
      text.remove_prefix(name.size());
      break;
    }
  }
  return length;
}

bool take(std::string_view& text, std::string_view what) {
  const bool found = text.starts_with(what);
  text.remove_prefix(found ? what.size() : 0);
  return found;
}

bool is_page_length(double length) {
  return length >= least_length && length <= greatest_length;
}

}  // namespace

std::optional<Paper> parse_paper(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A'))
                                          : letter;
  });
  const auto* const named = std::ranges::find(named_papers, lower, &NamedPaper::name);
  if (named != named_papers.end()) {
    return Paper{.width = named->width, .height = named->height};
  }
  std::ranges::replace(lower, ',', '.');
  std::string_view rest = lower;
  const std::optional<Length> width = take_length(rest);
  if (!width || !(take(rest, "x") || take(rest, "×"))) {
    return std::nullopt;
  }
  const std::optional<Length> height = take_length(rest);
  if (!height || !rest.empty() || height->unit == 0) {
    return std::nullopt;
  }
  const double width_unit = width->unit == 0 ? height->unit : width->unit;
  const Paper paper{.width = width->number * width_unit,
                    .height = height->number * height->unit};
  return is_page_length(paper.width) && is_page_length(paper.height)
             ? std::optional(paper)
             : std::nullopt;
}

}  // namespace octavo::cli
