// AMSGrad: Reddi, Kale & Kumar, "On the Convergence of Adam and Beyond" (2018), Algorithm 2, with
// the bias corrections of Adam as PyTorch and Keras have them.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class AmsGrad final : public Optimizer<Scalar> {
 public:
  AmsGrad(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())),
        v_max_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar v_correction(v_correction_.Next(beta2_));
    const Scalar rate(input.learning_rate * m_correction_.Next(beta1));
    const Scalar epsilon(epsilon_), lambda(weight_decay_);
    Elementwise(
        [&](auto theta, auto gradient, auto m, auto v, auto v_max) {
          const auto g = gradient + lambda * theta;
          m = Average(beta1, m, g);
          v = Average(beta2_, v, g.square());
          v_max = v_max.max(v);
          theta -= rate * m / ((v_max * v_correction).sqrt() + epsilon);
        },
        parameters, input.gradient, m_, v_, v_max_);
  }

  Index StateSize() const override { return m_.size() + v_.size() + v_max_.size(); }

  StabilityLimit Stability(std::optional<double> momentum,
                           Vector<Scalar>* diagonal) const override {
    return AdamLimit(v_max_, epsilon_, momentum.value_or(beta1_), m_correction_, v_correction_,
                     diagonal);
  }

 private:
  double beta1_, beta2_, epsilon_, weight_decay_;
  BiasCorrector m_correction_, v_correction_;
  Vector<Scalar> m_, v_, v_max_;
};

constexpr OptimizerEntry entry = WithRule<AmsGrad>({
    .id = "amsgrad",
    .name = "AMSGrad",
    .summary = "Adam that never forgets how large a gradient once was, so its steps can only get "
               "shorter.",
    .formula = R"(\text{as Adam with } \ v^{\max}_t = \max(v^{\max}_{t-1}, v_t),\qquad )"
               R"(\theta_t = \theta_{t-1} - \eta\,)"
               R"(\frac{\hat m_t}{\sqrt{v^{\max}_t/(1-\beta_2^t)}+\epsilon})",
    .reference = "Reddi, Kale & Kumar, On the Convergence of Adam and Beyond, 2018, "
                 "https://arxiv.org/abs/1904.09237",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(), Epsilon(1e-8), WeightDecay(0)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m, v, v max",
                .state_multiple = "3",
                .decay = "coupled",
                .pitfalls =
                    "Repairs a gap in Adam's proof and is often no better in practice. In a "
                    "short run it differs from Adam only after an outlier or with a beta2 "
                    "well below 1."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
