#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AdaDelta, ScalesByItsOwnEarlierSteps) {
  RuleRun<> run("adadelta", {{"rho", 0.5}, {"eps", 1}}, {0});
  run.Step({2}, 1);  // v = 2, delta = 2 sqrt(1 / 3), u = 0.5 * 4 / 3
  const double first = 2 / std::sqrt(3);
  EXPECT_NEAR(run[0], -first, kRounding);
  run.Step({1}, 0.5);  // v = 1.5, delta = sqrt((2 / 3 + 1) / 2.5) = sqrt(2 / 3)
  EXPECT_NEAR(run[0], -first - 0.5 * std::sqrt(2.0 / 3), kRounding);
}

}  // namespace
}  // namespace playground
