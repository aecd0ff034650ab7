#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Lion, MixesMemoryAndGradientBeforeTheSign) {
  RuleRun<> run("lion", {{"beta1", 0.5}, {"beta2", 0.75}}, {0});
  run.Step({1}, 0.1);  // c = 0.5, then m = 0.25
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({-0.2}, 0.1);  // c = 0.125 - 0.1 > 0, then m = 0.1375
  EXPECT_NEAR(run[0], -0.2, kRounding);
  run.Step({-0.2}, 0.1);  // c = 0.06875 - 0.1 < 0
  EXPECT_NEAR(run[0], -0.1, kRounding);
}

TEST(Lion, DecaysByRateTimesLambda) {
  RuleRun<> run("lion", {{"weight_decay", 0.5}}, {2});
  run.Step({7}, 0.1);
  EXPECT_NEAR(run[0], 2 - 0.1 * (1 + 0.5 * 2), kRounding);
}

}  // namespace
}  // namespace playground
