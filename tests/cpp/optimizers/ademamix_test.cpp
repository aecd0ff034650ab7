#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AdEmaMix, AddsTheSlowAverageUncorrected) {
  RuleRun<> run("ademamix",
                {{"beta1", 0.5}, {"beta2", 0.75}, {"beta3", 0.5}, {"alpha", 2}, {"eps", 0}}, {0});
  run.Step({2}, 0.1);  // corrected m1 = 2, m2 = 1, corrected v = 4
  EXPECT_NEAR(run[0], -0.1 * (2 + 2) / 2, kRounding);
  run.Step({0}, 0.1);  // m1 = 0.5 / 0.75, m2 = 0.5, v = 0.75 / 0.4375
  EXPECT_NEAR(run[0], -0.2 - 0.1 * (0.5 / 0.75 + 1) / std::sqrt(0.75 / 0.4375), kRounding);
}

TEST(AdEmaMix, DecaysByRateTimesLambda) {
  RuleRun<> run("ademamix", {{"weight_decay", 0.5}}, {2});
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], 1.9, kRounding);
}

}  // namespace
}  // namespace playground
