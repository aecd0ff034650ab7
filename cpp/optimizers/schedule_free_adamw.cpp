// Schedule-Free AdamW: Defazio et al., "The Road Less Scheduled" (2024), Algorithm 1.
#include <vector>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/schedule_free.h"

namespace playground {
namespace {

template <class Scalar>
class ScheduleFreeAdamW final : public Optimizer<Scalar> {
 public:
  ScheduleFreeAdamW(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        beta_(beta1_),
        weights_(params),
        z_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  // `parameters` holds y.
  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (weights_.steps() == 0) z_ = parameters;
    weights_.Advance(input.learning_rate);
    const AverageFromYAndZ average(beta_);
    input.Note("beta_old", beta_);
    beta_ = input.momentum.value_or(beta1_);
    const Scalar of_y(average.of_y), of_z(average.of_z), beta(beta_), rest(1 - beta_);
    input.Note("eta", weights_.rate());
    input.Note("c", weights_.share());
    const Scalar rate(weights_.rate()), lambda(weight_decay_), epsilon(epsilon_);
    const Scalar c(weights_.share()), keep(1 - weights_.share());
    const Scalar v_correction(v_correction_.Next(beta2_));
    Elementwise(
        [&](auto y, auto g, auto z, auto v) {
          v = Average(beta2_, v, g.square());
          LaneArray<Scalar> x = of_y * y + of_z * z;
          z -= rate * (g / ((v * v_correction).sqrt() + epsilon) + lambda * y);
          x = keep * x + c * z;
          y = rest * z + beta * x;
        },
        parameters, input.gradient, z_, v_);
  }

  std::vector<Internal> States() const override { return Kept("z", z_, "v", v_); }

  Index StateSize() const override { return z_.size() + v_.size(); }

  bool EvaluationPoint(const Vector<Scalar>& parameters, Vector<Scalar>* point) const override {
    if (weights_.steps() == 0) return false;
    const AverageFromYAndZ average(beta_);
    *point =
        static_cast<Scalar>(average.of_y) * parameters + static_cast<Scalar>(average.of_z) * z_;
    return true;
  }

 private:
  double beta1_, beta2_, epsilon_, weight_decay_;
  double beta_;  // The beta that the present y was made with.
  ScheduleFreeWeights weights_;
  BiasCorrector v_correction_;
  Vector<Scalar> z_, v_;
};

constexpr OptimizerEntry entry = WithRule<ScheduleFreeAdamW>({
    .id = "schedule-free-adamw",
    .name = "Schedule-Free AdamW",
    .summary = "AdamW with a constant rate that is evaluated at an average of its path instead of "
               "having a schedule.",
    .formula =
        R"(y_t=(1-\beta_1)z_{t-1}+\beta_1 x_{t-1},\quad g_t=\nabla f(y_t),\quad )"
        R"(v_t=\beta_2v_{t-1}+(1-\beta_2)g_t^2,\quad )"
        R"(z_t=z_{t-1}-\eta_t\Big(\frac{g_t}{\sqrt{v_t/(1-\beta_2^t)}+\epsilon}+\lambda y_t\Big),)"
        R"(\quad c_t=\frac{w_t}{\sum_{i\le t}w_i},\ w_t=t^{r}\,(\max_{i\le t}\eta_i)^{p},)"
        R"(\quad x_t=(1-c_t)x_{t-1}+c_tz_t,\quad \eta_t=\eta\min(1,t/T_w))",
    .reference = "Defazio et al., The Road Less Scheduled, 2024, https://arxiv.org/abs/2405.15682",
    .params = ScheduleFreeParams(
        {LearningRate(0.0025, 0.02),
         DecayFactor("beta1", R"(\beta_1)", "How close to the average gradients are taken", 0.9),
         Beta2(), Epsilon(1e-8), WeightDecay(0)},
        20),
    .details = {.group = "Parameter-free and schedule-free",
                .mark = "frontier",
                .state = "z, v",
                .state_multiple = "2",
                .decay = "decoupled, at y",
                .steps = "[t=1] z=w; x=where(beta_old>0,(w-(1-beta_old)*z)/beta_old,w); "
                         "v=beta2*v+(1-beta2)*g^2; "
                         "z=z-eta*(g/(sqrt(v/(1-beta2^t))+eps)+weight_decay*w); x=(1-c)*x+c*z; "
                         "w=(1-beta1)*z+beta1*x",
                .pitfalls =
                    "Trained at one point and evaluated at another, the average: judge it by "
                    "the loss there. beta1 interpolates between the two and is no momentum; "
                    "at 0 the average cannot be recovered and the training point is shown.",
                .own_moves = "it keeps the point that it steps from apart from the weights"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
