// Signum: Bernstein et al., "signSGD: Compressed Optimisation for Non-Convex Problems" (2018),
// Algorithm 2.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class Signum final : public Optimizer<Scalar> {
 public:
  Signum(const ParamValues& params, const Layout& layout)
      : momentum_(params["momentum"]),
        weight_decay_(params["weight_decay"]),
        m_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), lambda(weight_decay_);
    const double mu = input.momentum.value_or(momentum_);
    Elementwise(
        [&](auto theta, auto g, auto m) {
          m = Average(mu, m, g);
          theta -= rate * (Sign(m) + lambda * theta);
        },
        parameters, input.gradient, m_);
  }

  std::vector<Internal> States() const override { return Kept("m", m_); }

  Index StateSize() const override { return m_.size(); }

 private:
  double momentum_, weight_decay_;
  Vector<Scalar> m_;
};

constexpr OptimizerEntry entry = WithRule<Signum>({
    .id = "signum",
    .name = "Signum (signSGD with momentum)",
    .summary = "signSGD that asks a running average of the gradients, not the newest one, which "
               "way to go.",
    .formula =
        R"(m_t = \mu m_{t-1} + (1-\mu) g_t,\qquad )"
        R"(\theta_t = \theta_{t-1} - \eta\,(\operatorname{sign}(m_t) + \lambda\,\theta_{t-1}))",
    .reference =
        "Bernstein et al., signSGD: Compressed Optimisation for Non-Convex Problems, 2018, "
        "https://arxiv.org/abs/1802.04434",
    .params = {LearningRate(0.001, 0.01), Momentum(), WeightDecay(0)},
    .details = {.group = "First-order classics",
                .mark = "expected",
                .state = "m",
                .state_multiple = "1",
                .decay = "decoupled",
                .steps = "m=momentum*m+(1-momentum)*g; w=w-lr*(sign(m)+weight_decay*w)",
                .pitfalls =
                    "Like signSGD it circles the minimum at a distance of about the rate. It "
                    "is Lion with both of Lion's factors equal."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
