// tanh of many numbers. Lanes compute it one after the other elsewhere; here, four lanes share
// every constant, which engines of WebAssembly otherwise load again for each of them.
#pragma once

#include <array>
#include <cmath>

#include "map/four.h"
#include "map/run_lanes.h"

namespace playground {

// y[i] = tanh(x[i]) for i < n.
template <class Scalar>
void TanhOfAll(Index n, const Scalar* x, Scalar* y) {
  for (Index i = 0; i < n; ++i) y[i] = std::tanh(x[i]);
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

// The numbers of core/lanes.h's Tanh, to the bit. n is a multiple of 16.
template <>
inline void TanhOfAll(Index n, const float* x, float* y) {
  using namespace tanh_of_four;
  for (Index i = 0; i < n; i += 16) {
    const Four given = Four::Load(x + i);
    const Four v = {Clamped(given.a), Clamped(given.b), Clamped(given.c), Clamped(given.d)};
    const Four square = v * v;
    const Four quotient = v * Polynomial(square, kNumerator) / Polynomial(square, kDenominator);
    Select(Abs(given) < Four(kSmall), v, quotient).Store(y + i);
  }
}

namespace tanh_of_two {

// Near 0: Cephes' tanh (Moshier 1989), x + x z P(z) / Q(z) with z = x^2.
inline constexpr std::array kP = {-9.64399179425052238628e-1, -9.92877231001918586564e1,
                                  -1.61468768441708447952e3};
inline constexpr std::array kQ = {1.12811678491632931402e2, 2.23548839060100448583e3,
                                  4.84406305325125486048e3};
inline constexpr double kNear = 0.625;
// Beyond this 1 - tanh is nothing, and e^2x would overflow further on.
inline constexpr double kFar = 20;

[[gnu::always_inline]] inline Double2 Near(Double2 x) {
  const Double2 z = x * x;
  const Double2 p = (Double2(kP[0]) * z + Double2(kP[1])) * z + Double2(kP[2]);
  const Double2 q = ((z + Double2(kQ[0])) * z + Double2(kQ[1])) * z + Double2(kQ[2]);
  return x + x * z * p / q;
}

}  // namespace tanh_of_two

// n is even.
template <>
inline void TanhOfAll(Index n, const double* x, double* y) {
  using namespace tanh_of_two;
  using namespace Eigen::internal;
  using Walk = RunLanes<double>;
  const Double2 sign_bit(-0.0);
  for (Index i = 0; i < n; i += 2) {
    const Double2 given = Walk::Load(x + i);
    const Packet2d size = pabs(given.packet);
    const Double2 exponential = pexp((Double2(2) * pmin(size, Double2(kFar).packet)).packet);
    const Double2 far = Double2(1) - Double2(2) / (exponential + Double2(1));
    const Packet2d signed_far = por(far.packet, pand(given.packet, sign_bit.packet));
    const Packet2d is_near = pcmp_lt(size, Double2(kNear).packet);
    pstoreu(y + i, por(pand(is_near, Near(given).packet), pandnot(signed_far, is_near)));
  }
}

#endif

}  // namespace playground
