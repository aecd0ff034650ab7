#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(ScheduleFreeAdamW, AveragesNormalisedSteps) {
  RuleRun<> run("schedule-free-adamw", {{"beta1", 0.5}, {"beta2", 0.75}, {"eps", 0}}, {1});
  run.Step({3}, 0.1);  // direction 1: z = x = y = 0.9
  EXPECT_NEAR(run[0], 0.9, kRounding);
  run.Step({3}, 0.1);  // z = 0.8, c = 1/2: x = 0.85, y = 0.825
  EXPECT_NEAR(run[0], 0.825, kRounding);
  EXPECT_NEAR(run.Evaluated()[0], 0.85, kRounding);
}

TEST(ScheduleFreeAdamW, WithoutInterpolationYStandsInForX) {
  RuleRun<> run("schedule-free-adamw", {{"beta1", 0}, {"eps", 0}}, {1});
  run.Step({3}, 0.1);
  run.Step({3}, 0.1);
  EXPECT_NEAR(run[0], 0.8, kRounding);
  EXPECT_NEAR(run.Evaluated()[0], 0.8, kRounding);
}

}  // namespace
}  // namespace playground
