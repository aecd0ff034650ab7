#include <cmath>

#include "cpp/optimizers/wrapper_testing.h"

namespace playground {
namespace {

TEST(SharpnessAware, UsesTheGradientUphill) {
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {1, 3});
  WrapperRun run("sam", {{"rho", 0.5}}, {4, 1}, layout);
  run.Step({4, 3}, 0.1, &objective);
  // e = 0.5 (4, 3) / 5 = (0.4, 0.3); the gradient there is (1 * 4.4, 3 * 1.3).
  run.ExpectAt({4 - 0.44, 1 - 0.39});
}

TEST(SharpnessAware, AdaptiveScalesByTheWeights) {
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {1, 1});
  WrapperRun run("sam", {{"rho", 1}, {"adaptive", 1}}, {2, -1}, layout);
  run.Step({2, -1}, 1, &objective);
  // T g = (4, -1), T^2 g = (8, -1), and with curvature 1 the step goes to -e.
  const double norm = std::sqrt(17.0);
  run.ExpectAt({-8 / norm, 1 / norm});
}

TEST(SharpnessAware, StandsStillWithoutAnObjective) {
  WrapperRun run("sam", {}, {2});
  run.Step({1}, 1);
  run.ExpectAt({2});
}

}  // namespace
}  // namespace playground
