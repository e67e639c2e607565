#pragma once

namespace octavo {

/// Lets a unique_ptr give back what a C library made: the function that ends it.
template <auto Destroy>
struct Destroyer {
  template <typename T>
  void operator()(T* value) const {
    Destroy(value);
  }
};

}  // namespace octavo
