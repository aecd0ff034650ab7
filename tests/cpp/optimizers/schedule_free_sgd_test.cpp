#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(ScheduleFreeSgd, TrainsAtYAndIsEvaluatedAtX) {
  RuleRun<> run("schedule-free-sgd", {{"momentum", 0.5}}, {1});
  run.Step({2}, 0.1);  // z = 0.8, c = 1: x = y = 0.8
  EXPECT_NEAR(run[0], 0.8, kRounding);
  run.Step({1}, 0.1);  // z = 0.7, c = 1/2: x = 0.75, y = 0.725
  EXPECT_NEAR(run[0], 0.725, kRounding);
  EXPECT_NEAR(run.Evaluated()[0], 0.75, kRounding);
}

TEST(ScheduleFreeSgd, WarmsUpAndWeighsByTheRate) {
  RuleRun<> run("schedule-free-sgd",
                {{"momentum", 0.5}, {"warmup_steps", 2}, {"weight_lr_power", 1}, {"r", 1}}, {1});
  run.Step({2}, 0.1);  // rate 0.05: z = x = y = 0.9, weight 1 * 0.05
  EXPECT_NEAR(run[0], 0.9, kRounding);
  run.Step({1}, 0.1);  // rate 0.1: z = 0.8, weight 2 * 0.1, c = 0.2 / 0.25: x = 0.82
  EXPECT_NEAR(run.Evaluated()[0], 0.82, kRounding);
  EXPECT_NEAR(run[0], 0.81, kRounding);
}

TEST(ScheduleFreeSgd, DecayActsAtY) {
  RuleRun<> run("schedule-free-sgd", {{"weight_decay", 0.5}}, {2});
  run.Step({3}, 0.1);  // z = 2 - 0.1 * (3 + 1)
  EXPECT_NEAR(run.Evaluated()[0], 1.6, kRounding);
}

}  // namespace
}  // namespace playground
