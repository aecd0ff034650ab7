// AdamW: Loshchilov & Hutter, "Decoupled Weight Decay Regularization" (2017), Algorithm 2, with the
// decay scaled by the rate as in PyTorch.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class AdamW final : public Optimizer<Scalar> {
 public:
  AdamW(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        amsgrad_(params.Is("amsgrad")),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())),
        v_max_(Vector<Scalar>::Zero(amsgrad_ ? layout.size() : 0)) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar v_correction(v_correction_.Next(beta2_));
    const Scalar rate(input.learning_rate * m_correction_.Next(beta1)), epsilon(epsilon_);
    const Scalar stay(1 - input.learning_rate * weight_decay_);

    const auto average = [&](auto& m, auto& v, const auto& g) __attribute__((always_inline)) {
      m = Average(beta1, m, g);
      v = Average(beta2_, v, g.square());
    };
    const auto move = [&](auto& theta, const auto& m, const auto& v)
        __attribute__((always_inline)) {
      theta = stay * theta - rate * m / ((v * v_correction).sqrt() + epsilon);
    };
    if (amsgrad_) {
      Elementwise(
          [&](auto theta, auto g, auto m, auto v, auto v_max) {
            average(m, v, g);
            v_max = v_max.max(v);
            move(theta, m, v_max);
          },
          parameters, input.gradient, m_, v_, v_max_);
    } else {
      Elementwise(
          [&](auto theta, auto g, auto m, auto v) {
            average(m, v, g);
            move(theta, m, v);
          },
          parameters, input.gradient, m_, v_);
    }
  }

  Index StateSize() const override { return m_.size() + v_.size() + v_max_.size(); }

  StabilityLimit Stability(std::optional<double> momentum,
                           Vector<Scalar>* diagonal) const override {
    return AdamLimit(amsgrad_ ? v_max_ : v_, epsilon_, momentum.value_or(beta1_), m_correction_,
                     v_correction_, diagonal);
  }

 private:
  double beta1_, beta2_, epsilon_, weight_decay_;
  bool amsgrad_;
  BiasCorrector m_correction_, v_correction_;
  Vector<Scalar> m_, v_, v_max_;
};

constexpr OptimizerEntry entry = WithRule<AdamW>({
    .id = "adamw",
    .name = "AdamW",
    .summary = "Adam with weight decay done right: weights shrink directly, not by way of the "
               "gradient.",
    .formula = R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
               R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2,\quad )"
               R"(\hat m_t = \tfrac{m_t}{1-\beta_1^t},\ \hat v_t = \tfrac{v_t}{1-\beta_2^t},\quad )"
               R"(\theta_t = (1-\eta\lambda)\,\theta_{t-1} - )"
               R"(\eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon})",
    .reference = "Loshchilov & Hutter, Decoupled Weight Decay Regularization, 2017, "
                 "https://arxiv.org/abs/1711.05101",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(), Epsilon(1e-8), WeightDecay(0.01),
               Flag("amsgrad", "Divides by the largest second moment so far (AMSGrad)")},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m, v (+ v max with amsgrad)",
                .state_multiple = "2",
                .decay = "decoupled",
                .pitfalls = "The decay is multiplied by the scheduled rate, so it fades with the "
                            "schedule. In the paper it is not multiplied by the base rate: its "
                            "lambda is the product of ours and the rate.",
                .usual = true},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
