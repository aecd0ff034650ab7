#include "core/exact_math.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace playground::exact {
namespace {

// sin x / x and cos x in z = x^2 for |x| <= pi/4: Taylor series; the first term left out is below
// 1e-17.
double SinSeries(double x) {
  const double z = x * x;
  double sum = 0;
  for (int k = 8; k >= 1; --k) sum = (1 + sum) * (-z / ((2 * k) * (2 * k + 1)));
  return x + x * sum;
}
double CosSeries(double x) {
  const double z = x * x;
  double sum = 0;
  for (int k = 9; k >= 1; --k) sum = (1 + sum) * (-z / ((2 * k - 1) * (2 * k)));
  return 1 + sum;
}

// x minus the nearest multiple of pi/2, |result| <= pi/4 (pi/2 in two parts: Cody & Waite 1980);
// *quadrant is the multiple modulo 4.
double Reduce(double x, int* quadrant) {
  constexpr double kHalfPiHigh = 1.57079632673412561417;  // 33 bits
  constexpr double kHalfPiLow = 6.07710050650619224932e-11;
  const double multiple = std::floor(x * 0.63661977236758134308 + 0.5);
  *quadrant = static_cast<int>(multiple - 4 * std::floor(multiple / 4));
  return (x - multiple * kHalfPiHigh) - multiple * kHalfPiLow;
}

// Beyond it nothing is known of the angle.
constexpr double kLargestAngle = 1e15;

double Circular(double x, int shift) {
  if (!(std::abs(x) <= kLargestAngle)) return std::numeric_limits<double>::quiet_NaN();
  int quadrant;
  const double r = Reduce(x, &quadrant);
  switch ((quadrant + shift) & 3) {
    case 0:
      return SinSeries(r);
    case 1:
      return CosSeries(r);
    case 2:
      return -SinSeries(r);
    default:
      return -CosSeries(r);
  }
}

// 2^exponent, -1022 <= exponent <= 1023.
double PowerOfTwo(int exponent) {
  const std::uint64_t bits = static_cast<std::uint64_t>(exponent + 1023) << 52;
  double power;
  std::memcpy(&power, &bits, sizeof power);
  return power;
}

// e^x - 1 for |x| <= 0.7: Taylor series; the first term left out is below 1e-18.
double ExpSeries(double x) {
  double sum = 0;
  for (int k = 18; k >= 2; --k) sum = (1 + sum) * (x / k);
  return x + x * sum;
}

}  // namespace

double Log(double x) {
  // x = m 2^e with m in [sqrt(1/2), sqrt(2)); log m = 2 artanh((m - 1) / (m + 1)).
  int exponent = 0;
  if (x < 0x1p-1022) {  // Subnormal.
    x *= 0x1p54;
    exponent = -54;
  }
  std::uint64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  exponent += static_cast<int>(bits >> 52) - 1023;
  bits = (bits & 0xfffffffffffffu) | 0x3ff0000000000000u;
  double m;
  std::memcpy(&m, &bits, sizeof m);
  if (m > 1.4142135623730951) {
    m /= 2;
    ++exponent;
  }
  const double s = (m - 1) / (m + 1);
  const double z = s * s;  // At most 0.0295: the series gains 1.5 digits a term.
  double sum = 0;
  for (int k = 12; k >= 1; --k) sum = (sum + 1.0 / (2 * k + 1)) * z;
  constexpr double kLn2High = 6.93147180369123816490e-01;  // 33 bits: exponent * it is exact.
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  return exponent * kLn2High + (2 * s + (2 * s * sum + exponent * kLn2Low));
}

double Exp(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0;
  // x = k ln 2 + r with |r| <= ln(2) / 2. The power of two in two halves: each is normal.
  constexpr double kLn2High = 6.93147180369123816490e-01;
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  const double k = std::floor(x * 1.4426950408889634 + 0.5);
  const double r = (x - k * kLn2High) - k * kLn2Low;
  const int half = static_cast<int>(k) / 2;
  return (1 + ExpSeries(r)) * PowerOfTwo(half) * PowerOfTwo(static_cast<int>(k) - half);
}

double Tanh(double x) {
  const double size = std::abs(x);
  if (size < 0.35) {
    const double rise = ExpSeries(2 * x);
    return rise / (rise + 2);
  }
  const double result = size > 22 ? 1 : 1 - 2 / (Exp(2 * size) + 1);
  return std::copysign(std::isnan(x) ? x : result, x);
}

double Power(double base, double exponent) {
  constexpr double kLargestWhole = 1e9;
  if (exponent == std::floor(exponent) && std::abs(exponent) <= kLargestWhole) {
    double power = 1, square = base;
    for (auto left = static_cast<std::int64_t>(std::abs(exponent)); left > 0; left /= 2) {
      if (left % 2 == 1) power *= square;
      square *= square;
    }
    return exponent < 0 ? 1 / power : power;
  }
  if (base == 0) return exponent > 0 ? 0 : 1 / base;
  if (!(base > 0) || std::isinf(base)) return std::numeric_limits<double>::quiet_NaN();
  return Exp(exponent * Log(base));
}

double Sin(double x) { return Circular(x, 0); }
double Cos(double x) { return Circular(x, 1); }

}  // namespace playground::exact
