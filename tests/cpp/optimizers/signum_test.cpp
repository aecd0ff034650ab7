#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Signum, AsksTheAverageForItsDirection) {
  RuleRun<> run("signum", {{"momentum", 0.5}}, {0});
  run.Step({2}, 0.1);  // m = 1
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({-1}, 0.1);  // m = 0.5 - 0.5 = 0: stands still
  EXPECT_NEAR(run[0], -0.1, kRounding);
  run.Step({-1}, 0.1);  // m = -0.5
  EXPECT_NEAR(run[0], 0, kRounding);
}

TEST(Signum, DecaysByRateTimesLambda) {
  RuleRun<> run("signum", {{"weight_decay", 0.5}}, {2});
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], 1.9, kRounding);
}

}  // namespace
}  // namespace playground
