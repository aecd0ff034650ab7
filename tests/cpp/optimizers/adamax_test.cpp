#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AdaMax, DividesByTheFadingMaximum) {
  RuleRun<> run("adamax", {{"beta1", 0.5}, {"beta2", 0.5}, {"eps", 0}}, {0});
  run.Step({4}, 0.1);  // corrected m = 4, u = 4
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({1}, 0.1);  // m = 1.5 / 0.75 = 2, u = max(2, 1)
  EXPECT_NEAR(run[0], -0.2, kRounding);
}

TEST(AdaMax, EpsilonStandsInsideTheMaximum) {
  RuleRun<> run("adamax", {{"eps", 1}}, {0});
  run.Step({1}, 0.1);  // u = 1 + 1
  EXPECT_NEAR(run[0], -0.05, kRounding);
}

}  // namespace
}  // namespace playground
