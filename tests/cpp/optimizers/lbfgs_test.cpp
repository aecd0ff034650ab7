#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

TEST(Lbfgs, LearnsTheCurvatureOfAParabolaFromOneMove) {
  const Layout layout = VectorLayout(1);
  DiagonalQuadratic<double> objective(layout, {4});
  RuleRun<double> run("lbfgs", {{"max_iter", 1}}, {3}, layout);
  run.Step({12}, 1, {}, &objective);
  EXPECT_DOUBLE_EQ(run[0], 2);  // The first step has length 1 in the 1-norm.
  run.Step({8}, 1, {}, &objective);
  EXPECT_NEAR(run[0], 0, 1e-14);  // The second is Newton's.
}

// The steepest of three very different curvatures would allow gradient descent a rate of 2e-3 only.
TEST(Lbfgs, SolvesAnIllConditionedQuadratic) {
  const Layout layout = VectorLayout(3);
  DiagonalQuadratic<double> objective(layout, {1000, 1, 0.1});
  RuleRun<double> run("lbfgs", {{"line_search", 0, "strong_wolfe"}, {"history_size", 3}}, {1, 1, 1},
                      layout);
  Vector<double> gradient(3);
  for (int t = 0; t < 3; ++t) {
    const double loss = objective.Evaluate(run.parameters(), &gradient);
    const StepInput<double> input{
        .gradient = gradient, .learning_rate = 1, .loss = loss, .objective = &objective};
    run.rule().Step(input, run.parameters());
  }
  EXPECT_LT(objective.Evaluate(run.parameters(), nullptr), 1e-12);
}

TEST(Lbfgs, LineSearchNeverLeavesUphill) {
  // From here a step of the whole rate would raise the loss 100 times.
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {1, 40});
  RuleRun<double> run("lbfgs", {{"line_search", 0, "strong_wolfe"}, {"max_iter", 1}}, {1, 1},
                      layout);
  Vector<double> gradient(2);
  double last = objective.Evaluate(run.parameters(), &gradient);
  for (int t = 0; t < 15; ++t) {
    const StepInput<double> input{
        .gradient = gradient, .learning_rate = 10, .loss = last, .objective = &objective};
    run.rule().Step(input, run.parameters());
    const double loss = objective.Evaluate(run.parameters(), &gradient);
    EXPECT_LE(loss, last) << "update " << t;
    last = loss;
  }
  EXPECT_LT(last, 1e-10);
}

TEST(Lbfgs, StopsWhereTheGradientVanishes) {
  const Layout layout = VectorLayout(1);
  DiagonalQuadratic<double> objective(layout, {1});
  RuleRun<double> run("lbfgs", {}, {1e-8}, layout);
  run.Step({1e-8}, 1, {}, &objective);
  EXPECT_EQ(run[0], 1e-8);
}

TEST(Lbfgs, TakesOneIterationWithoutAnObjective) {
  RuleRun<double> run("lbfgs", {}, {3});
  run.Step({2}, 0.5);
  EXPECT_DOUBLE_EQ(run[0], 2.5);
}

}  // namespace
}  // namespace playground
