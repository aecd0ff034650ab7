// AdaGrad: Duchi, Hazan & Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic
// Optimization" (2011), diagonal form.
#include "core/elementwise.h"
#include "core/in_double.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/stability.h"

namespace playground {
namespace {

template <class Scalar>
class AdaGrad final : public Optimizer<Scalar> {
 public:
  AdaGrad(const ParamValues& params, const Layout& layout)
      : lr_decay_(params["lr_decay"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        r_(Vector<Scalar>::Constant(layout.size(),
                                    static_cast<Scalar>(params["initial_accumulator"]))) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate / (1 + static_cast<double>(t_) * lr_decay_));
    const Scalar epsilon(epsilon_), lambda(weight_decay_);
    ++t_;
    Elementwise(
        [&](auto theta, auto gradient, auto r) {
          const auto g = gradient + lambda * theta;
          r += g.square();
          theta -= rate * g / (r.sqrt() + epsilon);
        },
        parameters, input.gradient, r_);
  }

  std::vector<Internal> States() const override { return Kept("r", r_); }

  Index StateSize() const override { return r_.size(); }

  StabilityLimit Stability(std::optional<double>, Vector<Scalar>* diagonal) const override {
    if (t_ == 0) return {.preconditioned = true};
    *diagonal = r_.array().sqrt() + static_cast<Scalar>(epsilon_);
    const double decay = 1 + static_cast<double>(t_) * lr_decay_;
    return {.factor = kDescentLimit * decay, .preconditioned = true};
  }

 private:
  double lr_decay_, epsilon_, weight_decay_;
  std::int64_t t_ = 0;
  Vector<Scalar> r_;
};

constexpr OptimizerEntry entry = AlsoInDouble<AdaGrad>(WithRule<AdaGrad>({
    .id = "adagrad",
    .name = "AdaGrad",
    .summary = "Weights that have seen large gradients take smaller steps, so rarely used weights "
               "still learn.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(r_t = r_{t-1} + g_t^2,\quad )"
               R"(r_0=r_{\text{init}},\qquad \theta_t = \theta_{t-1} - )"
               R"(\frac{\eta}{1+(t-1)\kappa}\,\frac{g_t}{\sqrt{r_t}+\epsilon})",
    .reference = "Duchi, Hazan & Singer, Adaptive Subgradient Methods for Online Learning and "
                 "Stochastic Optimization, 2011, https://jmlr.org/papers/v12/duchi11a.html",
    .params = {LearningRate(0.01, 0.1),
               NonNegative("lr_decay", R"(\kappa)", "Lowers the rate as 1 / (1 + steps times this)",
                           0, 1e-5, 1),
               NonNegative("initial_accumulator", R"(r_{\text{init}})",
                           "Where the sum of squares starts", 0, 1e-6, 1),
               Epsilon(1e-10), WeightDecay(0)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "r",
                .state_multiple = "1",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; r=r+g^2; [lr_decay=0] "
                         "w=w-lr*g/(sqrt(r)+eps); [lr_decay!=0] "
                         "w=w-lr/(1+(t-1)*lr_decay)*g/(sqrt(r)+eps)",
                .pitfalls = "The sum only grows: on steady gradients the effective rate falls as "
                            "1/sqrt(t) for ever, and training may stop too early.",
                .usual = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
