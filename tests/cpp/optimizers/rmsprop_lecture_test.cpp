#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(RmsPropLecture, DividesByTheRootMeanSquare) {
  RuleRun<> run("rmsprop-lecture", {{"beta2", 0.75}}, {0});
  run.Step({2}, 0.1);  // v = 1
  EXPECT_NEAR(run[0], -0.2, kRounding);
  run.Step({0}, 0.1);
  EXPECT_NEAR(run[0], -0.2, kRounding);
}

TEST(RmsPropLecture, ZeroGradientNeedsTheEpsilonThatTheLectureLeavesOut) {
  RuleRun<> literal("rmsprop-lecture", {}, {1}), guarded("rmsprop-lecture", {{"eps", 1e-8}}, {1});
  literal.Step({0}, 0.1);
  guarded.Step({0}, 0.1);
  EXPECT_TRUE(std::isnan(literal[0]));
  EXPECT_EQ(guarded[0], 1);
}

}  // namespace
}  // namespace playground
