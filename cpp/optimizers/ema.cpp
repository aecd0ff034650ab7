// Exponential moving average of the weights: Polyak & Juditsky, "Acceleration of Stochastic
// Approximation by Averaging" (1992), with the exponential weights of later practice.
#include "core/averages.h"
#include "core/elementwise.h"
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class WeightEma final : public Wrapper<Scalar> {
 public:
  WeightEma(const ParamValues& params, const Layout& layout, AnyOptimizer<Scalar> inner)
      : Wrapper<Scalar>(std::move(inner)),
        decay_(params["decay"]),
        average_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    this->StepInner(input, parameters);
    // As PyTorch: the average starts from the first update's result, not from the initial weights.
    if (!has_average_) {
      average_ = parameters;
      has_average_ = true;
      return;
    }
    Elementwise([&](auto average, const auto& theta) { average = Average(decay_, average, theta); },
                average_, parameters);
  }

  std::vector<Internal> States() const override { return this->WithInner(Kept("w_bar", average_)); }

  Index StateSize() const override { return Wrapper<Scalar>::StateSize() + average_.size(); }

  bool EvaluationPoint(const Vector<Scalar>& parameters, Vector<Scalar>* point) const override {
    if (!has_average_) return Wrapper<Scalar>::EvaluationPoint(parameters, point);
    *point = average_;
    return true;
  }

 private:
  double decay_;
  Vector<Scalar> average_;
  bool has_average_ = false;
};

constexpr OptimizerEntry entry = WithWrapper<WeightEma>({
    .id = "ema",
    .name = "EMA of the weights",
    .summary = "Trains with the inner rule and evaluates at a running average of its weights.",
    .formula =
        R"(\bar\theta_1=\theta_1,\qquad\bar\theta_t=\delta\bar\theta_{t-1}+(1-\delta)\theta_t)",
    .reference = "Polyak & Juditsky 1992; as torch.optim.swa_utils.AveragedModel",
    .params = {DecayFactor("decay", R"(\delta)", "Memory of the average", 0.99, 0.9999)},
    .details = {.group = "Wrappers",
                .mark = "expected",
                .state = "average",
                .state_multiple = "+1",
                .decay = "as the inner rule",
                .steps = "[t=1] w_bar=w; [t!=1] w_bar=decay*w_bar+(1-decay)*w",
                .pitfalls = "Early on the average lags far behind. Batch-norm statistics belong to "
                            "the training weights, not to the average."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
