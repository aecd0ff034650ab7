#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AdaBelief, DividesByTheSurprise) {
  RuleRun<> run("adabelief", {{"beta1", 0.5}, {"beta2", 0.75}, {"eps", 0}}, {0});
  run.Step({2}, 0.1);  // m = 1, s = 0.25 (2 - 1)^2, corrected 1; corrected m = 2
  EXPECT_NEAR(run[0], -0.2, kRounding);
  run.Step({2}, 0.1);  // m = 1.5, s = 0.1875 + 0.25 * 0.25 = 0.25, corrected by 0.4375
  EXPECT_NEAR(run[0], -0.2 - 0.2 / std::sqrt(0.25 / 0.4375), kRounding);
}

// With beta1 = 0 there is no surprise, and s holds nothing but epsilons: 1, then 0.75 + 1.
TEST(AdaBelief, EpsilonAddsUpInTheState) {
  RuleRun<> run("adabelief", {{"beta1", 0}, {"beta2", 0.75}, {"eps", 1}}, {0});
  run.Step({3}, 0.1);  // sqrt(1 / 0.25) + 1 = 3
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({3}, 0.1);  // sqrt(1.75 / 0.4375) + 1 = 3
  EXPECT_NEAR(run[0], -0.2, kRounding);
}

TEST(AdaBelief, DecoupledDecayShrinksTheWeightDirectly) {
  RuleRun<> run("adabelief", {{"weight_decay", 1}, {"decoupled", 1}}, {2});
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], 1.8, kRounding);
}

}  // namespace
}  // namespace playground
