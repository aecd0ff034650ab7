// tanh of many numbers in double, where the engine's lanes hold a single one.
#pragma once

#include <array>
#include <cmath>

#include "map/run_lanes.h"

namespace playground {

#if defined(EIGEN_VECTORIZE_SSE)

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

// y[i] = tanh(x[i]) for i < n; n is even.
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

#else

inline void TanhOfAll(Index n, const double* x, double* y) {
  for (Index i = 0; i < n; ++i) y[i] = std::tanh(x[i]);
}

#endif

}  // namespace playground
