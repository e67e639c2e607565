#pragma once

#include <optional>
#include <string_view>

namespace octavo {

/// A page's trim size, in points.
struct Paper {
  double width = 419.53;
  double height = 595.28;

  bool operator==(const Paper&) const = default;
};

/// Half an inch, and the largest page of PDF (ISO 32000-1, annex C.2), in points.
inline constexpr double shortest_paper_side = 36;
inline constexpr double longest_paper_side = 14'400;

/// `a4`, `a5`, `letter` and other names, also as LaTeX has them (`a4paper`), or width and
/// height with a unit: `6x9in`, `148x210mm`, `14,8cm×21cm`. None for what is no paper, or
/// smaller or larger than a page can be.
std::optional<Paper> parse_paper(std::string_view text);

/// Says what a paper is.
inline constexpr std::string_view paper_hint =
    "a paper is a4, a5, letter or another name of its kind, or width x height with a "
    "unit, such as 6x9in or 120x190mm, from half an inch to 200";

}  // namespace octavo
