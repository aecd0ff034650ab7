// The formula of binary cross-entropy on logits: Cox 1958, logistic regression.
#pragma once

#include "core/lanes.h"
#include "core/param.h"

namespace playground {

struct BinaryCrossEntropy {
  explicit BinaryCrossEntropy(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    // Together Softplus(o) - o y, in the order that keeps small losses exact.
    return Max(o, T(0)) - o * y + Log1p(Exp(-Abs(o)));
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    // Sigmoid(o) - y, without cancelling where both are close to 1.
    const T e = Exp(-Abs(o));
    const T larger = 1 / (1 + e);
    const T smaller = e * larger;
    const T one = Select(o < T(0), smaller, larger);
    const T zero = Select(o < T(0), larger, smaller);
    return (1 - y) * one - y * zero;
  }
};

}  // namespace playground
