#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(AdaDeltaWindow, AveragesBothWindows) {
  RuleRun<> run("adadelta-window",
                {{"rho1", 0.5}, {"rho2", 0.5}, {"window", 2}, {"eps", 0}, {"eps0", 1}}, {0});
  run.Step({2}, 1);  // r = 3, q = 0: move^2 = 4 / 3
  double expected = -std::sqrt(4.0 / 3);
  EXPECT_NEAR(run[0], expected, kRounding);
  run.Step({1}, 1);  // r = 1.75, q = 0.5 * 4 / 3: move^2 = (5 / 3) / 1.75 = 20 / 21
  expected -= std::sqrt(20.0 / 21);
  EXPECT_NEAR(run[0], expected, kRounding);
  run.Step({1}, 1);  // r = 1, q = 0.5 * (4 / 3) / 2 + 0.5 * 20 / 21 = 17 / 21
  expected -= std::sqrt(38.0 / 21);
  EXPECT_NEAR(run[0], expected, kRounding);
}

TEST(AdaDeltaWindow, NeverMovesAsPrinted) {
  RuleRun<> run("adadelta-window", {}, {1});
  for (int step = 0; step < 20; ++step) run.Step({5}, 1);
  EXPECT_EQ(run[0], 1);
}

TEST(AdaDeltaWindow, StateIsTwoWindowsLessThePresent) {
  EXPECT_EQ(RuleRun<>("adadelta-window", {{"window", 7}}, {1, 2}).rule().StateSize(), 26);
  EXPECT_EQ(RuleRun<>("adadelta-window", {{"window", 1}}, {1, 2}).rule().StateSize(), 2);
}

}  // namespace
}  // namespace playground
