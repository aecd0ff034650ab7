#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(EmaMomentum, FollowsTheAverage) {
  RuleRun<> run("ema-momentum", {{"beta", 0.75}}, {0});
  run.Step({4}, 1);  // average 1
  EXPECT_NEAR(run[0], -1, kRounding);
  run.Step({0}, 1);  // average 0.75
  EXPECT_NEAR(run[0], -1.75, kRounding);
}

TEST(EmaMomentum, ScheduledMomentumReplacesBeta) {
  RuleRun<> run("ema-momentum", {{"beta", 0.75}}, {0});
  run.Step({4}, 1, 0.5);  // average 2
  EXPECT_NEAR(run[0], -2, kRounding);
}

}  // namespace
}  // namespace playground
