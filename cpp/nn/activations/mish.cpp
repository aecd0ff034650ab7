// Mish: Misra 2019, arXiv:1908.08681.
#include "nn/activation.h"

namespace playground {
namespace {

struct Mish {
  explicit Mish(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return x * Tanh(Softplus(x));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    const T t = Tanh(Softplus(x));
    return t + x * (1 - t * t) * Sigmoid(x);
  }
};

constexpr ActivationEntry entry = WithFormula<Mish>({
    .id = "mish",
    .name = "Mish",
    .summary = "The input times the tanh of its softplus; close to SiLU.",
    .formula = R"(f(x)=x\tanh(\ln(1+e^x)))",
    .reference = "Misra 2019, arXiv:1908.08681",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
