#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(Sgd, MovesAgainstGradientAndDecay) {
  RuleRun<> run("sgd", {{"weight_decay", 0.5}}, {2});
  run.Step({3}, 0.1);  // g = 3 + 0.5 * 2 = 4
  EXPECT_NEAR(run[0], 1.6, kRounding);
  run.Step({-1}, 0.1);  // g = -1 + 0.5 * 1.6 = -0.2
  EXPECT_NEAR(run[0], 1.62, kRounding);
}

TEST(Sgd, KeepsNothing) { EXPECT_EQ(RuleRun<>("sgd", {}, {1, 2}).rule().StateSize(), 0); }

}  // namespace
}  // namespace playground
