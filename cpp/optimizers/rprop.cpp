// Rprop: Riedmiller & Braun, "A Direct Adaptive Method for Faster Backpropagation Learning" (1993);
// sign changes as in iRprop-: Igel & Huesken, "Improving the Rprop Learning Algorithm" (2000).
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class Rprop final : public Optimizer<Scalar> {
 public:
  Rprop(const ParamValues& params, const Layout& layout)
      : eta_minus_(params["eta_minus"]),
        eta_plus_(params["eta_plus"]),
        step_min_(params["step_min"]),
        step_max_(params["step_max"]),
        previous_(Vector<Scalar>::Zero(layout.size())),
        delta_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (first_) delta_.setConstant(static_cast<Scalar>(input.learning_rate));
    first_ = false;
    const Scalar eta_minus(eta_minus_), eta_plus(eta_plus_);
    const Scalar step_min(step_min_), step_max(step_max_), zero(0), one(1);
    Elementwise(
        [&](auto theta, auto g, auto previous, auto delta) {
          // Signs, since a product of two small gradients could underflow.
          const LaneArray<Scalar> s = Sign(g) * Sign(previous);
          const auto same = s.max(zero);
          const auto changed = (-s).max(zero);
          delta *= same * eta_plus + changed * eta_minus + (one - s.abs());
          delta = delta.max(step_min).min(step_max);
          previous = g * (one - changed);
          theta -= delta * Sign(previous);
        },
        parameters, input.gradient, previous_, delta_);
  }

  std::vector<Internal> States() const override {
    return Kept("g_tilde", previous_, "delta", delta_);
  }

  Index StateSize() const override { return previous_.size() + delta_.size(); }

 private:
  double eta_minus_, eta_plus_, step_min_, step_max_;
  bool first_ = true;
  Vector<Scalar> previous_, delta_;
};

constexpr ParamSpec LessThanOne(ParamSpec spec) {
  spec.scale = Scale::kLinear;
  spec.max = 0.99999999;
  return spec;
}

constexpr ParamSpec MoreThanOne(ParamSpec spec) {
  spec.scale = Scale::kLinear;
  spec.min = 1;
  return spec;
}

constexpr OptimizerEntry entry = WithRule<Rprop>({
    .id = "rprop",
    .name = "Rprop (iRprop\u2212, as PyTorch)",
    .summary = "Every weight has its own step size: longer while the slope keeps its sign, shorter "
               "when it flips. How steep it is does not matter.",
    .formula = R"(\begin{aligned})"
               R"(&s = g_t \odot \tilde g_{t-1},\quad \Delta_t = \operatorname{clip}\!\big()"
               R"(\Delta_{t-1}\cdot\{\eta^+ \text{ if } s>0;\ \eta^- \text{ if } s<0;\ )"
               R"(1 \text{ if } s=0\},\ \Delta_{\min},\Delta_{\max}\big)\\)"
               R"(&\tilde g_t = \{0 \text{ if } s<0;\ g_t \text{ otherwise}\},\qquad )"
               R"(\theta_t = \theta_{t-1} - \Delta_t\odot\operatorname{sign}(\tilde g_t),\qquad )"
               R"(\Delta_0=\eta,\ \tilde g_0 = 0)"
               R"(\end{aligned})",
    .reference =
        "Riedmiller & Braun, A Direct Adaptive Method for Faster Backpropagation Learning, "
        "1993, https://doi.org/10.1109/ICNN.1993.298623; Igel & H\u00fcsken 2000",
    .params = {LearningRate(0.01, 0.01),
               LessThanOne(Positive("eta_minus", R"(\eta^-)", "Factor when the slope flips", 0.5,
                                    0.1, 0.99)),
               MoreThanOne(Positive("eta_plus", R"(\eta^+)",
                                    "Factor while the slope keeps its sign", 1.2, 1.01, 2)),
               Positive("step_min", R"(\Delta_{\min})", "Shortest step", 1e-6, 1e-9, 0.1),
               Positive("step_max", R"(\Delta_{\max})", "Longest step", 50, 0.001, 100, 0.5)},
    .details =
        {.group = "Adaptive (diagonal)",
         .mark = "notes",
         .state = "previous gradient, step sizes",
         .state_multiple = "2",
         .decay = "none",
         .steps = "[t=1] delta=lr; s=sign(g)*sign(g_tilde); "
                  "delta=clip(delta*where(s>0,eta_plus,where(s<0,eta_minus,1)),step_min,step_max); "
                  "g_tilde=where(s<0,0,g); w=w-delta*sign(g_tilde)",
         .pitfalls = "For full batches only: the noise of mini-batches flips signs and the "
                     "steps collapse. On a steady slope steps grow by 1.2 each time, so cap "
                     "them. The rate is the first step size and nothing else: a schedule has "
                     "no effect.",
         .needs = {.full_batch = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
