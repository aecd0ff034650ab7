// Hard tanh: Collobert 2004, Large Scale Machine Learning.
#include "nn/activation.h"

namespace playground {
namespace {

struct HardTanh {
  explicit HardTanh(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return Min(Max(x, T(-1)), T(1));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return Select(Abs(x) < T(1), T(1), T(0));
  }
};

constexpr ActivationEntry entry = WithFormula<HardTanh>({
    .id = "hard-tanh",
    .name = "Hard tanh",
    .summary = "The identity between -1 and 1, constant outside.",
    .formula = R"(f(x)=\min(1,\max(-1,x)))",
    .reference = "Collobert 2004, Large Scale Machine Learning",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
