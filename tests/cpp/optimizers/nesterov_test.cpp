#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Nesterov, LooksAheadAlongTheVelocity) {
  RuleRun<> run("nesterov", {{"momentum", 0.5}}, {0});
  run.Step({2}, 0.1);  // v = 2, step 2 + 0.5 * 2
  EXPECT_NEAR(run[0], -0.3, kRounding);
  run.Step({-1}, 0.1);  // v = 1 - 1 = 0, step -1
  EXPECT_NEAR(run[0], -0.2, kRounding);
}

TEST(Nesterov, DecayEntersTheGradient) {
  RuleRun<> run("nesterov", {{"momentum", 0.5}, {"weight_decay", 1}}, {2});
  run.Step({0}, 0.1);  // g = 2, v = 2, step 3
  EXPECT_NEAR(run[0], 1.7, kRounding);
}

}  // namespace
}  // namespace playground
