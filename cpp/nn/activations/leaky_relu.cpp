// Leaky ReLU: Maas et al. 2013, Rectifier Nonlinearities.
#include "nn/activation.h"

namespace playground {
namespace {

struct LeakyRelu {
  explicit LeakyRelu(const ParamValues& params) : slope_(params["slope"]) {}

  template <class T>
  T Value(const T& x) const {
    return Select(x > T(0), x, slope_ * x);
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return Select(x > T(0), T(1), T(slope_));
  }

 private:
  double slope_;
};

constexpr ActivationEntry entry = WithFormula<LeakyRelu>({
    .id = "leaky-relu",
    .name = "Leaky ReLU",
    .summary = "ReLU with a small slope below zero, so that no unit dies.",
    .formula = R"(f(x)=\begin{cases}x&x>0\\a\,x&x\le 0\end{cases})",
    .reference = "Maas et al. 2013, Rectifier Nonlinearities",
    .params = {Real("slope", "a", "Slope below zero", 0.01, 0, 1)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
