// RMSprop with a mean over a fixed window of steps, as some lecture notes teach it.
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/window.h"

namespace playground {
namespace {

template <class Scalar>
class RmsPropWindow final : public Optimizer<Scalar> {
 public:
  RmsPropWindow(const ParamValues& params, const Layout& layout)
      : rho_(params["rho"]),
        epsilon_(params["eps"]),
        squares_(params.Int("window"), layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), epsilon(epsilon_);
    // Always divided by the full length: what is missing in the first steps counts as 0.
    const Scalar of_mean(rho_ / static_cast<double>(squares_.length())), of_newest(1 - rho_);
    squares_.Advance();
    ForEachBlock<Scalar>(parameters.size(), [&](Index start, Index count) {
      auto w = BlockOf(parameters, start, count);
      const auto g = BlockOf(input.gradient, start, count);
      auto newest = squares_.Block(0, start, count);
      newest = g.square();
      BlockArray<Scalar> sum = newest;
      squares_.AddTo(sum, 1, start);
      const auto r = of_mean * sum + of_newest * newest;
      w -= rate / (epsilon + r.sqrt()) * g;
    });
  }

  std::vector<Internal> States() const override {
    return Kept("g_sum", squares_.Sum(0, squares_.length() - 1));
  }

  Index StateSize() const override { return squares_.StateSize(); }

 private:
  double rho_, epsilon_;
  Window<Scalar> squares_;
};

constexpr OptimizerEntry entry = WithRule<RmsPropWindow>({
    .id = "rmsprop-window",
    .name = "RMSprop with a fixed window",
    .summary = "RMSprop that remembers exactly the last few gradients and forgets older ones "
               "completely.",
    .formula = R"(\Delta W(t) = -\frac{\eta}{\epsilon+\sqrt{r_w(t)}}\,G_w(t),\qquad )"
               R"(r_w(t) = \rho\Big[\tfrac1L\sum_{k=0}^{L-1} G_w^2(t-k)\Big] + (1-\rho)\,G_w^2(t),)"
               R"(\quad G_w(<0)=0)",
    .reference = "Lecture form of RMSprop (Tieleman & Hinton 2012)",
    .params = {LearningRate(0.01, 0.03),
               DecayFactor("rho", R"(\rho)", "Share of the window's mean", 0.8),
               Count("window", "L", "How many steps the window holds", 10, 1, 50, kUnset, 10000),
               Epsilon(1e-8)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "ring buffer of L squared gradients",
                .state_multiple = "L",
                .decay = "none",
                .steps = "r=rho*(g_sum+g^2)/window+(1-rho)*g^2; w=w-lr/(eps+sqrt(r))*g",
                .pitfalls =
                    "Keeps a whole window of gradients. Until the window is full the missing "
                    "ones count as 0, so the first steps are longer.",
                .memory =
                    [](const ParamValues& params, const Layout& layout) {
                      return (params["window"] + kUsualVectors) *
                             static_cast<double>(layout.size());
                    }},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
