#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AdaGrad, DividesByTheRootOfTheSum) {
  RuleRun<> run("adagrad", {{"eps", 0}}, {0});
  run.Step({3}, 0.1);  // r = 9
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({4}, 0.1);  // r = 25
  EXPECT_NEAR(run[0], -0.18, kRounding);
}

TEST(AdaGrad, LowersTheRateAndStartsTheSumAsAsked) {
  RuleRun<> run("adagrad", {{"eps", 0}, {"lr_decay", 1}, {"initial_accumulator", 16}}, {0});
  run.Step({3}, 0.1);  // r = 25
  EXPECT_NEAR(run[0], -0.06, kRounding);
  run.Step({12}, 0.1);  // r = 169, rate 0.1 / 2
  EXPECT_NEAR(run[0], -0.06 - 0.05 * 12 / 13, kRounding);
}

}  // namespace
}  // namespace playground
