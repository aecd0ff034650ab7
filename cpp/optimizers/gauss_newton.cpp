// Gauss-Newton: Nocedal & Wright, "Numerical Optimization" (2006), section 10.3; for losses other
// than squares the generalised form of Schraudolph (2002).
#include <limits>

#include "core/linear_algebra.h"
#include "core/optimizer.h"
#include "optimizers/matrix_costs.h"

namespace playground {
namespace {

template <class Scalar>
class GaussNewton final : public Optimizer<Scalar> {
 public:
  GaussNewton(const ParamValues& params, const Layout& layout)
      : damping_(params["damping"]),
        matrix_(layout.size(), layout.size()),
        gradient_(layout.size()),
        system_(layout.size(), layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    double loss = 0;
    if (!input.objective || !input.objective->GaussNewton(parameters, matrix_, gradient_, loss)) {
      return;
    }
    system_ = matrix_.template cast<double>();
    system_.diagonal().array() += damping_;
    // More parameters than residuals: of all solutions, the shortest step.
    const double cutoff =
        static_cast<double>(parameters.size()) * std::numeric_limits<Scalar>::epsilon();
    const Vector<double> step = SolveSymmetric(system_, gradient_.template cast<double>(), cutoff);
    parameters -= (input.learning_rate * step).template cast<Scalar>();
  }

  std::vector<Internal> States() const override { return Kept("J^T J", matrix_); }

  Index StateSize() const override { return matrix_.size(); }

 private:
  double damping_;
  Matrix<Scalar> matrix_;
  Vector<Scalar> gradient_;
  Matrix<double> system_;
};

constexpr OptimizerEntry entry = WithRule<GaussNewton>({
    .id = "gauss-newton",
    .name = "Gauss–Newton",
    .summary = "Newton's method for sums of squares, with the curvature of the linearised model.",
    .formula = R"(r\text{: residuals},\quad J\text{: their Jacobian},\quad )"
               R"(\theta_t=\theta_{t-1}-\eta\,(J^\top J+\gamma I)^{-1}J^\top r,\qquad )"
               R"(f=\tfrac12\lVert r\rVert^2)",
    .reference = "Nocedal & Wright 2006, Numerical Optimization, section 10.3; Schraudolph 2002",
    .params = {LearningRate(1, 1),
               NonNegative("damping", R"(\gamma)", "Added to every curvature", 0, 1e-6, 100)},
    .details = {.group = "Matrix and second-order",
                .mark = "expected",
                .state = "none (the matrix while stepping)",
                .state_multiple = "n",
                .decay = "none",
                .pitfalls =
                    "Undamped it overshoots wherever the linearisation is poor, and a "
                    "network has directions that the data do not determine: damp it, or use "
                    "Levenberg–Marquardt.",
                .needs = {.objective = true, .least_squares = true, .full_batch = true},
                .gradient_evaluations = "1 Jacobian",
                .largest_problem = 1000,
                .memory = DenseSystemMemory,
                .gradients = DenseSystemGradients},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
