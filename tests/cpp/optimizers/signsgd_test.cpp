#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(SignSgd, MovesByTheRateWhateverTheSlope) {
  RuleRun<> run("signsgd", {{"weight_decay", 0.5}}, {1, -2, 3});
  run.Step({5, -0.001, 0}, 0.1);
  EXPECT_NEAR(run[0], 1 - 0.1 * (1 + 0.5), kRounding);
  EXPECT_NEAR(run[1], -2 - 0.1 * (-1 - 1), kRounding);
  EXPECT_NEAR(run[2], 3 - 0.1 * (0 + 1.5), kRounding);
}

// Five entries: vectorised code handles some of them, scalar code the rest.
TEST(SignSgd, SignIsExactInFloat) {
  RuleRun<float> run("signsgd", {}, {0, 0, 0, 0, 0});
  run.Step({1e-30, -1e30, 0, -1e-30, 1e-30}, 1);
  for (int i : {0, 4}) EXPECT_EQ(run[i], -1);
  for (int i : {1, 3}) EXPECT_EQ(run[i], 1);
  EXPECT_EQ(run[2], 0);
}

}  // namespace
}  // namespace playground
