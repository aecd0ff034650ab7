#include "cpp/optimizers/distance_testing.h"

namespace playground {
namespace {

TEST(DAdaptAdam, GrowthIsBounded) { ExpectGrowthIsBounded("dadapt-adam"); }

TEST(DAdaptAdam, FirstStepIsAdamsTimesTheFirstGuess) {
  RuleRun<double> run("dadapt-adam", {{"d0", 0.01}, {"beta1", 0.75}, {"beta2", 0.96}, {"eps", 0}},
                      {0, 0});
  run.Step({8, -0.001}, 0.5);
  const double step = 0.01 * 0.5 * 0.25 / 0.2;
  EXPECT_NEAR(run[0], -step, 1e-15);
  EXPECT_NEAR(run[1], step, 1e-15);
}

TEST(DAdaptAdam, ConvergesWithoutARate) {
  RuleRun<double> run("dadapt-adam", {}, {3, -4});
  for (int t = 0; t < 2000; ++t) run.Step({run[0], run[1]}, 1);
  EXPECT_LT(run.parameters().norm(), 0.01);
}

TEST(DAdaptAdam, DecouplesTheDecay) {
  RuleRun<double> run("dadapt-adam", {{"d0", 0.1}, {"weight_decay", 0.5}, {"decoupled", 1}},
                      {2, 0});
  run.Step({0, 1}, 1);
  EXPECT_NEAR(run[0], 2 * (1 - 0.1 * 0.5), 1e-15);
}

}  // namespace
}  // namespace playground
