// Generalized delta rule: Rumelhart, Hinton & Williams, "Learning Representations by
// Back-propagating Errors" (1986).
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class DeltaRule final : public Optimizer<Scalar> {
 public:
  DeltaRule(const ParamValues& params, const Layout& layout)
      : alpha_(params["alpha"]), delta_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), alpha(input.momentum.value_or(alpha_));
    Elementwise(
        [&](auto w, auto g, auto delta) {
          delta = FlushSubnormal(alpha * delta - rate * g);
          w += delta;
        },
        parameters, input.gradient, delta_);
  }

  std::vector<Internal> States() const override { return Kept("delta", delta_); }

  Index StateSize() const override { return delta_.size(); }

 private:
  double alpha_;
  Vector<Scalar> delta_;
};

constexpr OptimizerEntry entry = WithRule<DeltaRule>({
    .id = "delta-rule",
    .name = "Generalized delta rule (classical momentum)",
    .summary = "Every update repeats a part of the last one and adds a new step downhill.",
    .formula =
        R"(\Delta W(t) = -\eta_t\, G_w(t) + \alpha\,\Delta W(t-1),\quad \Delta W(-1)=0,\qquad )"
        R"(W(t+1) = W(t) + \Delta W(t))",
    .reference = "Rumelhart, Hinton & Williams, Learning Representations by Back-propagating "
                 "Errors, 1986, https://doi.org/10.1038/323533a0",
    .params = {LearningRate(0.01, 0.05),
               DecayFactor("alpha", R"(\alpha)", "How much of the last update is repeated", 0.9,
                           0.9999)},
    .details = {.group = "First-order classics",
                .mark = "notes",
                .state = "last update",
                .state_multiple = "1",
                .decay = "none",
                .steps = "delta=alpha*delta-lr*g; w=w+delta",
                .pitfalls = "The rate is part of the remembered update: when a schedule lowers it, "
                            "old large steps keep rolling for a while. With a constant rate this "
                            "is heavy ball."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
