#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Rprop, GrowsShrinksAndSkipsAfterAFlip) {
  RuleRun<> run("rprop", {{"eta_minus", 0.5}, {"eta_plus", 2}, {"step_max", 0.3}}, {0});
  run.Step({1}, 0.1);  // first step: the rate
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({3}, 123);  // same sign: 0.2; the rate no longer matters
  EXPECT_NEAR(run[0], -0.3, kRounding);
  run.Step({1}, 123);  // 0.4, cut to 0.3
  EXPECT_NEAR(run[0], -0.6, kRounding);
  run.Step({-5}, 123);  // flip: 0.15, no move
  EXPECT_NEAR(run[0], -0.6, kRounding);
  run.Step({-5}, 123);  // as if new: 0.15
  EXPECT_NEAR(run[0], -0.45, kRounding);
}

TEST(Rprop, SeesTheSignsOfTinyGradients) {
  RuleRun<float> run("rprop", {{"eta_plus", 2}}, {0});
  run.Step({1e-30}, 0.5);
  run.Step({1e-30}, 0.5);  // The product 1e-60 would be 0 in float.
  EXPECT_EQ(run[0], -1.5f);
}

}  // namespace
}  // namespace playground
