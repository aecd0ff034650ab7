// Newton's method, damped: Nocedal & Wright, "Numerical Optimization" (2006), chapter 3.
#include <limits>

#include "core/linear_algebra.h"
#include "core/optimizer.h"
#include "optimizers/matrix_costs.h"

namespace playground {
namespace {

template <class Scalar>
class Newton final : public Optimizer<Scalar> {
 public:
  Newton(const ParamValues& params, const Layout& layout)
      : damping_(params["damping"]),
        hessian_(layout.size(), layout.size()),
        system_(layout.size(), layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (!input.objective || !input.objective->Hessian(parameters, hessian_)) return;
    system_ = hessian_.template cast<double>();
    system_.diagonal().array() += damping_;
    // Directions without curvature (dead units) are left alone instead of being divided by 0.
    const double cutoff =
        static_cast<double>(parameters.size()) * std::numeric_limits<Scalar>::epsilon();
    const Vector<double> step =
        SolveSymmetric(system_, input.gradient.template cast<double>(), cutoff);
    parameters -= (input.learning_rate * step).template cast<Scalar>();
  }

  std::vector<Internal> States() const override { return Kept("H", hessian_); }

  Index StateSize() const override { return hessian_.size(); }

 private:
  double damping_;
  Matrix<Scalar> hessian_;
  Matrix<double> system_;
};

constexpr OptimizerEntry entry = WithRule<Newton>({
    .id = "newton",
    .name = "Newton's method",
    .summary = "Goes to the minimum of the parabola that fits the loss locally.",
    .formula = R"(\theta_t=\theta_{t-1}-\eta\,(H_t+\gamma I)^{-1}g_t)",
    .reference = "Nocedal & Wright 2006, Numerical Optimization, chapter 3",
    .params = {LearningRate(1, 1),
               NonNegative("damping", R"(\gamma)", "Added to every curvature", 0, 1e-6, 100, 0.1)},
    .details = {.group = "Matrix and second-order",
                .mark = "expected",
                .state = "none (the Hessian while stepping)",
                .state_multiple = "n",
                .decay = "as part of the objective",
                .pitfalls =
                    "Where the curvature is negative it goes up, towards saddles and maxima: "
                    "damp by more than the most negative curvature. Time grows with the "
                    "cube of the number of parameters.",
                .needs = {.objective = true, .hessian = true, .full_batch = true},
                .gradient_evaluations = "1 + n Hessian products",
                .largest_problem = 1000,
                .memory = DenseSystemMemory,
                .gradients = DenseSystemGradients},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
