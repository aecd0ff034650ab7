#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(CautiousAdamW, DropsWhatContradictsTheGradient) {
  RuleRun<> run("cautious-adamw", {{"beta1", 0.5}, {"beta2", 0.5}, {"eps", 0}, {"weight_decay", 0}},
                {0, 0});
  run.Step({1, 1}, 0.1);  // u = 1, both agree
  EXPECT_NEAR(run[0], -0.1, kRounding);
  EXPECT_NEAR(run[1], -0.1, kRounding);
  // m = (0.2, 0.75), gradient (-0.1, 1): the first is dropped, the second is doubled (mean 1/2).
  run.Step({-0.1, 1}, 0.1);
  EXPECT_NEAR(run[0], -0.1, kRounding);
  EXPECT_NEAR(run[1], -0.3, kRounding);
}

TEST(CautiousAdamW, DecaysAlsoWhereNothingAgrees) {
  RuleRun<> run("cautious-adamw", {{"weight_decay", 0.5}}, {2});
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], 1.9, kRounding);
}

}  // namespace
}  // namespace playground
