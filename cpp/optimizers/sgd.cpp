// Stochastic gradient descent: Robbins & Monro, "A Stochastic Approximation Method" (1951).
#include "core/elementwise.h"
#include "core/in_double.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class Sgd final : public Optimizer<Scalar> {
 public:
  Sgd(const ParamValues& params, const Layout&) : weight_decay_(params["weight_decay"]) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), lambda(weight_decay_);
    Elementwise(
        [&](auto theta, auto gradient) {
          const auto g = gradient + lambda * theta;
          theta -= rate * g;
        },
        parameters, input.gradient);
  }

  Index StateSize() const override { return 0; }

  StabilityLimit Stability(std::optional<double>, Vector<Scalar>*) const override {
    return {.factor = kDescentLimit};
  }

 private:
  double weight_decay_;
};

constexpr OptimizerEntry entry = AlsoInDouble<Sgd>(WithRule<Sgd>({
    .id = "sgd",
    .name = "Stochastic gradient descent",
    .summary =
        "Walks straight downhill: every weight moves against its gradient, by the rate times "
        "the gradient.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(\theta_t = \theta_{t-1} - \eta\, g_t)",
    .reference = "Robbins & Monro, A Stochastic Approximation Method, 1951, "
                 "https://doi.org/10.1214/aoms/1177729586",
    .params = {LearningRate(0.001, 0.1), WeightDecay(0)},
    .details = {.group = "First-order classics",
                .mark = "notes",
                .state = "none",
                .state_multiple = "0",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; w=w-lr*g",
                .pitfalls =
                    "Diverges when the rate exceeds 2 divided by the largest curvature, and "
                    "crawls along directions of small curvature. Full-batch, mini-batch "
                    "and single-sample descent are this one rule with another batch size.",
                .usual = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
