// Yogi: Zaheer et al., "Adaptive Methods for Nonconvex Optimization" (2018), Algorithm 2, with the
// bias corrections of Adam.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class Yogi final : public Optimizer<Scalar> {
 public:
  Yogi(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        m_(Vector<Scalar>::Constant(layout.size(),
                                    static_cast<Scalar>(params["initial_accumulator"]))),
        v_(m_) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar v_correction(v_correction_.Next(beta2_));
    const Scalar rate(input.learning_rate * m_correction_.Next(beta1));
    const Scalar fresh(1 - beta2_), epsilon(epsilon_), lambda(weight_decay_);
    Elementwise(
        [&](auto theta, auto gradient, auto m, auto v) {
          const auto g = gradient + lambda * theta;
          m = Average(beta1, m, g);
          const LaneArray<Scalar> square = g.square();
          v -= fresh * Sign(v - square) * square;
          theta -= rate * m / ((v * v_correction).sqrt() + epsilon);
        },
        parameters, input.gradient, m_, v_);
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "v", v_); }

  Index StateSize() const override { return m_.size() + v_.size(); }

 private:
  double beta1_, beta2_, epsilon_, weight_decay_;
  BiasCorrector m_correction_, v_correction_;
  Vector<Scalar> m_, v_;
};

constexpr OptimizerEntry entry = WithRule<Yogi>({
    .id = "yogi",
    .name = "Yogi",
    .summary =
        "Adam whose second moment changes by small additions, so that it cannot forget large "
        "gradients quickly.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(m_t = \beta_1 m_{t-1}+(1-\beta_1)g_t,\quad )"
               R"(v_t = v_{t-1} - (1-\beta_2)\operatorname{sign}(v_{t-1}-g_t^2)\,g_t^2,\quad )"
               R"(\theta_t = \theta_{t-1} - )"
               R"(\eta\,\frac{m_t/(1-\beta_1^t)}{\sqrt{v_t/(1-\beta_2^t)}+\epsilon},\quad )"
               R"(m_0=v_0=a)",
    .reference = "Zaheer et al., Adaptive Methods for Nonconvex Optimization, 2018, "
                 "https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization",
    .params = {LearningRate(0.01, 0.01), Beta1(), Beta2(), Epsilon(1e-3),
               NonNegative("initial_accumulator", "a", "Where both moments start", 1e-6, 1e-8, 1),
               WeightDecay(0)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "expected",
                .state = "m, v",
                .state_multiple = "2",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; m=beta1*m+(1-beta1)*g; "
                         "v=v-(1-beta2)*sign(v-g^2)*g^2; "
                         "w=w-lr*m/(1-beta1^t)/(sqrt(v/(1-beta2^t))+eps)",
                .pitfalls = "The first moment starts at the same small number as the second, as "
                            "published codes do; a weight without gradient therefore drifts a "
                            "little at first."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
