// AdaBelief: Zhuang et al., "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed
// Gradients" (2020), Algorithm 2.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class AdaBelief final : public Optimizer<Scalar> {
 public:
  AdaBelief(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        decoupled_(params.Is("decoupled")),
        m_(Vector<Scalar>::Zero(layout.size())),
        s_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar s_correction(s_correction_.Next(beta2_));
    const Scalar rate(input.learning_rate * m_correction_.Next(beta1)), epsilon(epsilon_);
    const Scalar stay(decoupled_ ? 1 - input.learning_rate * weight_decay_ : 1.0);
    const Scalar lambda(decoupled_ ? 0.0 : weight_decay_);
    Elementwise(
        [&](auto theta, auto gradient, auto m, auto s) {
          const auto g = gradient + lambda * theta;
          m = Average(beta1, m, g);
          // Epsilon stays in the state and adds up there, as in the paper.
          s = Average(beta2_, s, (g - m).square()) + epsilon;
          theta = stay * theta - rate * m / ((s * s_correction).sqrt() + epsilon);
        },
        parameters, input.gradient, m_, s_);
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "s", s_); }

  Index StateSize() const override { return m_.size() + s_.size(); }

 private:
  double beta1_, beta2_, epsilon_, weight_decay_;
  bool decoupled_;
  BiasCorrector m_correction_, s_correction_;
  Vector<Scalar> m_, s_;
};

constexpr OptimizerEntry entry = WithRule<AdaBelief>({
    .id = "adabelief",
    .name = "AdaBelief",
    .summary = "Takes long steps where gradients come out as expected and short ones where they "
               "surprise.",
    .formula = R"(\when{weight_decay!=0,decoupled=0} g_t = \nabla )"
               R"(f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
               R"(\hat m_t = \tfrac{m_t}{1-\beta_1^t},\quad )"
               R"(s_t = \beta_2 s_{t-1} + (1-\beta_2)(g_t-m_t)^2 + \epsilon,\quad )"
               R"(\when{decoupled=0} \theta_t = \theta_{t-1} - \eta\,\frac{\hat )"
               R"(m_t}{\sqrt{s_t/(1-\beta_2^t)}+\epsilon}\quad )"
               R"(\when{decoupled=1} \theta_t = (1-\eta\lambda)\,\theta_{t-1} - \eta\,\frac{\hat )"
               R"(m_t}{\sqrt{s_t/(1-\beta_2^t)}+\epsilon})",
    .reference = "Zhuang et al., AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed "
                 "Gradients, 2020, https://arxiv.org/abs/2010.07468",
    .params = {LearningRate(0.001, 0.01), Beta1(),
               DecayFactor("beta2", R"(\beta_2)", "Memory of the averaged squared surprise", 0.999,
                           0.99999),
               Epsilon(1e-16, 1e-12), WeightDecay(0), Decoupled()},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "expected",
                .state = "m, s",
                .state_multiple = "2",
                .decay = "coupled | decoupled",
                .steps = "[weight_decay!=0,decoupled=0] g=g+weight_decay*w; m=beta1*m+(1-beta1)*g; "
                         "m_hat=m/(1-beta1^t); s=beta2*s+(1-beta2)*(g-m)^2+eps; [decoupled=0] "
                         "w=w-lr*m_hat/(sqrt(s/(1-beta2^t))+eps); [decoupled=1] "
                         "w=(1-lr*weight_decay)*w-lr*m_hat/(sqrt(s/(1-beta2^t))+eps)",
                .pitfalls =
                    "On a perfectly steady gradient the surprise goes to 0 and only epsilon "
                    "limits the step. Epsilon is added to the state at every step and "
                    "gathers there to epsilon / (1 - beta2)."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
