#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

constexpr double kBothAgree[] = {2.0 / 3, 1};  // count: n / (2 + 1); mean: 1 / 1
constexpr double kOneAgrees[] = {1, 2};        // count: n / (1 + 1); mean: 1 / 0.5

TEST(CautiousLion, DropsWhatContradictsTheGradient) {
  const std::string_view kinds[] = {"count", "mean"};
  for (int i = 0; i < 2; ++i) {
    RuleRun<> run("cautious-lion", {{"beta1", 0.5}, {"beta2", 0.5}, {"rescale", 0, kinds[i]}},
                  {0, 0});
    run.Step({1, 1}, 0.1);  // c = (0.5, 0.5), m = (0.5, 0.5)
    EXPECT_NEAR(run[0], -0.1 * kBothAgree[i], kRounding);
    EXPECT_NEAR(run[1], -0.1 * kBothAgree[i], kRounding);
    run.Step({-0.1, 1}, 0.1);  // c = (0.2, 0.75): the first contradicts its gradient
    EXPECT_NEAR(run[0], -0.1 * kBothAgree[i], kRounding);
    EXPECT_NEAR(run[1], -0.1 * (kBothAgree[i] + kOneAgrees[i]), kRounding);
  }
}

TEST(CautiousLion, CountsEachTensorForItself) {
  Layout layout;
  layout.AddVector("a", 2);
  layout.AddVector("b", 1);
  RuleRun<> run("cautious-lion", {{"rescale", 0, "mean"}}, {0, 0, 0}, layout);
  run.Step({1, 0, 1}, 0.1);  // means 1/2 and 1
  EXPECT_NEAR(run[0], -0.2, kRounding);
  EXPECT_NEAR(run[1], 0, kRounding);
  EXPECT_NEAR(run[2], -0.1, kRounding);
}

}  // namespace
}  // namespace playground
