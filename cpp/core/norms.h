// Norms of vectors whose squares single precision may not hold.
#pragma once

#include <cmath>

#include "core/types.h"

namespace playground {

// |values|^2. Squares of numbers below 1e-19 or above 1e19 leave the range of a float: then the sum
// is taken in double, so that what is not 0 does not look like 0, nor a large number infinite.
template <class Values>
double WideSquaredNorm(const Values& values) {
  constexpr double kSmall = 1e-30, kLarge = 1e30;
  const double square = static_cast<double>(values.squaredNorm());
  if (square > kSmall && square < kLarge) return square;
  double sum = 0;
  for (Index i = 0; i < values.size(); ++i) {
    const double value = static_cast<double>(values[i]);
    sum += value * value;
  }
  return sum;
}

// |values|. Never inlined, because it is part of what loads before the first curve.
template <class Scalar>
[[gnu::noinline]] double WideNorm(const Vector<Scalar>& values) {
  return static_cast<double>(static_cast<Scalar>(std::sqrt(WideSquaredNorm(values))));
}

}  // namespace playground
