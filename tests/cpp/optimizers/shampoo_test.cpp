#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

Layout OneMatrix(Index rows, Index cols) {
  Layout layout;
  layout.AddMatrix("0.W", rows, cols);
  return layout;
}

// G = 10 u v' with unit vectors u = (3, 4) / 5 and v = (2, 1, -2) / 3, row by row.
std::vector<double> RankOne() {
  std::vector<double> g;
  for (const double u : {0.6, 0.8}) {
    for (const double v : {2.0, 1.0, -2.0}) g.push_back(10 * u * v / 3);
  }
  return g;
}

// After t equal gradients s u v': L = t s^2 uu', R = t s^2 vv', so that the direction is
// s (t s^2 + eps)^(-1/2) u v'.
TEST(Shampoo, RankOneGradientBecomesItsDirection) {
  const std::vector<double> g = RankOne();
  RuleRun<double> run("shampoo", {{"eps", 0.5}}, std::vector<double>(6, 0.0), OneMatrix(2, 3));
  double sum = 0;
  for (int t = 1; t <= 5; ++t) {
    run.Step(g, 0.1);
    sum += 0.1 / std::sqrt(t * 100 + 0.5);
    for (Index i = 0; i < 6; ++i) {
      EXPECT_NEAR(run[i], -sum * g[static_cast<std::size_t>(i)], 1e-13) << "update " << t;
    }
  }
}

// A vector gets full-matrix AdaGrad: of t equal gradients, g / (|g| sqrt(t)).
TEST(Shampoo, VectorIsFullMatrixAdaGrad) {
  RuleRun<double> run("shampoo", {{"eps", 0}}, {0, 0});
  double sum = 0;
  for (int t = 1; t <= 4; ++t) {
    run.Step({3, 4}, 1);
    sum += 1 / std::sqrt(t);
    EXPECT_NEAR(run[0], -0.6 * sum, 1e-12);
    EXPECT_NEAR(run[1], -0.8 * sum, 1e-12);
  }
}

// One row: L is a number, so the left side only divides by a root of it.
TEST(Shampoo, OneRowIsTheOneSidedForm) {
  RuleRun<double> run("shampoo", {{"eps", 0}}, {0, 0}, OneMatrix(1, 2));
  run.Step({3, 0}, 1);
  run.Step({0, 4}, 1);
  // L = 25, R = diag(9, 16): the second direction is 25^(-1/4) 4 16^(-1/4) = 2 / sqrt(5).
  EXPECT_NEAR(run[0], -1, 1e-12);
  EXPECT_NEAR(run[1], -2 / std::sqrt(5.0), 1e-12);
}

TEST(Shampoo, GraftingTakesTheLengthOfAnotherStep) {
  const std::vector<double> g = RankOne();
  RuleRun<double> run("shampoo", {{"eps", 1e-6}, {"grafting", 0, "sgd"}},
                      std::vector<double>(6, 0.0), OneMatrix(2, 3));
  run.Step(g, 1);
  EXPECT_NEAR(run.parameters().norm(), 10, 1e-9);
}

TEST(Shampoo, KeepsRootsBetweenRefreshes) {
  RuleRun<double> run("shampoo", {{"eps", 0}, {"update_freq", 2}}, {0});
  run.Step({2}, 1);  // Root 1/2.
  run.Step({2}, 1);  // The same root, though H is 8 by now.
  EXPECT_NEAR(run[0], -2, 1e-12);
  run.Step({2}, 1);
  EXPECT_NEAR(run[0], -2 - 2 / std::sqrt(12.0), 1e-12);
}

}  // namespace
}  // namespace playground
