#include <cmath>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

// One residual, atan x: Gauss-Newton overshoots from beyond 1.39 and gets worse.
class ArcTangent final : public Objective<double> {
 public:
  const Layout& layout() const override { return layout_; }
  double Evaluate(const Vector<double>& x, Vector<double>* gradient) override {
    const double r = std::atan(x[0]);
    if (gradient) (*gradient)[0] = r / (1 + x[0] * x[0]);
    return r * r / 2;
  }
  bool GaussNewton(const Vector<double>& x, Matrix<double>& matrix, Vector<double>& gradient,
                   double& value) override {
    const double slope = 1 / (1 + x[0] * x[0]);
    matrix.setConstant(1, 1, slope * slope);
    value = Evaluate(x, &gradient);
    return true;
  }

 private:
  Layout layout_ = VectorLayout(1);
};

double InternalNumber(const Optimizer<double>& rule, std::string_view name) {
  for (const Internal& internal : rule.Internals()) {
    if (internal.name == name) return internal.values[0];
  }
  ADD_FAILURE() << "no internal number is called " << name;
  return 0;
}

TEST(LevenbergMarquardt, RejectsAWorseTrialAndDampsMore) {
  ArcTangent objective;
  RuleRun<double> run("levenberg-marquardt", {{"lambda0", 1e-6}, {"up", 7}}, {2},
                      objective.layout());
  run.Step({0}, 1, {}, &objective);
  EXPECT_EQ(run[0], 2);
  EXPECT_EQ(InternalNumber(run.rule(), "accepted"), 0);
  EXPECT_DOUBLE_EQ(InternalNumber(run.rule(), "lambda"), 7e-6);
}

TEST(LevenbergMarquardt, AcceptsABetterTrialAndDampsLess) {
  ArcTangent objective;
  RuleRun<double> run("levenberg-marquardt", {{"lambda0", 0.5}, {"down", 5}}, {1},
                      objective.layout());
  run.Step({0}, 1, {}, &objective);
  // J = 1/2: (1/4 + 1/2) delta = -atan(1) / 2.
  EXPECT_NEAR(run[0], 1 - std::atan(1) / 2 / 0.75, 1e-14);
  EXPECT_EQ(InternalNumber(run.rule(), "accepted"), 1);
  EXPECT_DOUBLE_EQ(InternalNumber(run.rule(), "lambda"), 0.1);
}

TEST(LevenbergMarquardt, MarquardtDampsInProportionToTheDiagonal) {
  ArcTangent objective;
  RuleRun<double> run("levenberg-marquardt", {{"lambda0", 0.5}, {"scaling", 0, "diagonal"}}, {1},
                      objective.layout());
  run.Step({0}, 1, {}, &objective);
  EXPECT_NEAR(run[0], 1 - std::atan(1) / 2 / (0.25 * 1.5), 1e-14);
}

TEST(LevenbergMarquardt, ConvergesWhereGaussNewtonDiverges) {
  ArcTangent objective;
  RuleRun<double> damped("levenberg-marquardt", {}, {3}, objective.layout());
  RuleRun<double> undamped("gauss-newton", {}, {3}, objective.layout());
  for (int t = 0; t < 40; ++t) {
    damped.Step({0}, 1, {}, &objective);
    if (std::fabs(undamped[0]) < 1e6) undamped.Step({0}, 1, {}, &objective);
  }
  EXPECT_LT(std::fabs(damped[0]), 1e-6);
  EXPECT_GT(std::fabs(undamped[0]), 1e6);
}

}  // namespace
}  // namespace playground
