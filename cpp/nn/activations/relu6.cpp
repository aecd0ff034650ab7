// ReLU6: Krizhevsky 2010, Convolutional Deep Belief Networks on CIFAR-10.
#include "nn/activation.h"

namespace playground {
namespace {

struct Relu6 {
  explicit Relu6(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return Min(Max(x, T(0)), T(6));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    // Compared one by one: x - 3 would round tiny x into the kink.
    return Select(x > T(0), Select(x < T(6), T(1), T(0)), T(0));
  }
};

constexpr ActivationEntry entry = WithFormula<Relu6>({
    .id = "relu6",
    .name = "ReLU6",
    .summary = "ReLU that stops at 6, made for arithmetic with few bits.",
    .formula = R"(f(x)=\min(6,\max(0,x)))",
    .reference = "Krizhevsky 2010, Convolutional Deep Belief Networks on CIFAR-10",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
