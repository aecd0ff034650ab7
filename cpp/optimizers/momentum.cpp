// Heavy ball: Polyak, "Some Methods of Speeding up the Convergence of Iteration Methods" (1964);
// in the form of PyTorch, with the rate outside the buffer.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/in_double.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class HeavyBall final : public Optimizer<Scalar> {
 public:
  HeavyBall(const ParamValues& params, const Layout& layout)
      : momentum_(params["momentum"]),
        dampening_(params["dampening"]),
        weight_decay_(params["weight_decay"]),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), lambda(weight_decay_);
    const Scalar mu(input.momentum.value_or(momentum_));
    // The first gradient enters the buffer undampened.
    const Scalar fresh(first_ ? 1.0 : 1 - dampening_);
    first_ = false;
    Elementwise(
        [&](auto theta, auto gradient, auto v) {
          const LaneArray<Scalar> old = theta;
          const LaneArray<Scalar> g = gradient + lambda * old;
          const LaneArray<Scalar> velocity = FlushSubnormal(mu * v + fresh * g);
          v = velocity;
          theta = old - rate * velocity;
        },
        parameters, input.gradient, v_);
  }

  std::vector<Internal> States() const override { return Kept("v", v_); }

  Index StateSize() const override { return v_.size(); }

  StabilityLimit Stability(std::optional<double> momentum, Vector<Scalar>*) const override {
    return {.factor = HeavyBallLimit(momentum.value_or(momentum_)) / (1 - dampening_)};
  }

 private:
  double momentum_, dampening_, weight_decay_;
  bool first_ = true;
  Vector<Scalar> v_;
};

constexpr OptimizerEntry entry = AlsoInDouble<HeavyBall>(WithRule<HeavyBall>({
    .id = "momentum",
    .name = "Heavy ball (PyTorch form)",
    .summary = "A ball rolling downhill: gradients pile up in a velocity, so it speeds up along "
               "valleys and averages out zigzags.",
    .formula =
        R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
        R"(v_1 = g_1,\qquad v_t = \mu v_{t-1} + (1-\tau)\, g_t \ (t\ge 2),\qquad \theta_t = )"
        R"(\theta_{t-1} - \eta\, v_t)",
    .reference = "Polyak, Some Methods of Speeding up the Convergence of Iteration Methods, 1964, "
                 "https://doi.org/10.1016/0041-5553(64)90137-5",
    .params = {LearningRate(0.001, 0.05), Momentum(),
               Real("dampening", R"(\tau)", "How much of a new gradient is held back", 0, 0, 1),
               WeightDecay(0)},
    .details = {.group = "First-order classics",
                .mark = "notes",
                .state = "v",
                .state_multiple = "1",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; [dampening=0] v=momentum*v+g; "
                         "[dampening!=0,t=1] v=g; [dampening!=0,t!=1] "
                         "v=momentum*v+(1-dampening)*g; w=w-lr*v",
                .pitfalls =
                    "With momentum 0.9 the steps grow to ten times the rate, so a rate that "
                    "suits plain descent may be too large. Dampening spares the first "
                    "gradient, which a buffer that starts at zero would not.",
                .usual = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
