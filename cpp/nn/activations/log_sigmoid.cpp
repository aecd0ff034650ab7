// Log-sigmoid: the definition.
#include "nn/activation.h"

namespace playground {
namespace {

struct LogSigmoid {
  explicit LogSigmoid(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return -Softplus(-x);
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return Sigmoid(-x);
  }
};

constexpr ActivationEntry entry = WithFormula<LogSigmoid>({
    .id = "log-sigmoid",
    .name = "Log-sigmoid",
    .summary = "The logarithm of the sigmoid: softplus upside down.",
    .formula = R"(f(x)=\ln\sigma(x)=-\ln(1+e^{-x}))",
    .reference = "the definition",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
