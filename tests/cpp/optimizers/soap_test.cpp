#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

Layout OneMatrix(Index rows, Index cols) {
  Layout layout;
  layout.AddMatrix("0.W", rows, cols);
  return layout;
}

// In the eigenbasis a constant gradient s u v' has one entry, s. Adam makes it 1, so every update
// but the first moves by the rate times u v'.
TEST(Soap, RankOneGradientMovesByItsDirection) {
  const std::vector<double> u = {0.6, 0.8}, v = {2 / 3.0, 1 / 3.0, -2 / 3.0};
  std::vector<double> g;
  for (const double a : u) {
    for (const double b : v) g.push_back(10 * a * b);
  }
  RuleRun<double> run("soap", {{"weight_decay", 0}, {"freq", 2}}, std::vector<double>(6, 0.0),
                      OneMatrix(2, 3));
  for (int t = 1; t <= 6; ++t) {
    run.Step(g, 0.01);
    for (Index i = 0; i < 6; ++i) {
      const double direction = g[static_cast<std::size_t>(i)] / 10;
      EXPECT_NEAR(run[i], -0.01 * (t - 1) * direction, 6 * 1e-7 * 0.01 * t) << "update " << t;
    }
  }
}

// One row: the left basis is a sign, and the right one turns v onto an axis.
TEST(Soap, OneRowIsTheOneSidedForm) {
  RuleRun<double> run("soap", {{"weight_decay", 0}}, {0, 0}, OneMatrix(1, 2));
  run.Step({3, 4}, 0.5);
  EXPECT_EQ(run[0], 0);
  run.Step({3, 4}, 0.5);
  EXPECT_NEAR(run[0], -0.5 * 0.6, 1e-8);
  EXPECT_NEAR(run[1], -0.5 * 0.8, 1e-8);
}

TEST(Soap, VectorIsAdamWithoutItsFirstStep) {
  RuleRun<double> run("soap", {{"weight_decay", 0.5}}, {1, 1});
  run.Step({3, -4}, 0.1);
  EXPECT_EQ(run[0], 1);
  run.Step({3, -4}, 0.1);
  // Step first, decay after: (1 - 0.1) (1 - 0.05).
  EXPECT_NEAR(run[0], 0.9 * 0.95, 1e-8);
  EXPECT_NEAR(run[1], 1.1 * 0.95, 1e-8);
}

}  // namespace
}  // namespace playground
