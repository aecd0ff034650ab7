// Adan: Xie et al., "Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep Models"
// (2022), Algorithm 1, with the authors' code's decay factors (1 - beta of the paper) and bias
// corrections.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class Adan final : public Optimizer<Scalar> {
 public:
  Adan(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        beta3_(params["beta3"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        no_prox_(params.Is("no_prox")),
        m_(Vector<Scalar>::Zero(layout.size())),
        d_(Vector<Scalar>::Zero(layout.size())),
        n_(Vector<Scalar>::Zero(layout.size())),
        previous_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (first_) previous_ = input.gradient;
    first_ = false;
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar m_correction(m_correction_.Next(beta1));
    const Scalar d_correction(beta2_ * d_correction_.Next(beta2_));
    const Scalar n_correction(n_correction_.Next(beta3_));
    const Scalar beta2(beta2_), epsilon(epsilon_), rate(input.learning_rate);
    // Proximal: an implicit step of the decay, which is applied after the gradient's.
    const double decay = input.learning_rate * weight_decay_;
    const Scalar before(no_prox_ ? 1 - decay : 1.0), after(no_prox_ ? 1.0 : 1 / (1 + decay));
    Elementwise(
        [&](auto theta, auto g, auto m, auto d, auto n, auto previous) {
          const auto change = g - previous;
          m = Average(beta1, m, g);
          d = Average(beta2_, d, change);
          n = Average(beta3_, n, (g + beta2 * change).square());
          const auto root = (n * n_correction).sqrt() + epsilon;
          theta = after * (before * theta - rate * (m_correction * m + d_correction * d) / root);
          previous = g;
        },
        parameters, input.gradient, m_, d_, n_, previous_);
  }

  std::vector<Internal> States() const override {
    return Kept("m", m_, "d", d_, "n", n_, "previous", previous_);
  }

  Index StateSize() const override { return m_.size() + d_.size() + n_.size() + previous_.size(); }

 private:
  double beta1_, beta2_, beta3_, epsilon_, weight_decay_;
  bool no_prox_;
  bool first_ = true;
  BiasCorrector m_correction_, d_correction_, n_correction_;
  Vector<Scalar> m_, d_, n_, previous_;
};

constexpr OptimizerEntry entry = WithRule<Adan>({
    .id = "adan",
    .name = "Adan",
    .summary = "Adam that also averages how the gradient changes, and so foresees where it is "
               "going, as Nesterov does.",
    .formula =
        R"(\begin{aligned}&m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
        R"(d_t = \beta_2 d_{t-1} + (1-\beta_2)(g_t-g_{t-1}),\quad )"
        R"(n_t = \beta_3 n_{t-1} + (1-\beta_3)\big(g_t+\beta_2(g_t-g_{t-1})\big)^2,\quad )"
        R"(g_0=g_1\\)"
        R"(&u_t = \frac{m_t/(1-\beta_1^t)+\beta_2\,d_t/(1-\beta_2^t)}{\sqrt{n_t/(1-\beta_3^t)}+\epsilon},\quad )"
        R"(\when{no_prox=0} \theta_t = (\theta_{t-1} - \eta\,u_t)/(1+\eta\lambda)\quad )"
        R"(\when{no_prox=1} \theta_t = (1-\eta\lambda)\,\theta_{t-1}-\eta\,u_t\end{aligned})",
    .reference =
        "Xie et al., Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep "
        "Models, 2022, https://arxiv.org/abs/2208.06677",
    .params = {LearningRate(0.001, 0.01), Beta1(0.98),
               DecayFactor("beta2", R"(\beta_2)", "Memory of the averaged change of the gradient",
                           0.92, 0.99999),
               DecayFactor("beta3", R"(\beta_3)", "Memory of the averaged squared gradient", 0.99,
                           0.99999),
               Epsilon(1e-8), WeightDecay(0, 0.02),
               Flag("no_prox", "Applies the decay before the step, as AdamW does")},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "frontier",
                .state = "m, d, n, previous gradient",
                .state_multiple = "4",
                .decay = "decoupled",
                .steps = "[t=1] change=0; [t!=1] change=g-previous; m=beta1*m+(1-beta1)*g; "
                         "d=beta2*d+(1-beta2)*change; n=beta3*n+(1-beta3)*(g+beta2*change)^2; "
                         "u=(m/(1-beta1^t)+beta2*d/(1-beta2^t))/(sqrt(n/(1-beta3^t))+eps); "
                         "[no_prox=0] w=(w-lr*u)/(1+lr*weight_decay); [no_prox=1] "
                         "w=(1-lr*weight_decay)*w-lr*u; previous=g",
                .pitfalls = "Keeps four vectors. Its factors are 1 minus those of the paper, as in "
                            "the authors' code. Differences of mini-batch gradients are noisy."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
