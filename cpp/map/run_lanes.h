// Lanes for many runs at once: every number of a lane belongs to another run. In float they are
// those of the whole engine; in double, where the engine takes one number at a time, they hold two.
#pragma once

#include <array>
#include <type_traits>

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

#if defined(EIGEN_VECTORIZE_SSE) || defined(EIGEN_VECTORIZE_NEON)
#pragma GCC diagnostic push
// The attribute it warns about, alignment, comes back with the type itself.
#pragma GCC diagnostic ignored "-Wignored-attributes"
// Four times four numbers with rows and columns exchanged.
inline void StoreTransposed(const std::array<const float*, 4>& from,
                            const std::array<float*, 4>& to) {
  using namespace Eigen::internal;
  PacketBlock<Packet4f, 4> block;
  for (std::size_t i = 0; i < 4; ++i) block.packet[i] = ploadu<Packet4f>(from[i]);
  ptranspose(block);
  for (std::size_t i = 0; i < 4; ++i) pstoreu(to[i], block.packet[i]);
}
#pragma GCC diagnostic pop
#endif

// Rows of numbers, one of each run, become lanes: to[i * kWidth + run] = rows[run][i].
template <class Scalar>
void Interleave(const Scalar* const* rows, Index count, Scalar* to) {
  constexpr Index width = RunLanes<Scalar>::kWidth;
  Index i = 0;
#if defined(EIGEN_VECTORIZE_SSE) || defined(EIGEN_VECTORIZE_NEON)
  if constexpr (std::is_same_v<Scalar, float>) {
    for (; i + 4 <= count; i += 4) {
      StoreTransposed({rows[0] + i, rows[1] + i, rows[2] + i, rows[3] + i},
                      {to + i * 4, to + i * 4 + 4, to + i * 4 + 8, to + i * 4 + 12});
    }
  }
#endif
  for (; i < count; ++i) {
    for (Index run = 0; run < width; ++run) to[i * width + run] = rows[run][i];
  }
}
// The other way round.
template <class Scalar>
void Separate(const Scalar* from, Index count, Scalar* const* rows) {
  constexpr Index width = RunLanes<Scalar>::kWidth;
  Index i = 0;
#if defined(EIGEN_VECTORIZE_SSE) || defined(EIGEN_VECTORIZE_NEON)
  if constexpr (std::is_same_v<Scalar, float>) {
    for (; i + 4 <= count; i += 4) {
      StoreTransposed({from + i * 4, from + i * 4 + 4, from + i * 4 + 8, from + i * 4 + 12},
                      {rows[0] + i, rows[1] + i, rows[2] + i, rows[3] + i});
    }
  }
#endif
  for (; i < count; ++i) {
    for (Index run = 0; run < width; ++run) rows[run][i] = from[i * width + run];
  }
}

}  // namespace playground
