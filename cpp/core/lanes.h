// A lane holds a few numbers side by side in one register and is used like one number: formulas are
// written once, as templates, and run on four floats at a time, on doubles and on dual numbers.
#pragma once

#include <Eigen/Core>
#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

#include "core/dual.h"
#include "core/types.h"

namespace playground {

// The float or double under all layers of duals.
template <class Scalar>
using PlainOf = decltype(Plain(Scalar()));

// ---- One number at a time: the general case ----------------------------------------------------

template <class T>
T Exp(const T& x) {
  using std::exp;
  return exp(x);
}
template <class T>
T Expm1(const T& x) {
  using std::expm1;
  return expm1(x);
}
template <class T>
T Log(const T& x) {
  using std::log;
  return log(x);
}
template <class T>
T Log1p(const T& x) {
  using std::log1p;
  return log1p(x);
}
template <class T>
T Sqrt(const T& x) {
  using std::sqrt;
  return sqrt(x);
}
template <class T>
T Tanh(const T& x) {
  using std::tanh;
  return tanh(x);
}
template <class T>
T Sin(const T& x) {
  using std::sin;
  return sin(x);
}
template <class T>
T Cos(const T& x) {
  using std::cos;
  return cos(x);
}
template <class T>
T Erfc(const T& x) {
  using std::erfc;
  return erfc(x);
}
template <class T>
T Abs(const T& x) {
  using std::abs;
  return abs(x);
}
template <class T>
T Select(bool condition, const T& yes, const std::type_identity_t<T>& no) {
  return condition ? yes : no;
}

// (x + tiny) - tiny is 0 for an x so small (1e-30 in float) that its products with weights and
// inputs would be subnormal, which many processors compute a hundred times slower.
template <class Scalar>
inline constexpr PlainOf<Scalar> kTiny =
    std::numeric_limits<PlainOf<Scalar>>::min() / std::numeric_limits<PlainOf<Scalar>>::epsilon() *
    PlainOf<Scalar>(1 << 27);

// How arrays of Scalar are walked: kWidth numbers of type Lane at a time.
template <class Scalar>
struct Lanes {
  using Lane = Scalar;
  static constexpr Index kWidth = 1;

  static Lane Load(const Scalar* from) { return *from; }
  static void Store(Scalar* to, const Lane& lane) { *to = lane; }
  static Lane Splat(const Scalar& number) { return number; }
  static Scalar Sum(const Lane& lane) { return lane; }
  // Writes the sums of four lanes to `to` .. `to + 3`.
  static void StoreSums(Scalar* to, const Lane& a, const Lane& b, const Lane& c, const Lane& d) {
    to[0] = a, to[1] = b, to[2] = c, to[3] = d;
  }
  // `lane` with the numbers from the count-th on replaced by zeros.
  static Lane KeepFirst(const Lane& lane, Index count) { return count > 0 ? lane : Lane(0); }
};

// ---- Four floats at a time ---------------------------------------------------------------------

#if defined(EIGEN_VECTORIZE_SSE) || defined(EIGEN_VECTORIZE_NEON)

#pragma GCC diagnostic push
// The attribute it warns about, alignment, comes back with the type itself.
#pragma GCC diagnostic ignored "-Wignored-attributes"

struct Mask4 {
  Eigen::internal::Packet4f bits;
};

struct Float4 {
  Eigen::internal::Packet4f packet;

  Float4() = default;
  Float4(Eigen::internal::Packet4f p) : packet(p) {}  // NOLINT: a register is a register.
  Float4(float x)                                     // NOLINT: constants mix with lanes.
      : packet(Eigen::internal::pset1<Eigen::internal::Packet4f>(x)) {}
  template <class Number, class = std::enable_if_t<std::is_arithmetic_v<Number>>>
  Float4(Number x) : Float4(static_cast<float>(x)) {}  // NOLINT

  friend Float4 operator+(Float4 a, Float4 b) { return Eigen::internal::padd(a.packet, b.packet); }
  friend Float4 operator-(Float4 a, Float4 b) { return Eigen::internal::psub(a.packet, b.packet); }
  friend Float4 operator*(Float4 a, Float4 b) { return Eigen::internal::pmul(a.packet, b.packet); }
  friend Float4 operator/(Float4 a, Float4 b) { return Eigen::internal::pdiv(a.packet, b.packet); }
  friend Float4 operator-(Float4 a) { return Eigen::internal::pnegate(a.packet); }
  friend Mask4 operator<(Float4 a, Float4 b) {
    return {Eigen::internal::pcmp_lt(a.packet, b.packet)};
  }
  friend Mask4 operator<=(Float4 a, Float4 b) {
    return {Eigen::internal::pcmp_le(a.packet, b.packet)};
  }
  friend Mask4 operator>(Float4 a, Float4 b) { return b < a; }
  friend Mask4 operator>=(Float4 a, Float4 b) { return b <= a; }
};

inline Float4 Exp(Float4 x) { return Eigen::internal::pexp(x.packet); }
inline Float4 Expm1(Float4 x) { return Eigen::internal::pexpm1(x.packet); }
inline Float4 Log(Float4 x) { return Eigen::internal::plog(x.packet); }
inline Float4 Log1p(Float4 x) { return Eigen::internal::plog1p(x.packet); }
inline Float4 Sqrt(Float4 x) { return Eigen::internal::psqrt(x.packet); }
inline Float4 Tanh(Float4 x) { return Eigen::internal::ptanh(x.packet); }
inline Float4 Sin(Float4 x) { return Eigen::internal::psin(x.packet); }
inline Float4 Cos(Float4 x) { return Eigen::internal::pcos(x.packet); }
inline Float4 Abs(Float4 x) { return Eigen::internal::pabs(x.packet); }
inline Float4 Erfc(Float4 x) {
  alignas(16) float numbers[4];
  Eigen::internal::pstore(numbers, x.packet);
  for (float& number : numbers) number = std::erfc(number);
  return Eigen::internal::pload<Eigen::internal::Packet4f>(numbers);
}
inline Float4 Select(Mask4 condition, Float4 yes, Float4 no) {
  return Eigen::internal::por(Eigen::internal::pand(condition.bits, yes.packet),
                              Eigen::internal::pandnot(no.packet, condition.bits));
}

template <>
struct Lanes<float> {
  using Lane = Float4;
  static constexpr Index kWidth = 4;

  static Lane Load(const float* from) {
    return Eigen::internal::ploadu<Eigen::internal::Packet4f>(from);
  }
  static void Store(float* to, Lane lane) { Eigen::internal::pstoreu(to, lane.packet); }
  static Lane Splat(float number) { return number; }
  static float Sum(Lane lane) {
    float sums[4];
    Store(sums, lane);
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
  }
  static void StoreSums(float* to, Lane a, Lane b, Lane c, Lane d) {
    Eigen::internal::PacketBlock<Eigen::internal::Packet4f, 4> block;
    block.packet[0] = a.packet;
    block.packet[1] = b.packet;
    block.packet[2] = c.packet;
    block.packet[3] = d.packet;
    Eigen::internal::ptranspose(block);
    // The order of Sum().
    Store(to, (Float4(block.packet[0]) + Float4(block.packet[1])) +
                  (Float4(block.packet[2]) + Float4(block.packet[3])));
  }
  static Lane KeepFirst(Lane lane, Index count) {
    static constexpr std::array<float, 4> kPositions = {0, 1, 2, 3};
    const Lane positions = Load(kPositions.data());
    return Select(positions < Float4(static_cast<float>(count)), lane, Float4(0));
  }
};

#pragma GCC diagnostic pop
#endif

// ---- Shorthands --------------------------------------------------------------------------------

// The larger or smaller of two numbers; a NaN in the first argument stays one.
template <class T>
T Max(const T& a, const std::type_identity_t<T>& b) {
  return Select(a < b, T(b), a);
}
template <class T>
T Min(const T& a, const std::type_identity_t<T>& b) {
  return Select(b < a, T(b), a);
}

// 1 / (1 + e^-x) without overflow on either side.
template <class T>
T Sigmoid(const T& x) {
  const T e = Exp(-Abs(x));
  return Select(x < T(0), e, T(1)) / (T(1) + e);
}

// ln(1 + e^x) without overflow.
template <class T>
T Softplus(const T& x) {
  return Max(x, T(0)) + Log1p(Exp(-Abs(x)));
}

// `count` rounded up to whole lanes.
template <class Scalar>
constexpr Index PaddedSize(Index count) {
  constexpr Index width = Lanes<Scalar>::kWidth;
  return (count + width - 1) / width * width;
}

}  // namespace playground
