#include "core/dual.h"

#include <gtest/gtest.h>

namespace playground {
namespace {

// Slopes against central differences of the same function.
template <class Function>
void ExpectSlope(Function function, double x) {
  const double h = 1e-5 * std::fmax(1, std::fabs(x));
  const double difference = (function(x + h) - function(x - h)) / (2 * h);
  const double slope = function(Dual<double>(x, 1)).slope;
  EXPECT_NEAR(slope, difference, 1e-8 * std::fmax(1, std::fabs(difference))) << "at " << x;
}

TEST(Dual, SlopesOfFunctions) {
  using std::abs, std::cos, std::erfc, std::exp, std::expm1, std::log, std::log1p, std::pow;
  using std::sin, std::sqrt, std::tanh;
  for (const double x : {0.1, 0.7, 1.9}) {
    ExpectSlope([](auto z) { return exp(z) + expm1(z); }, x);
    ExpectSlope([](auto z) { return log(z) * log1p(z); }, x);
    ExpectSlope([](auto z) { return sqrt(z) / (z + 1.0); }, x);
    ExpectSlope([](auto z) { return sin(z) * cos(z); }, x);
    ExpectSlope([](auto z) { return tanh(-z) - erfc(z); }, x);
    ExpectSlope([](auto z) { return abs(z - 1.0) * pow(z, 2.5); }, x);
  }
}

TEST(Dual, SecondDerivativesByNesting) {
  // d2/dx2 of x^3 sin(x) at x: 6 x sin x + 6 x^2 cos x - x^3 sin x.
  const double x = 0.8;
  const Dual<Dual<double>> z({x, 1}, {1, 0});
  const auto y = z * z * z * sin(z);
  EXPECT_NEAR(y.slope.slope,
              6 * x * std::sin(x) + 6 * x * x * std::cos(x) - x * x * x * std::sin(x), 1e-13);
}

TEST(Dual, WorksAsAnEigenScalar) {
  Eigen::Matrix<Dual<double>, 2, 2> a;
  a << Dual<double>(1, 1), Dual<double>(2), Dual<double>(3), Dual<double>(4);
  const Eigen::Matrix<Dual<double>, 2, 2> square = a * a;
  EXPECT_EQ(square(0, 0).value, 7);
  EXPECT_EQ(square(0, 0).slope, 2);  // d(a00^2 + a01 a10) = 2 a00 da00
  EXPECT_EQ(square(0, 1).slope, 2);
}

}  // namespace
}  // namespace playground
