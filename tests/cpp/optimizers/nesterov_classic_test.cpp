#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

constexpr double kRounding = 1e-14;

TEST(NesterovClassic, TakesTheGradientAhead) {
  const Layout layout = VectorLayout(1);
  DiagonalQuadratic<double> parabola(layout, {2});  // f' = 2 x
  RuleRun<> run("nesterov-classic", {{"momentum", 0.5}}, {1});
  run.Step({2}, 0.1, {}, &parabola);  // at 1: v = -0.2
  EXPECT_NEAR(run[0], 0.8, kRounding);
  run.Step({1.6}, 0.1, {}, &parabola);  // at 0.8 - 0.1: v = -0.1 - 0.14
  EXPECT_NEAR(run[0], 0.56, kRounding);
}

// With theta = x + mu v the PyTorch form walks over the look-ahead points of this one.
TEST(NesterovClassic, LookAheadPointsAreThoseOfTheOtherForm) {
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> bowl(layout, {1, 10});
  RuleRun<> classic("nesterov-classic", {{"momentum", 0.8}}, {1, 1});
  RuleRun<> other("nesterov", {{"momentum", 0.8}}, {1, 1});
  Vector<double> gradient(2), before(2);
  for (int step = 0; step < 30; ++step) {
    before = classic.parameters();
    bowl.Evaluate(before, &gradient);
    classic.Step({gradient[0], gradient[1]}, 0.05, {}, &bowl);
    bowl.Evaluate(other.parameters(), &gradient);
    other.Step({gradient[0], gradient[1]}, 0.05);
    const Vector<double> ahead = classic.parameters() + 0.8 * (classic.parameters() - before);
    EXPECT_NEAR(other[0], ahead[0], 1e-13);
    EXPECT_NEAR(other[1], ahead[1], 1e-13);
  }
}

}  // namespace
}  // namespace playground
