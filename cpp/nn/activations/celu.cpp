// CELU: Barron 2017, arXiv:1704.07483.
#include "nn/activation.h"

namespace playground {
namespace {

struct Celu {
  explicit Celu(const ParamValues& params) : alpha_(params["alpha"]) {}

  template <class T>
  T Value(const T& x) const {
    return Select(x > T(0), x, alpha_ * Expm1(Min(x, T(0)) / alpha_));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return Select(x > T(0), T(1), Exp(Min(x, T(0)) / alpha_));
  }

 private:
  double alpha_;
};

constexpr ActivationEntry entry = WithFormula<Celu>({
    .id = "celu",
    .name = "CELU",
    .summary = "ELU scaled so that its slope is continuous for every alpha.",
    .formula = R"(f(x)=\begin{cases}x&x>0\\\alpha(e^{x/\alpha}-1)&x\le 0\end{cases})",
    .reference = "Barron 2017, arXiv:1704.07483",
    .params = {Positive("alpha", R"(\alpha)", "Minus the level it approaches far below zero", 1,
                        0.01, 10)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
