#include "formats/css/calc.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace octavo::css {
namespace {

constexpr std::size_t most_steps = 256;
constexpr double largest = 1e7;

struct UnitName {
  std::string_view name{};
  Unit unit = Unit::points;
  /// Points of an absolute one.
  double size = 1;
};

// CSS Values 4, 6.2: an inch is 96 pixels, and a point is 1/72 of it.
constexpr std::array<UnitName, 23> unit_names = {{
    {"px", Unit::points, 0.75},
    {"pt", Unit::points, 1},
    {"em", Unit::em, 1},
    {"rem", Unit::rem, 1},
    {"mm", Unit::points, 72 / 25.4},
    {"cm", Unit::points, 72 / 2.54},
    {"in", Unit::points, 72},
    {"pc", Unit::points, 12},
    {"q", Unit::points, 72 / 101.6},
    {"ex", Unit::ex, 1},
    {"ch", Unit::ch, 1},
    {"lh", Unit::lh, 1},
    {"rlh", Unit::rlh, 1},
    {"vw", Unit::vw, 1},
    {"vh", Unit::vh, 1},
    {"vi", Unit::vw, 1},
    {"vb", Unit::vh, 1},
    {"vmin", Unit::vmin, 1},
    {"vmax", Unit::vmax, 1},
    {"svw", Unit::vw, 1},
    {"svh", Unit::vh, 1},
    {"dvw", Unit::vw, 1},
    {"dvh", Unit::vh, 1},
}};

bool is_same_unit(std::string_view written, std::string_view name) {
  return std::ranges::equal(written, name, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

const UnitName* find_unit(std::string_view written) {
  const auto* const found = std::ranges::find_if(
      unit_names, [&](const UnitName& each) { return is_same_unit(written, each.name); });
  return found == unit_names.end() ? nullptr : found;
}

// Points in one of a relative unit.
double unit_size(Unit unit, const Units& units) {
  switch (unit) {
    case Unit::none:
    case Unit::points:
    case Unit::percent:
      return 1;
    case Unit::em:
      return units.em;
    case Unit::rem:
      return units.rem;
    case Unit::ex:
      return units.ex;
    case Unit::ch:
      return units.ch;
    case Unit::lh:
      return units.lh;
    case Unit::rlh:
      return units.rlh;
    case Unit::vw:
      return units.page_width / 100;
    case Unit::vh:
      return units.page_height / 100;
    case Unit::vmin:
      return std::min(units.page_width, units.page_height) / 100;
    case Unit::vmax:
      return std::max(units.page_width, units.page_height) / 100;
  }
  return 1;
}

/// A value on the way: the sum of a part without a base and a part of it.
struct Linear {
  double plain = 0;
  double share = 0;
};

double rounded(CalcOperation operation, double value, double step) {
  if (step == 0) {
    return value;
  }
  // A hair, so that what is a multiple but for rounding counts as one.
  constexpr double hair = 1e-9;
  const double steps = value / step;
  switch (operation) {
    case CalcOperation::round_up:
      return std::ceil(steps - hair) * step;
    case CalcOperation::round_down:
      return std::floor(steps + hair) * step;
    case CalcOperation::round_to_zero:
      return std::trunc(steps) * step;
    default:
      return std::floor(steps + 0.5) * step;
  }
}

bool is_linear_operation(CalcOperation operation) {
  return operation <= CalcOperation::divide;
}

// Of two operands; where an operation is not linear its operands have no share.
Linear combined(CalcOperation operation, Linear a, Linear b) {
  switch (operation) {
    case CalcOperation::add:
      return {a.plain + b.plain, a.share + b.share};
    case CalcOperation::subtract:
      return {a.plain - b.plain, a.share - b.share};
    case CalcOperation::multiply:
      // One of the two is a plain number.
      return {a.plain * b.plain, a.share * b.plain + a.plain * b.share};
    case CalcOperation::divide:
      return b.plain == 0 ? Linear{} : Linear{a.plain / b.plain, a.share / b.plain};
    case CalcOperation::minimum:
      return {std::min(a.plain, b.plain), 0};
    case CalcOperation::maximum:
      return {std::max(a.plain, b.plain), 0};
    default:
      return {rounded(operation, a.plain, b.plain), 0};
  }
}

Linear evaluate(const std::vector<CalcStep>& steps, const Units& units) {
  std::vector<Linear> stack;
  for (const CalcStep& step : steps) {
    if (step.operation == CalcOperation::value) {
      stack.push_back(step.unit == Unit::percent
                          ? Linear{0, step.number / 100}
                          : Linear{step.number * unit_size(step.unit, units), 0});
      continue;
    }
    const Linear b = stack.back();
    stack.pop_back();
    stack.back() = combined(step.operation, stack.back(), b);
  }
  Linear result = stack.empty() ? Linear{} : stack.back();
  result.plain = std::clamp(result.plain, -largest, largest);
  result.share = std::clamp(result.share, -largest, largest);
  return result;
}

bool has_percentage(const std::vector<CalcStep>& steps) {
  return std::ranges::any_of(steps, [](const CalcStep& step) {
    return step.operation == CalcOperation::value && step.unit == Unit::percent;
  });
}

bool is_linear(const std::vector<CalcStep>& steps) {
  return std::ranges::all_of(
      steps, [](const CalcStep& step) { return is_linear_operation(step.operation); });
}

CalcType sum_type(CalcType a, CalcType b) {
  return a == b ? a : CalcType::length_percentage;
}

/// Reads the arguments of mathematical functions (CSS Values 4, 10.1) by descent; a
/// failure anywhere is a failure of the whole.
class CalcParser {
 public:
  std::optional<Calc> run(const ComponentValue& value) {
    const auto type = unit_value(value);
    if (!type || steps_.size() > most_steps) {
      return std::nullopt;
    }
    return Calc(std::move(steps_), *type);
  }

 private:
  using Type = std::optional<CalcType>;

  Type unit_value(const ComponentValue& value) {
    const Token& token = value.token;
    switch (token.kind) {
      case TokenKind::number:
        return push(Unit::none, token.number, CalcType::number);
      case TokenKind::percentage:
        return push(Unit::percent, token.number, CalcType::percentage);
      case TokenKind::dimension:
        if (const UnitName* unit = find_unit(token.text)) {
          return push(unit->unit, token.number * unit->size, CalcType::length);
        }
        return std::nullopt;
      case TokenKind::left_round:
        return in_sum_ ? sum(value.content) : std::nullopt;
      case TokenKind::function:
        return function(value);
      default:
        return std::nullopt;
    }
  }

  Type push(Unit unit, double number, CalcType type) {
    if (steps_.size() > most_steps) {
      return std::nullopt;
    }
    steps_.push_back({.unit = unit, .number = number});
    return type;
  }

  Type function(const ComponentValue& value) {
    const bool outer = std::exchange(in_sum_, true);
    Type type;
    const auto is = [&](std::string_view name) {
      return is_same_unit(value.token.text, name);
    };
    if (is("calc")) {
      type = sum(value.content);
    } else if (is("min")) {
      type = fold(split_at_commas(value.content), CalcOperation::minimum);
    } else if (is("max")) {
      type = fold(split_at_commas(value.content), CalcOperation::maximum);
    } else if (is("clamp")) {
      type = clamp_of(split_at_commas(value.content));
    } else if (is("round")) {
      type = round_of(split_at_commas(value.content));
    }
    in_sum_ = outer;
    return type;
  }

  Type fold(const std::vector<ComponentValues>& arguments, CalcOperation operation) {
    Type all;
    for (const ComponentValues& argument : arguments) {
      const Type type = sum(argument);
      if (!type || (all && !is_compatible(*all, *type))) {
        return std::nullopt;
      }
      if (all) {
        steps_.push_back({.operation = operation});
      }
      all = all ? sum_type(*all, *type) : *type;
    }
    return all;
  }

  // clamp(least, value, most) is max(least, min(value, most)).
  Type clamp_of(const std::vector<ComponentValues>& arguments) {
    if (arguments.size() != 3) {
      return std::nullopt;
    }
    const Type inner = fold({arguments[1], arguments[2]}, CalcOperation::minimum);
    const Type least = inner ? sum(arguments[0]) : std::nullopt;
    if (!inner || !least || !is_compatible(*inner, *least)) {
      return std::nullopt;
    }
    steps_.push_back({.operation = CalcOperation::maximum});
    return sum_type(*inner, *least);
  }

  Type round_of(const std::vector<ComponentValues>& arguments) {
    CalcOperation operation = CalcOperation::round_nearest;
    std::size_t first = 0;
    if (!arguments.empty() && arguments.front().size() == 1 &&
        arguments.front().front().token.kind == TokenKind::ident) {
      const std::string_view name = arguments.front().front().token.text;
      first = 1;
      if (is_same_unit(name, "up")) {
        operation = CalcOperation::round_up;
      } else if (is_same_unit(name, "down")) {
        operation = CalcOperation::round_down;
      } else if (is_same_unit(name, "to-zero")) {
        operation = CalcOperation::round_to_zero;
      } else if (!is_same_unit(name, "nearest")) {
        return std::nullopt;
      }
    }
    if (arguments.size() != first + 2) {
      return std::nullopt;
    }
    return fold({arguments[first], arguments[first + 1]}, operation);
  }

  static bool is_compatible(CalcType a, CalcType b) {
    return (a == CalcType::number) == (b == CalcType::number);
  }

  // calc-sum: products joined by + and -, each with white space on both sides.
  Type sum(const ComponentValues& values) {
    std::size_t at = 0;
    Type all = product(values, at);
    while (all && at < values.size()) {
      const bool spaced = is_space(values, at) && is_space(values, at + 2);
      const bool is_plus = is_delim(values, at + 1, U'+');
      if (!spaced && !is_space(values, at)) {
        return std::nullopt;
      }
      if (at + 1 >= values.size()) {
        break;
      }
      if (!spaced || (!is_plus && !is_delim(values, at + 1, U'-'))) {
        return std::nullopt;
      }
      at += 3;
      const Type next = product(values, at);
      if (!all || !next || !is_compatible(*all, *next)) {
        return std::nullopt;
      }
      steps_.push_back(
          {.operation = is_plus ? CalcOperation::add : CalcOperation::subtract});
      all = sum_type(*all, *next);
    }
    return all;
  }

  // calc-product: values joined by * and /.
  Type product(const ComponentValues& values, std::size_t& at) {
    skip_space(values, at);
    if (at >= values.size()) {
      return std::nullopt;
    }
    Type all = operand(values[at++]);
    while (all) {
      std::size_t next = at;
      skip_space(values, next);
      const bool times = is_delim(values, next, U'*');
      if (!times && !is_delim(values, next, U'/')) {
        break;
      }
      at = next + 1;
      skip_space(values, at);
      const Type type = at < values.size() ? operand(values[at]) : std::nullopt;
      ++at;
      all = all && type ? product_type(*all, *type, times) : std::nullopt;
      steps_.push_back(
          {.operation = times ? CalcOperation::multiply : CalcOperation::divide});
    }
    return all;
  }

  Type operand(const ComponentValue& value) {
    const bool outer = std::exchange(in_sum_, true);
    const Type type = unit_value(value);
    in_sum_ = outer;
    return type;
  }

  static Type product_type(CalcType a, CalcType b, bool times) {
    if (b == CalcType::number) {
      return a;
    }
    return times && a == CalcType::number ? Type(b) : std::nullopt;
  }

  static bool is_space(const ComponentValues& values, std::size_t at) {
    return at < values.size() && values[at].token.kind == TokenKind::whitespace;
  }
  static bool is_delim(const ComponentValues& values,
                       std::size_t at,
                       char32_t character) {
    return at < values.size() && values[at].token.kind == TokenKind::delim &&
           values[at].token.character == character;
  }
  static void skip_space(const ComponentValues& values, std::size_t& at) {
    while (is_space(values, at)) {
      ++at;
    }
  }

  std::vector<CalcStep> steps_{};
  bool in_sum_ = false;
};

}  // namespace

double Measure::at(double base) const {
  if (steps_.empty()) {
    return points_ + share_ * base;
  }
  std::vector<CalcStep> steps = steps_;
  for (CalcStep& step : steps) {
    if (step.unit == Unit::percent) {
      step = {.unit = Unit::points, .number = step.number / 100 * base};
    }
  }
  return evaluate(steps, {}).plain;
}

double Calc::number() const {
  return evaluate(steps_, {}).plain;
}

Measure Calc::measure(const Units& units) const {
  if (is_linear(steps_) || !has_percentage(steps_)) {
    const Linear value = evaluate(steps_, units);
    return Measure(value.plain, value.share);
  }
  std::vector<CalcStep> steps = steps_;
  for (CalcStep& step : steps) {
    if (step.operation == CalcOperation::value && step.unit != Unit::percent &&
        step.unit != Unit::none) {
      step = {.unit = Unit::points, .number = step.number * unit_size(step.unit, units)};
    }
  }
  return Measure(std::move(steps));
}

std::optional<double> Calc::percentage() const {
  if (type_ != CalcType::percentage || !is_linear(steps_)) {
    return std::nullopt;
  }
  return evaluate(steps_, {}).share * 100;
}

bool Calc::is_negative() const {
  return steps_.size() == 1 && steps_.front().number < 0;
}

bool Calc::uses(Unit unit) const {
  return std::ranges::any_of(steps_, [&](const CalcStep& step) {
    return step.operation == CalcOperation::value && step.unit == unit;
  });
}

std::optional<Calc> parse_calc(const ComponentValue& value) {
  return CalcParser().run(value);
}

}  // namespace octavo::css
