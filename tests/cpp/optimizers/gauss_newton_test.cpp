#include "cpp/optimizers/optimizer_testing.h"

namespace playground {
namespace {

TEST(GaussNewton, SolvesLinearLeastSquaresInOneStep) {
  const Layout layout = VectorLayout(2);
  DiagonalQuadratic<double> objective(layout, {9, 0.25});
  RuleRun<double> run("gauss-newton", {}, {-3, 7}, layout);
  run.Step({-27, 1.75}, 1, {}, &objective);
  EXPECT_NEAR(run[0], 0, 1e-12);
  EXPECT_NEAR(run[1], 0, 1e-12);
}

TEST(GaussNewton, TakesTheShortestStepWhereTheDataLeaveAChoice) {
  // One residual r = x + y - 2 in two unknowns.
  class Sum final : public Objective<double> {
   public:
    const Layout& layout() const override { return layout_; }
    double Evaluate(const Vector<double>& x, Vector<double>* gradient) override {
      const double r = x.sum() - 2;
      if (gradient) *gradient = Vector<double>::Constant(2, r);
      return r * r / 2;
    }
    bool GaussNewton(const Vector<double>& x, Matrix<double>& matrix, Vector<double>& gradient,
                     double& value) override {
      matrix.setOnes(2, 2);
      value = Evaluate(x, &gradient);
      return true;
    }

   private:
    Layout layout_ = VectorLayout(2);
  };
  Sum objective;
  RuleRun<double> run("gauss-newton", {}, {0, 1}, objective.layout());
  run.Step({-1, -1}, 1, {}, &objective);
  EXPECT_NEAR(run[0], 0.5, 1e-12);
  EXPECT_NEAR(run[1], 1.5, 1e-12);
}

}  // namespace
}  // namespace playground
