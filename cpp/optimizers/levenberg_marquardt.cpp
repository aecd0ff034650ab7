// Levenberg-Marquardt: Levenberg, "A Method for the Solution of Certain Non-Linear Problems in
// Least Squares" (1944); Marquardt, "An Algorithm for Least-Squares Estimation of Nonlinear
// Parameters" (1963). One trial an update.
#include <algorithm>

#include "core/linear_algebra.h"
#include "core/optimizer.h"
#include "optimizers/matrix_costs.h"

namespace playground {
namespace {

template <class Scalar>
class LevenbergMarquardt final : public Optimizer<Scalar> {
 public:
  LevenbergMarquardt(const ParamValues& params, const Layout& layout)
      : lambda_(params["lambda0"]),
        up_(params["up"]),
        down_(params["down"]),
        is_scaled_(params.ChoiceOf("scaling") == "diagonal"),
        lambda_min_(params["lambda_min"]),
        lambda_max_(params["lambda_max"]),
        matrix_(layout.size(), layout.size()),
        gradient_(layout.size()),
        trial_(layout.size()),
        system_(layout.size(), layout.size()),
        step_(layout.size(), 1) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    double loss = 0;
    if (!input.objective || !input.objective->GaussNewton(parameters, matrix_, gradient_, loss)) {
      return;
    }
    accepted_ = Solve() && Improves(*input.objective, parameters, loss);
    if (accepted_) {
      parameters = trial_;
      lambda_ = std::max(lambda_ / down_, lambda_min_);
    } else {
      lambda_ = std::min(lambda_ * up_, lambda_max_);
    }
  }

  std::vector<Internal> States() const override {
    return Kept("J^T J", matrix_, "lambda", lambda_);
  }

  Index StateSize() const override { return matrix_.size(); }

  std::vector<Internal> Internals() const override {
    return {{"lambda", {lambda_}}, {"accepted", {accepted_ ? 1.0 : 0.0}}};
  }

 private:
  // (J'J + lambda D) step = -J'r.
  bool Solve() {
    system_ = matrix_.template cast<double>();
    for (Index i = 0; i < system_.rows(); ++i) {
      // A parameter without any effect has 0 here; 1 keeps the system solvable.
      const double scale = is_scaled_ && system_(i, i) > 0 ? system_(i, i) : 1;
      system_(i, i) += lambda_ * scale;
    }
    step_ = -gradient_.template cast<double>();
    return SolvePositiveDefinite(system_, step_);
  }

  bool Improves(Objective<Scalar>& objective, const Vector<Scalar>& parameters, double loss) {
    trial_ = parameters + step_.col(0).template cast<Scalar>();
    return objective.Evaluate(trial_, nullptr) < loss;
  }

  double lambda_, up_, down_;
  bool is_scaled_;
  double lambda_min_, lambda_max_;
  Matrix<Scalar> matrix_;
  Vector<Scalar> gradient_, trial_;
  Matrix<double> system_, step_;
  bool accepted_ = false;
};

constexpr ParamSpec LambdaFactor(std::string_view id, std::string_view symbol,
                                 std::string_view summary) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .default_value = 10,
          .min = 1,
          .max = 1e12,
          .slider_min = 1.5,
          .slider_max = 20,
          .min_excluded = true};
}

// Levels of damping may be far beyond the limit of ordinary numbers.
constexpr ParamSpec Largest(double default_value) {
  ParamSpec spec =
      Positive("lambda_max", R"(\lambda_{\max})", "Largest damping", default_value, 1, 1e15);
  spec.max = 1e300;
  return spec;
}

constexpr OptimizerEntry entry = WithRule<LevenbergMarquardt>({
    .id = "levenberg-marquardt",
    .name = "Levenberg–Marquardt",
    .summary = "Gauss–Newton with damping that falls after every success and rises after every "
               "failure.",
    .formula = R"(r\text{: residuals},\quad J\text{: their Jacobian},\quad )"
               R"(\when{scaling=identity} D=I,\quad )"
               R"(\when{scaling=diagonal} D=\operatorname{diag}(J^\top J),\quad )"
               R"((J^\top J+\lambda_t D)\,\delta=-J^\top r,\quad )"
               R"(f(\theta+\delta)<f(\theta):\ \theta\leftarrow\theta+\delta,\ )"
               R"(\lambda_{t+1}=\max(\lambda_t/\nu_\downarrow,\lambda_{\min}),\quad )"
               R"(\text{else } \lambda_{t+1}=\min(\lambda_t\nu_\uparrow,\lambda_{\max}))",
    .reference = "Levenberg 1944; Marquardt 1963",
    .params = {Positive("lambda0", R"(\lambda_0)", "First damping", 0.001, 1e-9, 1000),
               LambdaFactor("up", R"(\nu_\uparrow)", "Factor on the damping after a failure"),
               LambdaFactor("down", R"(\nu_\downarrow)", "Divisor of the damping after a success"),
               Choice("scaling",
                      "What is damped: all alike (Levenberg), or in proportion to the "
                      "diagonal of J'J (Marquardt)",
                      "identity|diagonal"),
               Positive("lambda_min", R"(\lambda_{\min})", "Smallest damping", 1e-12, 1e-15, 1),
               Largest(1e12)},
    .details = {.group = "Matrix and second-order",
                .mark = "expected",
                .state = "lambda (the matrix while stepping)",
                .state_multiple = "n",
                .decay = "none",
                .pitfalls = "It compares losses, so it needs the full batch. It has no rate, and a "
                            "schedule has no effect. A rejected trial counts as an update that "
                            "moved nothing.",
                .own_moves = "its damping follows the loss at the end of its own step",
                .needs = {.objective = true, .least_squares = true, .full_batch = true},
                .gradient_evaluations = "1 Jacobian + 1 loss",
                .largest_problem = 1000,
                .memory =
                    [](const ParamValues&, const Layout& layout) {
                      const double size = static_cast<double>(layout.size());
                      return 4 * size * size + kUsualVectors * size;
                    },
                .gradients = DenseSystemGradients},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
