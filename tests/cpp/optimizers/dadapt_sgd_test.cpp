#include "cpp/optimizers/distance_testing.h"

namespace playground {
namespace {

TEST(DAdaptSgd, FindsTheDistance) { ExpectFindsTheDistance("dadapt-sgd", 5, 0.3, 200); }

TEST(DAdaptSgd, GrowthIsBounded) { ExpectGrowthIsBounded("dadapt-sgd"); }

// lambda = d0 / |g|, so the first step has the length of the first guess.
TEST(DAdaptSgd, FirstStepHasTheLengthOfTheFirstGuess) {
  RuleRun<double> run("dadapt-sgd", {{"d0", 0.5}}, {1, 1});
  run.Step({30, 40}, 1);
  EXPECT_NEAR(run[0], 1 - 0.3, 1e-15);
  EXPECT_NEAR(run[1], 1 - 0.4, 1e-15);
}

TEST(DAdaptSgd, WaitsForTheFirstGradient) {
  RuleRun<double> run("dadapt-sgd", {{"d0", 0.5}}, {1});
  run.Step({0}, 1);
  EXPECT_EQ(run[0], 1);
  run.Step({7}, 1);
  EXPECT_NEAR(run[0], 0.5, 1e-15);
}

}  // namespace
}  // namespace playground
