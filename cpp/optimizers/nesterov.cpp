// Nesterov accelerated gradient: Nesterov (1983), in the form of Sutskever et al. (2013) as PyTorch
// writes it, where theta is the look-ahead point.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/in_double.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class Nesterov final : public Optimizer<Scalar> {
 public:
  Nesterov(const ParamValues& params, const Layout& layout)
      : momentum_(params["momentum"]),
        weight_decay_(params["weight_decay"]),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), lambda(weight_decay_);
    const Scalar mu(input.momentum.value_or(momentum_));
    Elementwise(
        [&](auto theta, auto gradient, auto v) {
          const auto g = gradient + lambda * theta;
          v = FlushSubnormal(mu * v + g);
          theta -= rate * (g + mu * v);
        },
        parameters, input.gradient, v_);
  }

  std::vector<Internal> States() const override { return Kept("v", v_); }

  Index StateSize() const override { return v_.size(); }

  StabilityLimit Stability(std::optional<double> momentum, Vector<Scalar>*) const override {
    return {.factor = NesterovLimit(momentum.value_or(momentum_))};
  }

 private:
  double momentum_, weight_decay_;
  Vector<Scalar> v_;
};

constexpr OptimizerEntry entry = AlsoInDouble<Nesterov>(WithRule<Nesterov>({
    .id = "nesterov",
    .name = "Nesterov accelerated gradient (PyTorch form)",
    .summary = "Heavy ball that looks ahead: it takes the slope where the momentum is about to "
               "carry it, and so brakes earlier.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(v_t = \mu v_{t-1} + g_t,\qquad \theta_t = \theta_{t-1} - \eta\,(g_t + \mu v_t))",
    .reference =
        "Nesterov 1983; Sutskever et al., On the Importance of Initialization and Momentum "
        "in Deep Learning, 2013, https://proceedings.mlr.press/v28/sutskever13.html",
    .params = {LearningRate(0.001, 0.05), Momentum(), WeightDecay(0)},
    .details = {.group = "First-order classics",
                .mark = "expected",
                .state = "v",
                .state_multiple = "1",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; v=momentum*v+g; "
                         "w=w-lr*(g+momentum*v)",
                .pitfalls = "The weights you see are already the look-ahead point; the textbook's "
                            "iterate lies the momentum term behind it.",
                .usual = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
