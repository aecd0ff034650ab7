// LARS: You, Gitman & Ginsburg, "Large Batch Training of Convolutional Networks" (2017), Algorithm
// 1, with the rate outside the buffer.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

template <class Scalar>
class Lars final : public Optimizer<Scalar> {
 public:
  Lars(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        momentum_(params["momentum"]),
        weight_decay_(params["weight_decay"]),
        trust_(params["trust"]),
        epsilon_(params["eps"]),
        nesterov_(params.Is("nesterov")),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double momentum = input.momentum.value_or(momentum_);
    const Scalar mu(momentum), lambda(weight_decay_);
    // theta moves by v, or with Nesterov by the scaled gradient + mu v.
    const Scalar direct(nesterov_ ? input.learning_rate : 0.0);
    const Scalar by_v(input.learning_rate * (nesterov_ ? momentum : 1.0));
    for (Index i = 0; i < static_cast<Index>(layout_.tensors().size()); ++i) {
      auto weights = layout_.Flat(i, parameters);
      const auto gradients = layout_.Flat(i, input.gradient);
      const Scalar gamma(TrustRatio(Norm(weights), Norm(gradients)));
      input.Note("gamma", gamma);
      Elementwise(
          [&](auto theta, auto gradient, auto v) {
            const LaneArray<Scalar> scaled = gamma * (gradient + lambda * theta);
            v = FlushSubnormal(mu * v + scaled);
            theta -= direct * scaled + by_v * v;
          },
          weights, gradients, layout_.Flat(i, v_));
    }
  }

  std::vector<Internal> States() const override { return Kept("v", v_); }

  Index StateSize() const override { return v_.size(); }

 private:
  double TrustRatio(double weight_norm, double gradient_norm) const {
    if (!(weight_norm > 0 && gradient_norm > 0)) return 1;
    return trust_ * weight_norm / (gradient_norm + weight_decay_ * weight_norm + epsilon_);
  }

  Layout layout_;
  double momentum_, weight_decay_, trust_, epsilon_;
  bool nesterov_;
  Vector<Scalar> v_;
};

constexpr OptimizerEntry entry = WithRule<Lars>({
    .id = "lars",
    .name = "LARS",
    .summary = "Gives every tensor its own rate, so that each moves by the same fraction of its "
               "length: made for huge batches.",
    .formula = R"(\gamma_t = \frac{\kappa\lVert\theta\rVert}{\lVert )"
               R"(g\rVert+\lambda\lVert\theta\rVert+\epsilon}\ (\text{1 if a norm is 0}),\quad )"
               R"(u_t = \gamma_t\,(g_t+\lambda\theta_{t-1}),\quad v_t = \mu v_{t-1} + u_t,\quad )"
               R"(\when{nesterov=0} \theta_t = \theta_{t-1}-\eta\,v_t\quad )"
               R"(\when{nesterov=1} \theta_t = \theta_{t-1}-\eta\,(u_t+\mu v_t))",
    .reference = "You, Gitman & Ginsburg, Large Batch Training of Convolutional Networks, 2017, "
                 "https://arxiv.org/abs/1708.03888",
    .params = {LearningRate(1, 1), Momentum(0, 0.9), WeightDecay(0, 1e-4),
               Positive("trust", R"(\kappa)", "Share of its length that a tensor moves", 0.001,
                        1e-4, 1, 0.01),
               Epsilon(1e-8), Flag("nesterov", "Looks ahead along the momentum")},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "expected",
                .state = "v",
                .state_multiple = "1",
                .decay = "coupled",
                .steps = "u=gamma*(g+weight_decay*w); v=momentum*v+u; [nesterov=0] w=w-lr*v; "
                         "[nesterov=1] w=w-lr*(u+momentum*v)",
                .pitfalls = "A tensor that is exactly zero (fresh biases) has no length to compare "
                            "with: it takes a full step of the rate and may jump.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
