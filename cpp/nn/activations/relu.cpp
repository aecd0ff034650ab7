// ReLU: Nair & Hinton 2010, Rectified Linear Units.
#include "nn/activation.h"
#include "nn/in_double.h"

namespace playground {
namespace {

struct Relu {
  explicit Relu(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return Max(x, T(0));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return Select(x > T(0), T(1), T(0));
  }
};

constexpr ActivationEntry entry = AlsoInDouble<Relu>(WithFormula<Relu>({
    .id = "relu",
    .name = "ReLU",
    .summary =
        "Cuts off everything below zero; a unit that is always below no longer gets a gradient.",
    .formula = R"(f(x)=\max(0,x))",
    .reference = "Nair & Hinton 2010, Rectified Linear Units",
    .params = {},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
