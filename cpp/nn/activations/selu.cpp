// SELU: Klambauer et al. 2017, arXiv:1706.02515.
#include "nn/activation.h"

namespace playground {
namespace {

struct Selu {
  explicit Selu(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return kScale * Select(x > T(0), x, kAlpha * Expm1(Min(x, T(0))));
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    return kScale * Select(x > T(0), T(1), kAlpha * Exp(Min(x, T(0))));
  }

 private:
  // The fixed point of mean 0 and variance 1 (the paper's equation 14).
  static constexpr double kAlpha = 1.6732632423543772848;
  static constexpr double kScale = 1.0507009873554804934;
};

constexpr ActivationEntry entry = WithFormula<Selu>({
    .id = "selu",
    .name = "SELU",
    .summary =
        "A scaled ELU whose outputs drift to mean 0 and variance 1 with LeCun-normal weights.",
    .formula = R"(f(x)=\kappa\begin{cases}x&x>0\\\alpha(e^x-1)&x\le 0\end{cases},\quad )"
               R"(\alpha=1.6733,\ \kappa=1.0507)",
    .reference = "Klambauer et al. 2017, arXiv:1706.02515",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
