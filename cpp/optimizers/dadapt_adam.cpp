// D-Adaptation Adam: Defazio & Mishchenko, "Learning-Rate-Free Learning by D-Adaptation" (2023),
// Algorithm 5.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/distance_adaptation.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class DAdaptAdam final : public Optimizer<Scalar> {
 public:
  DAdaptAdam(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        decoupled_(params.Is("decoupled")),
        bias_correction_(params.Is("bias_correction")),
        growth_rate_(GrowthLimit(params)),
        d_(params["d0"]),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())),
        s_(Vector<Scalar>::Zero(layout.size())),
        gradient_(layout.size()),
        scaled_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    gradient_ = input.gradient;
    if (!decoupled_) gradient_ += static_cast<Scalar>(weight_decay_) * parameters;

    const double beta1 = input.momentum.value_or(beta1_), root_beta2 = std::sqrt(beta2_);
    const double rate = d_ * input.learning_rate * Correction(beta1);
    const auto epsilon = static_cast<Scalar>(epsilon_);
    // With s and v of the previous update. s is 0 where v is, so the guard against 0/0 changes
    // nothing else.
    constexpr Scalar kTiny = std::numeric_limits<Scalar>::min();
    scaled_.array() = s_.array() / (v_.array().sqrt() + epsilon).max(kTiny);
    input.Note("eta_hat", rate);
    const double product = rate * Dot(gradient_, scaled_);
    Accumulate(beta1, root_beta2, static_cast<Scalar>(rate));
    r_ = root_beta2 * r_ + (1 - root_beta2) * product;

    const double s_sum = AbsoluteSum(s_);
    if (s_sum == 0) return;  // Not one gradient yet.
    const double estimate = r_ / ((1 - root_beta2) * s_sum);
    d_ = std::max(d_, std::min(estimate, d_ * growth_rate_));
    Move(decoupled_ ? 1 - weight_decay_ * rate : 1, parameters);
    ++t_;
  }

  std::vector<Internal> States() const override {
    return Kept("m", m_, "v", v_, "s", s_, "r", r_, "d", d_);
  }

  Index StateSize() const override { return m_.size() + v_.size() + s_.size(); }
  std::vector<Internal> Internals() const override { return {{"d", {d_}}}; }

 private:
  double Correction(double beta1) const {
    if (!bias_correction_) return 1;
    return BiasCorrection(beta1, t_ + 1) / std::sqrt(BiasCorrection(beta2_, t_ + 1));
  }

  void Accumulate(double beta1, double root_beta2, Scalar rate) {
    Elementwise(
        [&](const auto& g, auto m, auto v, auto s) {
          m = Average(beta1, m, rate * g);
          v = Average(beta2_, v, g.square());
          s = Average(root_beta2, s, rate * g);
        },
        gradient_, m_, v_, s_);
  }

  void Move(double keep, Vector<Scalar>& parameters) {
    const auto epsilon = static_cast<Scalar>(epsilon_);
    constexpr Scalar kTiny = std::numeric_limits<Scalar>::min();
    Elementwise(
        [&](auto theta, const auto& m, const auto& v) {
          theta = static_cast<Scalar>(keep) * theta - m / (v.sqrt() + epsilon).max(kTiny);
        },
        parameters, m_, v_);
  }

  double beta1_, beta2_, epsilon_, weight_decay_;
  bool decoupled_, bias_correction_;
  double growth_rate_, d_, r_ = 0;
  Vector<Scalar> m_, v_, s_, gradient_, scaled_;
  std::int64_t t_ = 0;
};

constexpr OptimizerEntry entry = WithRule<DAdaptAdam>({
    .id = "dadapt-adam",
    .name = "D-Adaptation Adam",
    .summary = "Adam that finds its own rate from a growing estimate of the distance to the "
               "minimum.",
    .formula =
        R"(\when{weight_decay!=0,decoupled=0} g = \nabla f(\theta)+\lambda\theta,\quad )"
        R"(\when{bias_correction=0} \hat\eta=d\,\eta,\quad )"
        R"(\when{bias_correction=1} \hat\eta=d\,\eta\,\sqrt{1-\beta_2^t}/(1-\beta_1^t),\quad )"
        R"(a=\hat\eta\sum\tfrac{g\,s}{\sqrt{v}+\epsilon},\quad )"
        R"(m\leftarrow\beta_1m+(1-\beta_1)\hat\eta g,\quad )"
        R"(v\leftarrow\beta_2v+(1-\beta_2)g^2,\quad )"
        R"(s\leftarrow\sqrt{\beta_2}s+(1-\sqrt{\beta_2})\hat\eta g,\quad )"
        R"(r\leftarrow\sqrt{\beta_2}r+(1-\sqrt{\beta_2})a,\quad )"
        R"(\hat d=\tfrac{r}{(1-\sqrt{\beta_2})\lVert s\rVert_1},\quad )"
        R"(d\leftarrow\max(d,\min(\hat d,\text{growth}\cdot d)),\quad )"
        R"(\when{decoupled=0} \theta\leftarrow\theta-\tfrac{m}{\sqrt v+\epsilon}\quad )"
        R"(\when{decoupled=1} \theta\leftarrow(1-\hat\eta\lambda)\theta-\tfrac{m}{\sqrt )"
        R"(v+\epsilon})",
    .reference = "Defazio & Mishchenko 2023, arXiv:2301.07733",
    .params = {LearningRate(1, 1), Beta1(), Beta2(), Epsilon(1e-8), WeightDecay(0), Decoupled(),
               Flag("bias_correction", "Correct the averages for starting at zero"),
               FirstDistance(), GrowthRate()},
    .details = {.group = "Parameter-free and schedule-free",
                .mark = "frontier",
                .state = "m, v, s, d and r",
                .state_multiple = "3",
                .decay = "coupled or decoupled",
                .steps = "[weight_decay!=0,decoupled=0] g=g+weight_decay*w; "
                         "m=beta1*m+(1-beta1)*eta_hat*g; v=beta2*v+(1-beta2)*g^2; "
                         "s=sqrt(beta2)*s+(1-sqrt(beta2))*eta_hat*g; [decoupled=0] "
                         "w=w-m/(sqrt(v)+eps); [decoupled=1] "
                         "w=(1-eta_hat*weight_decay)*w-m/(sqrt(v)+eps)",
                .pitfalls = "The distance only ever grows: one overestimate stays. Leave the rate "
                            "at 1 and let a schedule only lower it.",
                .own_moves = "it estimates its rate from the way that its own steps go"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
