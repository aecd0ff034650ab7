// Sigmoid: the logistic function.
#include "nn/activation.h"
#include "nn/in_double.h"

namespace playground {
namespace {

struct LogisticSigmoid {
  explicit LogisticSigmoid(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return Sigmoid(x);
  }
  template <class T>
  T Slope(const T&, const T& y) const {
    return y * (1 - y);
  }
};

constexpr ActivationEntry entry = AlsoInDouble<LogisticSigmoid>(WithFormula<LogisticSigmoid>({
    .id = "sigmoid",
    .name = "Sigmoid",
    .summary = "Squashes into 0 to 1; saturates on both sides, where its gradient vanishes.",
    .formula = R"(f(x)=\frac{1}{1+e^{-x}})",
    .reference = "the logistic function",
    .params = {},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
