#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

// A 2 x 1 dense layer with bias, and a vector that belongs to no dense layer. The factors of
// DiagonalQuadratic are identities.
Layout DenseAndGain() {
  Layout layout;
  layout.AddVector("gamma", 1);
  layout.AddMatrix("0.W", 2, 1);
  layout.AddVector("0.b", 2);
  return layout;
}
const std::vector<double> kGradient = {1, 2, -3, 4, -5};

void ExpectMovedBy(const RuleRun<double>& run, double rate, double gain_factor,
                   double layer_factor) {
  for (Index i = 0; i < 5; ++i) {
    const double factor = i == 0 ? gain_factor : layer_factor;
    EXPECT_NEAR(run[i], -rate * factor * kGradient[static_cast<std::size_t>(i)], 1e-14) << i;
  }
}

TEST(Kfac, PaperSplitsTheDampingBetweenBothFactors) {
  const Layout layout = DenseAndGain();
  DiagonalQuadratic<double> objective(layout, {1, 1, 1, 1, 1});
  RuleRun<double> run("kfac", {{"damping", 0.25}}, {0, 0, 0, 0, 0}, layout);
  run.Step(kGradient, 0.1, {}, &objective);
  // pi = 1, so each factor is I (1 + sqrt(0.25)).
  ExpectMovedBy(run, 0.1, 1, 1 / (1.5 * 1.5));
}

TEST(Kfac, LibraryConventionDampsEachFactorFully) {
  const Layout layout = DenseAndGain();
  DiagonalQuadratic<double> objective(layout, {1, 1, 1, 1, 1});
  RuleRun<double> run("kfac", {{"damping", 0.25}, {"convention", 0, "kfac-pytorch"}},
                      {0, 0, 0, 0, 0}, layout);
  run.Step(kGradient, 0.1, {}, &objective);
  ExpectMovedBy(run, 0.1, 1, 1 / (1.25 * 1.25));
}

TEST(Kfac, ClipsThePredictedChange) {
  const Layout layout = DenseAndGain();
  DiagonalQuadratic<double> objective(layout, {1, 1, 1, 1, 1});
  RuleRun<double> run("kfac", {{"damping", 0.25}, {"kl_clip", 0.001}}, {0, 0, 0, 0, 0}, layout);
  run.Step(kGradient, 0.1, {}, &objective);
  // Product of step and gradient over the layer: (4 + 9 + 16 + 25) / 2.25 = 24.
  ExpectMovedBy(run, 0.1, 1, std::sqrt(0.001 / (0.01 * 24)) / 2.25);
}

TEST(Kfac, MomentumKeepsTheDirection) {
  const Layout layout = DenseAndGain();
  DiagonalQuadratic<double> objective(layout, {1, 1, 1, 1, 1});
  RuleRun<double> run("kfac", {{"damping", 0.25}, {"momentum", 0.5}}, {0, 0, 0, 0, 0}, layout);
  run.Step(kGradient, 0.1, {}, &objective);
  run.Step(kGradient, 0.1, {}, &objective);
  ExpectMovedBy(run, 0.1, 2.5, 2.5 / 2.25);
}

TEST(Kfac, StandsStillWithoutFactors) {
  RuleRun<double> run("kfac", {}, {1});
  run.Step({1}, 1);
  EXPECT_EQ(run[0], 1);
}

}  // namespace
}  // namespace playground
