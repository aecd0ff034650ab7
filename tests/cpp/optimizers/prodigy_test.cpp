#include "cpp/optimizers/distance_testing.h"

namespace playground {
namespace {

// In the largest norm, since it bounds by the sum of absolute gradients.
TEST(Prodigy, FindsTheDistance) { ExpectFindsTheDistance("prodigy", 4, 0.3, 200); }

TEST(Prodigy, GrowthIsBounded) { ExpectGrowthIsBounded("prodigy"); }

// d g enters both averages, so the first step is d eta (1 - beta1) / sqrt(1 - beta2) per entry.
TEST(Prodigy, FirstStepIsAdamsTimesTheFirstGuess) {
  RuleRun<double> run("prodigy", {{"d0", 0.01}, {"beta1", 0.75}, {"beta2", 0.96}, {"eps", 0}},
                      {0, 0});
  run.Step({8, -0.001}, 0.5);
  const double step = 0.01 * 0.5 * 0.25 / 0.2;
  EXPECT_NEAR(run[0], -step, 1e-15);
  EXPECT_NEAR(run[1], step, 1e-15);
}

TEST(Prodigy, WaitsForTheFirstGradient) {
  RuleRun<double> run("prodigy", {{"weight_decay", 0.1}}, {2});
  run.Step({0}, 1);
  EXPECT_EQ(run[0], 2);
}

}  // namespace
}  // namespace playground
