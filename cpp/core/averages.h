// Update rules keep decaying averages. The functions here keep them free of subnormal numbers and
// correct for their start at zero.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

#include "core/types.h"

namespace playground {

// 0 in place of a value next to the smallest normal number. Arithmetic with subnormal numbers is
// some hundred times slower, WebAssembly cannot switch them off, and the averages of a dead unit's
// gradients would end there and stay.
template <class Scalar>
struct FlushOperation {
  static constexpr Scalar kSmallest = 4 * std::numeric_limits<Scalar>::min();

  Scalar operator()(Scalar x) const { return std::abs(x) < kSmallest ? Scalar(0) : x; }
  template <class Packet>
  Packet packetOp(const Packet& x) const {
    using namespace Eigen::internal;
    return pandnot(x, pcmp_lt(pabs(x), pset1<Packet>(kSmallest)));
  }
};

template <class Expression>
auto FlushSubnormal(const Expression& values) {
  return values.unaryExpr(FlushOperation<typename Expression::Scalar>());
}

// beta * average + (1 - beta) * value. 1 - beta is formed in double: with a float32 beta2 of 0.999
// it would be wrong in the fifth digit.
template <class Old, class New>
auto Average(double beta, const Old& average, const New& value) {
  using Scalar = typename Old::Scalar;
  return FlushSubnormal(static_cast<Scalar>(beta) * average +
                        static_cast<Scalar>(1 - beta) * value);
}

// base^exponent, exponent >= 0, by squaring: the same bits on every target, unlike std::pow.
inline double IntegerPower(double base, std::int64_t exponent) {
  double power = 1;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) power *= base;
    base *= base;
  }
  return power;
}

// 1 / (1 - beta^t): undoes that an average started from zero is too small after t >= 1 updates.
inline double BiasCorrection(double beta, std::int64_t t) {
  return 1 / (1 - IntegerPower(beta, t));
}

// The same for t = 1, 2, ... in turn, at one multiplication each.
class BiasCorrector {
 public:
  // For the next t. When beta has changed, its new value counts for all steps, as in PyTorch.
  double Next(double beta) { return 1 / (1 - NextPower(beta)); }

  // beta^t of the next t.
  double NextPower(double beta) {
    ++t_;
    power_ = beta == beta_ ? power_ * beta : IntegerPower(beta, t_);
    beta_ = beta;
    if (power_ < kNegligible) power_ = 0;
    return power_;
  }

  // beta^t of the last t; 1 before the first.
  double power() const { return power_; }

 private:
  static constexpr double kNegligible = 1e-30;  // 1 - this is 1.

  std::int64_t t_ = 0;
  double beta_ = 1, power_ = 1;
};

}  // namespace playground

template <class Scalar>
struct Eigen::internal::functor_traits<playground::FlushOperation<Scalar>> {
  enum {
    Cost = 3 * NumTraits<Scalar>::AddCost,
    PacketAccess = packet_traits<Scalar>::Vectorizable
  };
};
