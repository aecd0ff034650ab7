// Cautious Lion: Liang et al., "Cautious Optimizers: Improving Training with One Line of Code"
// (2024), Algorithm 1 applied to Lion.
#include <algorithm>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class CautiousLion final : public Optimizer<Scalar> {
 public:
  CautiousLion(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        weight_decay_(params["weight_decay"]),
        by_count_(params.ChoiceOf("rescale") == "count"),
        m_(Vector<Scalar>::Zero(layout.size())),
        update_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    for (Index i = 0; i < static_cast<Index>(layout_.tensors().size()); ++i) {
      // Where direction and gradient agree; elsewhere the update is dropped.
      double kept = 0;
      Elementwise(
          [&](auto update, auto g, auto m) {
            const auto c = Average(beta1, m, g);
            update = Sign(c) * Sign(Sign(c) * g).max(Scalar(0));
            kept += static_cast<double>(update.abs().sum());
            m = Average(beta2_, m, g);
          },
          layout_.Flat(i, update_), layout_.Flat(i, input.gradient), layout_.Flat(i, m_));

      const double count = static_cast<double>(layout_.tensors()[i].size());
      const double rescale =
          by_count_ ? count / (kept + 1) : 1 / std::max(kept / count, kSmallestMean);
      input.Note("s", rescale);
      const Scalar stay(1 - input.learning_rate * weight_decay_);
      const Scalar rate(input.learning_rate * rescale);
      Elementwise([&](auto theta, auto update) { theta = stay * theta - rate * update; },
                  layout_.Flat(i, parameters), layout_.Flat(i, update_));
    }
  }

  std::vector<Internal> States() const override { return Kept("m", m_); }

  Index StateSize() const override { return m_.size(); }

 private:
  static constexpr double kSmallestMean = 1e-3;

  Layout layout_;
  double beta1_, beta2_, weight_decay_;
  bool by_count_;
  Vector<Scalar> m_;
  Vector<Scalar> update_;  // Scratch.
};

constexpr OptimizerEntry entry = WithRule<CautiousLion>({
    .id = "cautious-lion",
    .name = "Cautious Lion",
    .summary = "Lion that holds still wherever its direction contradicts the newest gradient, and "
               "makes up for it elsewhere.",
    .formula =
        R"(u=\operatorname{sign}(\beta_1 m_{t-1} + (1-\beta_1) g_t),\quad )"
        R"(m_t = \beta_2 m_{t-1} + (1-\beta_2) g_t,\quad \phi=1[u\odot g>0],\quad )"
        R"(\when{rescale=count} s=n/(\operatorname{sum}(\phi)+1)\text{ of a tensor's } n\text{ )"
        R"(entries},\quad )"
        R"(\when{rescale=mean} s=1/\max(\operatorname{mean}(\phi),10^{-3}),\quad )"
        R"(\theta\leftarrow(1-\eta\lambda)\theta-\eta\,s\,u\odot\phi)",
    .reference = "Liang et al., Cautious Optimizers: Improving Training with One Line of Code, "
                 "2024, https://arxiv.org/abs/2411.16085",
    .params = {LearningRate(0.0001, 0.003),
               DecayFactor("beta1", R"(\beta_1)", "Weight of the memory in the direction", 0.9),
               DecayFactor("beta2", R"(\beta_2)", "How long the memory lasts", 0.99, 0.99999),
               WeightDecay(0, 0.01),
               Choice("rescale", "How the kept steps are enlarged", "count|mean")},
    .details = {.group = "Wrappers",
                .mark = "frontier",
                .state = "m",
                .state_multiple = "1",
                .decay = "decoupled",
                .steps = "u=sign(beta1*m+(1-beta1)*g); m=beta2*m+(1-beta2)*g; "
                         "phi=where(u*g>0,1,0); w=(1-lr*weight_decay)*w-lr*s*u*phi",
                .pitfalls = "Where few weights of a tensor agree, those few take very long steps. "
                            "Published codes enlarge them by different factors; both are here.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
