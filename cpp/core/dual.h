// Dual numbers are a + b e with e^2 = 0. Running a computation with them gives its exact
// directional derivative; Dual<Dual<S>> gives second derivatives. Eigen accepts them as scalars.
#pragma once

#include <Eigen/Core>
#include <cmath>

namespace playground {

template <class S>
struct Dual {
  S value = S(0);
  S slope = S(0);

  Dual() = default;
  Dual(S v) : value(v) {}  // NOLINT: constants mix freely with duals, as numbers do.
  Dual(S v, S s) : value(v), slope(s) {}
  template <class Number,
            class = std::enable_if_t<std::is_arithmetic_v<Number> && !std::is_same_v<Number, S>>>
  Dual(Number v) : value(S(v)) {}  // NOLINT

  Dual& operator+=(const Dual& b) { return *this = *this + b; }
  Dual& operator-=(const Dual& b) { return *this = *this - b; }
  Dual& operator*=(const Dual& b) { return *this = *this * b; }
  Dual& operator/=(const Dual& b) { return *this = *this / b; }

  friend Dual operator-(const Dual& a) { return {-a.value, -a.slope}; }
  friend Dual operator+(const Dual& a, const Dual& b) {
    return {a.value + b.value, a.slope + b.slope};
  }
  friend Dual operator-(const Dual& a, const Dual& b) {
    return {a.value - b.value, a.slope - b.slope};
  }
  friend Dual operator*(const Dual& a, const Dual& b) {
    return {a.value * b.value, a.value * b.slope + a.slope * b.value};
  }
  friend Dual operator/(const Dual& a, const Dual& b) {
    const S quotient = a.value / b.value;
    return {quotient, (a.slope - quotient * b.slope) / b.value};
  }

  // Comparisons look at the value alone: a branch is taken where the number itself takes it.
  friend bool operator<(const Dual& a, const Dual& b) { return a.value < b.value; }
  friend bool operator>(const Dual& a, const Dual& b) { return a.value > b.value; }
  friend bool operator<=(const Dual& a, const Dual& b) { return a.value <= b.value; }
  friend bool operator>=(const Dual& a, const Dual& b) { return a.value >= b.value; }
  friend bool operator==(const Dual& a, const Dual& b) { return a.value == b.value; }
  friend bool operator!=(const Dual& a, const Dual& b) { return a.value != b.value; }
};

template <class S>
Dual<S> exp(const Dual<S>& x) {
  using std::exp;
  const S y = exp(x.value);
  return {y, y * x.slope};
}
template <class S>
Dual<S> expm1(const Dual<S>& x) {
  using std::exp;
  using std::expm1;
  return {expm1(x.value), exp(x.value) * x.slope};
}
template <class S>
Dual<S> log(const Dual<S>& x) {
  using std::log;
  return {log(x.value), x.slope / x.value};
}
template <class S>
Dual<S> log1p(const Dual<S>& x) {
  using std::log1p;
  return {log1p(x.value), x.slope / (S(1) + x.value)};
}
template <class S>
Dual<S> sqrt(const Dual<S>& x) {
  using std::sqrt;
  const S y = sqrt(x.value);
  return {y, x.slope / (S(2) * y)};
}
template <class S>
Dual<S> sin(const Dual<S>& x) {
  using std::cos;
  using std::sin;
  return {sin(x.value), cos(x.value) * x.slope};
}
template <class S>
Dual<S> cos(const Dual<S>& x) {
  using std::cos;
  using std::sin;
  return {cos(x.value), -sin(x.value) * x.slope};
}
template <class S>
Dual<S> tanh(const Dual<S>& x) {
  using std::tanh;
  const S y = tanh(x.value);
  return {y, (S(1) - y * y) * x.slope};
}
template <class S>
Dual<S> erfc(const Dual<S>& x) {
  using std::erfc;
  using std::exp;
  // d/dx erfc(x) = -2/sqrt(pi) exp(-x^2).
  return {erfc(x.value), S(-1.1283791670955126) * exp(-x.value * x.value) * x.slope};
}
template <class S>
Dual<S> abs(const Dual<S>& x) {
  return x.value < S(0) ? -x : x;
}
// x^exponent for a constant exponent.
template <class S>
Dual<S> pow(const Dual<S>& x, double exponent) {
  using std::pow;
  return {pow(x.value, exponent), S(exponent) * pow(x.value, exponent - 1) * x.slope};
}
template <class S>
bool isfinite(const Dual<S>& x) {
  using std::isfinite;
  return isfinite(x.value) && isfinite(x.slope);
}

// The number under all layers of duals.
inline float Plain(float x) { return x; }
inline double Plain(double x) { return x; }
template <class S>
auto Plain(const Dual<S>& x) {
  return Plain(x.value);
}

}  // namespace playground

namespace Eigen {
template <class S>
struct NumTraits<playground::Dual<S>> : NumTraits<S> {
  using Real = playground::Dual<S>;
  using NonInteger = playground::Dual<S>;
  using Nested = playground::Dual<S>;
  using Literal = playground::Dual<S>;
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 2,
    AddCost = 2,
    MulCost = 4
  };
};
}  // namespace Eigen
