#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AdamV0, CorrectsNothing) {
  RuleRun<> run("adam-v0", {{"momentum", 0.5}, {"beta2", 0.75}}, {0});
  run.Step({2}, 0.1);  // v = 1, m = 2
  EXPECT_NEAR(run[0], -0.2, kRounding);
  run.Step({0}, 0.1);  // v = 0.75, m = 1
  EXPECT_NEAR(run[0], -0.2 - 0.1 / std::sqrt(0.75), kRounding);
}

// beta2 = 0.999: v_1 = g^2 / 1000.
TEST(AdamV0, FirstStepIsThirtyTwoTimesTheRate) {
  RuleRun<> run("adam-v0", {}, {0});
  run.Step({123}, 0.001);
  EXPECT_NEAR(run[0], -0.001 * std::sqrt(1000), 1e-13);
}

}  // namespace
}  // namespace playground
