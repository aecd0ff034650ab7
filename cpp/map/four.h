// Four lanes as one number. Formulas are written once for numbers and lanes; on four lanes at a
// time they load every constant once, and no lane waits for the one before it.
#pragma once

#include <type_traits>

#include "core/lanes.h"

namespace playground {

#if defined(EIGEN_VECTORIZE_SSE) || defined(EIGEN_VECTORIZE_NEON)

struct FourMasks {
  Mask4 a, b, c, d;
};

struct Four {
  Float4 a, b, c, d;

  Four() = default;
  Four(Float4 p, Float4 q, Float4 r, Float4 s) : a(p), b(q), c(r), d(s) {}
  template <class Number, class = std::enable_if_t<std::is_arithmetic_v<Number>>>
  Four(Number x) : a(x), b(x), c(x), d(x) {}  // NOLINT: constants mix with lanes.

  static Four Load(const float* from) {
    using Walk = Lanes<float>;
    return {Walk::Load(from), Walk::Load(from + 4), Walk::Load(from + 8), Walk::Load(from + 12)};
  }
  void Store(float* to) const {
    using Walk = Lanes<float>;
    Walk::Store(to, a), Walk::Store(to + 4, b), Walk::Store(to + 8, c), Walk::Store(to + 12, d);
  }

  friend Four operator+(const Four& x, const Four& y) {
    return {x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d};
  }
  friend Four operator-(const Four& x, const Four& y) {
    return {x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d};
  }
  friend Four operator*(const Four& x, const Four& y) {
    return {x.a * y.a, x.b * y.b, x.c * y.c, x.d * y.d};
  }
  friend Four operator/(const Four& x, const Four& y) {
    return {x.a / y.a, x.b / y.b, x.c / y.c, x.d / y.d};
  }
  friend Four operator-(const Four& x) { return {-x.a, -x.b, -x.c, -x.d}; }
  friend FourMasks operator<(const Four& x, const Four& y) {
    return {x.a < y.a, x.b < y.b, x.c < y.c, x.d < y.d};
  }
};

inline Four Exp(const Four& x) { return {Exp(x.a), Exp(x.b), Exp(x.c), Exp(x.d)}; }
inline Four Log1p(const Four& x) { return {Log1p(x.a), Log1p(x.b), Log1p(x.c), Log1p(x.d)}; }
inline Four Abs(const Four& x) { return {Abs(x.a), Abs(x.b), Abs(x.c), Abs(x.d)}; }
inline Four Select(const FourMasks& condition, const Four& yes, const Four& no) {
  return {Select(condition.a, yes.a, no.a), Select(condition.b, yes.b, no.b),
          Select(condition.c, yes.c, no.c), Select(condition.d, yes.d, no.d)};
}

#endif

}  // namespace playground
