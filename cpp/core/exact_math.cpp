#include "core/exact_math.h"

#include <cmath>
#include <cstdint>
#include <cstring>

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

double Circular(double x, int shift) {
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

double Sin(double x) { return Circular(x, 0); }
double Cos(double x) { return Circular(x, 1); }

}  // namespace playground::exact
