#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "formats/css/syntax.h"

/// Lengths, percentages and numbers, and what `calc()`, `min()`, `max()`, `clamp()` and
/// `round()` make of them (CSS Values 4, sections 5, 6 and 10).
namespace octavo::css {

/// Relative units keep their name until an element is known; absolute ones are points at
/// once.
enum class Unit : unsigned char {
  /// A plain number.
  none,
  points,
  percent,
  em,
  rem,
  ex,
  ch,
  /// The element's line height, and the root's.
  lh,
  rlh,
  /// Hundredths of the page's width and height, its smaller and its larger side.
  vw,
  vh,
  vmin,
  vmax
};

/// Points for one of each relative unit.
struct Units {
  double em = 10.5;
  double rem = 10.5;
  double ex = 5;
  double ch = 5;
  double lh = 14;
  double rlh = 14;
  double page_width = 419.53;
  double page_height = 595.28;
};

enum class CalcOperation : unsigned char {
  value,
  add,
  subtract,
  multiply,
  divide,
  minimum,
  maximum,
  round_nearest,
  round_up,
  round_down,
  round_to_zero
};

/// One step of a sum in postfix order.
struct CalcStep {
  CalcOperation operation = CalcOperation::value;
  Unit unit = Unit::none;
  double number = 0;

  bool operator==(const CalcStep&) const = default;
};

/// A length that may depend on a base that is known when it is used. In points.
class Measure {
 public:
  Measure() = default;
  explicit Measure(double points, double share = 0) : points_(points), share_(share) {}
  /// Steps of points, percentages and numbers.
  explicit Measure(std::vector<CalcStep> steps) : steps_(std::move(steps)) {}

  /// `base` is what percentages are parts of.
  double at(double base) const;
  /// Nothing but points.
  bool is_absolute() const { return share_ == 0 && steps_.empty(); }
  bool is_zero() const { return is_absolute() && points_ == 0; }

  bool operator==(const Measure&) const = default;

 private:
  double points_ = 0;
  /// Of the base.
  double share_ = 0;
  /// What is neither the one nor the other: empty for nearly all.
  std::vector<CalcStep> steps_{};
};

/// What a sum comes to.
enum class CalcType : unsigned char { number, length, percentage, length_percentage };

/// A sum as it was written, with its type checked.
class Calc {
 public:
  Calc(std::vector<CalcStep> steps, CalcType type)
      : steps_(std::move(steps)), type_(type) {}

  CalcType type() const { return type_; }
  /// Of a number.
  double number() const;
  /// Of a length or a percentage; percentages stay open.
  Measure measure(const Units& units) const;
  /// With percentages as parts of `base`.
  double points(const Units& units, double base) const { return measure(units).at(base); }
  /// The value of a percentage that is nothing else, else none.
  std::optional<double> percentage() const;
  /// Of a single number or length, not a sum.
  bool is_negative() const;
  bool is_sum() const { return steps_.size() > 1; }
  /// Whether a unit of the font's own size or line height is in it.
  bool uses(Unit unit) const;

 private:
  std::vector<CalcStep> steps_;
  CalcType type_;
};

/// A number, percentage, dimension of length or mathematical function. None: it is
/// nothing of the kind, its types do not add up, or it has too many steps.
std::optional<Calc> parse_calc(const ComponentValue& value);

}  // namespace octavo::css
