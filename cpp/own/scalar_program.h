// These functions run instructions on single numbers: doubles, or dual numbers where derivatives
// are wanted. The transcendental functions are our own, so that a text gives the same bits on every
// target.
#pragma once

#include <cmath>
#include <vector>

#include "core/dual.h"
#include "core/exact_math.h"
#include "own/program.h"

namespace playground {

namespace scalar_program {

inline double Sqrt(double x) { return std::sqrt(x); }
inline double Exp(double x) { return exact::Exp(x); }
inline double Log(double x) {
  if (std::isnan(x) || x < 0) return std::nan("");
  if (x == 0) return -HUGE_VAL;
  return std::isinf(x) ? x : exact::Log(x);
}
inline double Tanh(double x) { return exact::Tanh(x); }
// Beyond this nothing of an angle is left; it counts as no number.
inline constexpr double kLargestAngle = 1e5;
inline double Sin(double x) { return std::abs(x) <= kLargestAngle ? exact::Sin(x) : std::nan(""); }
inline double Cos(double x) { return std::abs(x) <= kLargestAngle ? exact::Cos(x) : std::nan(""); }
inline double Power(double base, double exponent) { return exact::Power(base, exponent); }

template <class S>
Dual<S> Sqrt(const Dual<S>& x) {
  const S y = Sqrt(x.value);
  return {y, x.slope / (S(2) * y)};
}
template <class S>
Dual<S> Exp(const Dual<S>& x) {
  const S y = Exp(x.value);
  return {y, y * x.slope};
}
template <class S>
Dual<S> Log(const Dual<S>& x) {
  return {Log(x.value), x.slope / x.value};
}
template <class S>
Dual<S> Tanh(const Dual<S>& x) {
  const S y = Tanh(x.value);
  return {y, (S(1) - y * y) * x.slope};
}
template <class S>
Dual<S> Cos(const Dual<S>& x);
template <class S>
Dual<S> Sin(const Dual<S>& x) {
  return {Sin(x.value), Cos(x.value) * x.slope};
}
template <class S>
Dual<S> Cos(const Dual<S>& x) {
  return {Cos(x.value), -(Sin(x.value) * x.slope)};
}
// A constant exponent is the usual case, and the only one that negative bases allow.
template <class S>
Dual<S> Power(const Dual<S>& base, const Dual<S>& exponent) {
  const S y = Power(base.value, exponent.value);
  S slope = S(0);
  if (Plain(exponent.value) != 0) {
    slope = exponent.value * Power(base.value, exponent.value - S(1)) * base.slope;
  }
  if (Plain(base.value) > 0) slope = slope + y * Log(base.value) * exponent.slope;
  return {y, slope};
}

template <class T>
T Apply(ScalarOperation operation, const T& a, const T& b, const T& c) {
  using enum ScalarOperation;
  const auto truth = [](bool value) { return T(value ? 1.0 : 0.0); };
  switch (operation) {
    case kAdd:
      return a + b;
    case kSubtract:
      return a - b;
    case kMultiply:
      return a * b;
    case kDivide:
      return a / b;
    case kNegate:
      return -a;
    case kSqrt:
      return Sqrt(a);
    case kAbs:
      return a < T(0.0) ? -a : a;
    case kSign:
      return T((Plain(a) > 0) - (Plain(a) < 0));
    case kExp:
      return Exp(a);
    case kLog:
      return Log(a);
    case kTanh:
      return Tanh(a);
    case kSin:
      return Sin(a);
    case kCos:
      return Cos(a);
    case kFloor:
      return T(std::floor(Plain(a)));
    case kPower:
      return Power(a, b);
    case kMin:
      return b < a ? b : a;
    case kMax:
      return a < b ? b : a;
    case kLess:
      return truth(a < b);
    case kLessEqual:
      return truth(a <= b);
    case kEqual:
      return truth(a == b);
    case kSelect:
      return Plain(a) != 0 ? b : c;
    default:  // kCopy; kDecay is not for this function.
      return a;
  }
}

}  // namespace scalar_program

// `slots` must have as many members as the program of the instructions says.
template <class T>
void RunScalars(const std::vector<ScalarInstruction>& instructions, T* slots) {
  for (const ScalarInstruction& next : instructions) {
    slots[next.dst] =
        scalar_program::Apply(next.operation, slots[next.a], slots[next.b], slots[next.c]);
  }
}

}  // namespace playground
