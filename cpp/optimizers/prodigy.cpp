// Prodigy: Mishchenko & Defazio, "Prodigy: An Expeditiously Adaptive Parameter-Free Learner"
// (2023), Algorithm 4 (Adam version).
#include <algorithm>
#include <cmath>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/distance_adaptation.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class Prodigy final : public Optimizer<Scalar> {
 public:
  Prodigy(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        beta3_(params.IsSet("beta3") ? params["beta3"] : std::sqrt(beta2_)),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        decoupled_(params.Is("decoupled")),
        bias_correction_(params.Is("bias_correction")),
        safeguard_warmup_(params.Is("safeguard_warmup")),
        d0_(params["d0"]),
        d_coefficient_(params["d_coef"]),
        growth_rate_(GrowthLimit(params)),
        d_(d0_),
        d_max_(d0_),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())),
        s_(Vector<Scalar>::Zero(layout.size())),
        start_(layout.size()),
        gradient_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (!has_start_) start_ = parameters;
    has_start_ = true;
    gradient_ = input.gradient;
    if (!decoupled_) gradient_ += static_cast<Scalar>(weight_decay_) * parameters;

    const double beta1 = input.momentum.value_or(beta1_);
    const double rate = d_ * input.learning_rate * Correction(beta1);
    r_ = beta3_ * r_ + d_ / d0_ * rate * Dot(gradient_, start_ - parameters);
    Accumulate(beta1, d_ / d0_ * (safeguard_warmup_ ? d_ : rate));
    // Not one gradient yet: no scale to learn from, and no step.
    const double s_sum = AbsoluteSum(s_);
    if (s_sum == 0) return;
    UpdateDistance(d_coefficient_ * r_ / s_sum);
    input.Note("eta_hat", rate);
    input.Note("d_next", d_);
    Move(rate, parameters);
    ++t_;
  }

  std::vector<Internal> States() const override {
    return Kept("m", m_, "v", v_, "s", s_, "r", r_, "d", d_);
  }

  Index StateSize() const override { return m_.size() + v_.size() + s_.size() + start_.size(); }
  std::vector<Internal> Internals() const override { return {{"d", {d_}}}; }

 private:
  double Correction(double beta1) const {
    if (!bias_correction_) return 1;
    return BiasCorrection(beta1, t_ + 1) / std::sqrt(BiasCorrection(beta2_, t_ + 1));
  }

  // m and v average d g and (d g)^2; s sums the gradients.
  void Accumulate(double beta1, double s_weight) {
    const auto d = static_cast<Scalar>(d_);
    Elementwise(
        [&](const auto& g, auto m, auto v, auto s) {
          m = Average(beta1, m, d * g);
          v = Average(beta2_, v, (d * g).square());
          s = static_cast<Scalar>(beta3_) * s + static_cast<Scalar>(s_weight) * g;
        },
        gradient_, m_, v_, s_);
  }

  void UpdateDistance(double estimate) {
    // The first estimate may replace the initial guess at once.
    const double base = d_ == d0_ ? std::max(d_, estimate) : d_;
    d_max_ = std::max(d_max_, estimate);
    d_ = std::min(d_max_, base * growth_rate_);
  }

  // With the rate of the old distance; only epsilon is scaled by the new one.
  void Move(double rate, Vector<Scalar>& parameters) {
    const auto keep = static_cast<Scalar>(decoupled_ ? 1 - weight_decay_ * rate : 1);
    const auto eta = static_cast<Scalar>(rate), epsilon = static_cast<Scalar>(d_ * epsilon_);
    Elementwise([&](auto theta, const auto& m,
                    const auto& v) { theta = keep * theta - eta * m / (v.sqrt() + epsilon); },
                parameters, m_, v_);
  }

  double beta1_, beta2_, beta3_, epsilon_, weight_decay_;
  bool decoupled_, bias_correction_, safeguard_warmup_;
  double d0_, d_coefficient_, growth_rate_;
  double d_, d_max_, r_ = 0;
  Vector<Scalar> m_, v_, s_, start_, gradient_;
  bool has_start_ = false;
  std::int64_t t_ = 0;
};

constexpr OptimizerEntry entry = WithRule<Prodigy>({
    .id = "prodigy",
    .name = "Prodigy",
    .summary = "Adam that finds its own step size by estimating how far away the minimum is.",
    .formula = R"(\begin{aligned}
&r_t=\beta_3r_{t-1}+\tfrac{d_t}{d_0}\,\hat\eta_t\langle g_t,\theta_0-\theta_t\rangle,\quad s_t=\beta_3s_{t-1}+\tfrac{d_t}{d_0}\hat\eta_t\,g_t,\quad \hat d=c\,r_t/\lVert s_t\rVert_1,\quad \hat\eta_t=d_t\,\eta\\
&m=\beta_1m+(1-\beta_1)d_tg_t,\ v=\beta_2v+(1-\beta_2)d_t^2g_t^2,\quad d_{t+1}=\min(\max_{\le t}\hat d,\ d_t\cdot\text{growth}),\quad \theta\leftarrow(1-\hat\eta_t\lambda)\theta-\hat\eta_t\,m/(\sqrt v+d_{t+1}\epsilon)
\end{aligned})",
    .reference = "Mishchenko & Defazio 2023, arXiv:2306.06101",
    .params = {LearningRate(1, 1), Beta1(), Beta2(),
               DecayFactor("beta3", R"(\beta_3)",
                           "Memory of the distance estimate; unset: root of beta2", kUnset, 0.9999),
               Epsilon(1e-8), WeightDecay(0),
               Flag("decoupled",
                    "Weight decay acts on the weights directly, not through the gradient", true),
               Flag("bias_correction", "Correct the averages for starting at zero"),
               Flag("safeguard_warmup", "Keep a warm-up from disturbing the estimate"),
               FirstDistance(), Positive("d_coef", "c", "Factor on the estimate", 1, 0.1, 10),
               GrowthRate()},
    .details = {.group = "Parameter-free and schedule-free",
                .mark = "frontier",
                .state = "m, v, s, initial weights, d and r",
                .state_multiple = "4",
                .decay = "decoupled (times d and the rate) or coupled",
                .steps = "[weight_decay!=0,decoupled=0] g=g+weight_decay*w; "
                         "m=beta1*m+(1-beta1)*d*g; v=beta2*v+(1-beta2)*d^2*g^2; [decoupled=0] "
                         "w=w-eta_hat*m/(sqrt(v)+d_next*eps); [decoupled=1] "
                         "w=(1-eta_hat*weight_decay)*w-eta_hat*m/(sqrt(v)+d_next*eps)",
                .pitfalls = "Leave the rate at 1 and let a schedule only lower it. On gradients "
                            "that do not react to the weights the distance grows without bound.",
                .own_moves = "it estimates its rate from the way that its own steps go"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
