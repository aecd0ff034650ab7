// signSGD: Bernstein et al., "signSGD: Compressed Optimisation for Non-Convex Problems" (2018),
// Algorithm 1.
#include "core/elementwise.h"
#include "core/in_double.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class SignSgd final : public Optimizer<Scalar> {
 public:
  SignSgd(const ParamValues& params, const Layout&) : weight_decay_(params["weight_decay"]) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), lambda(weight_decay_);
    Elementwise([&](auto theta, auto g) { theta -= rate * (Sign(g) + lambda * theta); }, parameters,
                input.gradient);
  }

  Index StateSize() const override { return 0; }

 private:
  double weight_decay_;
};

constexpr OptimizerEntry entry = AlsoInDouble<SignSgd>(WithRule<SignSgd>({
    .id = "signsgd",
    .name = "signSGD",
    .summary = "Looks only at the direction of each slope: every weight moves by exactly the rate.",
    .formula =
        R"(\theta_t = \theta_{t-1} - \eta\,(\operatorname{sign}(g_t) + \lambda\,\theta_{t-1}))",
    .reference =
        "Bernstein et al., signSGD: Compressed Optimisation for Non-Convex Problems, 2018, "
        "https://arxiv.org/abs/1802.04434",
    .params = {LearningRate(0.001, 0.01), WeightDecay(0)},
    .details = {.group = "First-order classics",
                .mark = "expected",
                .state = "none",
                .state_multiple = "0",
                .decay = "decoupled",
                .steps = "w=w-lr*(sign(g)+weight_decay*w)",
                .pitfalls =
                    "Never settles: around a minimum it jumps to and fro by the rate, so the "
                    "rate has to fall. A weight without gradient stays where it is."},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
