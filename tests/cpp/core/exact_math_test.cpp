#include "core/exact_math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/random.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

constexpr double kUlp = std::numeric_limits<double>::epsilon();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

void ExpectClose(double got, double expected, double ulps, double x) {
  EXPECT_NEAR(got, expected, ulps * kUlp * std::abs(expected)) << "at " << x;
}

TEST(ExactMathTest, ExpMatchesTheLibrary) {
  Random random(TestSeed(), Stream::kData);
  for (int i = 0; i < 20000; ++i) {
    const double x = random.Uniform(-700, 700) * random.Uniform();
    ExpectClose(exact::Exp(x), std::exp(x), 4, x);
  }
  EXPECT_EQ(exact::Exp(0), 1);
  EXPECT_EQ(exact::Exp(710), kInfinity);
  EXPECT_EQ(exact::Exp(-800), 0);
  EXPECT_GT(exact::Exp(-745), 0);  // Subnormal.
  EXPECT_TRUE(std::isnan(exact::Exp(std::nan(""))));
}

TEST(ExactMathTest, TanhMatchesTheLibrary) {
  Random random(TestSeed(), Stream::kData);
  for (int i = 0; i < 20000; ++i) {
    const double x = random.Uniform(-30, 30) * std::pow(10, random.Uniform(-12, 0));
    ExpectClose(exact::Tanh(x), std::tanh(x), 6, x);
  }
  EXPECT_EQ(exact::Tanh(kInfinity), 1);
  EXPECT_EQ(exact::Tanh(-kInfinity), -1);
  EXPECT_EQ(exact::Tanh(0), 0);
  EXPECT_TRUE(std::isnan(exact::Tanh(std::nan(""))));
}

TEST(ExactMathTest, AnAngleOfWhichNothingIsKnownHasNoSine) {
  for (const double x : {kInfinity, -kInfinity, std::nan(""), 1e16, -1e300}) {
    EXPECT_TRUE(std::isnan(exact::Sin(x))) << x;
    EXPECT_TRUE(std::isnan(exact::Cos(x))) << x;
  }
  EXPECT_LE(std::abs(exact::Sin(1e15)), 1 + 1e-9);
}

TEST(ExactMathTest, PowerMatchesTheLibrary) {
  Random random(TestSeed(), Stream::kData);
  for (int i = 0; i < 20000; ++i) {
    const double base = std::pow(10, random.Uniform(-3, 3)), exponent = random.Uniform(-20, 20);
    // An error of one ulp in the logarithm is multiplied by it.
    const double ulps = 8 + 4 * std::abs(exponent * std::log(base));
    ExpectClose(exact::Power(base, exponent), std::pow(base, exponent), ulps, base);
    const double whole = std::floor(exponent);
    ExpectClose(exact::Power(-base, whole), std::pow(-base, whole), 4 + std::abs(whole), base);
  }
  EXPECT_EQ(exact::Power(0, 0), 1);
  EXPECT_EQ(exact::Power(0, 0.5), 0);
  EXPECT_EQ(exact::Power(0, -0.5), kInfinity);
  EXPECT_EQ(exact::Power(2, -2), 0.25);
  EXPECT_TRUE(std::isnan(exact::Power(-2, 0.5)));
}

}  // namespace
}  // namespace playground
