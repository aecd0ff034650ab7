// SiLU (Swish): Ramachandran et al. 2017, arXiv:1710.05941.
#include "nn/activation.h"
#include "nn/in_double.h"

namespace playground {
namespace {

struct Silu {
  explicit Silu(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return x * Sigmoid(x);
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    const T s = Sigmoid(x);
    return s * (1 + x * (1 - s));
  }
};

constexpr ActivationEntry entry = AlsoInDouble<Silu>(WithFormula<Silu>({
    .id = "silu",
    .name = "SiLU (Swish)",
    .summary = "The input times its own sigmoid: a smooth ReLU that dips below zero.",
    .formula = R"(f(x)=x\,\sigma(x),\quad \sigma(x)=\frac{1}{1+e^{-x}})",
    .reference = "Ramachandran et al. 2017, arXiv:1710.05941",
    .params = {},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
