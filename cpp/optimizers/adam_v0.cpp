// Adam without bias correction and with a heavy-ball first moment: the step on the way to Adam that
// some lectures show (Kingma & Ba 2014 gives the finished rule).
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class AdamV0 final : public Optimizer<Scalar> {
 public:
  AdamV0(const ParamValues& params, const Layout& layout)
      : momentum_(params["momentum"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), epsilon(epsilon_);
    const Scalar mu(input.momentum.value_or(momentum_));
    Elementwise(
        [&](auto theta, auto j, auto m, auto v) {
          v = Average(beta2_, v, j.square());
          m = FlushSubnormal(j + mu * m);
          theta -= rate / (v.sqrt() + epsilon) * m;
        },
        parameters, input.gradient, m_, v_);
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "v", v_); }

  Index StateSize() const override { return m_.size() + v_.size(); }

  StabilityLimit Stability(std::optional<double> momentum,
                           Vector<Scalar>* diagonal) const override {
    if (v_.isZero(0)) return {.preconditioned = true};
    *diagonal = v_.array().sqrt() + static_cast<Scalar>(epsilon_);
    return {.factor = HeavyBallLimit(momentum.value_or(momentum_)), .preconditioned = true};
  }

 private:
  double momentum_, beta2_, epsilon_;
  Vector<Scalar> m_, v_;
};

constexpr OptimizerEntry entry = WithRule<AdamV0>({
    .id = "adam-v0",
    .name = "Adam v0 (lecture: no bias correction, heavy-ball m)",
    .summary = "Heavy ball divided by RMSprop's root: Adam before its two repairs, and a lesson in "
               "why they are needed.",
    .formula =
        R"(J_t=\nabla f(\theta_{t-1}),\quad )"
        R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) J_t^2,\qquad m_t = J_t + \mu\, m_{t-1},\qquad )"
        R"(\theta_t = \theta_{t-1} - \frac{\eta}{\sqrt{v_t}}\, m_t)",
    .reference = "Lecture form; finished rule: Kingma & Ba 2014, https://arxiv.org/abs/1412.6980",
    .params = {LearningRate(0.001, 0.001), Momentum(), Beta2(), Epsilon(0, 1e-8)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m, v",
                .state_multiple = "2",
                .decay = "none",
                .steps = "v=beta2*v+(1-beta2)*g^2; m=g+momentum*m; w=w-lr/(sqrt(v)+eps)*m",
                .pitfalls =
                    "Nothing corrects the averages' start at 0, and m adds gradients up: the "
                    "first step is about 32 times the rate and later ones grow to ten times "
                    "that. Use a rate 10 to 100 times below Adam's; set epsilon above 0 or "
                    "weights without gradient become 0/0."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
