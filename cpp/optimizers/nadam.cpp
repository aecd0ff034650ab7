// NAdam: Dozat, "Incorporating Nesterov Momentum into Adam" (2016), with his momentum schedule.
#include <cmath>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class NAdam final : public Optimizer<Scalar> {
 public:
  NAdam(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        momentum_decay_(params["momentum_decay"]),
        weight_decay_(params["weight_decay"]),
        decoupled_(params.Is("decoupled")),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    ++t_;
    const double beta1 = input.momentum.value_or(beta1_);
    const auto momentum_at = [&](std::int64_t t) {
      return beta1 * (1 - 0.5 * std::pow(0.96, static_cast<double>(t) * momentum_decay_));
    };
    const double mu = momentum_at(t_), next_mu = momentum_at(t_ + 1);
    product_ *= mu;
    const Scalar of_average(input.learning_rate * next_mu / (1 - product_ * next_mu));
    const Scalar of_gradient(input.learning_rate * (1 - mu) / (1 - product_));
    const Scalar v_correction(v_correction_.Next(beta2_)), epsilon(epsilon_);
    const Scalar stay(decoupled_ ? 1 - input.learning_rate * weight_decay_ : 1.0);
    const Scalar lambda(decoupled_ ? 0.0 : weight_decay_);
    Elementwise(
        [&](auto theta, auto gradient, auto m, auto v) {
          const LaneArray<Scalar> g = gradient + lambda * theta;
          m = Average(beta1, m, g);
          v = Average(beta2_, v, g.square());
          theta = stay * theta -
                  (of_average * m + of_gradient * g) / ((v * v_correction).sqrt() + epsilon);
        },
        parameters, input.gradient, m_, v_);
  }

  std::vector<Internal> States() const override {
    return Kept("m", m_, "v", v_, "product", product_);
  }

  Index StateSize() const override { return m_.size() + v_.size() + 1; }

 private:
  double beta1_, beta2_, epsilon_, momentum_decay_, weight_decay_;
  bool decoupled_;
  std::int64_t t_ = 0;
  BiasCorrector v_correction_;
  double product_ =
      1;  // The product of all mu so far: the weight of the first moment's start at zero.
  Vector<Scalar> m_, v_;
};

constexpr OptimizerEntry entry = WithRule<NAdam>({
    .id = "nadam",
    .name = "NAdam",
    .summary = "Adam with Nesterov's look-ahead: the momentum it is about to apply already counts "
               "in this step.",
    .formula = R"(\when{weight_decay!=0,decoupled=0} g_t = \nabla )"
               R"(f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
               R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2,\quad )"
               R"(\mu_t = \beta_1\big(1-\tfrac12\,0.96^{\,t\psi}\big),\quad )"
               R"(\hat m_t = \frac{\mu_{t+1} m_t}{1-\prod_{i=1}^{t+1}\mu_i} + \frac{(1-\mu_t) )"
               R"(g_t}{1-\prod_{i=1}^{t}\mu_i},\quad )"
               R"(\when{decoupled=0} \theta_t = \theta_{t-1} - \eta\,\frac{\hat )"
               R"(m_t}{\sqrt{v_t/(1-\beta_2^t)}+\epsilon}\quad )"
               R"(\when{decoupled=1} \theta_t = (1-\eta\lambda)\,\theta_{t-1} - \eta\,\frac{\hat )"
               R"(m_t}{\sqrt{v_t/(1-\beta_2^t)}+\epsilon})",
    .reference = "Dozat, Incorporating Nesterov Momentum into Adam, 2016, "
                 "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
    .params = {LearningRate(0.002, 0.01), Beta1(), Beta2(), Epsilon(1e-8),
               NonNegative("momentum_decay", R"(\psi)", "How fast the momentum warms up", 0.004,
                           1e-4, 0.1),
               WeightDecay(0), Decoupled()},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m, v, one scalar",
                .state_multiple = "2",
                .decay = "coupled | decoupled",
                .steps = "[weight_decay!=0,decoupled=0] g=g+weight_decay*w; m=beta1*m+(1-beta1)*g; "
                         "v=beta2*v+(1-beta2)*g^2; mu=beta1*(1-0.96^(t*momentum_decay)/2); "
                         "mu_next=beta1*(1-0.96^((t+1)*momentum_decay)/2); product=product*mu; "
                         "m_hat=mu_next*m/(1-product*mu_next)+(1-mu)*g/(1-product); [decoupled=0] "
                         "w=w-lr*m_hat/(sqrt(v/(1-beta2^t))+eps); [decoupled=1] "
                         "w=(1-lr*weight_decay)*w-lr*m_hat/(sqrt(v/(1-beta2^t))+eps)",
                .pitfalls = "The momentum starts at about half of beta1 and warms up slowly. Some "
                            "libraries call a rule with constant momentum NAdam too, and early "
                            "PyTorch versions multiplied one factor twice.",
                .usual = true},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
