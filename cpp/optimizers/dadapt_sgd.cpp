// D-Adaptation SGD: Defazio & Mishchenko, "Learning-Rate-Free Learning by D-Adaptation" (2023),
// Algorithm 4.
#include <algorithm>

#include "core/optimizer.h"
#include "optimizers/distance_adaptation.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class DAdaptSgd final : public Optimizer<Scalar> {
 public:
  DAdaptSgd(const ParamValues& params, const Layout& layout)
      : momentum_(params["momentum"]),
        weight_decay_(params["weight_decay"]),
        growth_rate_(GrowthLimit(params)),
        d_(params["d0"]),
        s_(Vector<Scalar>::Zero(layout.size())),
        start_(layout.size()),
        z_(layout.size()),
        gradient_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (first_norm_ == 0) {
      // The authors' code leaves weight decay out of this norm.
      first_norm_ = Norm(input.gradient);
      start_ = parameters;
      if (first_norm_ == 0) return;  // No scale to divide by yet.
    }
    gradient_ = input.gradient + static_cast<Scalar>(weight_decay_) * parameters;

    const double lambda = d_ * input.learning_rate / first_norm_;
    input.Note("eta", lambda);
    input.Note("w0", start_);
    numerator_ += lambda * Dot(gradient_, s_);
    s_ += static_cast<Scalar>(lambda) * gradient_;
    const double s_norm = Norm(s_);
    const double estimate = s_norm > 0 ? 2 * numerator_ / s_norm : 0;
    d_ = std::max(d_, std::min(estimate, d_ * growth_rate_));

    z_ = start_ - s_;
    const double mu = input.momentum.value_or(momentum_);
    parameters = static_cast<Scalar>(mu) * parameters + static_cast<Scalar>(1 - mu) * z_;
  }

  std::vector<Internal> States() const override { return Kept("s", s_, "d", d_); }

  Index StateSize() const override { return z_.size() + s_.size() + start_.size(); }
  std::vector<Internal> Internals() const override { return {{"d", {d_}}}; }

 private:
  double momentum_, weight_decay_, growth_rate_;
  double d_, numerator_ = 0, first_norm_ = 0;
  Vector<Scalar> s_, start_, z_, gradient_;
};

constexpr OptimizerEntry entry = WithRule<DAdaptSgd>({
    .id = "dadapt-sgd",
    .name = "D-Adaptation SGD",
    .summary =
        "SGD that finds its own rate from a growing estimate of the distance to the minimum.",
    .formula = R"(\eta_t=d_t\eta/\lVert g_1\rVert,\quad )"
               R"(n_t=n_{t-1}+\eta_t\langle g_t,s_{t-1}\rangle,\quad )"
               R"(s_t=s_{t-1}+\eta_tg_t,\quad \hat d=2n_t/\lVert s_t\rVert,\quad )"
               R"(d_{t+1}=\max(d_t,\min(\hat d,\text{growth}\cdot d_t)),\quad )"
               R"(z=\theta_0-s_t,\quad \theta\leftarrow\mu\theta+(1-\mu)z)",
    .reference = "Defazio & Mishchenko 2023, arXiv:2301.07733",
    .params = {LearningRate(1, 1), Momentum(0, 0.9), WeightDecay(0), FirstDistance(), GrowthRate()},
    .details = {.group = "Parameter-free and schedule-free",
                .mark = "frontier",
                .state = "z, s, initial weights, d",
                .state_multiple = "3",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; s=s+eta*g; z=w0-s; "
                         "w=momentum*w+(1-momentum)*z",
                .pitfalls = "The distance only ever grows: one overestimate stays. Leave the rate "
                            "at 1 and let a schedule only lower it.",
                .own_moves = "it estimates its rate from the way that its own steps go"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
