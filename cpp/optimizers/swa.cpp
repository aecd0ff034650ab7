// Stochastic weight averaging: Izmailov et al., "Averaging Weights Leads to Wider Optima and Better
// Generalization" (2018), Algorithm 1.
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class WeightAveraging final : public Wrapper<Scalar> {
 public:
  WeightAveraging(const ParamValues& params, const Layout& layout, AnyOptimizer<Scalar> inner)
      : Wrapper<Scalar>(std::move(inner)),
        start_(params.Int("start")),
        frequency_(params.Int("freq")),
        average_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    this->StepInner(input, parameters);
    ++t_;
    if (t_ < start_ || (t_ - start_) % frequency_ != 0) return;
    ++averaged_;
    average_ += static_cast<Scalar>(1.0 / averaged_) * (parameters - average_);
  }

  std::vector<Internal> States() const override { return this->WithInner(Kept("w_bar", average_)); }

  Index StateSize() const override { return Wrapper<Scalar>::StateSize() + average_.size(); }

  bool EvaluationPoint(const Vector<Scalar>& parameters, Vector<Scalar>* point) const override {
    if (averaged_ == 0) return Wrapper<Scalar>::EvaluationPoint(parameters, point);
    *point = average_;
    return true;
  }

 private:
  int start_, frequency_;
  Vector<Scalar> average_;
  std::int64_t t_ = 0, averaged_ = 0;
};

constexpr OptimizerEntry entry = WithWrapper<WeightAveraging>({
    .id = "swa",
    .name = "Stochastic weight averaging",
    .summary = "From some update on, evaluates at the plain mean of the weights visited since.",
    .formula =
        R"(t\ge t_0,\ (t-t_0)\bmod f=0:\ \bar\theta\leftarrow\bar\theta+(\theta_t-\bar\theta)/(n+1),\ n\leftarrow n+1)",
    .reference = "Izmailov et al. 2018, arXiv:1803.05407; as torch.optim.swa_utils.AveragedModel",
    .params = {Count("start", "t_0", "Update at which averaging begins", 20, 1, 1000, 100),
               Count("freq", "f", "Updates between two weights that enter the mean", 5, 1, 100)},
    .details = {.group = "Wrappers",
                .mark = "expected",
                .state = "average",
                .state_multiple = "+1",
                .decay = "as the inner rule",
                .pitfalls = "Started too early, poor weights stay in the mean for ever. Batch-norm "
                            "statistics belong to the training weights, not to the average."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
