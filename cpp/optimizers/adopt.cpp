// ADOPT: Taniguchi et al., "ADOPT: Modified Adam Can Converge with Any beta2 with the Optimal Rate"
// (2024), Algorithm 2, clipped as in the authors' code.
#include <cmath>
#include <limits>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class Adopt final : public Optimizer<Scalar> {
 public:
  Adopt(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        clip_(params.Is("clip")),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    // The first gradient only fills v; updates are counted from the second.
    if (++t_ == 0) {
      v_.array() = input.gradient.array().square();
      return;
    }
    const double beta1 = input.momentum.value_or(beta1_);
    const double bound = clip_ ? std::sqrt(std::sqrt(static_cast<double>(t_)))
                               : std::numeric_limits<double>::infinity();
    const Scalar c(bound), rate(input.learning_rate), epsilon(epsilon_);
    const Scalar stay(1 - input.learning_rate * weight_decay_);
    Elementwise(
        [&](auto theta, auto g, auto m, auto v) {
          m = Average(beta1, m, (g / v.sqrt().max(epsilon)).max(-c).min(c));
          theta = stay * theta - rate * m;
          // Only now, so that a gradient is never divided by itself.
          v = Average(beta2_, v, g.square());
        },
        parameters, input.gradient, m_, v_);
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "v", v_); }

  Index StateSize() const override { return m_.size() + v_.size(); }

 private:
  double beta1_, beta2_, epsilon_, weight_decay_;
  bool clip_;
  std::int64_t t_ = -1;
  Vector<Scalar> m_, v_;
};

constexpr OptimizerEntry entry = WithRule<Adopt>({
    .id = "adopt",
    .name = "ADOPT",
    .summary = "Adam that divides each gradient by the size of the earlier ones only, which makes "
               "it converge for any beta2.",
    .formula =
        R"(t=1:\ v_1=g_1^2\text{, no update},\quad )"
        R"(\when{clip=1} c_t = \operatorname{clip}\!\Big(\frac{g_t}{\max(\sqrt{v_{t-1}},\epsilon)},\pm (t-1)^{1/4}\Big),\quad )"
        R"(\when{clip=0} c_t = \frac{g_t}{\max(\sqrt{v_{t-1}},\epsilon)},\quad )"
        R"(m_t=\beta_1m_{t-1}+(1-\beta_1)\,c_t,\quad )"
        R"(\theta_t = (1-\eta\lambda)\theta_{t-1}-\eta\, m_t,\quad )"
        R"(v_t=\beta_2v_{t-1}+(1-\beta_2)g_t^2)",
    .reference = "Taniguchi et al., ADOPT: Modified Adam Can Converge with Any beta2 with the "
                 "Optimal Rate, 2024, https://arxiv.org/abs/2411.02853",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(0.9999, 0.999), Epsilon(1e-6),
               WeightDecay(0),
               Flag("clip", "Bounds the normalised gradient, more loosely as time goes on", true)},
    .details = {.group = "Frontier extras",
                .mark = "frontier",
                .state = "m, v",
                .state_multiple = "2",
                .decay = "decoupled",
                .steps = "[t=1] v=g^2; [t!=1,clip=1] "
                         "c=clip(g/max(sqrt(v),eps),-(t-1)^0.25,(t-1)^0.25); [t!=1,clip=0] "
                         "c=g/max(sqrt(v),eps); [t!=1] m=beta1*m+(1-beta1)*c; [t!=1] "
                         "w=(1-lr*weight_decay)*w-lr*m; [t!=1] v=beta2*v+(1-beta2)*g^2",
                .pitfalls = "The first gradient moves nothing. Without the bound a weight whose "
                            "first gradient was almost 0 leaps at the second."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
