#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Adam, TwoStepsByHand) {
  RuleRun<> run("adam", {{"beta1", 0.5}, {"beta2", 0.75}, {"eps", 0}}, {0});
  run.Step({1}, 0.1);  // corrected: m = 1, v = 1
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({-3}, 0.1);  // m = 0.25 - 1.5, v = 0.1875 + 2.25; corrected by 0.75 and 0.4375
  EXPECT_NEAR(run[0], -0.1 + 0.1 * (1.25 / 0.75) / std::sqrt(2.4375 / 0.4375), kRounding);
}

TEST(Adam, AmsGradFlagKeepsTheLargest) {
  RuleRun<> run("adam", {{"beta1", 0}, {"beta2", 0.5}, {"eps", 0}, {"amsgrad", 1}}, {0});
  run.Step({4}, 0.1);  // v = 8, corrected 16
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({1}, 0.1);  // v = 4.5, but the largest was 8; corrected by 0.75
  EXPECT_NEAR(run[0], -0.1 - 0.1 / std::sqrt(8 / 0.75), kRounding);
}

// Coupled decay goes through the normalisation: however strong, the first step is the rate.
TEST(Adam, DecayIsNormalisedAway) {
  RuleRun<> run("adam", {{"weight_decay", 100}, {"eps", 0}}, {2});
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], 1.9, kRounding);
}

TEST(Adam, ScheduledMomentumReplacesBeta1) {
  RuleRun<> run("adam", {{"beta1", 0.9}, {"beta2", 0}, {"eps", 0}}, {0});
  run.Step({1}, 0.1, 0.5);  // m = 0.5, corrected by 1 - 0.5
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({3}, 0.1, 0.25);  // m = 0.125 + 2.25, corrected by 1 - 0.25^2; v = 9
  EXPECT_NEAR(run[0], -0.1 - 0.1 * 2.375 / 0.9375 / 3, kRounding);
}

// Zeros after one gradient: the averages must not linger among the subnormal numbers.
TEST(Adam, AveragesOfADeadWeightReachZero) {
  RuleRun<float> run("adam", {{"beta2", 0.9}}, {1});
  run.Step({1}, 0.01);
  for (int step = 0; step < 2000; ++step) run.Step({0}, 0.01);
  const float rested = run[0];
  for (int step = 0; step < 100; ++step) run.Step({0}, 1e30);  // 1e30 times a remnant would show.
  EXPECT_EQ(run[0], rested);
}

}  // namespace
}  // namespace playground
