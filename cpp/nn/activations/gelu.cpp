// GELU: Hendrycks & Gimpel 2016, arXiv:1606.08415.
#include "nn/activation.h"
#include "nn/in_double.h"

namespace playground {
namespace {

struct Gelu {
  explicit Gelu(const ParamValues&) {}

  template <class T>
  T Value(const T& x) const {
    // erfc keeps its relative precision far below zero, where 1 + erf would cancel.
    return 0.5 * x * Erfc(-kInverseSqrt2 * x);
  }
  template <class T>
  T Slope(const T& x, const T&) const {
    const T probability = 0.5 * Erfc(-kInverseSqrt2 * x);
    return probability + x * (kInverseSqrt2Pi * Exp(-0.5 * x * x));
  }

 private:
  static constexpr double kInverseSqrt2 = 0.70710678118654752440;
  static constexpr double kInverseSqrt2Pi = 0.39894228040143267794;
};

constexpr ActivationEntry entry = AlsoInDouble<Gelu>(WithFormula<Gelu>({
    .id = "gelu",
    .name = "GELU",
    .summary = "The input weighted by the probability that a normal number is smaller than it.",
    .formula = R"(f(x)=x\,\Phi(x)=\frac{x}{2}\operatorname{erfc}\left(-\frac{x}{\sqrt2}\right))",
    .reference = "Hendrycks & Gimpel 2016, arXiv:1606.08415",
    .params = {},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
