#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(NAdam, TwoStepsByHand) {
  // Without warm-up of the momentum mu is always beta1 / 2 = 0.4.
  RuleRun<> run("nadam", {{"beta1", 0.8}, {"beta2", 0.75}, {"eps", 0}, {"momentum_decay", 0}}, {0});
  run.Step({2}, 0.1);  // m = 0.4, v = 1, corrected 4
  double expected = -0.1 * (0.4 * 0.4 / (1 - 0.16) + 0.6 * 2 / 0.6) / 2;
  EXPECT_NEAR(run[0], expected, kRounding);
  run.Step({0}, 0.1);  // m = 0.32, v = 0.75, corrected by 0.4375
  expected -= 0.1 * (0.4 * 0.32 / (1 - 0.064)) / std::sqrt(0.75 / 0.4375);
  EXPECT_NEAR(run[0], expected, kRounding);
}

TEST(NAdam, DecaysEitherWay) {
  RuleRun<> coupled("nadam", {{"weight_decay", 1}, {"eps", 0}}, {2}),
      direct("nadam", {{"weight_decay", 1}, {"decoupled", 1}}, {2});
  RuleRun<> pulled("nadam", {{"eps", 0}}, {2});
  coupled.Step({0}, 0.1);
  pulled.Step({2}, 0.1);  // The same gradient as the decay's.
  direct.Step({0}, 0.1);
  EXPECT_NEAR(coupled[0], pulled[0], kRounding);
  EXPECT_NEAR(direct[0], 1.8, kRounding);
}

}  // namespace
}  // namespace playground
