#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(RmsPropInnerEpsilon, DividesByTheRootMeanSquare) {
  RuleRun<> run("rmsprop-inner-eps", {{"alpha", 0.75}, {"eps", 0}}, {0});
  run.Step({2}, 0.1);  // v = 1
  EXPECT_NEAR(run[0], -0.2, kRounding);
  run.Step({2}, 0.1);  // v = 1.75
  EXPECT_NEAR(run[0], -0.2 - 0.2 / std::sqrt(1.75), kRounding);
}

TEST(RmsPropInnerEpsilon, EpsilonStandsInsideTheRoot) {
  RuleRun<> run("rmsprop-inner-eps", {{"alpha", 0.75}, {"eps", 3}}, {0});
  run.Step({2}, 0.1);  // sqrt(1 + 3)
  EXPECT_NEAR(run[0], -0.1, kRounding);
}

TEST(RmsPropInnerEpsilon, CentersAndGathersMomentum) {
  RuleRun<> run("rmsprop-inner-eps",
                {{"alpha", 0.75}, {"eps", 0}, {"centered", 1}, {"momentum", 0.5}}, {0});
  const double u = 2 / std::sqrt(0.75);  // v = 1, mean = 0.5
  run.Step({2}, 0.1);
  EXPECT_NEAR(run[0], -0.1 * u, kRounding);
  run.Step({0}, 0.1);  // u = 0, b = 0.5 u
  EXPECT_NEAR(run[0], -0.15 * u, kRounding);
}

}  // namespace
}  // namespace playground
