// Schedule-Free SGD: Defazio et al., "The Road Less Scheduled" (2024), equations 3 to 5.
#include <vector>

#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/schedule_free.h"

namespace playground {
namespace {

template <class Scalar>
class ScheduleFreeSgd final : public Optimizer<Scalar> {
 public:
  ScheduleFreeSgd(const ParamValues& params, const Layout& layout)
      : momentum_(params["momentum"]),
        weight_decay_(params["weight_decay"]),
        beta_(momentum_),
        weights_(params),
        z_(Vector<Scalar>::Zero(layout.size())) {}

  // `parameters` holds y.
  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (weights_.steps() == 0) z_ = parameters;
    weights_.Advance(input.learning_rate);
    const AverageFromYAndZ average(beta_);
    input.Note("beta_old", beta_);
    beta_ = input.momentum.value_or(momentum_);
    const Scalar of_y(average.of_y), of_z(average.of_z), beta(beta_), rest(1 - beta_);
    input.Note("eta", weights_.rate());
    input.Note("c", weights_.share());
    const Scalar rate(weights_.rate()), lambda(weight_decay_);
    const Scalar c(weights_.share()), keep(1 - weights_.share());
    Elementwise(
        [&](auto y, auto g, auto z) {
          LaneArray<Scalar> x = of_y * y + of_z * z;
          z -= rate * (g + lambda * y);
          x = keep * x + c * z;
          y = rest * z + beta * x;
        },
        parameters, input.gradient, z_);
  }

  std::vector<Internal> States() const override { return Kept("z", z_); }

  Index StateSize() const override { return z_.size(); }

  bool EvaluationPoint(const Vector<Scalar>& parameters, Vector<Scalar>* point) const override {
    if (weights_.steps() == 0) return false;
    const AverageFromYAndZ average(beta_);
    *point =
        static_cast<Scalar>(average.of_y) * parameters + static_cast<Scalar>(average.of_z) * z_;
    return true;
  }

 private:
  double momentum_, weight_decay_;
  double beta_;  // The beta that the present y was made with.
  ScheduleFreeWeights weights_;
  Vector<Scalar> z_;
};

constexpr ParamList Params() {
  ParamSpec beta = DecayFactor("momentum", R"(\beta)",
                               "How close to the average gradients are taken", 0.9, 0.99);
  beta.min_excluded = true;
  beta.slider_min = 0.1;
  return ScheduleFreeParams({LearningRate(1, 0.3), beta, WeightDecay(0)}, 0);
}

constexpr OptimizerEntry entry = WithRule<ScheduleFreeSgd>({
    .id = "schedule-free-sgd",
    .name = "Schedule-Free SGD",
    .summary = "Descends with a constant rate and keeps a running average of its path, which is as "
               "good as a rate that falls.",
    .formula = R"(y_t=(1-\beta)z_{t-1}+\beta x_{t-1},\quad )"
               R"(z_t=z_{t-1}-\eta_t\,(\nabla f(y_t)+\lambda y_t),)"
               R"(\quad c_t=\frac{w_t}{\sum_{i\le t}w_i},\ w_t=t^{r}\,(\max_{i\le t}\eta_i)^{p},)"
               R"(\quad x_t=(1-c_t)x_{t-1}+c_tz_t,\quad \eta_t=\eta\min(1,t/T_w))",
    .reference = "Defazio et al., The Road Less Scheduled, 2024, https://arxiv.org/abs/2405.15682",
    .params = Params(),
    .details = {.group = "Parameter-free and schedule-free",
                .mark = "frontier",
                .state = "z (x is recovered from y and z)",
                .state_multiple = "1",
                .decay = "at y, inside the direction",
                .steps = "[t=1] z=w; x=where(beta_old>0,(w-(1-beta_old)*z)/beta_old,w); "
                         "z=z-eta*(g+weight_decay*w); x=(1-c)*x+c*z; w=(1-momentum)*z+momentum*x",
                .pitfalls = "Trained at one point and evaluated at another, the average: judge it "
                            "by the loss there. Do not combine it with a falling rate.",
                .own_moves = "it keeps the point that it steps from apart from the weights"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
