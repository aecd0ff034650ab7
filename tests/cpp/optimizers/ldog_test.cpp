#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(LayerwiseDog, EveryTensorFindsItsOwnRate) {
  Layout layout;
  layout.AddVector("a", 2);
  layout.AddVector("b", 1);
  RuleRun<> run("ldog", {{"reps_rel", 0.5}, {"eps", 0}}, {3, 4, 1}, layout);
  run.Step({0, 2, 5}, 1);  // a: 0.5 * 6 / 2; b: 0.5 * 2 / 5
  EXPECT_NEAR(run[1], 1, kRounding);
  EXPECT_NEAR(run[2], 0, kRounding);
  const std::vector<double> rates = run.rule().Internals().front().values;
  ASSERT_EQ(rates.size(), 2u);
  EXPECT_NEAR(rates[0], 1.5, kRounding);
  EXPECT_NEAR(rates[1], 0.2, kRounding);
}

}  // namespace
}  // namespace playground
