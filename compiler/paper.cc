#include "compiler/paper.h"

#include <algorithm>
#include <array>
#include <string>

#include "compiler/text/length.h"

namespace octavo {
namespace {

constexpr double points_per_millimetre = 72 / 25.4;

struct NamedPaper {
  std::string_view name{};
  /// Millimetres.
  double width = 0;
  double height = 0;
};
constexpr std::array named_papers = {
    NamedPaper{"a3", 297, 420},        NamedPaper{"a4", 210, 297},
    NamedPaper{"a5", 148, 210},        NamedPaper{"a6", 105, 148},
    NamedPaper{"b4", 250, 353},        NamedPaper{"b5", 176, 250},
    NamedPaper{"b6", 125, 176},        NamedPaper{"letter", 215.9, 279.4},
    NamedPaper{"legal", 215.9, 355.6}, NamedPaper{"executive", 184.15, 266.7}};

bool take(std::string_view& text, std::string_view what) {
  const bool found = text.starts_with(what);
  text.remove_prefix(found ? what.size() : 0);
  return found;
}

std::optional<Paper> paper_of(double width, double height) {
  const auto fits = [](double length) {
    return length >= shortest_paper_side && length <= longest_paper_side;
  };
  return fits(width) && fits(height)
             ? std::optional(Paper{.width = width, .height = height})
             : std::nullopt;
}

std::optional<Paper> named_paper(std::string_view name) {
  // Typst's `us-letter`, LaTeX's `a4paper`.
  take(name, "us-");
  if (name.ends_with("paper")) {
    name.remove_suffix(std::string_view("paper").size());
  }
  const auto* const named = std::ranges::find(named_papers, name, &NamedPaper::name);
  return named == named_papers.end() ? std::nullopt
                                     : paper_of(named->width * points_per_millimetre,
                                                named->height * points_per_millimetre);
}

/// Points in a unit of paper; 0 for what is none.
double points_on_paper(LengthUnit unit) {
  return unit == LengthUnit::pixel ? 0 : points_in(unit);
}

}  // namespace

std::optional<Paper> parse_paper(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A'))
                                          : letter;
  });
  if (const auto named = named_paper(lower)) {
    return named;
  }
  std::ranges::replace(lower, ',', '.');
  std::string_view rest = lower;
  const std::optional<Length> width = take_length(rest);
  if (!width || !(take(rest, "x") || take(rest, "×"))) {
    return std::nullopt;
  }
  const std::optional<Length> height = take_length(rest);
  if (!height || !rest.empty()) {
    return std::nullopt;
  }
  const LengthUnit first = width->unit == LengthUnit::none ? height->unit : width->unit;
  return paper_of(width->number * points_on_paper(first),
                  height->number * points_on_paper(height->unit));
}

}  // namespace octavo
