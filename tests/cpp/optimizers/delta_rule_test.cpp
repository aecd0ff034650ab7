#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(DeltaRule, OldRateStaysInTheUpdate) {
  RuleRun<> run("delta-rule", {{"alpha", 0.5}}, {0});
  run.Step({2}, 0.1);  // delta = -0.2
  EXPECT_NEAR(run[0], -0.2, kRounding);
  run.Step({0}, 0.001);  // delta = -0.1, although the rate is now tiny
  EXPECT_NEAR(run[0], -0.3, kRounding);
}

}  // namespace
}  // namespace playground
