#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(RAdam, FirstFiveStepsAreNotDivided) {
  RuleRun<> run("radam", {{"beta1", 0}, {"eps", 0}}, {0});
  for (int step = 0; step < 5; ++step) run.Step({2}, 0.1);
  EXPECT_NEAR(run[0], -1, kRounding);

  // At t = 6 rho = 1999 - 12 * 0.999^6 / (1 - 0.999^6) is just above 5; m / sqrt(v) is 1.
  const double power = std::pow(0.999, 6), rho = 1999 - 12 * power / (1 - power);
  ASSERT_GT(rho, 5);
  const double r = std::sqrt((rho - 4) * (rho - 2) * 1999 / (1995.0 * 1997 * rho));
  run.Step({2}, 0.1);
  EXPECT_NEAR(run[0], -1 - 0.1 * r, 1e-11);
}

// beta2 = 0.5: rho_inf = 3 never exceeds 5.
TEST(RAdam, ShortMemoryIsNeverTrusted) {
  RuleRun<> run("radam", {{"beta1", 0}, {"beta2", 0.5}}, {0});
  for (int step = 0; step < 50; ++step) run.Step({2}, 0.01);
  EXPECT_NEAR(run[0], -1, kRounding);
}

TEST(RAdam, DecoupledDecayShrinksTheWeightDirectly) {
  RuleRun<> run("radam", {{"weight_decay", 1}, {"decoupled", 1}}, {2});
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], 1.8, kRounding);
}

}  // namespace
}  // namespace playground
