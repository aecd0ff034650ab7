// ELU: Clevert et al. 2015, arXiv:1511.07289.
#include "nn/activation.h"

namespace playground {
namespace {

struct Elu {
  explicit Elu(const ParamValues& params) : alpha_(params["alpha"]) {}

  template <class T>
  T Value(const T& x) const {
    // Min, since the branch not taken must not overflow: in dual numbers it would leave a trace.
    return Select(x > T(0), x, alpha_ * Expm1(Min(x, T(0))));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return Select(x > T(0), T(1), alpha_ * Exp(Min(x, T(0))));
  }

 private:
  double alpha_;
};

constexpr ActivationEntry entry = WithFormula<Elu>({
    .id = "elu",
    .name = "ELU",
    .summary = "The identity above zero, an exponential approach to a constant below.",
    .formula = R"(f(x)=\begin{cases}x&x>0\\\alpha(e^x-1)&x\le 0\end{cases})",
    .reference = "Clevert et al. 2015, arXiv:1511.07289",
    .params = {Positive("alpha", R"(\alpha)", "Minus the level it approaches far below zero", 1,
                        0.01, 10)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
