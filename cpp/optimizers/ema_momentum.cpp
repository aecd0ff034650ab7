// EMA momentum, the form lectures teach: descend along a running average of the gradients.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class EmaMomentum final : public Optimizer<Scalar> {
 public:
  EmaMomentum(const ParamValues& params, const Layout& layout)
      : beta_(params["beta"]),
        weight_decay_(params["weight_decay"]),
        average_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), lambda(weight_decay_);
    const double beta = input.momentum.value_or(beta_);
    Elementwise(
        [&](auto theta, auto gradient, auto average) {
          const auto g = gradient + lambda * theta;
          average = Average(beta, average, g);
          theta -= rate * average;
        },
        parameters, input.gradient, average_);
  }

  std::vector<Internal> States() const override { return Kept("g_bar", average_); }

  Index StateSize() const override { return average_.size(); }

  StabilityLimit Stability(std::optional<double> momentum, Vector<Scalar>*) const override {
    return {.factor = AveragedLimit(momentum.value_or(beta_))};
  }

 private:
  double beta_, weight_decay_;
  Vector<Scalar> average_;
};

constexpr OptimizerEntry entry = WithRule<EmaMomentum>({
    .id = "ema-momentum",
    .name = "EMA momentum (lecture form)",
    .summary = "Follows a running average of the gradients instead of the newest one.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(\bar g_t = \beta\,\bar g_{t-1} + (1-\beta)\, g_t,\quad )"
               R"(\bar g_0 = 0,\qquad \theta_t = \theta_{t-1} - \eta\,\bar g_t)",
    .reference = "Lecture form; the same as heavy ball with the rate times (1 - beta)",
    .params = {LearningRate(0.1, 0.3),
               DecayFactor("beta", R"(\beta)", "How much of the old average stays at each step",
                           0.9),
               WeightDecay(0)},
    .details = {.group = "First-order classics",
                .mark = "notes",
                .state = "average",
                .state_multiple = "1",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; g_bar=beta*g_bar+(1-beta)*g; "
                         "w=w-lr*g_bar",
                .pitfalls = "The average starts at 0 and is not corrected, so the first steps are "
                            "small. A rate taken over from heavy ball gives steps (1 - beta) times "
                            "as long."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
