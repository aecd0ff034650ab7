// Gaussian: Broomhead & Lowe 1988, radial basis functions.
#include "nn/activation.h"

namespace playground {
namespace {

struct Gaussian {
  explicit Gaussian(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    return Exp(-x * x);
  }
  template <class T>
  T Slope(const T& x, const T& y) const {
    return -2 * x * y;
  }
};

constexpr ActivationEntry entry = WithFormula<Gaussian>({
    .id = "gaussian",
    .name = "Gaussian",
    .summary = "A bump: responds only near zero.",
    .formula = R"(f(x)=e^{-x^2})",
    .reference = "Broomhead & Lowe 1988, radial basis functions",
    .params = {},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
