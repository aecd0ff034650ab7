#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Adopt, DividesByEarlierGradientsOnly) {
  RuleRun<> run("adopt", {{"beta1", 0.5}, {"beta2", 0.75}}, {0});
  run.Step({2}, 0.1);  // only v = 4
  EXPECT_EQ(run[0], 0);
  run.Step({8}, 0.1);  // 8 / 2, clipped at 1^(1/4): m = 0.5; then v = 3 + 16 = 19
  EXPECT_NEAR(run[0], -0.05, kRounding);
  run.Step({1}, 0.1);  // 1 / sqrt(19), below 2^(1/4)
  EXPECT_NEAR(run[0], -0.05 - 0.1 * (0.25 + 0.5 / std::sqrt(19)), kRounding);
}

TEST(Adopt, MayLeaveTheGradientUnclipped) {
  RuleRun<> run("adopt", {{"beta1", 0.5}, {"clip", 0}}, {0});
  run.Step({2}, 0.1);
  run.Step({8}, 0.1);  // m = 0.5 * 4
  EXPECT_NEAR(run[0], -0.2, kRounding);
}

TEST(Adopt, FirstCallDoesNotDecayEither) {
  RuleRun<> run("adopt", {{"weight_decay", 0.5}}, {2});
  run.Step({0}, 0.1);
  EXPECT_EQ(run[0], 2);
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], 1.9, kRounding);
}

}  // namespace
}  // namespace playground
