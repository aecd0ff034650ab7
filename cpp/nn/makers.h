// Entries of the network's families are made for every number type of the engine.
#pragma once

#include <type_traits>

#include "core/dual.h"

namespace playground {

// One function per number type; each makes a Product<Scalar> from the Arguments.
template <template <class> class Product, class... Arguments>
struct Makers {
  template <class Scalar>
  using Maker = Product<Scalar> (*)(Arguments...);

  Maker<float> for_float = nullptr;
  Maker<Dual<float>> for_dual_float = nullptr;
  Maker<double> for_double = nullptr;
  Maker<Dual<double>> for_dual_double = nullptr;

  // Factory: a struct with `template <class Scalar> static Product<Scalar> Make(Arguments...)`.
  template <class Factory>
  static constexpr Makers From() {
    Makers makers;
    makers.for_float = &Factory::template Make<float>;
#ifndef PLAYGROUND_START_MODULE  // It has no second derivatives.
    makers.for_dual_float = &Factory::template Make<Dual<float>>;
#endif
#ifndef PLAYGROUND_FLOAT_ONLY  // The WebAssembly build trains in float only.
    makers.for_double = &Factory::template Make<double>;
    makers.for_dual_double = &Factory::template Make<Dual<double>>;
#endif
    return makers;
  }

  template <class Scalar>
  Product<Scalar> Make(Arguments... arguments) const {
    if constexpr (std::is_same_v<Scalar, float>) {
      return for_float(arguments...);
    } else if constexpr (std::is_same_v<Scalar, Dual<float>>) {
      return for_dual_float(arguments...);
    } else if constexpr (std::is_same_v<Scalar, double>) {
      return for_double(arguments...);
    } else {
      static_assert(std::is_same_v<Scalar, Dual<double>>);
      return for_dual_double(arguments...);
    }
  }
};

}  // namespace playground
