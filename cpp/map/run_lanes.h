// Lanes for many runs at once: every number of a lane belongs to another run. In float they are
// those of the whole engine; in double, where the engine takes one number at a time, they hold two.
#pragma once

#include "core/lanes.h"

namespace playground {

#if defined(EIGEN_VECTORIZE_SSE)

struct Double2 {
  Eigen::internal::Packet2d packet;

  Double2() = default;
  Double2(Eigen::internal::Packet2d p) : packet(p) {}  // NOLINT: a register is a register.
  Double2(double x)                                    // NOLINT: constants mix with lanes.
      : packet(Eigen::internal::pset1<Eigen::internal::Packet2d>(x)) {}

  friend Double2 operator+(Double2 a, Double2 b) {
    return Eigen::internal::padd(a.packet, b.packet);
  }
  friend Double2 operator-(Double2 a, Double2 b) {
    return Eigen::internal::psub(a.packet, b.packet);
  }
  friend Double2 operator*(Double2 a, Double2 b) {
    return Eigen::internal::pmul(a.packet, b.packet);
  }
  friend Double2 operator/(Double2 a, Double2 b) {
    return Eigen::internal::pdiv(a.packet, b.packet);
  }
};

#else

using Double2 = double;

#endif

template <class Scalar>
struct RunLanes : Lanes<Scalar> {};

#if defined(EIGEN_VECTORIZE_SSE)
template <>
struct RunLanes<double> {
  using Lane = Double2;
  static constexpr Index kWidth = 2;

  static Lane Load(const double* from) {
    return Eigen::internal::ploadu<Eigen::internal::Packet2d>(from);
  }
  static void Store(double* to, Lane lane) { Eigen::internal::pstoreu(to, lane.packet); }
  static Lane Splat(double number) { return number; }
};
#endif

// Rows of numbers, one of each run, become lanes: to[i * kWidth + run] = rows[run][i].
template <class Scalar>
void Interleave(const Scalar* const* rows, Index count, Scalar* to) {
  constexpr Index width = RunLanes<Scalar>::kWidth;
  for (Index i = 0; i < count; ++i) {
    for (Index run = 0; run < width; ++run) to[i * width + run] = rows[run][i];
  }
}
// The other way round.
template <class Scalar>
void Separate(const Scalar* from, Index count, Scalar* const* rows) {
  constexpr Index width = RunLanes<Scalar>::kWidth;
  for (Index i = 0; i < count; ++i) {
    for (Index run = 0; run < width; ++run) rows[run][i] = from[i * width + run];
  }
}

}  // namespace playground
