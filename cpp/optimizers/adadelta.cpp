// AdaDelta: Zeiler, "ADADELTA: An Adaptive Learning Rate Method" (2012), Algorithm 1.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class AdaDelta final : public Optimizer<Scalar> {
 public:
  AdaDelta(const ParamValues& params, const Layout& layout)
      : rho_(params["rho"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        v_(Vector<Scalar>::Zero(layout.size())),
        u_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), epsilon(epsilon_), lambda(weight_decay_);
    Elementwise(
        [&](auto theta, auto gradient, auto v, auto u) {
          const auto g = gradient + lambda * theta;
          v = Average(rho_, v, g.square());
          const LaneArray<Scalar> delta = ((u + epsilon) / (v + epsilon)).sqrt() * g;
          u = Average(rho_, u, delta.square());
          theta -= rate * delta;
        },
        parameters, input.gradient, v_, u_);
  }

  std::vector<Internal> States() const override { return Kept("v", v_, "u", u_); }

  Index StateSize() const override { return v_.size() + u_.size(); }

 private:
  double rho_, epsilon_, weight_decay_;
  Vector<Scalar> v_, u_;
};

constexpr OptimizerEntry entry = WithRule<AdaDelta>({
    .id = "adadelta",
    .name = "AdaDelta",
    .summary = "Scales each step by the size of its own earlier steps, so that no rate has to be "
               "chosen.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(v_t = \rho v_{t-1} + (1-\rho) g_t^2,\quad )"
               R"(\Delta_t = \frac{\sqrt{u_{t-1}+\epsilon}}{\sqrt{v_t+\epsilon}}\,g_t,\quad )"
               R"(u_t = \rho u_{t-1} + (1-\rho)\Delta_t^2,\quad )"
               R"(\theta_t = \theta_{t-1} - \eta\,\Delta_t)",
    .reference = "Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012, "
                 "https://arxiv.org/abs/1212.5701",
    .params = {LearningRate(1, 1), DecayFactor("rho", R"(\rho)", "Memory of both averages", 0.9),
               Epsilon(1e-6), WeightDecay(0)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "v, u",
                .state_multiple = "2",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; v=rho*v+(1-rho)*g^2; "
                         "delta=sqrt(u+eps)/sqrt(v+eps)*g; u=rho*u+(1-rho)*delta^2; w=w-lr*delta",
                .pitfalls = "Epsilon sets the first step, about sqrt(epsilon / (1 - rho)) whatever "
                            "the gradient: with 1e-6 it crawls for hundreds of steps. The paper's "
                            "rate is 1; some libraries default to 0.001.",
                .usual = true},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
