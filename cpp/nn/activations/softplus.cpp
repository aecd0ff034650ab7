// Softplus: Dugas et al. 2001, Incorporating Second-Order Functional Knowledge.
#include "nn/activation.h"

namespace playground {
namespace {

struct SoftplusActivation {
  explicit SoftplusActivation(const ParamValues& params) : beta_(params["beta"]) {}

  template <class T>
  T Value(const T& x) const {
    const T scaled = beta_ * x;
    return Select(scaled > T(kThreshold), x, Softplus(scaled) / beta_);
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    const T scaled = beta_ * x;
    return Select(scaled > T(kThreshold), T(1), Sigmoid(scaled));
  }

 private:
  // Linear beyond it, as in PyTorch: e^-20 is below what float resolves.
  static constexpr double kThreshold = 20;
  double beta_;
};

constexpr ActivationEntry entry = WithFormula<SoftplusActivation>({
    .id = "softplus",
    .name = "Softplus",
    .summary = "A smooth ReLU, always above zero; beta sets how sharp its bend is.",
    .formula = R"(f(x)=\frac1\beta\ln(1+e^{\beta x}))",
    .reference = "Dugas et al. 2001, Incorporating Second-Order Functional Knowledge",
    .params = {Positive("beta", R"(\beta)", "Sharpness of the bend", 1, 0.1, 20)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
