#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(HeavyBall, FirstGradientIsUndampened) {
  RuleRun<> run("momentum", {{"momentum", 0.5}, {"dampening", 0.2}}, {0});
  run.Step({1}, 0.1);  // v = 1
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({2}, 0.1);  // v = 0.5 + 0.8 * 2 = 2.1
  EXPECT_NEAR(run[0], -0.31, kRounding);
  run.Step({0}, 0.1);  // v = 1.05
  EXPECT_NEAR(run[0], -0.415, kRounding);
}

TEST(HeavyBall, DecayEntersTheBuffer) {
  RuleRun<> run("momentum", {{"momentum", 0.5}, {"weight_decay", 1}}, {2});
  run.Step({0}, 0.1);  // v = 2, theta = 1.8
  run.Step({0}, 0.1);  // v = 1 + 1.8 = 2.8
  EXPECT_NEAR(run[0], 1.52, kRounding);
}

TEST(HeavyBall, ScheduledMomentumReplacesItsOwn) {
  RuleRun<> run("momentum", {{"momentum", 0.9}}, {0});
  run.Step({1}, 0.1);
  run.Step({1}, 0.1, 0.0);  // v = 0 * 1 + 1
  EXPECT_NEAR(run[0], -0.2, kRounding);
}

}  // namespace
}  // namespace playground
