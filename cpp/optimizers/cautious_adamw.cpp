// Cautious AdamW: Liang et al., "Cautious Optimizers: Improving Training with One Line of Code"
// (2024), Algorithm 1 applied to AdamW.
#include <algorithm>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class CautiousAdamW final : public Optimizer<Scalar> {
 public:
  CautiousAdamW(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())),
        update_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar m_correction(m_correction_.Next(beta1));
    const Scalar v_correction(v_correction_.Next(beta2_)), epsilon(epsilon_);
    const Scalar stay(1 - input.learning_rate * weight_decay_);
    for (Index i = 0; i < static_cast<Index>(layout_.tensors().size()); ++i) {
      double kept = 0;
      Elementwise(
          [&](auto update, auto g, auto m, auto v) {
            m = Average(beta1, m, g);
            v = Average(beta2_, v, g.square());
            // Keeps the update where it agrees with the gradient in sign.
            const LaneArray<Scalar> phi = (Sign(m) * Sign(g)).max(Scalar(0));
            update = phi * (m * m_correction) / ((v * v_correction).sqrt() + epsilon);
            kept += static_cast<double>(phi.sum());
          },
          layout_.Flat(i, update_), layout_.Flat(i, input.gradient), layout_.Flat(i, m_),
          layout_.Flat(i, v_));

      const double mean = kept / static_cast<double>(layout_.tensors()[i].size());
      input.Note("phi_bar", mean);
      const Scalar rate(input.learning_rate / std::max(mean, kSmallestMean));
      Elementwise([&](auto theta, auto update) { theta = stay * theta - rate * update; },
                  layout_.Flat(i, parameters), layout_.Flat(i, update_));
    }
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "v", v_); }

  Index StateSize() const override { return m_.size() + v_.size(); }

 private:
  static constexpr double kSmallestMean = 1e-3;

  Layout layout_;
  double beta1_, beta2_, epsilon_, weight_decay_;
  BiasCorrector m_correction_, v_correction_;
  Vector<Scalar> m_, v_;
  Vector<Scalar> update_;  // Scratch.
};

constexpr OptimizerEntry entry = WithRule<CautiousAdamW>({
    .id = "cautious-adamw",
    .name = "Cautious AdamW",
    .summary = "AdamW that holds still wherever its momentum contradicts the newest gradient, and "
               "makes up for it elsewhere.",
    .formula =
        R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
        R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2,\quad )"
        R"(\hat m_t = \tfrac{m_t}{1-\beta_1^t},\quad )"
        R"(\hat v_t = \tfrac{v_t}{1-\beta_2^t},\quad )"
        R"(u=\hat m_t/(\sqrt{\hat v_t}+\epsilon),\quad \phi=1[u\odot g>0],\quad )"
        R"(\theta\leftarrow(1-\eta\lambda)\theta-\eta\,u\odot\phi\,/\max(\operatorname{mean}(\phi),10^{-3}))",
    .reference = "Liang et al., Cautious Optimizers: Improving Training with One Line of Code, "
                 "2024, https://arxiv.org/abs/2411.16085",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(), Epsilon(1e-8), WeightDecay(0.01)},
    .details = {.group = "Wrappers",
                .mark = "frontier",
                .state = "m, v",
                .state_multiple = "2",
                .decay = "decoupled",
                .steps = "m=beta1*m+(1-beta1)*g; v=beta2*v+(1-beta2)*g^2; m_hat=m/(1-beta1^t); "
                         "v_hat=v/(1-beta2^t); u=m_hat/(sqrt(v_hat)+eps); phi=where(u*g>0,1,0); "
                         "w=(1-lr*weight_decay)*w-lr*u*phi/max(phi_bar,0.001)",
                .pitfalls =
                    "Where few weights of a tensor agree, those few take very long steps, up "
                    "to a thousandfold.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
