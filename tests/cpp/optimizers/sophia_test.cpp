#include "core/random.h"
#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

// beta1 = 0: m is the gradient. The sampled gradients of DiagonalQuadratic square to its
// curvatures.
TEST(Sophia, DividesByTheCurvatureAndClips) {
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {200, 1});
  RuleRun<double> run("sophia",
                      {{"beta1", 0}, {"beta2", 0.5}, {"rho", 0.1}, {"bs", 2}, {"weight_decay", 0}},
                      {0, 0}, layout);
  run.Step({4, 4}, 0.01, {}, &objective);
  // h = 0.5 * 200: 4 / (0.2 * 100) = 0.2; and 4 / (0.2 * 0.5) is cut to 1.
  EXPECT_NEAR(run[0], -0.01 * 0.2, 1e-12);
  EXPECT_NEAR(run[1], -0.01, 1e-15);
}

TEST(Sophia, RefreshesTheCurvatureEveryInterval) {
  const Layout layout = VectorLayout(1);
  DiagonalQuadratic<double> objective(layout, {100});
  RuleRun<double> run(
      "sophia",
      {{"beta1", 0}, {"beta2", 0.5}, {"rho", 0.1}, {"bs", 1}, {"weight_decay", 0}, {"interval", 2}},
      {0}, layout);
  double expected = 0;
  for (const double h : {50.0, 50.0, 75.0, 75.0}) {
    run.Step({1}, 1, {}, &objective);
    expected -= 1 / (0.1 * h);
    EXPECT_NEAR(run[0], expected, 1e-12);
  }
}

TEST(Sophia, HutchinsonUsesHessianProducts) {
  class Twos final : public NormalSource {
   public:
    double Next() override { return 2; }
  };
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {3, -3});
  RuleRun<double> run("sophia",
                      {{"estimator", 0, "hutchinson"},
                       {"beta1", 0},
                       {"beta2", 0.5},
                       {"gamma", 0.5},
                       {"weight_decay", 0}},
                      {0, 0}, layout);
  Twos twos;
  const Vector<double> gradient = Vector<double>::Ones(2);
  StepInput<double> input{.gradient = gradient, .learning_rate = 0.1};
  input.objective = &objective;
  input.normals = &twos;
  run.rule().Step(input, run.parameters());
  // u H u = 12 and -12: h = 6, step 1 / (0.5 * 6); where it is negative the step is a full one.
  EXPECT_NEAR(run[0], -0.1 / 3, 1e-15);
  EXPECT_NEAR(run[1], -0.1, 1e-15);
}

TEST(Sophia, IsSignDescentWithoutCurvature) {
  RuleRun<double> run("sophia", {{"weight_decay", 0}}, {0, 0, 0});
  run.Step({1e-3, -5, 0}, 0.1);
  EXPECT_NEAR(run[0], -0.1, 1e-15);
  EXPECT_NEAR(run[1], 0.1, 1e-15);
  EXPECT_EQ(run[2], 0);
}

}  // namespace
}  // namespace playground
