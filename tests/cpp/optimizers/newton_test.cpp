#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

const std::vector<double> kCurvatures = {4, 0.01, 25};

TEST(Newton, SolvesAQuadraticInOneStep) {
  const Layout layout = VectorLayout(3);
  DiagonalQuadratic<double> objective(layout, kCurvatures);
  RuleRun<double> run("newton", {}, {1, -2, 3}, layout);
  run.Step({4, -0.02, 75}, 1, {}, &objective);
  for (Index i = 0; i < 3; ++i) EXPECT_NEAR(run[i], 0, 1e-12);
}

TEST(Newton, DampingAddsToTheCurvature) {
  const Layout layout = VectorLayout(3);
  DiagonalQuadratic<double> objective(layout, kCurvatures);
  RuleRun<double> run("newton", {{"damping", 1}}, {1, -2, 3}, layout);
  run.Step({4, -0.02, 75}, 0.5, {}, &objective);
  EXPECT_NEAR(run[0], 1 - 0.5 * 4 / 5, 1e-12);
  EXPECT_NEAR(run[1], -2 + 0.5 * 0.02 / 1.01, 1e-12);
  EXPECT_NEAR(run[2], 3 - 0.5 * 75 / 26, 1e-12);
}

TEST(Newton, GoesUpWhereTheCurvatureIsNegative) {
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {2, -1});
  RuleRun<double> run("newton", {}, {1, 1}, layout);
  run.Step({2, -1}, 1, {}, &objective);  // To the saddle at 0.
  EXPECT_NEAR(run[0], 0, 1e-12);
  EXPECT_NEAR(run[1], 0, 1e-12);
}

TEST(Newton, LeavesDirectionsWithoutCurvatureAlone) {
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {2, 0});
  RuleRun<double> run("newton", {}, {1, 5}, layout);
  run.Step({2, 0}, 1, {}, &objective);
  EXPECT_NEAR(run[0], 0, 1e-12);
  EXPECT_EQ(run[1], 5);
}

TEST(Newton, StandsStillWithoutAnObjective) {
  RuleRun<double> run("newton", {}, {1});
  run.Step({1}, 1);
  EXPECT_EQ(run[0], 1);
}

}  // namespace
}  // namespace playground
