#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AmsGrad, TwoStepsByHand) {
  RuleRun<> run("amsgrad", {{"beta1", 0.5}, {"beta2", 0.75}, {"eps", 0}}, {0});
  run.Step({1}, 0.1);  // corrected: m = 1, v = 1
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({-3}, 0.1);  // m = 0.25 - 1.5, v = 0.1875 + 2.25; corrected by 0.75 and 0.4375
  EXPECT_NEAR(run[0], -0.1 + 0.1 * (1.25 / 0.75) / std::sqrt(2.4375 / 0.4375), kRounding);
}

TEST(AmsGrad, KeepsTheLargest) {
  RuleRun<> run("amsgrad", {{"beta1", 0}, {"beta2", 0.5}, {"eps", 0}}, {0});
  run.Step({4}, 0.1);  // v = 8, corrected 16
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({1}, 0.1);  // v = 4.5, but the largest was 8; corrected by 0.75
  EXPECT_NEAR(run[0], -0.1 - 0.1 / std::sqrt(8 / 0.75), kRounding);
}

}  // namespace
}  // namespace playground
