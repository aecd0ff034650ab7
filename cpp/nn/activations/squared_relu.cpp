// Squared ReLU: So et al. 2021, arXiv:2109.08668.
#include "nn/activation.h"

namespace playground {
namespace {

struct SquaredRelu {
  explicit SquaredRelu(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    const T positive = Max(x, T(0));
    return positive * positive;
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return 2 * Max(x, T(0));
  }
};

constexpr ActivationEntry entry = WithFormula<SquaredRelu>({
    .id = "squared-relu",
    .name = "Squared ReLU",
    .summary = "The square of ReLU: smooth at zero, growing faster.",
    .formula = R"(f(x)=\max(0,x)^2)",
    .reference = "So et al. 2021, arXiv:2109.08668",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
