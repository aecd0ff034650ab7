// The formula of the squared error: Legendre 1805, least squares.
#pragma once

#include "core/param.h"

namespace playground {

struct SquaredError {
  explicit SquaredError(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    const T r = o - y;
    return r * r;
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return 2 * (o - y);
  }
};

}  // namespace playground
