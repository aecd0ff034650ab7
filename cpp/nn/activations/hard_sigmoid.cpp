// Hard sigmoid: Howard et al. 2019, arXiv:1905.02244 (slope 1/6).
#include "nn/activation.h"

namespace playground {
namespace {

struct HardSigmoid {
  explicit HardSigmoid(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return Min(Max(x / 6 + 0.5, T(0)), T(1));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return Select(Abs(x) < T(3), T(1.0 / 6), T(0));
  }
};

constexpr ActivationEntry entry = WithFormula<HardSigmoid>({
    .id = "hard-sigmoid",
    .name = "Hard sigmoid",
    .summary = "Three straight lines in place of the sigmoid.",
    .formula = R"(f(x)=\min\left(1,\max\left(0,\frac x6+\frac12\right)\right))",
    .reference = "Howard et al. 2019, arXiv:1905.02244 (slope 1/6)",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
