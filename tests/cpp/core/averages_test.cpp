#include "core/averages.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace playground {
namespace {

template <class Scalar>
class AveragesTest : public testing::Test {};
using ScalarTypes = testing::Types<float, double>;
TYPED_TEST_SUITE(AveragesTest, ScalarTypes);

TYPED_TEST(AveragesTest, FlushesOnlyWhatIsNextToZero) {
  const TypeParam tiny = std::numeric_limits<TypeParam>::min();
  const TypeParam nan = std::numeric_limits<TypeParam>::quiet_NaN();
  Eigen::Array<TypeParam, Eigen::Dynamic, 1> x(10);
  x << tiny / 2, -tiny / 2, tiny * 5, -tiny * 5, nan, tiny / 2, -tiny / 2, tiny * 5, -tiny * 5, nan;
  const auto flushed = FlushSubnormal(x).eval();
  for (Index i : {0, 1, 5, 6}) EXPECT_EQ(flushed[i], 0) << i;
  for (Index i : {2, 3, 7, 8}) EXPECT_EQ(flushed[i], x[i]) << i;
  for (Index i : {4, 9}) EXPECT_TRUE(std::isnan(flushed[i])) << i;
}

TEST(IntegerPowerTest, MultipliesAsOftenAsAsked) {
  EXPECT_EQ(IntegerPower(0.5, 0), 1);
  EXPECT_EQ(IntegerPower(0.5, 1), 0.5);
  EXPECT_EQ(IntegerPower(-2, 11), -2048);
  EXPECT_EQ(IntegerPower(0, 3), 0);
}

TEST(BiasCorrectorTest, CountsItsCallsAndTakesOverANewBeta) {
  BiasCorrector corrector;
  EXPECT_NEAR(corrector.Next(0.5), 1 / 0.5, 1e-15);
  EXPECT_NEAR(corrector.Next(0.5), 1 / 0.75, 1e-15);
  EXPECT_NEAR(corrector.Next(0.9), 1 / (1 - 0.729), 1e-14);
  EXPECT_NEAR(corrector.Next(0.9), BiasCorrection(0.9, 4), 1e-14);
  for (int step = 0; step < 20000; ++step) corrector.Next(0.9);
  EXPECT_EQ(corrector.NextPower(0.9), 0);
}

}  // namespace
}  // namespace playground
