#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Lars, ScalesTheGradientToTheWeights) {
  RuleRun<> run("lars", {{"trust", 0.1}, {"weight_decay", 0.5}, {"eps", 0}}, {3, 4});
  run.Step({0, 2}, 0.9);  // gamma = 0.1 * 5 / (2 + 0.5 * 5) = 1 / 9; g + 0.5 theta = (1.5, 4)
  EXPECT_NEAR(run[0], 3 - 0.15, kRounding);
  EXPECT_NEAR(run[1], 4 - 0.4, kRounding);
}

TEST(Lars, EachTensorHasItsRatioAndZeroWeightsHaveOne) {
  Layout layout;
  layout.AddVector("a", 1);
  layout.AddVector("b", 1);
  RuleRun<> run("lars", {{"trust", 0.1}, {"eps", 0}}, {0, 2}, layout);
  run.Step({3, 7}, 1);
  EXPECT_NEAR(run[0], -3, kRounding);
  EXPECT_NEAR(run[1], 1.8, kRounding);
}

TEST(Lars, NesterovAddsTheMomentumOnceMore) {
  RuleRun<> run("lars", {{"trust", 0.1}, {"eps", 0}, {"momentum", 0.5}, {"nesterov", 1}}, {2});
  run.Step({7}, 1);  // scaled gradient 0.2, v = 0.2: step 0.2 + 0.5 * 0.2
  EXPECT_NEAR(run[0], 1.7, kRounding);
}

}  // namespace
}  // namespace playground
