#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(RmsPropWindow, ForgetsWhatLeavesTheWindow) {
  RuleRun<> run("rmsprop-window", {{"rho", 0.5}, {"window", 2}, {"eps", 0}}, {0});
  run.Step({2}, 1);  // r = 0.5 * 4 / 2 + 0.5 * 4 = 3
  double expected = -2 / std::sqrt(3);
  EXPECT_NEAR(run[0], expected, kRounding);
  run.Step({1}, 1);  // r = 0.5 * (1 + 4) / 2 + 0.5 = 1.75
  expected -= 1 / std::sqrt(1.75);
  EXPECT_NEAR(run[0], expected, kRounding);
  run.Step({1}, 1);  // r = 0.5 * (1 + 1) / 2 + 0.5 = 1
  EXPECT_NEAR(run[0], expected - 1, kRounding);
}

TEST(RmsPropWindow, StateIsTheWindow) {
  EXPECT_EQ(RuleRun<>("rmsprop-window", {{"window", 7}}, {1, 2}).rule().StateSize(), 14);
}

}  // namespace
}  // namespace playground
