// Lion: Chen et al., "Symbolic Discovery of Optimization Algorithms" (2023), Program 1.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/in_double.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class Lion final : public Optimizer<Scalar> {
 public:
  Lion(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        weight_decay_(params["weight_decay"]),
        m_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), lambda(weight_decay_);
    const double beta1 = input.momentum.value_or(beta1_);
    Elementwise(
        [&](auto theta, auto g, auto m) {
          const auto c = Average(beta1, m, g);
          theta -= rate * (Sign(c) + lambda * theta);
          m = Average(beta2_, m, g);
        },
        parameters, input.gradient, m_);
  }

  std::vector<Internal> States() const override { return Kept("m", m_); }

  Index StateSize() const override { return m_.size(); }

 private:
  double beta1_, beta2_, weight_decay_;
  Vector<Scalar> m_;
};

constexpr OptimizerEntry entry = AlsoInDouble<Lion>(WithRule<Lion>({
    .id = "lion",
    .name = "Lion",
    .summary = "Moves every weight by the same amount, in the direction on which the newest "
               "gradient and the remembered ones agree.",
    .formula =
        R"(c_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\qquad )"
        R"(\theta_t = \theta_{t-1} - \eta\,(\operatorname{sign}(c_t)+\lambda\theta_{t-1}),\qquad )"
        R"(m_t = \beta_2 m_{t-1} + (1-\beta_2) g_t)",
    .reference = "Chen et al., Symbolic Discovery of Optimization Algorithms, 2023, "
                 "https://arxiv.org/abs/2302.06675",
    .params = {LearningRate(0.0001, 0.003),
               DecayFactor("beta1", R"(\beta_1)", "Weight of the memory in the direction", 0.9),
               DecayFactor("beta2", R"(\beta_2)", "How long the memory lasts", 0.99, 0.99999),
               WeightDecay(0, 0.01)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m",
                .state_multiple = "1",
                .decay = "decoupled",
                .steps = "c=beta1*m+(1-beta1)*g; w=w-lr*(sign(c)+weight_decay*w); "
                         "m=beta2*m+(1-beta2)*g",
                .pitfalls = "Its steps do not shrink with the gradient: use a rate 3 to 10 times "
                            "below AdamW's, and a weight decay as much larger. Some printed forms "
                            "assign the sign to the weights; it belongs to the direction.",
                .usual = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
