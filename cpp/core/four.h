// Four lanes as one number. Formulas are written once for numbers and lanes; on four lanes at a
// time they load every constant once, and no lane waits for the one before it.
#pragma once

#include <array>
#include <type_traits>

#include "core/lanes.h"
#include "core/module.h"

namespace playground {

#if defined(EIGEN_VECTORIZE_SSE) || defined(EIGEN_VECTORIZE_NEON)

// Whether four lanes at a time are quicker: engines of WebAssembly make every constant anew for
// each lane, native compilers keep them in registers. The start module has to be small.
#ifdef __wasm__
inline constexpr bool kFoursPay = !kStartModule;
#else
inline constexpr bool kFoursPay = false;
#endif

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

#if defined(EIGEN_VECTORIZE_SSE)

namespace tanh_of_four {

// Within these bounds and with these coefficients the quotient is tanh: Eigen's
// generic_fast_tanh_float, in its order of operations.
inline constexpr float kClamp = 7.90531110763549805f, kSmall = 0.0004f;
inline constexpr std::array kNumerator = {
    -2.76076847742355e-16f, 2.00018790482477e-13f, -8.60467152213735e-11f, 5.12229709037114e-08f,
    1.48572235717979e-05f,  6.37261928875436e-04f, 4.89352455891786e-03f};
inline constexpr std::array kDenominator = {1.19825839466702e-06f, 1.18534705686654e-04f,
                                            2.26843463243900e-03f, 4.89352518554385e-03f};

template <std::size_t kCount>
[[gnu::always_inline]] inline Four Polynomial(const Four& x,
                                              const std::array<float, kCount>& factors) {
  Four sum = x * Four(factors[0]) + Four(factors[1]);
  for (std::size_t i = 2; i < kCount; ++i) sum = x * sum + Four(factors[i]);
  return sum;
}

[[gnu::always_inline]] inline Float4 Clamped(Float4 x) {
  using namespace Eigen::internal;
  return pmax(pmin(x.packet, Float4(kClamp).packet), Float4(-kClamp).packet);
}

}  // namespace tanh_of_four

// The numbers of core/lanes.h's Tanh, to the bit.
[[gnu::always_inline]] inline Four Tanh(const Four& given) {
  using namespace tanh_of_four;
  const Four x = {Clamped(given.a), Clamped(given.b), Clamped(given.c), Clamped(given.d)};
  const Four square = x * x;
  const Four quotient = x * Polynomial(square, kNumerator) / Polynomial(square, kDenominator);
  return Select(Abs(given) < Four(kSmall), x, quotient);
}

#else

inline Four Tanh(const Four& x) { return {Tanh(x.a), Tanh(x.b), Tanh(x.c), Tanh(x.d)}; }

#endif
#endif

}  // namespace playground
