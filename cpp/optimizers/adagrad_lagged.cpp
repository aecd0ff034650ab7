// AdaGrad with the sum of squares up to the step before, as some lecture notes print it.
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class AdaGradLagged final : public Optimizer<Scalar> {
 public:
  AdaGradLagged(const ParamValues& params, const Layout& layout)
      : epsilon_(params["eps"]), r_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), epsilon(epsilon_);
    Elementwise(
        [&](auto w, auto g, auto r) {
          w -= rate / (epsilon + r.sqrt()) * g;
          r += g.square();
        },
        parameters, input.gradient, r_);
  }

  std::vector<Internal> States() const override { return Kept("r", r_); }

  Index StateSize() const override { return r_.size(); }

 private:
  double epsilon_;
  Vector<Scalar> r_;
};

constexpr OptimizerEntry entry = WithRule<AdaGradLagged>({
    .id = "adagrad-lagged",
    .name = "AdaGrad, sum up to t\u22121 (lecture form)",
    .summary = "AdaGrad that divides by the gradients seen before, leaving out the present one.",
    .formula = R"(\Delta W(t) = -\frac{\eta}{\epsilon+\sqrt{r_w(t)}}\,G_w(t),\qquad )"
               R"(r_w(t) = \sum_{k=0}^{t-1} G_w^2(k))",
    .reference = "Lecture form of Duchi, Hazan & Singer 2011, "
                 "https://jmlr.org/papers/v12/duchi11a.html",
    .params = {LearningRate(0.01, 0.1), Epsilon(1e-8, 0.1)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "r",
                .state_multiple = "1",
                .decay = "none",
                .steps = "w=w-lr/(eps+sqrt(r))*g; r=r+g^2",
                .pitfalls =
                    "At a weight's first non-zero gradient the sum is still empty and the "
                    "step is divided by epsilon alone: with 1e-8 it explodes, with 0.1 to 1 "
                    "it is usable. The usual AdaGrad includes the present gradient."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
