// Nesterov momentum with an explicit look-ahead: Sutskever et al., "On the Importance of
// Initialization and Momentum in Deep Learning" (2013), equations 3 and 4.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class NesterovClassic final : public Optimizer<Scalar> {
 public:
  NesterovClassic(const ParamValues& params, const Layout& layout)
      : momentum_(params["momentum"]),
        v_(Vector<Scalar>::Zero(layout.size())),
        ahead_(layout.size()),
        gradient_ahead_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), mu(input.momentum.value_or(momentum_));
    ahead_.noalias() = parameters + mu * v_;
    input.objective->Evaluate(ahead_, &gradient_ahead_);
    input.Note("g", gradient_ahead_);
    Elementwise(
        [&](auto theta, auto g, auto v) {
          v = FlushSubnormal(mu * v - rate * g);
          theta += v;
        },
        parameters, gradient_ahead_, v_);
  }

  std::vector<Internal> States() const override { return Kept("v", v_); }

  Index StateSize() const override { return v_.size(); }

  StabilityLimit Stability(std::optional<double> momentum, Vector<Scalar>*) const override {
    return {.factor = NesterovLimit(momentum.value_or(momentum_))};
  }

 private:
  double momentum_;
  Vector<Scalar> v_;
  Vector<Scalar> ahead_, gradient_ahead_;  // Scratch.
};

constexpr OptimizerEntry entry = WithRule<NesterovClassic>({
    .id = "nesterov-classic",
    .name = "Nesterov momentum (explicit look-ahead)",
    .summary = "First moves on with its momentum, then measures the slope there and corrects the "
               "velocity.",
    .formula = R"(v_t = \mu v_{t-1} - \eta\,\nabla f(\theta_{t-1} + \mu v_{t-1}),\qquad )"
               R"(\theta_t = \theta_{t-1} + v_t)",
    .reference =
        "Nesterov 1983; Sutskever et al., On the Importance of Initialization and Momentum "
        "in Deep Learning, 2013, https://proceedings.mlr.press/v28/sutskever13.html",
    .params = {LearningRate(0.001, 0.05), Momentum()},
    .details = {.group = "First-order classics",
                .mark = "expected",
                .state = "v",
                .state_multiple = "1",
                .decay = "none",
                .steps = "v=momentum*v-lr*g; w=w+v",
                .pitfalls =
                    "Needs the gradient at another point than the one it stands on, so each "
                    "step evaluates the network once more. Nesterov in PyTorch form gives "
                    "the same path, seen from the look-ahead points, without that.",
                .own_moves = "it takes the gradient where its own velocity would lead",
                .needs = {.objective = true},
                .gradient_evaluations = "2"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
