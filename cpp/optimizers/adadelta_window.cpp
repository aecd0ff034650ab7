// AdaDelta with means over fixed windows of steps, as some lecture notes teach it.
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/window.h"

namespace playground {
namespace {

template <class Scalar>
class AdaDeltaWindow final : public Optimizer<Scalar> {
 public:
  AdaDeltaWindow(const ParamValues& params, const Layout& layout)
      : rho1_(params["rho1"]),
        rho2_(params["rho2"]),
        length_(static_cast<double>(params.Int("window"))),
        epsilon_(params["eps"]),
        epsilon0_(params["eps0"]),
        squares_(params.Int("window") - 1, layout.size()),
        moves_(params.Int("window"), layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), epsilon(epsilon_), epsilon0(epsilon0_);
    // Divided by the full length, as printed, although the sum over moves has one term less.
    const Scalar r_mean(rho1_ / length_), r_newest(1 - rho1_);
    const Scalar q_mean(rho2_ / length_), q_newest(1 - rho2_);
    ForEachBlock<Scalar>(parameters.size(), [&](Index start, Index count) {
      auto w = BlockOf(parameters, start, count);
      const auto g = BlockOf(input.gradient, start, count);

      BlockArray<Scalar> sum = g.square();
      squares_.AddTo(sum, 0, start);
      const BlockArray<Scalar> r = r_mean * sum + r_newest * g.square();

      sum.setZero();
      moves_.AddTo(sum, 1, start);
      const auto q = q_mean * sum + q_newest * moves_.Block(0, start, count);

      const BlockArray<Scalar> delta = -rate * (q + epsilon0).sqrt() / (epsilon + r.sqrt()) * g;
      w += delta;
      // The oldest of each window gives way to the newest.
      if (squares_.length() > 0) squares_.Block(squares_.length() - 1, start, count) = g.square();
      moves_.Block(moves_.length() - 1, start, count) = delta.square();
    });
    squares_.Advance();
    moves_.Advance();
  }

  std::vector<Internal> States() const override {
    return Kept("g_sum", squares_.Sum(0, squares_.length()), "d_sum",
                moves_.Sum(1, moves_.length()), "d_last", moves_.Sum(0, 1));
  }

  Index StateSize() const override { return squares_.StateSize() + moves_.StateSize(); }

 private:
  double rho1_, rho2_, length_, epsilon_, epsilon0_;
  Window<Scalar> squares_;  // G^2 of the steps before.
  Window<Scalar> moves_;    // (Delta W)^2 of the steps before.
};

constexpr OptimizerEntry entry = WithRule<AdaDeltaWindow>({
    .id = "adadelta-window",
    .name = "AdaDelta with fixed windows",
    .summary = "AdaDelta whose two averages run over exactly the last few steps.",
    .formula =
        R"(\begin{aligned})"
        R"(&\Delta W(t) = -\frac{\sqrt{q_w(t-1)+\epsilon_0}}{\epsilon+\sqrt{r_w(t)}}\,G_w(t),)"
        R"(\qquad r_w(t) = \rho_1\Big[\tfrac1L\sum_{k=0}^{L-1} G_w^2(t-k)\Big])"
        R"( + (1-\rho_1)\,G_w^2(t)\\)"
        R"(&q_w(t-1) = \rho_2\Big[\tfrac1L\sum_{k=2}^{L}\Delta W^2(t-k)\Big])"
        R"( + (1-\rho_2)\,\Delta W^2(t-1))"
        R"(\end{aligned})",
    .reference = "Lecture form of Zeiler, ADADELTA, 2012, https://arxiv.org/abs/1212.5701",
    .params = {LearningRate(1, 1),
               Real("rho1", R"(\rho_1)", "Share of the window's mean, gradients", 0.8, 0, 1),
               Real("rho2", R"(\rho_2)", "Share of the window's mean, updates", 0.8, 0, 1),
               Count("window", "L", "How many steps a window holds", 10, 1, 50, kUnset, 10000),
               Epsilon(1e-8),
               NonNegative("eps0", R"(\epsilon_0)", "What starts the first update", 0, 1e-8, 0.1,
                           1e-4)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "two ring buffers",
                .state_multiple = "2L\u22121",
                .decay = "none",
                .steps = "r=rho1*(g_sum+g^2)/window+(1-rho1)*g^2; "
                         "q=rho2*d_sum/window+(1-rho2)*d_last; "
                         "delta=-lr*sqrt(q+eps0)/(eps+sqrt(r))*g; w=w+delta",
                .pitfalls =
                    "As printed, with the numerator's epsilon at 0, it never moves: a first "
                    "update of 0 makes all later ones 0. A small value there starts it.",
                .memory =
                    [](const ParamValues& params, const Layout& layout) {
                      return (2 * params["window"] + kUsualVectors) *
                             static_cast<double>(layout.size());
                    }},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
