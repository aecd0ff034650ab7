#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AdaGradLagged, LeavesOutThePresentGradient) {
  RuleRun<> run("adagrad-lagged", {{"eps", 0.5}}, {0});
  run.Step({3}, 0.1);  // r = 0: divided by eps alone
  EXPECT_NEAR(run[0], -0.6, kRounding);
  run.Step({1}, 0.1);  // r = 9
  EXPECT_NEAR(run[0], -0.6 - 0.1 / 3.5, kRounding);
}

}  // namespace
}  // namespace playground
