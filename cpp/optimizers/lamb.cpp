// LAMB: You et al., "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes"
// (2019), Algorithm 2.
#include <cmath>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class Lamb final : public Optimizer<Scalar> {
 public:
  Lamb(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        clamp_(params["clamp"]),
        bias_correction_(params.Is("bias_correction")),
        adapt_(params.Is("always_adapt") || weight_decay_ != 0),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())),
        update_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar m_correction(bias_correction_ ? m_correction_.Next(beta1) : 1.0);
    const Scalar v_correction(bias_correction_ ? v_correction_.Next(beta2_) : 1.0);
    const Scalar epsilon(epsilon_), lambda(weight_decay_);
    Elementwise(
        [&](auto u, auto theta, auto g, auto m, auto v) {
          m = Average(beta1, m, g);
          v = Average(beta2_, v, g.square());
          u = m * m_correction / ((v * v_correction).sqrt() + epsilon) + lambda * theta;
        },
        update_, parameters, input.gradient, m_, v_);
    for (Index i = 0; i < static_cast<Index>(layout_.tensors().size()); ++i) {
      auto theta = layout_.Flat(i, parameters);
      const auto u = layout_.Flat(i, update_);
      const double ratio = TrustRatio(Norm(theta), Norm(u));
      input.Note("r", ratio);
      theta -= static_cast<Scalar>(input.learning_rate * ratio) * u;
    }
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "v", v_); }

  Index StateSize() const override { return m_.size() + v_.size(); }

 private:
  double TrustRatio(double weight_norm, double update_norm) const {
    if (!adapt_ || !(weight_norm > 0 && update_norm > 0)) return 1;
    // fmin ignores the clamp while it is not set (not a number).
    return std::fmin(weight_norm, clamp_) / update_norm;
  }

  Layout layout_;
  double beta1_, beta2_, epsilon_, weight_decay_, clamp_;
  bool bias_correction_, adapt_;
  BiasCorrector m_correction_, v_correction_;
  Vector<Scalar> m_, v_;
  Vector<Scalar> update_;  // Scratch.
};

constexpr OptimizerEntry entry = WithRule<Lamb>({
    .id = "lamb",
    .name = "LAMB",
    .summary = "AdamW whose step is stretched, tensor by tensor, to a fixed fraction of the "
               "weights' length.",
    .formula = R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
               R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2,\quad )"
               R"(\when{bias_correction=1} \hat m_t = \tfrac{m_t}{1-\beta_1^t},\quad )"
               R"(\when{bias_correction=1} \hat v_t = \tfrac{v_t}{1-\beta_2^t},\quad )"
               R"(\when{bias_correction=0} \hat m_t=m_t,\ \hat v_t=v_t,\quad )"
               R"(u_t = \frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}+\lambda\theta_{t-1},\quad )"
               R"(\when{clamp=none} r_t = \frac{\lVert\theta_{t-1}\rVert}{\lVert u_t\rVert},\quad )"
               R"(\when{clamp!=none} r_t = \frac{\min(\lVert\theta_{t-1}\rVert,\phi)}{\lVert )"
               R"(u_t\rVert},\quad )"
               R"(\text{1 if a norm is 0, and without decay unless always adapted},\quad )"
               R"(\theta_t = \theta_{t-1} - \eta\,r_t\,u_t)",
    .reference = "You et al., Large Batch Optimization for Deep Learning: Training BERT in 76 "
                 "minutes, 2019, https://arxiv.org/abs/1904.00962",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(), Epsilon(1e-6), WeightDecay(0.01),
               Flag("bias_correction", "Corrects the averages' start at zero", true),
               Positive("clamp", R"(\phi)",
                        "Longest length a tensor is taken to have; none if not set", kUnset, 0.1,
                        100),
               Flag("always_adapt", "Stretches the step also without weight decay", true)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "expected",
                .state = "m, v",
                .state_multiple = "2",
                .decay = "added to the update before the trust ratio",
                .steps = "m=beta1*m+(1-beta1)*g; v=beta2*v+(1-beta2)*g^2; [bias_correction=1] "
                         "m_hat=m/(1-beta1^t); [bias_correction=1] v_hat=v/(1-beta2^t); "
                         "[bias_correction=0] m_hat=m; [bias_correction=0] v_hat=v; "
                         "u=m_hat/(sqrt(v_hat)+eps)+weight_decay*w; w=w-lr*r*u",
                .pitfalls = "Every tensor moves by the rate times its own length at each step, "
                            "however flat the loss: with large initial weights that is a lot.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
