#pragma once

namespace octavo {

/// Lambdas as one visitor: `std::visit(Overload{…}, variant)`.
template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

}  // namespace octavo
