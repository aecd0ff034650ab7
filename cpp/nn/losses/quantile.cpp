// Quantile (pinball): Koenker & Bassett 1978, Regression Quantiles.
#include "nn/loss.h"

namespace playground {
namespace {

struct Quantile {
  explicit Quantile(const ParamValues& params) : tau_(params["tau"]) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    const T q = y - o;
    return Max(tau_ * q, (tau_ - 1) * q);
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    const T above = Select(y < o, T(1 - tau_), T(0));
    return Select(o < y, T(-tau_), above);
  }

 private:
  double tau_;
};

constexpr LossEntry entry = WithMeanOf<Quantile>({
    .id = "quantile",
    .name = "Quantile (pinball)",
    .summary = "Errors below and above the target weigh differently: the model learns a quantile.",
    .formula = R"(\frac1N\sum\max(\tau q,(\tau-1)q)\quad q=y-o)",
    .reference = "Koenker & Bassett 1978, Regression Quantiles",
    .params = {Real("tau", R"(\tau)", "The quantile to learn; 0.5 is the median", 0.5, 0.01, 0.99)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
