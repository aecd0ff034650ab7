// Hard swish: Howard et al. 2019, arXiv:1905.02244.
#include "nn/activation.h"

namespace playground {
namespace {

struct HardSwish {
  explicit HardSwish(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return x * Min(Max(x + 3, T(0)), T(6)) / 6;
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    const T middle = Select(x <= T(3), x / 3 + 0.5, T(1));
    return Select(x < T(-3), T(0), middle);
  }
};

constexpr ActivationEntry entry = WithFormula<HardSwish>({
    .id = "hard-swish",
    .name = "Hard swish",
    .summary = "SiLU with the hard sigmoid: cheap and close to it.",
    .formula = R"(f(x)=\frac{x}{6}\min(6,\max(0,x+3)))",
    .reference = "Howard et al. 2019, arXiv:1905.02244",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
