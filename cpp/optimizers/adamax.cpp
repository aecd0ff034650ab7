// AdaMax: Kingma & Ba, "Adam: A Method for Stochastic Optimization" (2014), Algorithm 2.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class AdaMax final : public Optimizer<Scalar> {
 public:
  AdaMax(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        m_(Vector<Scalar>::Zero(layout.size())),
        u_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar rate(input.learning_rate * m_correction_.Next(beta1));
    const Scalar beta2(beta2_), epsilon(epsilon_), lambda(weight_decay_);
    Elementwise(
        [&](auto theta, auto gradient, auto m, auto u) {
          const auto g = gradient + lambda * theta;
          m = Average(beta1, m, g);
          // A maximum needs no correction for its start at zero.
          u = (beta2 * u).max(g.abs() + epsilon);
          theta -= rate * m / u;
        },
        parameters, input.gradient, m_, u_);
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "u", u_); }

  Index StateSize() const override { return m_.size() + u_.size(); }

 private:
  double beta1_, beta2_, epsilon_, weight_decay_;
  BiasCorrector m_correction_;
  Vector<Scalar> m_, u_;
};

constexpr OptimizerEntry entry = WithRule<AdaMax>({
    .id = "adamax",
    .name = "AdaMax",
    .summary = "Adam that divides by the largest recent gradient instead of the root mean square.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
               R"(u_t = \max(\beta_2 u_{t-1},\ |g_t|+\epsilon),\quad )"
               R"(\theta_t = \theta_{t-1} - \frac{\eta}{1-\beta_1^t}\,\frac{m_t}{u_t})",
    .reference = "Kingma & Ba, Adam: A Method for Stochastic Optimization, 2014, section 7.1, "
                 "https://arxiv.org/abs/1412.6980",
    .params = {LearningRate(0.002, 0.01), Beta1(),
               DecayFactor("beta2", R"(\beta_2)", "How slowly the remembered maximum fades", 0.999,
                           0.99999),
               Epsilon(1e-8), WeightDecay(0)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m, u",
                .state_multiple = "2",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; m=beta1*m+(1-beta1)*g; "
                         "u=max(beta2*u,abs(g)+eps); w=w-lr/(1-beta1^t)*m/u",
                .pitfalls =
                    "One outlier keeps the steps short for about 1 / (1 - beta2) steps. With "
                    "epsilon 0 a weight without gradient becomes 0/0."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
