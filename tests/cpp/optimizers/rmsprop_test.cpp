#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(RmsProp, DividesByTheRootMeanSquare) {
  RuleRun<> run("rmsprop", {{"alpha", 0.75}, {"eps", 0}}, {0});
  run.Step({2}, 0.1);  // v = 1
  EXPECT_NEAR(run[0], -0.2, kRounding);
  run.Step({2}, 0.1);  // v = 1.75
  EXPECT_NEAR(run[0], -0.2 - 0.2 / std::sqrt(1.75), kRounding);
}

TEST(RmsProp, EpsilonStandsOutsideTheRoot) {
  RuleRun<> run("rmsprop", {{"alpha", 0.75}, {"eps", 3}}, {0});
  run.Step({2}, 0.1);  // 1 + 3
  EXPECT_NEAR(run[0], -0.1 * 2 / 4, kRounding);
}

TEST(RmsProp, CentersAndGathersMomentum) {
  RuleRun<> run("rmsprop", {{"alpha", 0.75}, {"eps", 0}, {"centered", 1}, {"momentum", 0.5}}, {0});
  const double u = 2 / std::sqrt(0.75);  // v = 1, mean = 0.5
  run.Step({2}, 0.1);
  EXPECT_NEAR(run[0], -0.1 * u, kRounding);
  run.Step({0}, 0.1);  // u = 0, b = 0.5 u
  EXPECT_NEAR(run[0], -0.15 * u, kRounding);
}

// The variance of a steady gradient is 0 up to rounding, which may be negative.
TEST(RmsProp, CenteredSurvivesASteadyGradient) {
  RuleRun<float> run("rmsprop", {{"alpha", 0.5}, {"centered", 1}}, {0});
  for (int step = 0; step < 300; ++step) run.Step({0.1}, 1e-9);
  EXPECT_TRUE(std::isfinite(run[0]));
}

TEST(RmsProp, KeepsOnlyTheBuffersInUse) {
  EXPECT_EQ(RuleRun<>("rmsprop", {}, {1, 2}).rule().StateSize(), 2);
  EXPECT_EQ(RuleRun<>("rmsprop", {{"centered", 1}}, {1, 2}).rule().StateSize(), 4);
  EXPECT_EQ(RuleRun<>("rmsprop", {{"centered", 1}, {"momentum", 0.5}}, {1, 2}).rule().StateSize(),
            6);
}

}  // namespace
}  // namespace playground
